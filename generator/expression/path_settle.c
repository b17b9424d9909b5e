// SPDX-License-Identifier: Apache-2.0
// What follows from the steps of a path: its type, what it needs, the index that serves it.
#include <string.h>

#include "base/language.h"
#include "expression/path_parts.h"

static bool wrong(const struct path *path, const struct path_place *place, const char *message) {
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line, "\"%s\": %s",
                    path->source, message);
}

static bool leads_through_list(const struct path *path) {
    for (unsigned i = 0; i < path->branches[0].depth; i++)
        if (path->branches[0].steps[i].list) return true;
    return false;
}

// Gives the first list with =@ filters below a root to an index, if nothing before it is filtered.
static void use_lookup(struct path_branch *branch, const struct path_place *place) {
    const struct field *lists[PATH_DEPTH];
    const struct path *keys[LOOKUP_KEYS];
    unsigned count = 0;
    if (branch->origin != ORIGIN_ROOT || !place->lookups) return;
    for (unsigned i = 0; i < branch->depth; i++) {
        struct path_step *step = &branch->steps[i];
        if (!step->list) return;
        lists[i] = step->list;
        if (!step->filters) continue;
        const struct path_filter *others = NULL, **end = &others;
        for (const struct path_filter *filter = step->filters, *next; filter; filter = next) {
            struct path_filter *mutable = (struct path_filter *)filter;
            next = filter->next;
            if (count < LOOKUP_KEYS && filter->comparison == COMPARE_EQUAL && filter->right &&
                !filter->absent_passes && !leads_through_list(filter->left)) {
                branch->keys[count] = filter;
                keys[count++] = filter->left;
                continue;
            }
            mutable->next = NULL;
            *end = filter;
            end = (const struct path_filter **)&mutable->next;
        }
        if (count == 0) return; // nothing was taken out: `others` is the same list
        step->filters = others;
        branch->indexed = i;
        branch->lookup =
            lookup_intern((enum path_root)branch->start, lists, i + 1, keys, count, place);
        return;
    }
}

// ---- types ------------------------------------------------------------------------------------

static enum value_type type_of(const struct path_branch *branch) {
    if (branch->origin == ORIGIN_DAY) return VALUE_TIME;
    if (!branch->field) return VALUE_RECORD;
    switch (branch->field->type) {
    case FIELD_text:
    case FIELD_code:
        return VALUE_TEXT;
    case FIELD_integer:
    case FIELD_decimal:
        return VALUE_NUMBER;
    case FIELD_boolean:
        return VALUE_TRUTH;
    case FIELD_date:
    case FIELD_moment:
        return VALUE_TIME;
    case FIELD_digest:
    case FIELD_list:
        return VALUE_RECORD;
    }
    return VALUE_ABSENT;
}

static unsigned filter_roots(const struct path_filter *filter) {
    return filter->right ? filter->right->roots : 0;
}

static unsigned branch_roots(const struct path_branch *branch) {
    unsigned bits = branch->origin == ORIGIN_ROOT ? 1u << branch->start : 0;
    for (unsigned i = 0; i < branch->depth; i++)
        for (const struct path_filter *filter = branch->steps[i].filters; filter;
             filter = filter->next)
            bits |= filter_roots(filter);
    for (unsigned i = 0; branch->lookup && i < branch->lookup->key_count; i++)
        bits |= filter_roots(branch->keys[i]);
    return bits;
}

bool path_settle(struct path *path, const struct path_place *place) {
    const struct codes *codes = place->codes;
    if (path->branches[0].kind) path->end = scope_name_of(path->branches[0].kind);
    for (unsigned i = 0; i < path->branch_count; i++) {
        struct path_branch *branch = &path->branches[i];
        enum value_type type = type_of(branch);
        if (path->function && path->function->argument && path->function->argument != type)
            return wrong(path, place, _("the function does not take a field of this type"));
        if (i == 0) path->type = type;
        if (type == VALUE_TEXT && branch->kind)
            path->list = codes_list_of(codes, branch->kind->name, branch->field->name);
        path->roots |= branch_roots(branch);
        use_lookup(branch, place);
    }
    if (!path->function) return true;
    path->type = path->function->result;
    if (!path->function->coded) return true;
    const struct codeList *list = codes_list(codes, path->list);
    const struct codeValue *first = list ? (const struct codeValue *)list->code.first : NULL;
    if (!first || first->rank == INTEGER_NONE)
        return wrong(path, place, _("the values of this field have no rank in schemas/codes.xml"));
    return true;
}

// ---- what a path is ---------------------------------------------------------------------------

const char *path_source(const struct path *path) {
    return path->source;
}

enum value_type path_type(const struct path *path) {
    return path->type;
}

const struct record_kind *path_items(const struct path *path) {
    return path->function || path->branches[0].field ? NULL : path->branches[0].kind;
}

const struct field *path_field(const struct path *path) {
    return path->branches[0].field;
}

const char *path_list(const struct path *path) {
    return path->function ? NULL : path->list;
}

const struct field *path_plain_list(const struct path *path) {
    const struct path_branch *branch = &path->branches[0];
    bool plain = !path->function && branch->origin == ORIGIN_FRAME && branch->depth == 1 &&
                 !branch->field && !branch->steps[0].filters;
    return plain ? branch->steps[0].list : NULL;
}

const struct scope_name *path_start(const struct path *path, size_t *place) {
    if (path->branches[0].origin != ORIGIN_FRAME) return NULL;
    *place = path->branches[0].start;
    return &path->start;
}

const struct scope_name *path_end(const struct path *path) {
    return &path->end;
}

const char *path_label(const struct path *path) {
    const struct path_branch *branch = &path->branches[0];
    if (branch->origin == ORIGIN_DAY) return path_days[branch->start].label;
    return branch->field ? branch->field->label : branch->kind->label;
}

enum physical_dimension path_dimension(const struct path *path) {
    const struct path_branch *branch = &path->branches[0];
    if (path->type != VALUE_NUMBER) return DIMENSION_ANY;
    bool measured = !path->function || path->function->argument == VALUE_NUMBER;
    return measured && branch->field ? field_dimension(branch->kind, branch->field)
                                     : DIMENSION_COUNT;
}

unsigned path_roots(const struct path *path) {
    return path->roots;
}

const struct field *path_root_list(const struct path *path, enum path_root root) {
    for (unsigned i = 0; i < path->branch_count; i++) {
        const struct path_branch *branch = &path->branches[i];
        if (branch->origin == ORIGIN_ROOT && branch->start == root && branch->depth)
            return branch->steps[0].list;
    }
    return NULL;
}
