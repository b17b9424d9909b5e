// SPDX-License-Identifier: Apache-2.0
// The table with its sums is a set of equations: every row and every column, the sums with the
// opposite sign, adds up to zero. What the hidden numbers may be, given the others, are the integer
// points of a network flow; two such points differ by cycles that go from row to column and back
// through hidden cells, one up and one down by turns. So a number is safe when such a cycle changes
// it, and every cell that goes down on the way stays possible. Sums of rows are nowhere published;
// a cycle that changes two of them changes the sums of their occupations and levels, and those are
// hidden then.
//
// Two ways to move: one outcome changes and the candidates with it, through cells whose candidates
// are hidden; or certified persons change places with failed or with absent ones, through cells
// whose certificates are hidden. Failed and absent persons change apart, so that published pass
// rates hold as well. For each small number without a cycle, the cheapest one is looked for through
// what is still visible, and hidden. Hiding more never makes an unsafe number of a safe one, so
// once through is enough.
#include "desk/suppress.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { DEAR = 1000, DEAREST = 10000 }; // sums of a family, and of all, are what everybody reads

struct search {
    struct person_table *table;
    int64_t (*sums)[OUTCOMES]; // as `hidden` is laid out
    int64_t *group_sums[GROUPINGS];
    // What is looked for: a cycle through the cell `row`, `column` that passes through no other
    // cell of this column whose row is `among`.
    size_t row, column;
    const bool *among;
    // Only sums of rows of this grouping's same group as `row` may change, so that the group's own
    // sum stays; GROUPINGS: any.
    int kept;
    enum hiding hiding;
    enum outcome outcome; // changes alone, or for certified persons (HIDING_CERTIFICATES)
    int direction;        // of the cell in the signed table
    bool visible_too;
    int64_t *distance; // of each node, -1: not reached; nodes are the rows, then the columns
    size_t *from, *queue;
    bool *settled;
};

static size_t at(const struct person_table *table, size_t row, size_t column) {
    return row * (table->columns + 1) + column;
}

static int64_t persons(const int64_t counts[OUTCOMES]) {
    return counts[OUTCOME_CERTIFIED] + counts[OUTCOME_FAILED] + counts[OUTCOME_ABSENT];
}

static bool is_cell(const struct person_table *table, size_t row, size_t column) {
    return row < table->rows && column < table->columns;
}

static bool is_sum_of_row(const struct person_table *table, size_t row, size_t column) {
    return row < table->rows && column == table->columns;
}

// Whether a number may go one up (direction 1) or one down (-1) in the signed table. A sum follows
// its cells. A cell is listed, so that it keeps a candidate; and nobody else comes to be listed.
static bool may_move(const struct search *search, size_t row, size_t column, int direction) {
    const struct person_table *table = search->table;
    if (!is_cell(table, row, column)) return true;
    const int64_t *counts = search->sums[at(table, row, column)];
    if (search->hiding == HIDING_CERTIFICATES)
        return counts[direction > 0 ? search->outcome : OUTCOME_CERTIFIED] > 0;
    if (direction > 0) return persons(counts) > 0;
    return counts[search->outcome] > 0 && persons(counts) > 1;
}

// To hide candidates costs more than certificates alone.
static int64_t cost_of(const struct search *search, size_t row, size_t column) {
    const struct person_table *table = search->table;
    int64_t cost = 0, factor = search->hiding == HIDING_CANDIDATES ? 4 : 1;
    if (is_sum_of_row(table, row, column)) {
        for (int i = 0; i < GROUPINGS; i++) {
            size_t group = table->group_of[i][row];
            if (i != search->kept && !table->hidden_groups[search->hiding][i][group])
                cost += DEAR + 4 * search->group_sums[i][group];
        }
        return cost * factor;
    }
    if (table->hidden[search->hiding][at(table, row, column)]) return 0;
    int64_t count = persons(search->sums[at(table, row, column)]);
    if (is_cell(table, row, column)) return (1 + count) * factor;
    return (4 * count + (column == table->columns ? DEAREST : DEAR)) * factor;
}

// Whether `kept` allows a change of this number.
static bool is_allowed(const struct search *search, size_t row, size_t column) {
    const struct person_table *table = search->table;
    if (search->kept == GROUPINGS || column < table->columns) return true;
    if (row == table->rows || search->row == table->rows) return false;
    const size_t *group_of = table->group_of[search->kept];
    return group_of[row] == group_of[search->row];
}

// The cost of the step, or -1: from a row to a column a cell moves with `direction`, from a column
// to a row against it.
static int64_t step_cost(const struct search *search, size_t node, size_t next) {
    const struct person_table *table = search->table;
    bool by_row = node <= table->rows;
    size_t row = by_row ? node : next, column = (by_row ? next : node) - table->rows - 1;
    if (column == search->column && (row == search->row || search->among[row])) return -1;
    if (!is_allowed(search, row, column)) return -1;
    int direction = by_row ? search->direction : -search->direction;
    if ((row == table->rows) != (column == table->columns)) direction = -direction;
    if (!may_move(search, row, column, direction)) return -1;
    int64_t cost = cost_of(search, row, column);
    return cost > 0 && !search->visible_too ? -1 : cost;
}

static void begin(struct search *search, size_t nodes, size_t start) {
    for (size_t i = 0; i < nodes; i++) {
        search->distance[i] = -1;
        search->settled[i] = false;
    }
    search->distance[start] = 0;
}

// Through what is hidden already: nothing costs anything, first come first served.
static bool find_free_path(struct search *search, size_t start, size_t goal) {
    size_t rows = search->table->rows + 1, nodes = rows + search->table->columns + 1;
    size_t first = 0, count = 0;
    begin(search, nodes, start);
    search->queue[count++] = start;
    while (first < count) {
        size_t node = search->queue[first++];
        for (size_t next = node < rows ? rows : 0; next < (node < rows ? nodes : rows); next++) {
            if (search->distance[next] == 0 || step_cost(search, node, next) != 0) continue;
            search->distance[next] = 0;
            search->from[next] = node;
            if (next == goal) return true;
            search->queue[count++] = next;
        }
    }
    return false;
}

// Dijkstra over so few nodes needs no heap.
static bool find_path(struct search *search, size_t start, size_t goal) {
    if (!search->visible_too) return find_free_path(search, start, goal);
    size_t rows = search->table->rows + 1, nodes = rows + search->table->columns + 1;
    begin(search, nodes, start);
    for (;;) {
        size_t node = nodes;
        for (size_t i = 0; i < nodes; i++)
            if (!search->settled[i] && search->distance[i] >= 0 &&
                (node == nodes || search->distance[i] < search->distance[node]))
                node = i;
        if (node == nodes) return false;
        if (node == goal) return true;
        search->settled[node] = true;
        for (size_t next = node < rows ? rows : 0; next < (node < rows ? nodes : rows); next++) {
            int64_t cost = search->settled[next] ? -1 : step_cost(search, node, next);
            if (cost < 0) continue;
            int64_t distance = search->distance[node] + cost;
            if (search->distance[next] >= 0 && search->distance[next] <= distance) continue;
            search->distance[next] = distance;
            search->from[next] = node;
        }
    }
}

// ---- one small number ---------------------------------------------------------------------------

enum counted { ALL_CANDIDATES, CERTIFIED, WITHOUT_CERTIFICATE, COUNTED };

// Those counted of `among` in a column.
struct target {
    size_t column;
    const bool *among; // of each row, the last is the row of sums
    enum counted counted;
};

// Ways to change it.
static const struct way {
    enum counted counted;
    enum hiding hiding;
    enum outcome outcome;
} ways[] = {
    {ALL_CANDIDATES, HIDING_CANDIDATES, OUTCOME_CERTIFIED},
    {ALL_CANDIDATES, HIDING_CANDIDATES, OUTCOME_FAILED},
    {ALL_CANDIDATES, HIDING_CANDIDATES, OUTCOME_ABSENT},
    {CERTIFIED, HIDING_CERTIFICATES, OUTCOME_FAILED},
    {CERTIFIED, HIDING_CERTIFICATES, OUTCOME_ABSENT},
    {CERTIFIED, HIDING_CANDIDATES, OUTCOME_CERTIFIED},
    {WITHOUT_CERTIFICATE, HIDING_CERTIFICATES, OUTCOME_FAILED},
    {WITHOUT_CERTIFICATE, HIDING_CERTIFICATES, OUTCOME_ABSENT},
    {WITHOUT_CERTIFICATE, HIDING_CANDIDATES, OUTCOME_FAILED},
    {WITHOUT_CERTIFICATE, HIDING_CANDIDATES, OUTCOME_ABSENT},
};

static bool find_cycle(struct search *search) {
    size_t start = search->table->rows + 1 + search->column;
    const struct person_table *table = search->table;
    int direction = search->direction;
    if ((search->row == table->rows) != (search->column == table->columns)) direction = -direction;
    return is_allowed(search, search->row, search->column) &&
           may_move(search, search->row, search->column, direction) &&
           find_path(search, start, search->row);
}

enum {
    ATTEMPTS_A_WAY = 2 * (GROUPINGS + 1),
    ATTEMPTS = sizeof ways / sizeof *ways * ATTEMPTS_A_WAY
};

// Attempts 0 to ATTEMPTS - 1: ways, what is kept, and directions; false for another target's.
static bool attempt_of(struct search *search, const struct target *target, int attempt) {
    const struct way *way = &ways[attempt / ATTEMPTS_A_WAY];
    search->hiding = way->hiding;
    search->outcome = way->outcome;
    search->kept = GROUPINGS - attempt % ATTEMPTS_A_WAY / 2;
    search->direction = attempt % 2 ? -1 : 1;
    return way->counted == target->counted;
}

static bool is_safe(struct search *search, const struct target *target) {
    search->visible_too = false;
    for (search->row = 0; search->row <= search->table->rows; search->row++) {
        if (!target->among[search->row]) continue;
        for (int i = 0; i < ATTEMPTS; i++)
            if (attempt_of(search, target, i) &&
                cost_of(search, search->row, search->column) == 0 && find_cycle(search))
                return true;
    }
    return false;
}

// Two sums of rows that a cycle changes: what they are part of changes with them.
static void hide_groups(const struct search *search, const size_t rows[2]) {
    const struct person_table *table = search->table;
    for (int i = 0; i < GROUPINGS; i++) {
        size_t groups[2] = {SIZE_MAX, SIZE_MAX}; // the row of sums belongs to none
        for (int k = 0; k < 2; k++)
            if (rows[k] < table->rows) groups[k] = table->group_of[i][rows[k]];
        if (groups[0] == groups[1]) continue;
        for (int k = 0; k < 2; k++)
            if (groups[k] != SIZE_MAX)
                for (int h = search->hiding; h < HIDINGS; h++)
                    table->hidden_groups[h][i][groups[k]] = true;
    }
}

static void hide_cycle(const struct search *search) {
    const struct person_table *table = search->table;
    size_t start = table->rows + 1 + search->column, sums[2], count = 0;
    size_t row = search->row, column = search->column; // the cell itself, then the way to it
    for (size_t node = search->row;; node = search->from[node]) {
        if (column == table->columns && count < 2) sums[count++] = row;
        if (!is_sum_of_row(table, row, column))
            for (int h = search->hiding; h < HIDINGS; h++)
                table->hidden[h][at(table, row, column)] = true;
        if (node == start) break;
        size_t other = search->from[node];
        row = node <= table->rows ? node : other;
        column = (node <= table->rows ? other : node) - table->rows - 1;
    }
    if (count == 2) hide_groups(search, sums);
}

// False when there is no cycle whatever is hidden.
static bool protect(struct search *search, const struct target *target) {
    search->column = target->column;
    search->among = target->among;
    if (is_safe(search, target)) return true;
    int64_t best = -1;
    size_t best_row = 0;
    int best_attempt = 0;
    search->visible_too = true;
    for (search->row = 0; search->row <= search->table->rows; search->row++) {
        if (!target->among[search->row]) continue;
        for (int i = 0; i < ATTEMPTS; i++) {
            if (!attempt_of(search, target, i) || !find_cycle(search)) continue;
            int64_t cost =
                search->distance[search->row] + cost_of(search, search->row, search->column);
            if (best >= 0 && cost >= best) continue;
            best = cost;
            best_row = search->row;
            best_attempt = i;
        }
    }
    if (best < 0) return false;
    search->row = best_row;
    attempt_of(search, target, best_attempt);
    find_cycle(search);
    hide_cycle(search);
    return true;
}

// ---- all of them --------------------------------------------------------------------------------

static int64_t count(const int64_t counts[OUTCOMES], enum counted counted) {
    return (counted != WITHOUT_CERTIFICATE ? counts[OUTCOME_CERTIFIED] : 0) +
           (counted != CERTIFIED ? counts[OUTCOME_FAILED] + counts[OUTCOME_ABSENT] : 0);
}

static bool is_small(int64_t count, int64_t least) {
    return count > 0 && count < least;
}

static int64_t count_of(const struct search *search, const struct target *target) {
    int64_t sum = 0;
    for (size_t row = 0; row <= search->table->rows; row++)
        if (target->among[row])
            sum += count(search->sums[at(search->table, row, target->column)], target->counted);
    return sum;
}

static void hide_if_small(const int64_t counts[OUTCOMES], int64_t least, bool *candidates,
                          bool *certificates) {
    *candidates = is_small(count(counts, ALL_CANDIDATES), least);
    *certificates = *candidates || is_small(count(counts, CERTIFIED), least) ||
                    is_small(count(counts, WITHOUT_CERTIFICATE), least);
}

// Small numbers go before anything else does.
static void hide_small(const struct search *search, int64_t least) {
    const struct person_table *table = search->table;
    for (size_t i = 0; i < (table->rows + 1) * (table->columns + 1); i++)
        hide_if_small(search->sums[i], least, &table->hidden[HIDING_CANDIDATES][i],
                      &table->hidden[HIDING_CERTIFICATES][i]);
    for (int i = 0; i < GROUPINGS; i++)
        for (size_t group = 0; group < table->groups[i]; group++) {
            int64_t counts[OUTCOMES] = {0};
            for (size_t row = 0; row < table->rows; row++)
                for (int k = 0; k < OUTCOMES; k++)
                    if (table->group_of[i][row] == group)
                        counts[k] += search->sums[at(table, row, table->columns)][k];
            search->group_sums[i][group] = persons(counts);
            hide_if_small(counts, least, &table->hidden_groups[HIDING_CANDIDATES][i][group],
                          &table->hidden_groups[HIDING_CERTIFICATES][i][group]);
        }
}

static bool protect_among(struct search *search, const bool *among, int64_t least) {
    struct target target = {.among = among};
    for (; target.column <= search->table->columns; target.column++)
        for (int counted = 0; counted < COUNTED; counted++) {
            target.counted = (enum counted)counted;
            if (is_small(count_of(search, &target), least) && !protect(search, &target))
                return false;
        }
    return true;
}

// The smallest sets first: what hides a cell often hides what it is part of.
static bool protect_all(struct search *search, int64_t least) {
    const struct person_table *table = search->table;
    bool *among = memory_zeroed((table->rows + 1) * sizeof *among), ok = true;
    for (size_t row = 0; ok && row <= table->rows; row++) {
        among[row] = true;
        ok = protect_among(search, among, least);
        among[row] = false;
    }
    for (int i = 0; i < GROUPINGS; i++)
        for (size_t group = 0; ok && group < table->groups[i]; group++) {
            for (size_t row = 0; row < table->rows; row++)
                among[row] = table->group_of[i][row] == group;
            ok = protect_among(search, among, least);
        }
    free(among);
    return ok;
}

static void add_up(const struct person_table *table, int64_t (*sums)[OUTCOMES]) {
    for (size_t row = 0; row < table->rows; row++)
        for (size_t column = 0; column < table->columns; column++)
            for (int i = 0; i < OUTCOMES; i++) {
                int64_t count = table->counts[row * table->columns + column][i];
                sums[at(table, row, column)][i] = count;
                sums[at(table, row, table->columns)][i] += count;
                sums[at(table, table->rows, column)][i] += count;
                sums[at(table, table->rows, table->columns)][i] += count;
            }
}

void suppress(struct person_table *table, int64_t least) {
    size_t nodes = table->rows + table->columns + 2;
    size_t cells = (table->rows + 1) * (table->columns + 1);
    struct search search = {.table = table,
                            .sums = memory_zeroed(cells * sizeof *search.sums),
                            .distance = memory_zeroed(nodes * sizeof(int64_t)),
                            .from = memory_zeroed(nodes * sizeof(size_t)),
                            .queue = memory_zeroed(nodes * sizeof(size_t)),
                            .settled = memory_zeroed(nodes * sizeof(bool))};
    for (int i = 0; i < GROUPINGS; i++)
        search.group_sums[i] = memory_zeroed(table->groups[i] * sizeof(int64_t));
    add_up(table, search.sums);
    hide_small(&search, least);
    if (!protect_all(&search, least))
        for (int h = 0; h < HIDINGS; h++) {
            memset(table->hidden[h], true, cells * sizeof(bool));
            for (int i = 0; i < GROUPINGS; i++)
                memset(table->hidden_groups[h][i], true, table->groups[i] * sizeof(bool));
        }
    for (int i = 0; i < GROUPINGS; i++) free(search.group_sums[i]);
    free(search.sums);
    free(search.distance);
    free(search.from);
    free(search.queue);
    free(search.settled);
}
