// SPDX-License-Identifier: Apache-2.0
// Small cells: whatever the table, nobody who sees what is published, and knows how it was made,
// can work one out. Held against a search through all tables that look the same.
#include "rules/suppress.h"

#include <stdio.h>
#include <string.h>

#include "rules/record_append.h"
#include "unit.h"

enum { MOST = 4, CELLS = MOST * MOST, FLAGS = (MOST + 1) * (MOST + 1) };

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

// ---- all tables that look the same --------------------------------------------------------------

struct look {
    const struct cell_table *table;
    int64_t truth[FLAGS], other[FLAGS]; // with the totals
    bool differs[FLAGS];                // some table that looks the same differs here
};

static void add_totals(const struct cell_table *table, const int64_t *cells, int64_t *all) {
    size_t columns = table->columns + 1;
    memset(all, 0, FLAGS * sizeof *all);
    for (size_t row = 0; row < table->rows; row++)
        for (size_t column = 0; column < table->columns; column++) {
            int64_t count = cells[row * table->columns + column];
            all[row * columns + column] = count;
            all[row * columns + table->columns] += count;
            all[table->rows * columns + column] += count;
            all[table->rows * columns + table->columns] += count;
        }
}

// What was hidden is known to be somebody, unless everything was.
static bool looks_the_same(const struct look *look) {
    size_t flags = (look->table->rows + 1) * (look->table->columns + 1);
    for (size_t i = 0; i < flags; i++) {
        if (!look->table->hidden[i] && look->other[i] != look->truth[i]) return false;
        if (look->table->hidden[i] && look->truth[i] > 0 && look->other[i] < 1) return false;
    }
    return true;
}

// Tables whose cells are at most one away are enough: two tables that look the same differ by
// cycles, and each cycle alone changes its cells by one.
static void try_all(struct look *look, int64_t *cells, size_t cell) {
    const struct cell_table *table = look->table;
    if (cell == table->rows * table->columns) {
        add_totals(table, cells, look->other);
        if (!looks_the_same(look)) return;
        for (size_t i = 0; i < FLAGS; i++) look->differs[i] |= look->other[i] != look->truth[i];
        return;
    }
    size_t row = cell / table->columns, column = cell % table->columns;
    int64_t truth = table->counts[cell];
    bool hidden = table->hidden[row * (table->columns + 1) + column] && truth > 0;
    for (int64_t by = hidden ? -1 : 0; by <= (hidden ? 1 : 0); by++) {
        cells[cell] = truth + by;
        try_all(look, cells, cell + 1);
    }
}

static bool leaks_by_search(const struct cell_table *table) {
    struct look look = {.table = table};
    int64_t cells[CELLS];
    size_t flags = (table->rows + 1) * (table->columns + 1);
    bool all = true;
    for (size_t i = 0; i < flags; i++) all &= table->hidden[i];
    if (all) return false;
    add_totals(table, table->counts, look.truth);
    try_all(&look, cells, 0);
    for (size_t i = 0; i < flags; i++)
        if (look.truth[i] > 0 && look.truth[i] < SMALL_CELL && !look.differs[i]) return true;
    return false;
}

// ---- tables -------------------------------------------------------------------------------------

static struct cell_table random_table(uint32_t *seed, int64_t *counts, bool *hidden) {
    struct cell_table table = {.rows = 1 + next_random(seed) % 3,
                               .columns = 1 + next_random(seed) % 3,
                               .counts = counts,
                               .hidden = hidden};
    uint32_t kind = next_random(seed) % 4, largest = kind ? kind * 5 : 30;
    for (size_t i = 0; i < table.rows * table.columns; i++)
        counts[i] = next_random(seed) % 3 ? next_random(seed) % (largest + 1) : 0;
    memset(hidden, 0, FLAGS);
    return table;
}

static void no_small_cell_can_be_worked_out(void **state) {
    (void)state;
    uint32_t seed = 20250101;
    int64_t counts[CELLS];
    bool hidden[FLAGS];
    unsigned hid = 0;
    for (int round = 0; round < 2000; round++) {
        struct cell_table table = random_table(&seed, counts, hidden);
        suppress(&table, SMALL_CELL);
        if (leaks_by_search(&table)) fail_msg("round %d leaks", round);
        assert_false(suppress_leaks(&table, SMALL_CELL));
        for (size_t i = 0; i < (table.rows + 1) * (table.columns + 1); i++) hid += hidden[i];
    }
    assert_true(hid > 2000);
}

// The audit itself: hide anything, and it says what the search says.
static void the_audit_agrees_with_the_search(void **state) {
    (void)state;
    uint32_t seed = 4711;
    int64_t counts[CELLS], all[FLAGS];
    bool hidden[FLAGS];
    unsigned leaking = 0, safe = 0;
    for (int round = 0; round < 3000; round++) {
        struct cell_table table = random_table(&seed, counts, hidden);
        add_totals(&table, counts, all);
        for (size_t i = 0; i < (table.rows + 1) * (table.columns + 1); i++)
            hidden[i] = all[i] > 0 && (all[i] < SMALL_CELL || next_random(&seed) % 2);
        bool leaks = leaks_by_search(&table);
        if (suppress_leaks(&table, SMALL_CELL) != leaks) fail_msg("round %d", round);
        leaking += leaks;
        safe += !leaks;
    }
    assert_true(leaking > 100 && safe > 100);
}

static void totals_give_nothing_away(void **state) {
    (void)state;
    // One small cell: a second in its row and its column, and the one that closes the square.
    int64_t counts[9] = {3, 20, 40, 10, 30, 50, 60, 70, 80};
    bool hidden[16];
    struct cell_table table = {.rows = 3, .columns = 3, .counts = counts, .hidden = hidden};
    suppress(&table, SMALL_CELL);
    static const bool expected[16] = {true,  true,  false, false, true,  true,  false, false,
                                      false, false, false, false, false, false, false, false};
    assert_memory_equal(hidden, expected, sizeof expected);
    // Nothing small: nothing hidden. Nobody: no small cell.
    int64_t large[4] = {5, 0, 7, 12};
    struct cell_table plain = {.rows = 2, .columns = 2, .counts = large, .hidden = hidden};
    suppress(&plain, SMALL_CELL);
    for (int i = 0; i < 9; i++) assert_false(hidden[i]);
    // Two of one person each, and their sum is 2: hiding both would still give them away.
    int64_t ones[2] = {1, 1};
    struct cell_table pair = {.rows = 1, .columns = 2, .counts = ones, .hidden = hidden};
    suppress(&pair, SMALL_CELL);
    assert_false(leaks_by_search(&pair));
    // A table of one small cell shows nothing at all.
    int64_t lonely[1] = {2};
    struct cell_table one = {.rows = 1, .columns = 1, .counts = lonely, .hidden = hidden};
    suppress(&one, SMALL_CELL);
    for (int i = 0; i < 4; i++) assert_true(hidden[i]);
}

static void a_large_table_is_quick(void **state) {
    (void)state;
    enum { ROWS = 400, COLUMNS = 22 };
    static int64_t counts[ROWS * COLUMNS];
    static bool hidden[(ROWS + 1) * (COLUMNS + 1)];
    uint32_t seed = 99;
    for (size_t i = 0; i < ROWS * COLUMNS; i++) counts[i] = next_random(&seed) % 60;
    struct cell_table table = {
        .rows = ROWS, .columns = COLUMNS, .counts = counts, .hidden = hidden};
    suppress(&table, SMALL_CELL);
    assert_false(suppress_leaks(&table, SMALL_CELL));
}

// ---- a region -----------------------------------------------------------------------------------

static void add_cell(struct arena *arena, struct regionFigures *region, const char *occupation,
                     const char *level, const char *city, int candidates, int certificates) {
    struct cellFigures *cell = record_append(arena, &region->cellFigures, &cellFigures_kind);
    cell->occupation = occupation;
    cell->level = level;
    cell->city = city;
    cell->candidates = candidates;
    cell->certificates = certificates;
}

static struct groupFigures *add_group(struct arena *arena, struct regionFigures *region,
                                      const char *by, const char *key, int candidates) {
    struct groupFigures *group = record_append(arena, &region->groupFigures, &groupFigures_kind);
    group->by = by;
    group->key = key;
    group->candidates = candidates;
    group->certificates = candidates;
    return group;
}

static void a_region_hides_its_sums_too(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct regionFigures *region = record_new(arena, &regionFigures_kind);
    add_cell(arena, region, "4-10-01-05", "5", "450100", 40, 30);
    add_cell(arena, region, "4-10-01-05", "5", "450200", 30, 20);
    add_cell(arena, region, "6-20-01-01", "3", "450100", 25, 20);
    add_cell(arena, region, "6-20-01-01", "3", "450200", 3, 2);
    add_cell(arena, region, "3-02-03-08", "5", "450100", 3, 3); // alone in its row
    struct groupFigures *rescue = add_group(arena, region, "occupation", "3-02-03-08", 3);
    struct groupFigures *fifth = add_group(arena, region, "level", "5", 73);
    region->candidates = 101;
    region->certificates = 75;
    suppress_region(region, SMALL_CELL, arena);
    unsigned hidden = 0;
    for (EACH(struct cellFigures, cell, region->cellFigures)) {
        if (cell->suppressed != 1) continue;
        hidden++;
        assert_int_equal(cell->candidates, INTEGER_NONE);
        assert_int_equal(cell->certificates, INTEGER_NONE);
    }
    assert_true(hidden >= 3);
    assert_int_equal(rescue->candidates, INTEGER_NONE); // its total is a small cell itself
    assert_int_equal(fifth->candidates, INTEGER_NONE);  // and would follow from the level's
    // Where nothing is small nothing is hidden.
    struct regionFigures *large = record_new(arena, &regionFigures_kind);
    add_cell(arena, large, "4-10-01-05", "5", "450100", 40, 30);
    struct groupFigures *shown = add_group(arena, large, "city", "450100", 40);
    suppress_region(large, SMALL_CELL, arena);
    assert_int_equal(shown->candidates, 40);
    assert_int_equal(((struct cellFigures *)large->cellFigures.first)->candidates, 40);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_small_cell_can_be_worked_out),
        cmocka_unit_test(the_audit_agrees_with_the_search),
        cmocka_unit_test(totals_give_nothing_away),
        cmocka_unit_test(a_large_table_is_quick),
        cmocka_unit_test(a_region_hides_its_sums_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
