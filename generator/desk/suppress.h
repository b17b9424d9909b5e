// SPDX-License-Identifier: Apache-2.0
// Small cells of public tables. Whoever adds and subtracts all that one bulletin shows must not
// learn a number of 1 to 4 persons: not of an occupation, a level and a city together, not of any
// two or one of them; not of those who have a certificate, nor of those who have none.
#ifndef JUANCE_DESK_SUPPRESS_H
#define JUANCE_DESK_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/figures.h"

enum { SMALL_CELL = 5 }; // fewer persons than this are hidden

// What became of a person; together they are the candidates.
enum outcome { OUTCOME_CERTIFIED, OUTCOME_FAILED, OUTCOME_ABSENT, OUTCOMES };

// Families of sums over rows that are published beside the columns' sums.
enum grouping { GROUPING_OCCUPATION, GROUPING_LEVEL, GROUPINGS };

// What is hidden: the number of candidates, and with it that of certificates; or the latter alone.
enum hiding { HIDING_CANDIDATES, HIDING_CERTIFICATES, HIDINGS };

// Persons in `rows` (occupation and level) times `columns` (cities). Published are, where they are
// not hidden: candidates and certified persons of each cell that has candidates, of each column, of
// each group, and of all; the pass rates of columns, groups and all. Sums of rows are not
// published.
struct person_table {
    size_t rows, columns;              // 1 and up
    const int64_t (*counts)[OUTCOMES]; // rows * columns, row by row, 0 and up
    const size_t *group_of[GROUPINGS]; // of each row
    size_t groups[GROUPINGS];          // how many there are
    // Filled; the caller gives the room. hidden: (rows + 1) * (columns + 1), row by row; the last
    // row holds the columns' sums, its last flag is of the sum of all; the last column is else
    // unused. hidden_groups: of each group. What hides candidates hides certificates.
    bool *hidden[HIDINGS];
    bool *hidden_groups[HIDINGS][GROUPINGS];
};

// Hides what must be hidden, and as few persons as the way there finds. Same table, same flags.
void suppress(struct person_table *table, int64_t least);

// The public figures of a region: what the table hides loses its numbers of persons (they become
// absent; cellFigures/@suppressed is set), and pass rates go as suppress_rates says. Rows are known
// by occupation and level, columns by city; groupFigures by their key.
void suppress_region(struct regionFigures *region, int64_t least, struct arena *arena);

// Pass rates are rounded to whole percents, and hidden where a rate would still tell, by itself or
// from the others of its family and the region's, that 1 to least - 1 persons failed or stayed
// away. Needs `examined` of the region and its groups; rates beside hidden numbers are hidden.
void suppress_rates(struct regionFigures *region, int64_t least);

#endif
