// SPDX-License-Identifier: Apache-2.0
// Working days: the dates that must come out, and every day of 2020 to 2026 against a plain loop
// over the list of holidays.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/platform.h"
#include "expression/working_days.h"
#include "model/regulation_model.h"
#include "rules_scene.h"
#include "xml/read_once.h"

static date day(const char *text) {
    date parsed = DATE_NONE;
    assert_true(date_parse(text, &parsed));
    return parsed;
}

static void assert_shift(const struct calendar_table *calendar, const char *from, int count,
                         const char *expected) {
    char text[DATE_TEXT];
    date result = DATE_NONE;
    int unknown = 0;
    assert_true(calendar_add(calendar, day(from), count, false, &result, &unknown));
    assert_string_equal(date_format(result, text), expected);
}

static void test_dates_that_must_come_out(void **state) {
    struct rules_scene *scene = *state;
    struct calendar_table *calendar = calendar_load(scene->folder, &scene->diagnostics);
    assert_non_null(calendar);
    assert_shift(calendar, "2025-09-15", 30, "2025-10-31");
    assert_shift(calendar, "2026-01-20", 30, "2026-03-09");
    assert_shift(calendar, "2025-12-31", 30, "2026-02-12");
    assert_shift(calendar, "2026-02-14", 1, "2026-02-24");
    assert_shift(calendar, "2026-10-12", -7, "2026-09-24");
    assert_shift(calendar, "2026-04-30", 20, "2026-06-01");
    assert_shift(calendar, "2026-04-30", 0, "2026-04-30");
    calendar_free(calendar);
}

static void test_first_day_may_count(void **state) {
    struct rules_scene *scene = *state;
    struct calendar_table *calendar = calendar_load(scene->folder, &scene->diagnostics);
    date result;
    int unknown;
    assert_true(calendar_add(calendar, day("2025-09-15"), 30, true, &result, &unknown));
    assert_int_equal(result, day("2025-10-30")); // a Monday that is worked: one day earlier
    assert_true(calendar_add(calendar, day("2025-09-14"), 1, true, &result, &unknown));
    assert_int_equal(result, day("2025-09-15")); // a Sunday does not count
    assert_true(calendar_add(calendar, day("2025-09-15"), 1, true, &result, &unknown));
    assert_int_equal(result, day("2025-09-15"));
    calendar_free(calendar);
}

static void test_years_without_a_table_are_not_known(void **state) {
    struct rules_scene *scene = *state;
    struct calendar_table *calendar = calendar_load(scene->folder, &scene->diagnostics);
    date result;
    int unknown = 0;
    assert_false(calendar_add(calendar, day("2026-12-31"), 1, false, &result, &unknown));
    assert_int_equal(unknown, 2027);
    assert_false(calendar_add(calendar, day("2020-01-02"), -2, false, &result, &unknown));
    assert_int_equal(unknown, 2019);
    assert_false(calendar_add(calendar, day("2019-06-01"), 1, false, &result, &unknown));
    assert_int_equal(unknown, 2019);
    calendar_free(calendar);
}

enum { FIRST = 2020, LAST = 2026 };

// The files' own lists, read without the calendar's table.
static bool listed(const struct calendar *const *years, date at, bool off) {
    const struct calendar *year = years[date_civil(at).year - FIRST];
    for (EACH(struct calendarDay, entry, off ? year->off : year->makeUp))
        if (entry->date == at) return true;
    return false;
}

static bool is_working(const struct calendar_table *calendar, date at) {
    date counted;
    int unknown; // a day of rest at the end of the last year leads beyond it
    return calendar_add(calendar, at, 1, true, &counted, &unknown) && counted == at;
}

static void test_every_day_against_a_plain_loop(void **state) {
    struct rules_scene *scene = *state;
    static const struct xml_format format = {"urn:juance:calendar", "1.0", &calendar_kind,
                                             "schemas/calendar.xsd"};
    const struct calendar *years[LAST - FIRST + 1];
    for (int year = FIRST; year <= LAST; year++) {
        const char *path =
            arena_printf(scene->arena, "%s/schemas/calendar/%d.xml", scene->folder, year);
        years[year - FIRST] = (const struct calendar *)xml_read_once(
            &format, scene->folder, NULL, path, scene->arena, &scene->diagnostics);
        assert_non_null(years[year - FIRST]);
    }
    struct calendar_table *calendar = calendar_load(scene->folder, &scene->diagnostics);
    date first = date_of(FIRST, 1, 1), last = date_of(LAST, 12, 31);
    for (date at = first; at <= last; at++) {
        bool worked = date_weekday(at) <= 5 ? !listed(years, at, true) : listed(years, at, false);
        if (is_working(calendar, at) != worked) fail_msg("day %d", (int)at);
        static const int counts[] = {1, 3, 7, 10, 30, -1, -7, -30};
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            int step = counts[i] < 0 ? -1 : 1, left = counts[i] * step;
            date walked = at;
            while (left > 0 && walked + step >= first && walked + step <= last) {
                walked += step;
                bool weekend = date_weekday(walked) > 5;
                left -= weekend ? listed(years, walked, false) : !listed(years, walked, true);
            }
            date result = DATE_NONE;
            int unknown = 0;
            bool known = calendar_add(calendar, at, counts[i], false, &result, &unknown);
            if (known != (left == 0) || (known && result != walked))
                fail_msg("day %d and %d working days", (int)at, counts[i]);
        }
    }
    calendar_free(calendar);
}

static void refuse(struct rules_scene *scene, const char *file, const char *message) {
    (void)!system(arena_printf(scene->arena,
                               "rm -rf %s/schemas/calendar && mkdir %s/schemas/calendar",
                               scene->folder, scene->folder));
    rules_scene_write(scene, "schemas/calendar/x.xml", file);
    buffer_clear(&scene->messages);
    assert_null(calendar_load(scene->folder, &scene->diagnostics));
    assert_string_equal(buffer_text(&scene->messages), message);
}

#define CALENDAR(year, days)                                                                       \
    "<calendar xmlns='urn:juance:calendar' version='1.0' year='" year "' source='x'>\n" days       \
    "\n</calendar>"

static void test_wrong_files_are_refused(void **state) {
    struct rules_scene *scene = *state;
    refuse(scene, CALENDAR("2027", "<off date='2026-01-01' name='元旦'/>"),
           "x.xml:2: this day is not in 2027\n");
    refuse(scene, CALENDAR("2027", "<makeUp date='2027-01-04' name='元旦'/>"),
           "x.xml:2: a make-up working day must be a Saturday or a Sunday\n");
    refuse(scene, CALENDAR("1900", ""), "x.xml:1: the year must lie between 1949 and 2199\n");
}

static void test_a_year_is_added_by_a_file(void **state) {
    struct rules_scene *scene = *state;
    struct calendar_table *calendar = calendar_load(scene->folder, &scene->diagnostics);
    const char *path = arena_printf(scene->arena, "%s/2027.xml", scene->folder);
    date result;
    int unknown;
    rules_scene_write(scene, "2027.xml", CALENDAR("2027", "<off date='2027-01-01' name='元旦'/>"));
    assert_true(calendar_add_file(calendar, scene->folder, path, &scene->diagnostics));
    assert_true(calendar_add(calendar, day("2026-12-31"), 1, false, &result, &unknown));
    assert_int_equal(result, day("2027-01-04"));
    buffer_clear(&scene->messages);
    assert_false(calendar_add_file(calendar, scene->folder, path, &scene->diagnostics));
    assert_string_equal(buffer_text(&scene->messages),
                        "2027.xml:1: another calendar file has the year 2027 already\n");
    calendar_free(calendar);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_dates_that_must_come_out, rules_scene_open,
                                        rules_scene_close),
        cmocka_unit_test_setup_teardown(test_first_day_may_count, rules_scene_open,
                                        rules_scene_close),
        cmocka_unit_test_setup_teardown(test_years_without_a_table_are_not_known, rules_scene_open,
                                        rules_scene_close),
        cmocka_unit_test_setup_teardown(test_every_day_against_a_plain_loop, rules_scene_open,
                                        rules_scene_close),
        cmocka_unit_test_setup_teardown(test_a_year_is_added_by_a_file, rules_scene_open,
                                        rules_scene_close),
        cmocka_unit_test_setup_teardown(test_wrong_files_are_refused, rules_scene_open,
                                        rules_scene_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
