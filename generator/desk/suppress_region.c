// SPDX-License-Identifier: Apache-2.0
// The bulletin's figures of occupations, levels and cities as one table of persons.
#include <string.h>

#include "base/map.h"
#include "desk/suppress.h"

struct layout {
    struct map rows, columns;     // key -> its number
    struct map groups[GROUPINGS]; // of occupations, of levels
    size_t *row_of, *column_of;   // of each record, in their order
    struct person_table table;
};

static size_t place(struct map *map, const char *key, struct arena *arena) {
    size_t *number = map_find(map, key);
    if (!number) {
        number = arena_alloc(arena, sizeof *number);
        *number = map->count;
        map_add(map, key, number);
    }
    return *number;
}

static const char *text(const char *may_be_absent) {
    return may_be_absent ? may_be_absent : "";
}

static struct layout lay_out(const struct list *cells, struct arena *arena) {
    struct layout layout = {.row_of = arena_alloc(arena, cells->count * sizeof(size_t)),
                            .column_of = arena_alloc(arena, cells->count * sizeof(size_t))};
    size_t *groups[GROUPINGS], i = 0;
    for (int k = 0; k < GROUPINGS; k++)
        groups[k] = arena_alloc(arena, cells->count * sizeof(size_t));
    for (EACH(struct cellFigures, cell, *cells)) {
        const char *key = arena_printf(arena, "%s\n%s", text(cell->occupation), text(cell->level));
        size_t row = layout.row_of[i] = place(&layout.rows, key, arena);
        layout.column_of[i++] = place(&layout.columns, text(cell->city), arena);
        groups[GROUPING_OCCUPATION][row] =
            place(&layout.groups[GROUPING_OCCUPATION], text(cell->occupation), arena);
        groups[GROUPING_LEVEL][row] =
            place(&layout.groups[GROUPING_LEVEL], text(cell->level), arena);
    }
    layout.table.rows = layout.rows.count;
    layout.table.columns = layout.columns.count;
    for (int k = 0; k < GROUPINGS; k++) {
        layout.table.group_of[k] = groups[k];
        layout.table.groups[k] = layout.groups[k].count;
    }
    return layout;
}

static int64_t at_least_none(int64_t count) {
    return count > 0 ? count : 0;
}

// Who has a certificate is a candidate; whether such a person was seen at an examination is
// another matter, so that `examined` may be less than `certificates`.
static void count(const struct list *cells, struct layout *layout, struct arena *arena) {
    struct person_table *table = &layout->table;
    int64_t(*counts)[OUTCOMES] = arena_alloc(arena, table->rows * table->columns * sizeof *counts);
    size_t i = 0;
    for (EACH(struct cellFigures, cell, *cells)) {
        int64_t *of = counts[layout->row_of[i] * table->columns + layout->column_of[i]];
        int64_t candidates = at_least_none(cell->candidates);
        int64_t certified = at_least_none(cell->certificates);
        int64_t failed = at_least_none(at_least_none(cell->examined) - certified);
        of[OUTCOME_CERTIFIED] += certified;
        of[OUTCOME_FAILED] += failed;
        of[OUTCOME_ABSENT] += at_least_none(candidates - certified - failed);
        i++;
    }
    table->counts = (const int64_t(*)[OUTCOMES])counts;
    size_t flags = (table->rows + 1) * (table->columns + 1);
    for (int h = 0; h < HIDINGS; h++) {
        table->hidden[h] = arena_alloc(arena, flags * sizeof(bool));
        for (int k = 0; k < GROUPINGS; k++)
            table->hidden_groups[h][k] = arena_alloc(arena, table->groups[k] * sizeof(bool));
    }
}

static bool is_hidden(const struct groupFigures *group, const struct layout *layout,
                      enum hiding hiding) {
    const struct person_table *table = &layout->table;
    bool city = strcmp(group->by, "city") == 0, level = strcmp(group->by, "level") == 0;
    const struct map *map = city    ? &layout->columns
                            : level ? &layout->groups[GROUPING_LEVEL]
                                    : &layout->groups[GROUPING_OCCUPATION];
    const size_t *number = map_find(map, text(group->key));
    if (!number) return true; // no cell is part of it: not to be judged
    if (city) return table->hidden[hiding][table->rows * (table->columns + 1) + *number];
    return table->hidden_groups[hiding][level ? GROUPING_LEVEL : GROUPING_OCCUPATION][*number];
}

static void hide_in_cells(struct list *cells, const struct layout *layout) {
    const struct person_table *table = &layout->table;
    size_t i = 0;
    for (EACH(struct cellFigures, cell, *cells)) {
        size_t flag = layout->row_of[i] * (table->columns + 1) + layout->column_of[i];
        i++;
        cell->suppressed = table->hidden[HIDING_CERTIFICATES][flag];
        if (cell->suppressed) cell->certificates = INTEGER_NONE;
        if (table->hidden[HIDING_CANDIDATES][flag]) cell->candidates = INTEGER_NONE;
    }
}

void suppress_region(struct regionFigures *region, int64_t least, struct arena *arena) {
    struct list *cells = &region->cellFigures;
    if (cells->count == 0) return;
    struct layout layout = lay_out(cells, arena);
    struct person_table *table = &layout.table;
    size_t all = (table->rows + 1) * (table->columns + 1) - 1;
    count(cells, &layout, arena);
    suppress(table, least);
    for (EACH(struct groupFigures, group, region->groupFigures)) {
        if (is_hidden(group, &layout, HIDING_CERTIFICATES)) group->certificates = INTEGER_NONE;
        if (is_hidden(group, &layout, HIDING_CANDIDATES)) group->candidates = INTEGER_NONE;
    }
    if (table->hidden[HIDING_CERTIFICATES][all]) region->certificates = INTEGER_NONE;
    if (table->hidden[HIDING_CANDIDATES][all]) region->candidates = INTEGER_NONE;
    hide_in_cells(cells, &layout);
    suppress_rates(region, least);
    map_free(&layout.rows);
    map_free(&layout.columns);
    for (int k = 0; k < GROUPINGS; k++) map_free(&layout.groups[k]);
}
