// SPDX-License-Identifier: Apache-2.0
// The bulletin's figures of occupations, levels and cities as one table of cells.
#include <string.h>

#include "base/map.h"
#include "rules/suppress.h"

struct layout {
    struct map rows, columns;   // key -> its number + 1
    size_t *row_of, *column_of; // of each record, in their order
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
    size_t i = 0;
    for (EACH(struct cellFigures, cell, *cells)) {
        const char *key = arena_printf(arena, "%s\n%s", text(cell->occupation), text(cell->level));
        layout.row_of[i] = place(&layout.rows, key, arena);
        layout.column_of[i++] = place(&layout.columns, text(cell->city), arena);
    }
    return layout;
}

// What the table hides of one number is added to `hidden`: rows + 1 by columns + 1.
static void mark(const struct list *cells, const struct layout *layout, bool certificates,
                 int64_t least, bool *hidden, struct arena *arena) {
    size_t rows = layout->rows.count, columns = layout->columns.count, i = 0;
    size_t flags = (rows + 1) * (columns + 1);
    int64_t *counts = arena_alloc(arena, rows * columns * sizeof *counts);
    for (EACH(struct cellFigures, cell, *cells)) {
        int32_t count = certificates ? cell->certificates : cell->candidates;
        if (count != INTEGER_NONE)
            counts[layout->row_of[i] * columns + layout->column_of[i]] += count;
        i++;
    }
    struct cell_table table = {.rows = rows,
                               .columns = columns,
                               .counts = counts,
                               .hidden = arena_alloc(arena, flags * sizeof(bool))};
    suppress(&table, least);
    for (i = 0; i < flags; i++) hidden[i] |= table.hidden[i];
}

static bool is_part(const struct cellFigures *cell, const struct groupFigures *group) {
    const char *key = strcmp(group->by, "city") == 0         ? cell->city
                      : strcmp(group->by, "occupation") == 0 ? cell->occupation
                                                             : cell->level;
    return strcmp(text(key), text(group->key)) == 0;
}

// A city has a total of its own in the table; occupations and levels are sums of the rows' totals.
static void hide_group(struct groupFigures *group, const struct list *cells,
                       const struct layout *layout, const bool *hidden) {
    size_t rows = layout->rows.count, columns = layout->columns.count, i = 0;
    bool hide = false, city = strcmp(group->by, "city") == 0;
    for (EACH(struct cellFigures, cell, *cells)) {
        size_t total = city ? rows * (columns + 1) + layout->column_of[i]
                            : layout->row_of[i] * (columns + 1) + columns;
        hide |= is_part(cell, group) && hidden[total];
        i++;
    }
    if (!hide) return;
    group->candidates = INTEGER_NONE;
    group->certificates = INTEGER_NONE;
    group->passRate = DECIMAL_NONE;
}

void suppress_region(struct regionFigures *region, int64_t least, struct arena *arena) {
    struct list *cells = &region->cellFigures;
    if (cells->count == 0) return;
    struct layout layout = lay_out(cells, arena);
    size_t rows = layout.rows.count, columns = layout.columns.count, i = 0;
    bool *hidden = arena_alloc(arena, (rows + 1) * (columns + 1) * sizeof *hidden);
    mark(cells, &layout, false, least, hidden, arena);
    mark(cells, &layout, true, least, hidden, arena);
    for (EACH(struct groupFigures, group, region->groupFigures))
        hide_group(group, cells, &layout, hidden);
    for (EACH(struct cellFigures, cell, *cells)) {
        cell->suppressed = hidden[layout.row_of[i] * (columns + 1) + layout.column_of[i]];
        i++;
        if (cell->suppressed != 1) continue;
        cell->candidates = INTEGER_NONE;
        cell->certificates = INTEGER_NONE;
    }
    if (hidden[rows * (columns + 1) + columns]) {
        region->candidates = INTEGER_NONE;
        region->certificates = INTEGER_NONE;
    }
    map_free(&layout.rows);
    map_free(&layout.columns);
}
