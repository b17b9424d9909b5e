// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include "unit.h"

static date day(const char *text) {
    date parsed = DATE_NONE;
    assert_true(date_parse(text, &parsed));
    return parsed;
}

static void test_every_day_round_trips(void **state) {
    (void)state;
    for (date at = date_of(1899, 12, 31); at <= date_of(2101, 1, 1); at++) {
        char text[DATE_TEXT];
        assert_int_equal(day(date_format(at, text)), at);
        assert_int_equal(date_weekday(at + 1), date_weekday(at) % 7 + 1);
    }
}

static void test_days_that_do_not_exist(void **state) {
    (void)state;
    static const char *const wrong[] = {"2025-02-29",  "2100-02-29", "2025-13-01", "2025-00-10",
                                        "2025-04-31",  "2025-1-01",  "2025-01-1",  "20250101",
                                        "2025-01-01 ", "",           "0000-01-01", "2025-01-00"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        date parsed;
        if (date_parse(wrong[i], &parsed)) fail_msg("\"%s\" was taken for a day", wrong[i]);
    }
}

static void test_months_and_years_end_on_the_last_day(void **state) {
    (void)state;
    assert_int_equal(date_add_months(day("2025-01-31"), 1), day("2025-02-28"));
    assert_int_equal(date_add_months(day("2024-01-31"), 1), day("2024-02-29"));
    assert_int_equal(date_add_months(day("2025-03-31"), -1), day("2025-02-28"));
    assert_int_equal(date_add_months(day("2025-11-30"), 3), day("2026-02-28"));
    assert_int_equal(date_add_years(day("2024-02-29"), 1), day("2025-02-28"));
    assert_int_equal(date_add_years(day("2024-02-29"), 4), day("2028-02-29"));
}

static void test_moments_know_their_day(void **state) {
    (void)state;
    moment at;
    assert_true(moment_parse("1969-12-31T23:59:59", &at));
    assert_int_equal(moment_date(at), day("1969-12-31"));
    assert_int_equal(at, moment_of(day("1969-12-31"), 23, 59, 59));
    assert_true(moment_parse("2025-09-15T09:30", &at));
    char text[MOMENT_TEXT];
    assert_string_equal(moment_format(at, text), "2025-09-15T09:30:00");
    assert_true(moment_parse("2025-09-15T24:00:00", &at));
    assert_string_equal(moment_format(at, text), "2025-09-16T00:00:00");
    assert_false(moment_parse("2025-09-15T24:00:01", &at));
    assert_false(moment_parse("9999-12-31T24:00:00", &at));
    assert_false(moment_parse("2025-09-15T09:60:00", &at));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day_round_trips),
        cmocka_unit_test(test_days_that_do_not_exist),
        cmocka_unit_test(test_months_and_years_end_on_the_last_day),
        cmocka_unit_test(test_moments_know_their_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
