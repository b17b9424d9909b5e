// SPDX-License-Identifier: Apache-2.0
#include "model/dated.h"

#include "base/memory.h"
#include "base/words.h"

struct dated_list {
    const struct field *field;
    struct dated_walk *below;
};

struct dated_walk {
    const struct record_kind *kind;
    struct arena *arena; // NULL: the walk above has it
    const struct field **fields;
    struct dated_list *lists; // only those with something wanted below
    unsigned field_count, list_count;
};

struct choice {
    struct arena *arena;
    bool (*wanted)(const void *context, const struct field *field);
    const void *context;
};

bool dated_is_year(const struct field *field) {
    return field->type == FIELD_integer && words_hold(field->when, "year");
}

date dated_day(const struct record *record, const struct field *field) {
    if (!dated_is_year(field)) return record_date(record, field);
    int32_t year = record_integer(record, field);
    return year == INTEGER_NONE ? DATE_NONE : date_of(year, 1, 1);
}

static bool is_dated(const struct field *field) {
    return field->type == FIELD_date || field->type == FIELD_moment || dated_is_year(field);
}

static struct dated_walk *choose(const struct choice *choice, const struct record_kind *kind,
                                 unsigned depth) {
    struct dated_walk *walk = arena_alloc(choice->arena, sizeof *walk);
    size_t count = kind->field_count;
    *walk = (struct dated_walk){
        .kind = kind,
        .fields = arena_alloc(choice->arena, count * sizeof *walk->fields),
        .lists = arena_alloc(choice->arena, count * sizeof *walk->lists),
    };
    for (size_t i = 0; i < count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->computed) continue;
        if (is_dated(field) && choice->wanted(choice->context, field))
            walk->fields[walk->field_count++] = field;
        if (field->type != FIELD_list || depth == DATED_DEPTH) continue;
        struct dated_walk *below = choose(choice, field->items, depth + 1);
        if (below->field_count || below->list_count)
            walk->lists[walk->list_count++] = (struct dated_list){field, below};
    }
    return walk;
}

struct dated_walk *dated_walk_new(const struct record_kind *kind,
                                  bool (*wanted)(const void *context, const struct field *field),
                                  const void *context) {
    struct choice choice = {arena_new(), wanted, context};
    struct dated_walk *walk = choose(&choice, kind, 1);
    walk->arena = choice.arena;
    return walk;
}

void dated_walk_free(struct dated_walk *walk) {
    if (walk) arena_free(walk->arena);
}

struct visitor {
    void (*visit)(void *context, const struct dated_place *place);
    void *context;
    struct dated_place place;
};

static void visit_record(const struct dated_walk *walk, const struct record *record,
                         struct visitor *visitor) {
    struct dated_place *place = &visitor->place;
    place->kinds[place->depth] = walk->kind;
    place->frame[place->depth++] = record;
    for (unsigned i = 0; i < walk->field_count; i++) {
        if (!record_has(record, walk->fields[i])) continue;
        place->field = walk->fields[i];
        visitor->visit(visitor->context, place);
    }
    for (unsigned i = 0; i < walk->list_count; i++) {
        const struct list *list = record_list(record, walk->lists[i].field);
        for (const struct record *item = list->first; item; item = item->next)
            visit_record(walk->lists[i].below, item, visitor);
    }
    place->depth--;
}

void dated_walk_each(const struct dated_walk *walk, const struct record *record,
                     void (*visit)(void *context, const struct dated_place *place), void *context) {
    struct visitor visitor = {.visit = visit, .context = context};
    visit_record(walk, record, &visitor);
}
