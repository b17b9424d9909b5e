// SPDX-License-Identifier: Apache-2.0
// Following parsed paths.
#include <string.h>

#include "base/memory.h"
#include "expression/path_parts.h"

struct world world_of(const struct codes *codes) {
    struct world world = {.codes = codes};
    for (size_t i = 0; i < DAYS; i++) world.days[i] = DATE_NONE;
    return world;
}

struct walk {
    const struct world *world;
    const struct path_branch *branch;
    const struct record *const *frame;
    branch_visit *visit;
    void *context;
    const struct refusal **refused; // not NULL: why the walk ends early somewhere is looked for
};

struct value filter_right(const struct world *world, const struct path_filter *filter,
                          const struct record *const *frame) {
    if (!filter->right) return filter->constant;
    struct value value = path_value(world, filter->right, frame);
    if (value.type != VALUE_TIME || filter->offset.unit == UNIT_NONE) return value;
    int unknown;
    if (!quantity_shift(&world->counting, value.when, filter->offset, filter->offset_sign,
                        &value.when, &unknown))
        value.type = VALUE_ABSENT; // working days of an unknown year: nothing passes
    return value;
}

static bool compares(const struct path_filter *filter, const struct value *left,
                     const struct value *right) {
    if (left->type != right->type) return false; // the right is absent
    if (filter->comparison == COMPARE_HOLDS) return value_holds_word(left, right);
    int order = value_compare(left, right);
    switch (filter->comparison) {
    case COMPARE_EQUAL:
        return order == 0;
    case COMPARE_UNEQUAL:
        return order != 0;
    case COMPARE_LESS:
        return order < 0;
    case COMPARE_NOT_MORE:
        return order <= 0;
    case COMPARE_MORE:
        return order > 0;
    case COMPARE_NOT_LESS:
        return order >= 0;
    case COMPARE_HOLDS:
        break;
    }
    BUG("unknown comparison");
}

struct comparing {
    const struct path_filter *filter;
    struct value right;
    bool any, passed;
};

static bool compare_one(void *context, const struct value *left) {
    struct comparing *comparing = context;
    comparing->any = true;
    comparing->passed = compares(comparing->filter, left, &comparing->right);
    return !comparing->passed;
}

bool filter_passes(const struct world *world, const struct path_filter *filter,
                   const struct record *item, const struct record *const *frame) {
    struct comparing comparing = {filter, filter_right(world, filter, frame), false, false};
    if (filter->left->function) {
        struct value left = path_value(world, filter->left, &item);
        if (left.type != VALUE_ABSENT) compare_one(&comparing, &left);
    } else {
        branch_values(world, &filter->left->branches[0], &item, compare_one, &comparing);
    }
    if (comparing.any) return comparing.passed;
    return filter->absent_passes || (filter->comparison == COMPARE_UNEQUAL && comparing.right.type);
}

// What is absent because it was refused ends the search; of several the first.
static void look_behind(const struct walk *walk, const struct path *path,
                        const struct record *const *frame) {
    if (walk->refused && !*walk->refused && path)
        *walk->refused = path_refused(walk->world, path, frame);
}

static bool passes(const struct walk *walk, const struct path_filter *filters,
                   const struct record *item) {
    for (; filters; filters = filters->next) {
        look_behind(walk, filters->left, &item);
        look_behind(walk, filters->right, walk->frame);
        if (!filter_passes(walk->world, filters, item, walk->frame)) return false;
    }
    return true;
}

static bool go_on(const struct walk *walk, unsigned depth, const struct record *record) {
    const struct path_branch *branch = walk->branch;
    if (depth == branch->depth) {
        struct value value = {.type = VALUE_RECORD, .record = record};
        if (branch->field) value = value_of(record, branch->field);
        if (walk->refused && !*walk->refused && branch->field)
            *walk->refused = refusals_find(walk->world->refusals, record, branch->field);
        return value.type == VALUE_ABSENT || walk->visit(walk->context, &value);
    }
    const struct path_step *step = &branch->steps[depth];
    if (!step->list) {
        struct value keys[LOOKUP_KEYS];
        for (unsigned i = 0; i < step->lookup->key_count; i++) {
            look_behind(walk, step->own_keys[i], &record);
            keys[i] = path_value(walk->world, step->own_keys[i], &record);
        }
        uint32_t cursor = 0;
        const struct record *target = lookup_next(walk->world, step->lookup, keys, &cursor);
        return !target || go_on(walk, depth + 1, target);
    }
    const struct list *list = record_list(record, step->list);
    for (const struct record *item = list->first; item; item = item->next)
        if (passes(walk, step->filters, item) && !go_on(walk, depth + 1, item)) return false;
    return true;
}

static bool through_lookup(const struct walk *walk) {
    const struct path_branch *branch = walk->branch;
    struct value keys[LOOKUP_KEYS];
    for (unsigned i = 0; i < branch->lookup->key_count; i++) {
        look_behind(walk, branch->keys[i]->right, walk->frame);
        keys[i] = filter_right(walk->world, branch->keys[i], walk->frame);
    }
    uint32_t cursor = 0;
    for (const struct record *item;
         (item = lookup_next(walk->world, branch->lookup, keys, &cursor));)
        if (passes(walk, branch->steps[branch->indexed].filters, item) &&
            !go_on(walk, branch->indexed + 1, item))
            return false;
    return true;
}

static bool walk_branch(const struct walk *walk) {
    const struct path_branch *branch = walk->branch;
    switch (branch->origin) {
    case ORIGIN_DAY: {
        date day = walk->world->days[branch->start];
        if (day == DATE_NONE) return true;
        struct value value = value_time(moment_of(day, 0, 0, 0), false);
        return walk->visit(walk->context, &value);
    }
    case ORIGIN_ROOT:
        if (!walk->world->roots[branch->start]) return true;
        if (branch->lookup) return through_lookup(walk);
        return go_on(walk, 0, walk->world->roots[branch->start]);
    case ORIGIN_FRAME:
        return !walk->frame[branch->start] || go_on(walk, 0, walk->frame[branch->start]);
    }
    BUG("unknown origin");
}

bool branch_values(const struct world *world, const struct path_branch *branch,
                   const struct record *const *frame, branch_visit *visit, void *context) {
    return walk_branch(&(struct walk){world, branch, frame, visit, context, NULL});
}

static bool go_past(void *context, const struct value *value) {
    (void)value;
    return !*(const struct refusal **)context;
}

const struct refusal *path_refused(const struct world *world, const struct path *path,
                                   const struct record *const *frame) {
    const struct refusal *refused = NULL;
    if (!world->refusals || !world->refusals->count) return NULL;
    for (unsigned i = 0; i < path->branch_count && !refused; i++)
        walk_branch(&(struct walk){world, &path->branches[i], frame, go_past, &refused, &refused});
    return refused;
}

static bool take_first(void *context, const struct value *value) {
    *(struct value *)context = *value;
    return false;
}

struct value path_value(const struct world *world, const struct path *path,
                        const struct record *const *frame) {
    struct value value = {.type = VALUE_ABSENT};
    const struct path_branch *first = &path->branches[0];
    if (first->origin == ORIGIN_FRAME && !frame[first->start]) return value;
    if (path->function) return path->function->combine(world, path, frame);
    branch_values(world, first, frame, take_first, &value);
    return value;
}

struct record_visit {
    path_visit *visit;
    void *context;
};

static bool visit_record(void *context, const struct value *value) {
    const struct record_visit *visit = context;
    return visit->visit(visit->context, value->record);
}

void path_each_record(const struct world *world, const struct path *path,
                      const struct record *const *frame, path_visit *visit, void *context) {
    struct record_visit wrapped = {visit, context};
    branch_values(world, &path->branches[0], frame, visit_record, &wrapped);
}
