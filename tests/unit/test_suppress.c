// SPDX-License-Identifier: Apache-2.0
// Small cells: whatever the table, nobody who sees what is published, and knows how it was made,
// can work one out. Held against a search through tables that look the same.
#include "desk/suppress.h"

#include <stdio.h>
#include <string.h>

#include "model/record_append.h"
#include "unit.h"

enum { MOST = 3, CELLS = MOST * MOST, FLAGS = (MOST + 1) * (MOST + 1) };

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

// A table of occupations 0 and 1, levels 0 and 1; rows are (0,0) (0,1) (1,1).
struct scene {
    struct person_table table;
    int64_t counts[CELLS][OUTCOMES];
    bool hidden[HIDINGS][FLAGS], hidden_groups[HIDINGS][GROUPINGS][2];
};

static const size_t occupations[MOST] = {0, 0, 1}, levels[MOST] = {0, 1, 1};

static void set_up(struct scene *scene, size_t rows, size_t columns) {
    *scene = (struct scene){.table = {.rows = rows,
                                      .columns = columns,
                                      .group_of = {occupations, levels},
                                      .groups = {rows == 3 ? 2 : 1, rows > 1 ? 2 : 1}}};
    scene->table.counts = (const int64_t(*)[OUTCOMES])scene->counts;
    for (int h = 0; h < HIDINGS; h++) {
        scene->table.hidden[h] = scene->hidden[h];
        for (int i = 0; i < GROUPINGS; i++)
            scene->table.hidden_groups[h][i] = scene->hidden_groups[h][i];
    }
}

static void make_random(struct scene *scene, uint32_t *seed) {
    set_up(scene, 1 + next_random(seed) % 3, 1 + next_random(seed) % 3);
    uint32_t kind = next_random(seed) % 4, largest = kind ? kind * 5 : 30;
    for (size_t i = 0; i < scene->table.rows * scene->table.columns; i++) {
        if (next_random(seed) % 4 == 0) continue; // nobody
        for (int k = 0; k < OUTCOMES; k++)
            scene->counts[i][k] = next_random(seed) % 3 ? next_random(seed) % (largest + 1) : 0;
    }
}

// ---- sums: any set of rows, in one column or in all ---------------------------------------------

struct sum {
    unsigned rows, columns; // bits
};

static int64_t add(const struct scene *scene, struct sum sum, const int64_t *cells) {
    int64_t total = 0;
    for (size_t row = 0; row < scene->table.rows; row++)
        for (size_t column = 0; column < scene->table.columns; column++)
            if (sum.rows >> row & 1 && sum.columns >> column & 1)
                total += cells[row * scene->table.columns + column];
    return total;
}

static unsigned rows_of_group(const struct scene *scene, int grouping, size_t group) {
    unsigned rows = 0;
    for (size_t row = 0; row < scene->table.rows; row++)
        if (scene->table.group_of[grouping][row] == group) rows |= 1U << row;
    return rows;
}

enum { SETS = MOST + 5 };

// Every row, group, and all of them; what of them is published is told by `shown`.
static size_t sets_of_rows(const struct scene *scene, unsigned sets[SETS]) {
    size_t count = 0;
    for (size_t row = 0; row < scene->table.rows; row++) sets[count++] = 1U << row;
    for (int i = 0; i < GROUPINGS; i++)
        for (size_t group = 0; group < scene->table.groups[i]; group++)
            sets[count++] = rows_of_group(scene, i, group);
    sets[count++] = (1U << scene->table.rows) - 1;
    return count;
}

enum { SUMS = FLAGS + 2 * GROUPINGS };

static size_t published(const struct scene *scene, enum hiding hiding, struct sum sums[SUMS]) {
    const struct person_table *table = &scene->table;
    unsigned all_rows = (1U << table->rows) - 1, all_columns = (1U << table->columns) - 1;
    size_t count = 0;
    for (size_t row = 0; row <= table->rows; row++)
        for (size_t column = 0; column <= table->columns; column++) {
            if (column == table->columns && row < table->rows) continue; // in no table
            if (table->hidden[hiding][row * (table->columns + 1) + column]) continue;
            sums[count++] = (struct sum){row == table->rows ? all_rows : 1U << row,
                                         column == table->columns ? all_columns : 1U << column};
        }
    for (int i = 0; i < GROUPINGS; i++)
        for (size_t group = 0; group < table->groups[i]; group++)
            if (!table->hidden_groups[hiding][i][group])
                sums[count++] = (struct sum){rows_of_group(scene, i, group), all_columns};
    return count;
}

// ---- all tables that look the same --------------------------------------------------------------

// What is counted of the three outcomes.
static const int64_t kinds[][OUTCOMES] = {{1, 1, 1}, {1, 0, 0}, {0, 1, 1}};
enum { KINDS = 3, SMALLS = KINDS * SETS * (MOST + 1) };
// How a table differs in each cell, once more or less: one outcome alone, or two in exchange.
static const int64_t changes[][OUTCOMES] = {
    {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, -1, 0}, {1, 0, -1}};

static int64_t product(const int64_t a[OUTCOMES], const int64_t b[OUTCOMES]) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

struct look {
    struct scene *scene;
    struct sum shown[HIDINGS][SUMS], small[SMALLS];
    const int64_t *kind[SMALLS];
    bool safe[SMALLS];
    size_t shown_count[HIDINGS], small_count;
    const int64_t *change;
    int64_t by[CELLS];
};

static bool is_possible(const int64_t counts[OUTCOMES], const int64_t change[OUTCOMES],
                        int64_t by) {
    int64_t persons = 0;
    for (int k = 0; k < OUTCOMES; k++) {
        if (counts[k] + by * change[k] < 0) return false;
        persons += counts[k] + by * change[k];
    }
    return persons > 0 && counts[0] + counts[1] + counts[2] > 0; // listed before and after
}

static void try_all(struct look *look, size_t cell) {
    struct scene *scene = look->scene;
    if (cell < scene->table.rows * scene->table.columns) {
        for (int64_t by = -1; by <= 1; by++) {
            look->by[cell] = by;
            if (by == 0 || is_possible(scene->counts[cell], look->change, by))
                try_all(look, cell + 1);
        }
        look->by[cell] = 0;
        return;
    }
    for (int h = 0; h < HIDINGS; h++) // candidates are kind 0, certified persons kind 1
        for (size_t i = 0; i < look->shown_count[h]; i++)
            if (product(kinds[h], look->change) && add(scene, look->shown[h][i], look->by)) return;
    for (size_t i = 0; i < look->small_count; i++)
        look->safe[i] |=
            product(look->kind[i], look->change) && add(scene, look->small[i], look->by);
}

static void find_small(struct look *look) {
    const struct person_table *table = &look->scene->table;
    int64_t counts[CELLS];
    unsigned sets[SETS];
    size_t count = sets_of_rows(look->scene, sets);
    for (size_t k = 0; k < KINDS; k++) {
        for (size_t i = 0; i < table->rows * table->columns; i++)
            counts[i] = product(kinds[k], table->counts[i]);
        for (size_t i = 0; i < count; i++)
            for (size_t column = 0; column <= table->columns; column++) {
                struct sum sum = {sets[i], column < table->columns ? 1U << column
                                                                   : (1U << table->columns) - 1};
                int64_t persons = add(look->scene, sum, counts);
                if (persons < 1 || persons >= SMALL_CELL) continue;
                look->kind[look->small_count] = kinds[k];
                look->small[look->small_count++] = sum;
            }
    }
}

// How many of the small sums follow from what is shown.
static size_t leaks(struct scene *scene) {
    struct look look = {.scene = scene};
    find_small(&look);
    for (int h = 0; h < HIDINGS; h++)
        look.shown_count[h] = published(scene, (enum hiding)h, look.shown[h]);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        look.change = changes[i];
        try_all(&look, 0);
    }
    size_t told = 0;
    for (size_t i = 0; i < look.small_count; i++) told += !look.safe[i];
    return told;
}

// ---- tables -------------------------------------------------------------------------------------

static void no_small_sum_can_be_worked_out(void **state) {
    (void)state;
    uint32_t seed = 20250101;
    unsigned hid = 0, shown = 0;
    struct scene scene;
    for (int round = 0; round < 400; round++) {
        make_random(&scene, &seed);
        suppress(&scene.table, SMALL_CELL);
        if (leaks(&scene)) fail_msg("round %d leaks", round);
        struct sum sums[SUMS];
        for (int h = 0; h < HIDINGS; h++) {
            shown += (unsigned)published(&scene, (enum hiding)h, sums);
            for (size_t i = 0; i < FLAGS; i++) hid += scene.hidden[h][i];
        }
    }
    assert_true(hid > 400 && shown > 400);
}

// Hiding small cells alone would not do: the search that finds nothing above finds those.
static void what_is_hidden_besides_is_needed(void **state) {
    (void)state;
    uint32_t seed = 4711;
    unsigned leaking = 0;
    struct scene scene;
    for (int round = 0; round < 100; round++) {
        make_random(&scene, &seed);
        size_t columns = scene.table.columns;
        for (size_t row = 0; row < scene.table.rows; row++)
            for (size_t column = 0; column < columns; column++) {
                const int64_t *counts = scene.counts[row * columns + column];
                int64_t without = counts[OUTCOME_FAILED] + counts[OUTCOME_ABSENT];
                scene.hidden[HIDING_CERTIFICATES][row * (columns + 1) + column] =
                    (counts[OUTCOME_CERTIFIED] && counts[OUTCOME_CERTIFIED] < SMALL_CELL) ||
                    (without && without < SMALL_CELL);
            }
        leaking += leaks(&scene) > 0;
    }
    assert_true(leaking > 30);
}

static void set(struct scene *scene, size_t cell, int64_t certified, int64_t failed) {
    scene->counts[cell][OUTCOME_CERTIFIED] = certified;
    scene->counts[cell][OUTCOME_FAILED] = failed;
}

static void sums_give_nothing_away(void **state) {
    (void)state;
    struct scene scene;
    // Two of one person each, and their sum is 2: hiding both would still give them away.
    set_up(&scene, 1, 2);
    set(&scene, 0, 1, 0);
    set(&scene, 1, 1, 0);
    suppress(&scene.table, SMALL_CELL);
    assert_int_equal(leaks(&scene), 0);
    // A table of one small cell shows nothing at all.
    set_up(&scene, 1, 1);
    set(&scene, 0, 2, 0);
    suppress(&scene.table, SMALL_CELL);
    for (int h = 0; h < HIDINGS; h++) {
        assert_true(scene.hidden[h][0] && scene.hidden[h][2] && scene.hidden[h][3]);
        assert_true(scene.hidden_groups[h][GROUPING_OCCUPATION][0]);
    }
    // 30 candidates and 28 certificates say that two failed: the certificates go, here and beside.
    set_up(&scene, 1, 2);
    set(&scene, 0, 28, 2);
    set(&scene, 1, 30, 20);
    suppress(&scene.table, SMALL_CELL);
    assert_true(scene.hidden[HIDING_CERTIFICATES][0] && scene.hidden[HIDING_CERTIFICATES][1]);
    assert_false(scene.hidden[HIDING_CANDIDATES][0] || scene.hidden[HIDING_CANDIDATES][1]);
    assert_int_equal(leaks(&scene), 0);
    // Nobody failed: that is not a small number.
    set_up(&scene, 1, 2);
    set(&scene, 0, 28, 0);
    set(&scene, 1, 30, 20);
    suppress(&scene.table, SMALL_CELL);
    for (size_t i = 0; i < FLAGS; i++) assert_false(scene.hidden[HIDING_CERTIFICATES][i]);
}

static void a_large_table_is_quick(void **state) {
    (void)state;
    enum { ROWS = 400, COLUMNS = 22 };
    static int64_t counts[ROWS * COLUMNS][OUTCOMES];
    static bool hidden[HIDINGS][(ROWS + 1) * (COLUMNS + 1)];
    static bool of_occupation[HIDINGS][ROWS / 5], of_level[HIDINGS][5];
    static size_t occupation[ROWS], level[ROWS];
    uint32_t seed = 99;
    for (size_t i = 0; i < ROWS; i++) {
        occupation[i] = i / 5;
        level[i] = i % 5;
    }
    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        for (int k = 0; k < OUTCOMES; k++) counts[i][k] = next_random(&seed) % (k ? 12 : 60);
    struct person_table table = {
        .rows = ROWS,
        .columns = COLUMNS,
        .counts = (const int64_t(*)[OUTCOMES])counts,
        .group_of = {occupation, level},
        .groups = {ROWS / 5, 5},
        .hidden = {hidden[0], hidden[1]},
        .hidden_groups = {{of_occupation[0], of_level[0]}, {of_occupation[1], of_level[1]}}};
    suppress(&table, SMALL_CELL);
    unsigned shown = 0;
    for (size_t i = 0; i < sizeof *hidden; i++) shown += !hidden[HIDING_CERTIFICATES][i];
    assert_true(shown > sizeof *hidden / 3);
    for (size_t i = 0; i < 5; i++) assert_false(of_level[1][i]); // large sums stay
}

// ---- a region -----------------------------------------------------------------------------------

static void add_cell(struct arena *arena, struct regionFigures *region, const char *occupation,
                     const char *level, const char *city, int candidates, int certificates) {
    struct cellFigures *cell = record_append(arena, &region->cellFigures, &cellFigures_kind);
    cell->occupation = occupation;
    cell->level = level;
    cell->city = city;
    cell->candidates = candidates;
    cell->examined = candidates;
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
        assert_int_equal(cell->certificates, INTEGER_NONE);
    }
    assert_true(hidden >= 3);
    assert_int_equal(rescue->candidates, INTEGER_NONE); // its total is a small cell itself
    assert_int_equal(fifth->candidates, 73);            // large, and tells nothing of a small one
    assert_int_equal(region->candidates, 101);
    // Where nothing is small nothing is hidden.
    struct regionFigures *large = record_new(arena, &regionFigures_kind);
    add_cell(arena, large, "4-10-01-05", "5", "450100", 40, 30);
    struct groupFigures *shown = add_group(arena, large, "city", "450100", 40);
    suppress_region(large, SMALL_CELL, arena);
    assert_int_equal(shown->candidates, 40);
    assert_int_equal(((struct cellFigures *)large->cellFigures.first)->candidates, 40);
    arena_free(arena);
}

static struct groupFigures *add_city(struct arena *arena, struct regionFigures *region,
                                     const char *key, int candidates, int examined,
                                     int certificates) {
    struct groupFigures *group = add_group(arena, region, "city", key, candidates);
    group->examined = examined;
    group->certificates = certificates;
    group->passRate = (decimal)certificates * DECIMAL_ONE / examined;
    region->candidates += candidates;
    region->examined += examined;
    region->certificates += certificates;
    region->passRate = (decimal)region->certificates * DECIMAL_ONE / region->examined;
    return group;
}

static struct regionFigures *new_region(struct arena *arena) {
    struct regionFigures *region = record_new(arena, &regionFigures_kind);
    region->candidates = region->examined = region->certificates = 0;
    return region;
}

static void rates_tell_no_small_number(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct regionFigures *region = new_region(arena);
    // 40 of 60: of 63 candidates three stayed away, and 66 % could be of none other than 61 or 60.
    struct groupFigures *large = add_city(arena, region, "450100", 900, 897, 800);
    struct groupFigures *small = add_city(arena, region, "450200", 31, 29, 10);
    suppress_rates(region, SMALL_CELL);
    assert_int_equal(large->passRate, 8900); // whole percents
    assert_true(small->passRate == DECIMAL_NONE);
    assert_int_equal(region->passRate, 8700);
    // The rate of the one and of both would tell the other's.
    region = new_region(arena);
    large = add_city(arena, region, "450100", 20, 15, 10);
    small = add_city(arena, region, "450200", 12, 10, 5);
    suppress_rates(region, SMALL_CELL);
    assert_true(small->passRate == DECIMAL_NONE);
    assert_true(region->passRate == DECIMAL_NONE);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_small_sum_can_be_worked_out),
        cmocka_unit_test(what_is_hidden_besides_is_needed),
        cmocka_unit_test(sums_give_nothing_away),
        cmocka_unit_test(a_large_table_is_quick),
        cmocka_unit_test(a_region_hides_its_sums_too),
        cmocka_unit_test(rates_tell_no_small_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
