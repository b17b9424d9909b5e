// SPDX-License-Identifier: Apache-2.0
#include "model/record_walk.h"

#include "base/arena.h"
#include "base/memory.h"

// What a kind holds of the chosen fields, and the lists below which there are any. Kinds may hold
// each other (blocks of a template): each is planned once.
struct plan {
    const struct record_kind *kind;
    struct plan *next;
    const struct field **chosen; // numbered from `first`
    unsigned chosen_count, first;
    struct {
        const struct field *field;
        const struct plan *items;
    } * lists;
    unsigned list_count;
    bool leads; // to a chosen field
};

struct planner {
    struct arena *arena;
    struct plan *plans;
    field_choice *choose;
    const void *context;
    unsigned numbered;
};

static const struct plan *plan_of(struct planner *planner, const struct record_kind *kind) {
    for (struct plan *known = planner->plans; known; known = known->next)
        if (known->kind == kind) return known;
    struct plan *plan = arena_alloc(planner->arena, sizeof *plan);
    *plan = (struct plan){.kind = kind, .next = planner->plans, .leads = true};
    planner->plans = plan;
    plan->chosen = arena_alloc(planner->arena, kind->field_count * sizeof *plan->chosen);
    plan->lists = arena_alloc(planner->arena, kind->field_count * sizeof *plan->lists);
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type != FIELD_list &&
            planner->choose(planner->context, kind, &kind->fields[i]))
            plan->chosen[plan->chosen_count++] = &kind->fields[i];
    plan->first = planner->numbered;
    planner->numbered += plan->chosen_count;
    for (size_t i = 0; i < kind->field_count; i++) {
        if (kind->fields[i].type != FIELD_list) continue;
        const struct plan *items = plan_of(planner, kind->fields[i].items);
        if (!items->leads) continue;
        plan->lists[plan->list_count].field = &kind->fields[i];
        plan->lists[plan->list_count++].items = items;
    }
    plan->leads = plan->chosen_count || plan->list_count;
    return plan;
}

struct walk {
    field_visit *visit;
    void *context;
    struct record_frame frame;
};

static void walk_record(struct walk *walk, const struct plan *plan, struct record *record) {
    struct record_frame *frame = &walk->frame;
    if (frame->depth == WALK_DEPTH) BUG("records nest deeper than any file may");
    frame->kinds[frame->depth] = plan->kind;
    frame->records[frame->depth++] = record;
    for (unsigned i = 0; i < plan->chosen_count; i++)
        walk->visit(walk->context, frame, plan->chosen[i], plan->first + i);
    for (unsigned i = 0; i < plan->list_count; i++)
        for (struct record *item = record_list(record, plan->lists[i].field)->first; item;
             item = item->next)
            walk_record(walk, plan->lists[i].items, item);
    frame->depth--;
}

void record_walk(const struct record_kind *kind, struct record *root, field_choice *choose,
                 field_visit *visit, void *context) {
    struct planner planner = {.arena = arena_new(), .choose = choose, .context = context};
    struct walk *walk = arena_alloc(planner.arena, sizeof *walk);
    *walk = (struct walk){.visit = visit, .context = context};
    walk_record(walk, plan_of(&planner, kind), root);
    arena_free(planner.arena);
}

const struct walk_field *record_walk_fields(const struct record_kind *kind, field_choice *choose,
                                            const void *context, struct arena *arena,
                                            unsigned *count) {
    struct planner planner = {.arena = arena, .choose = choose, .context = context};
    plan_of(&planner, kind);
    struct walk_field *fields = arena_alloc(arena, planner.numbered * sizeof *fields);
    for (const struct plan *plan = planner.plans; plan; plan = plan->next)
        for (unsigned i = 0; i < plan->chosen_count; i++)
            fields[plan->first + i] = (struct walk_field){plan->kind, plan->chosen[i]};
    *count = planner.numbered;
    return fields;
}
