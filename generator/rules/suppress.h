// SPDX-License-Identifier: Apache-2.0
// Small cells of public tables (fewer than 5 persons) are hidden, and so many others that no small
// one can be worked out from what is left, row and column totals included: not by subtracting, and
// not by knowing that what is hidden is at least 1.
#ifndef JUANCE_RULES_SUPPRESS_H
#define JUANCE_RULES_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/figures.h"

enum { SMALL_CELL = 5 }; // fewer persons than this are hidden

// Persons in `rows` times `columns` cells. Totals are computed; all of them are published unless
// they are hidden too. A cell without anybody is no small cell: it says nothing about anybody.
struct cell_table {
    size_t rows, columns;  // 1 and up
    const int64_t *counts; // rows * columns, row by row, 0 and up
    // Filled: (rows + 1) * (columns + 1) flags, row by row; the last row and the last column are
    // the totals, the last flag is the total of all. The caller gives the room.
    bool *hidden;
};

// Hides what must be hidden, and as few persons as the way there finds. Same table, same flags.
void suppress(struct cell_table *table, int64_t least);

// Whether a hidden cell smaller than `least` can be worked out from what is not hidden.
bool suppress_leaks(const struct cell_table *table, int64_t least);

// The public figures of a region. cellFigures is one table, occupation and level by city; a cell, a
// city (groupFigures by city), an occupation or a level, and the region itself lose their numbers
// of persons where the table hides them: they become absent, and cellFigures/@suppressed is set. An
// occupation or a level is shown only when each total that it sums is shown, so that it tells
// nothing new. Candidates and certificates are held each against itself, and hidden together.
// Rows are known by occupation, level and city; groupFigures by their key.
void suppress_region(struct regionFigures *region, int64_t least, struct arena *arena);

#endif
