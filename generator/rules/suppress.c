// SPDX-License-Identifier: Apache-2.0
// The table with its totals is a set of equations: every row and every column, the totals with the
// opposite sign, sums to zero. What the hidden cells may be, given the others, are the integer
// points of a network flow; two such points differ by cycles that go from row to column and back
// through hidden cells, one up and one down by turns. So a hidden cell is safe exactly when such a
// cycle leads through it on which every cell that goes down stays at 1 or above. For each small
// cell without one, the cheapest such cycle is looked for through cells that are still visible, and
// they are hidden as well. Hiding more never makes an unsafe cell of a safe one, so once through is
// enough. Where there is no cycle at all, nothing of the table is published.
#include "rules/suppress.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct grid {
    size_t rows, columns; // with the totals
    int64_t *counts;
    bool *hidden; // borrowed
};

static size_t at(const struct grid *grid, size_t row, size_t column) {
    return row * grid->columns + column;
}

static struct grid open_grid(const struct cell_table *table) {
    struct grid grid = {table->rows + 1, table->columns + 1, NULL, table->hidden};
    grid.counts = memory_zeroed(grid.rows * grid.columns * sizeof *grid.counts);
    for (size_t row = 0; row < table->rows; row++)
        for (size_t column = 0; column < table->columns; column++) {
            int64_t count = table->counts[row * table->columns + column];
            grid.counts[at(&grid, row, column)] = count;
            grid.counts[at(&grid, row, table->columns)] += count;
            grid.counts[at(&grid, table->rows, column)] += count;
            grid.counts[at(&grid, table->rows, table->columns)] += count;
        }
    return grid;
}

// +1 for the cells and the total of all, -1 for the other totals.
static int sign(const struct grid *grid, size_t row, size_t column) {
    bool in_total_row = row + 1 == grid->rows, in_total_column = column + 1 == grid->columns;
    return in_total_row == in_total_column ? 1 : -1;
}

// Whether a cell may go one up (direction 1) or one down (-1) in the signed table.
static bool may_move(const struct grid *grid, size_t row, size_t column, int direction) {
    int64_t count = grid->counts[at(grid, row, column)];
    if (count == 0) return false; // nobody: published, and left as it is
    return sign(grid, row, column) * direction > 0 || count >= 2;
}

// What it costs to hide a cell: its persons; totals are dearer, because everybody reads them.
static int64_t cost_of(const struct grid *grid, size_t row, size_t column) {
    if (grid->hidden[at(grid, row, column)]) return 0;
    int64_t count = grid->counts[at(grid, row, column)];
    bool total = row + 1 == grid->rows || column + 1 == grid->columns;
    return total ? 1000 + 4 * count : 1 + count;
}

// Nodes are the rows, then the columns. From a column to a row a cell moves against `direction`;
// from a row to a column with it.
struct search {
    const struct grid *grid;
    int direction;
    size_t skip; // the cell itself
    bool visible_too;
    int64_t *distance; // -1: not reached
    size_t *from;
    bool *settled;
};

static void reach(struct search *search, size_t node, size_t next, size_t row, size_t column,
                  int direction) {
    const struct grid *grid = search->grid;
    if (search->settled[next] || at(grid, row, column) == search->skip) return;
    if (!search->visible_too && !grid->hidden[at(grid, row, column)]) return;
    if (!may_move(grid, row, column, direction)) return;
    int64_t distance = search->distance[node] + cost_of(grid, row, column);
    if (search->distance[next] >= 0 && search->distance[next] <= distance) return;
    search->distance[next] = distance;
    search->from[next] = node;
}

// Dijkstra over so few nodes needs no heap.
static bool find_path(struct search *search, size_t start, size_t goal) {
    const struct grid *grid = search->grid;
    size_t nodes = grid->rows + grid->columns;
    for (size_t i = 0; i < nodes; i++) {
        search->distance[i] = -1;
        search->settled[i] = false;
    }
    search->distance[start] = 0;
    for (;;) {
        size_t node = nodes;
        for (size_t i = 0; i < nodes; i++)
            if (!search->settled[i] && search->distance[i] >= 0 &&
                (node == nodes || search->distance[i] < search->distance[node]))
                node = i;
        if (node == nodes) return false;
        if (node == goal) return true;
        search->settled[node] = true;
        if (node < grid->rows) {
            for (size_t column = 0; column < grid->columns; column++)
                reach(search, node, grid->rows + column, node, column, search->direction);
        } else {
            for (size_t row = 0; row < grid->rows; row++)
                reach(search, node, row, row, node - grid->rows, -search->direction);
        }
    }
}

static struct search open_search(const struct grid *grid, bool visible_too) {
    size_t nodes = grid->rows + grid->columns;
    return (struct search){.grid = grid,
                           .visible_too = visible_too,
                           .distance = memory_zeroed(nodes * sizeof(int64_t)),
                           .from = memory_zeroed(nodes * sizeof(size_t)),
                           .settled = memory_zeroed(nodes * sizeof(bool))};
}

static void close_search(struct search *search) {
    free(search->distance);
    free(search->from);
    free(search->settled);
}

// A cycle through the cell, in either direction; the cheaper of the two stays in `search`. The cost
// of it, or -1.
static int64_t find_cycle(struct search *search, size_t row, size_t column) {
    const struct grid *grid = search->grid;
    int64_t best = -1;
    int best_direction = 0;
    search->skip = at(grid, row, column);
    for (int direction = 1; direction >= -1; direction -= 2) {
        search->direction = direction;
        if (!may_move(grid, row, column, direction)) continue;
        if (!find_path(search, grid->rows + column, row)) continue;
        if (best >= 0 && search->distance[row] >= best) continue;
        best = search->distance[row];
        best_direction = direction;
    }
    if (best < 0) return -1;
    search->direction = best_direction;
    find_path(search, grid->rows + column, row);
    return best;
}

static void hide_cycle(const struct search *search, size_t row, size_t column) {
    const struct grid *grid = search->grid;
    size_t start = grid->rows + column;
    for (size_t node = row; node != start; node = search->from[node]) {
        size_t other = search->from[node];
        size_t on_row = node < grid->rows ? node : other;
        size_t on_column = (node < grid->rows ? other : node) - grid->rows;
        grid->hidden[at(grid, on_row, on_column)] = true;
    }
}

static bool is_small(const struct grid *grid, size_t cell, int64_t least) {
    return grid->counts[cell] > 0 && grid->counts[cell] < least;
}

void suppress(struct cell_table *table, int64_t least) {
    struct grid grid = open_grid(table);
    size_t cells = grid.rows * grid.columns;
    for (size_t i = 0; i < cells; i++) grid.hidden[i] = is_small(&grid, i, least);
    struct search search = open_search(&grid, true);
    bool all = false;
    for (size_t row = 0; row < grid.rows && !all; row++)
        for (size_t column = 0; column < grid.columns && !all; column++) {
            if (!is_small(&grid, at(&grid, row, column), least)) continue;
            if (find_cycle(&search, row, column) >= 0)
                hide_cycle(&search, row, column);
            else
                all = true;
        }
    if (all) memset(grid.hidden, true, cells * sizeof *grid.hidden);
    close_search(&search);
    free(grid.counts);
}

static bool everything_hidden(const struct grid *grid) {
    for (size_t i = 0; i < grid->rows * grid->columns; i++)
        if (!grid->hidden[i]) return false;
    return true;
}

bool suppress_leaks(const struct cell_table *table, int64_t least) {
    struct grid grid = open_grid(table);
    struct search search = open_search(&grid, false);
    bool leaks = false, nothing = everything_hidden(&grid);
    for (size_t row = 0; row < grid.rows && !nothing; row++)
        for (size_t column = 0; column < grid.columns && !leaks; column++)
            if (is_small(&grid, at(&grid, row, column), least))
                leaks =
                    !grid.hidden[at(&grid, row, column)] || find_cycle(&search, row, column) < 0;
    close_search(&search);
    free(grid.counts);
    return leaks;
}
