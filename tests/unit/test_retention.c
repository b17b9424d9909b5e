// SPDX-License-Identifier: Apache-2.0
// Calendar arithmetic of retention: leap days, year ends, and the journal of a destruction.
#include "keeping/retention.h"

#include <string.h>

#include "archive/disposal_log.h"
#include "rules/schedule.h"
#include "unit.h"

static void kept_years(void **state) {
    (void)state;
    date start = date_of(2022, 1, 1);
    assert_int_equal(retention_kept_years(start, date_of(2021, 12, 31)), 0);
    assert_int_equal(retention_kept_years(start, start), 0);
    assert_int_equal(retention_kept_years(start, date_of(2024, 12, 31)), 2);
    assert_int_equal(retention_kept_years(start, date_of(2025, 1, 1)), 3);
    // From a leap day: complete on 28 February, in a leap year on 29 February.
    start = date_of(2024, 2, 29);
    assert_int_equal(retention_kept_years(start, date_of(2025, 2, 27)), 0);
    assert_int_equal(retention_kept_years(start, date_of(2025, 2, 28)), 1);
    assert_int_equal(retention_kept_years(start, date_of(2028, 2, 28)), 3);
    assert_int_equal(retention_kept_years(start, date_of(2028, 2, 29)), 4);
    assert_int_equal(retention_kept_years(DATE_NONE, start), 0);
}

static void periods(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    // The last step on the last day of a year and on the first of the next are a year apart.
    struct retention_period one = retention_period(RETENTION_D3, date_of(2025, 12, 31), NULL);
    struct retention_period other = retention_period(RETENTION_D3, date_of(2026, 1, 1), NULL);
    assert_int_equal(one.start, date_of(2026, 1, 1));
    assert_int_equal(one.end, date_of(2028, 12, 31));
    assert_int_equal(one.due, date_of(2029, 1, 1));
    assert_int_equal(other.due, date_of(2030, 1, 1));
    // Counted from the day after: a period that starts on a leap day ends on 27 February.
    struct config *config = record_new(arena, &config_kind);
    config->periodStart = "dayAfter";
    one = retention_period(RETENTION_D5, date_of(2024, 2, 28), config);
    assert_int_equal(one.start, date_of(2024, 2, 29));
    assert_int_equal(one.due, date_of(2029, 2, 28));
    assert_int_equal(one.end, date_of(2029, 2, 27));
    one = retention_period(RETENTION_Y, date_of(2024, 2, 28), config);
    assert_int_equal(one.due, DATE_NONE);
    arena_free(arena);
}

static void journal(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct keeping *keeping = record_new(arena, &keeping_kind);
    keeping->identifier = "S1-2029-disposal001-Y";
    keeping->documentNumber = "鉴销\t〔2029〕\n1号";
    keeping->day = date_of(2028, 2, 29);
    struct keptVolume *volume = record_new(arena, &keptVolume_kind);
    volume->archivalCode = "S1-2025-1-D3";
    volume->outcome = "destroy";
    volume->reason = "a=b; c";
    volume->size = 12345 * DECIMAL_ONE;
    keeping->keptVolume = (struct list){&volume->record, 1};
    struct buffer text = BUFFER_EMPTY;
    disposal_log_write(keeping, &text, arena);
    struct keeping *read = disposal_log_read(buffer_text(&text), text.length, arena);
    assert_non_null(read);
    assert_string_equal(read->identifier, keeping->identifier);
    assert_string_equal(read->documentNumber, "鉴销 〔2029〕 1号");
    assert_int_equal(read->day, keeping->day);
    assert_int_equal(read->keptVolume.count, 1);
    const struct keptVolume *back = (const struct keptVolume *)read->keptVolume.first;
    assert_string_equal(back->reason, "a=b; c");
    assert_int_equal(back->size, volume->size);
    assert_int_equal(back->until, DATE_NONE);
    // Cut off anywhere, it is no journal.
    for (size_t length = 0; length < text.length; length++) {
        char *cut = arena_copy_bytes(arena, text.bytes, length);
        assert_null(disposal_log_read(cut, length, arena));
    }
    buffer_free(&text);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_years),
        cmocka_unit_test(periods),
        cmocka_unit_test(journal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
