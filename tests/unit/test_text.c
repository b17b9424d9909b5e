// SPDX-License-Identifier: Apache-2.0
// Texts that come from files go out as JSON and messages: whatever bytes they hold.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/utf8.h"
#include "volume/report.h"

static const struct {
    const char *text, *printable, *json;
} texts[] = {
    {"", "", "\"\""},
    {"\u738b\U00020BB7", "\u738b\U00020BB7", "\"\u738b\U00020BB7\""},
    {"a\"\\b", "a\"\\b", "\"a\\\"\\\\b\""},
    {"VE\xd2IFY", "VE\\xd2IFY", "\"VE\\ufffdIFY\""},
    {"\xe7\x8e", "\\xe7\\x8e", "\"\\ufffd\\ufffd\""}, // cut in a character
    {"\x1b[31m\n", "\\x1b[31m\\x0a", "\"\\u001b[31m\\u000a\""},
    {"\xef\xbf\xbd", "\xef\xbf\xbd", "\"\xef\xbf\xbd\""}, // U+FFFD itself
    {"\xc2\x85", "\\xc2\\x85", "\"\xc2\x85\""},
};

static void test_printable(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(utf8_printable(arena, texts[i].text), texts[i].printable);
    arena_free(arena);
}

static void test_json(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buffer into = BUFFER_EMPTY;
        struct json json = {&into, false};
        json_text(&json, NULL, texts[i].text);
        assert_string_equal(buffer_text(&into), texts[i].json);
        buffer_free(&into);
    }
}

static void test_report(void **state) {
    (void)state;
    struct verify_report *report = report_new();
    report_add(report, LAYER_TAGS, VERDICT_FAILED, "a\xff", "line 6: \"%s\" is not UTF-8", "V\xd2");
    assert_string_equal(report->items[0].entry, "a\\xff");
    assert_string_equal(report->items[0].message, "line 6: \"V\\xd2\" is not UTF-8");
    report_free(report);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_printable),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
