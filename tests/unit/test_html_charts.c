// SPDX-License-Identifier: Apache-2.0
// Charts of an HTML page: every value is there to be read, and each mark of the drawing is painted.
// What stands where is test_drawing's.
#include "publish/html_chart.h"

#include <string.h>

#include "publish/html_text.h"
#include "unit.h"

enum { LABELS = 5 };
static const char *const labels[LABELS] = {"一月", "二月", "<三月>", "四月", "五月"};
static const decimal first[LABELS] = {10000, 20000, DECIMAL_NONE, 40000, 30000};
static const decimal second[LABELS] = {5000, 5000, 5000, 5000, 5000};

static const char *draw(struct buffer *page, enum chart_kind kind, size_t series) {
    static const struct chart_series both[2] = {{.name = "本期", .values = first},
                                                {.name = "上期", .values = second}};
    struct chart chart = {.kind = kind,
                          .title = "标题",
                          .description = "说明",
                          .labels = labels,
                          .label_count = LABELS,
                          .series = both,
                          .series_count = series,
                          .maximum = DECIMAL_NONE,
                          .unit = "批"};
    html_chart(page, &chart, 1);
    return buffer_text(page);
}

static unsigned count(const char *text, const char *word) {
    unsigned found = 0;
    for (; (text = strstr(text, word)); text += strlen(word)) found++;
    return found;
}

static void every_kind_is_named_and_described(void **state) {
    (void)state;
    static const enum chart_kind kinds[] = {CHART_BARS, CHART_GROUPED_BARS, CHART_LINE, CHART_RING,
                                            CHART_RADAR};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct buffer page = BUFFER_EMPTY, again = BUFFER_EMPTY;
        const char *text = draw(&page, kinds[i], 1);
        assert_non_null(strstr(text, "<figcaption id=\"chart-1\">标题</figcaption>"));
        assert_non_null(strstr(text, "<title id=\"chart-1-text\">说明</title>"));
        assert_null(strstr(text, "<三月>"));
        static const char *const values[] = {"1批", "2批", "4批", "3批"};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            if (!strstr(text, values[k])) fail_msg("kind %zu lacks %s", i, values[k]);
        assert_string_equal(text, draw(&again, kinds[i], 1));
        buffer_free(&page);
        buffer_free(&again);
    }
}

static void marks_are_painted_by_kind(void **state) {
    (void)state;
    struct buffer page = BUFFER_EMPTY;
    const char *text = draw(&page, CHART_LINE, 2);
    assert_int_equal(count(text, "<polyline class=\"stroke s0\""), 2); // parted by its gap
    assert_int_equal(count(text, "<polyline class=\"stroke s1\""), 1);
    assert_int_equal(count(text, "<circle class=\"fill s0\""), 4);
    assert_int_equal(count(text, "<polygon class=\"fill s1\""), LABELS);
    assert_int_equal(count(text, "<title>四月 4批</title>"), 1);
    assert_int_equal(count(text, "&lt;三月&gt;"), 2); // the label and the note of its value
    assert_non_null(strstr(text, " text-anchor=\"middle\" font-size=\"11.7\" x="));
    buffer_free(&page);
    text = draw(&page, CHART_BARS, 1);
    assert_int_equal(count(text, "<rect class=\"fill s0\""), 4);
    assert_int_equal(count(text, "<line class=\"stroke axis\""), 1);
    buffer_free(&page);
}

static void long_labels_wrap(void **state) {
    (void)state;
    static const char *const long_labels[] = {
        "一二三四五六七八九十一二三四五六七八九十ABCDEFGHIJ一二三四五六七八九十"};
    static const decimal value[] = {10000};
    static const struct chart_series series = {.name = "本期", .values = value};
    struct chart chart = {.kind = CHART_BARS,
                          .labels = long_labels,
                          .label_count = 1,
                          .series = &series,
                          .series_count = 1,
                          .maximum = DECIMAL_NONE};
    struct buffer page = BUFFER_EMPTY;
    html_chart(&page, &chart, 1);
    const char *text = buffer_text(&page);
    assert_int_equal(count(text, "<tspan"), 2);
    assert_non_null(strstr(text, ">一二三四五六七八九十一二三四五六七八九十</tspan>"));
    assert_non_null(strstr(text, ">ABCDEFGHIJ一二三四五六七八九十</tspan>"));
    buffer_free(&page);
}

static void no_text_is_markup(void **state) {
    (void)state;
    struct buffer text = BUFFER_EMPTY;
    html_text(&text, "a&b<c>\"d'");
    assert_string_equal(buffer_text(&text), "a&amp;b&lt;c&gt;&quot;d'");
    buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_is_markup),
        cmocka_unit_test(every_kind_is_named_and_described),
        cmocka_unit_test(marks_are_painted_by_kind),
        cmocka_unit_test(long_labels_wrap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
