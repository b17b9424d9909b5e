// SPDX-License-Identifier: Apache-2.0
// Periods of bulletins, and what of a bulletin's figures the public sees.
#include "unit.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "desk/bulletins.h"

static void assert_period(const char *text, const char *from, const char *until,
                          const char *previous_from, const char *next_until) {
    struct bulletin_period period;
    char day[DATE_TEXT];
    assert_true(bulletin_period_parse(text, &period));
    assert_string_equal(date_format(period.from, day), from);
    assert_string_equal(date_format(period.until, day), until);
    assert_string_equal(date_format(period.previous_from, day), previous_from);
    assert_string_equal(date_format(period.next_until, day), next_until);
}

static void years_and_quarters(void **state) {
    (void)state;
    assert_period("2025", "2025-01-01", "2025-12-31", "2024-01-01", "2026-12-31");
    assert_period("2025-Q1", "2025-01-01", "2025-03-31", "2024-10-01", "2025-06-30");
    assert_period("2024-Q4", "2024-10-01", "2024-12-31", "2024-07-01", "2025-03-31");
}

static void what_is_no_period(void **state) {
    (void)state;
    static const char *const wrong[] = {"",        "25",     "2025-",   "2025-Q",   "2025-Q0",
                                        "2025-Q5", "2025Q1", "2025-q1", "2025-Q11", "20255",
                                        "2025-01", "-2025",  "0000",    "9999",     "year"};
    struct bulletin_period period;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(bulletin_period_parse(wrong[i], &period));
}

static void *add(struct list *list, const struct record_kind *kind, struct arena *arena) {
    struct record **link = &list->first, *record = record_new(arena, kind);
    while (*link) link = &(*link)->next;
    *link = record;
    list->count++;
    return record;
}

static struct sanctionRow *add_sanction(struct regionFigures *region, const char *object,
                                        const char *name, int8_t published, struct arena *arena) {
    struct sanctionRow *row = add(&region->sanctionRow, &sanctionRow_kind, arena);
    row->object = object;
    row->name = name;
    row->published = published;
    return row;
}

static void names_are_masked(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct regionFigures *region = record_new(arena, &regionFigures_kind);
    add_sanction(region, "institution", "甲机构", 0, arena);
    add_sanction(region, "candidate", "𠮷田某", 1, arena);
    add_sanction(region, "institution", "乙机构", 1, arena);
    add_sanction(region, "candidate", "张三", BOOLEAN_NONE, arena);
    struct passRateRow *rate = add(&region->passRateRow, &passRateRow_kind, arena);
    rate->name = "丙机构";
    bulletin_mask(region, arena);
    assert_int_equal(region->sanctionRow.count, 2);
    const struct sanctionRow *first = (const struct sanctionRow *)region->sanctionRow.first;
    const struct sanctionRow *second = (const struct sanctionRow *)first->record.next;
    assert_string_equal(first->name, "𠮷*");
    assert_string_equal(second->name, "乙机构");
    assert_null(second->record.next);
    assert_int_equal(region->passRateRow.count, 0);
    assert_null(region->passRateRow.first);
    arena_free(arena);
}

static void a_mask_keeps_one_character(void **state) {
    (void)state;
    static const char *const names[][2] = {
        {"张三", "张*"},   {"欧阳明月", "欧*"}, {"阿依·古丽", "阿*"},
        {"𠮷田某", "𠮷*"}, {"丁", "丁*"},       {"", "*"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char masked[MASKED_NAME_SIZE];
        utf8_mask_name(names[i][0], masked);
        assert_string_equal(masked, names[i][1]);
    }
}

static void few_persons_are_hidden(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct regionFigures *region = record_new(arena, &regionFigures_kind);
    struct tierFigures *persons = add(&region->tierFigures, &tierFigures_kind, arena);
    persons->object = "candidate";
    persons->cases = 4;
    persons->previousCases = 5;
    struct tierFigures *institutions = add(&region->tierFigures, &tierFigures_kind, arena);
    institutions->object = "institution";
    institutions->cases = 1;
    struct cellFigures *cell = add(&region->cellFigures, &cellFigures_kind, arena);
    cell->occupation = "1", cell->level = "5", cell->city = "430100";
    cell->candidates = 4, cell->certificates = 4;
    region->candidates = region->certificates = 4;
    region->passRate = DECIMAL_ONE;
    bulletin_mask(region, arena);
    assert_int_equal(persons->cases, INTEGER_NONE);
    assert_int_equal(persons->previousCases, 5);
    assert_int_equal(institutions->cases, 1);
    assert_int_equal(cell->candidates, INTEGER_NONE);
    assert_int_equal(region->candidates, INTEGER_NONE);
    assert_true(region->passRate == DECIMAL_NONE);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_and_quarters), cmocka_unit_test(what_is_no_period),
        cmocka_unit_test(names_are_masked), cmocka_unit_test(a_mask_keeps_one_character),
        cmocka_unit_test(few_persons_are_hidden)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
