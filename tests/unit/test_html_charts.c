// SPDX-License-Identifier: Apache-2.0
// Charts of an HTML page: each kind is drawn as what it is, every value is there to be read, and
// what is missing is not drawn.
#include "publish/html_chart.h"

#include <stdlib.h>
#include <string.h>

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
        assert_non_null(strstr(text, "<figcaption id=\"chart-1-1\">标题</figcaption>"));
        assert_non_null(strstr(text, "<title id=\"chart-1-1-text\">说明</title>"));
        assert_null(strstr(text, "<三月>"));
        static const char *const values[] = {"1批", "2批", "4批", "3批"};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            if (!strstr(text, values[k])) fail_msg("kind %zu lacks %s", i, values[k]);
        assert_string_equal(text, draw(&again, kinds[i], 1));
        buffer_free(&page);
        buffer_free(&again);
    }
}

static void a_line_is_parted_where_a_value_is_missing(void **state) {
    (void)state;
    struct buffer page = BUFFER_EMPTY;
    const char *text = draw(&page, CHART_LINE, 2);
    assert_int_equal(count(text, "<polyline class=\"line bar\""), 2);
    assert_int_equal(count(text, "<polyline class=\"line other\""), 1);
    assert_int_equal(count(text, "<circle"), 9);
    assert_int_equal(count(text, "&lt;三月&gt;"), 1);
    buffer_free(&page);
}

static void a_ring_is_whole(void **state) {
    (void)state;
    struct buffer page = BUFFER_EMPTY;
    const char *text = draw(&page, CHART_RING, 1);
    long whole = 0;
    for (const char *at = text; (at = strstr(at, "stroke-dasharray=\"")); at++)
        whole += strtol(at + strlen("stroke-dasharray=\""), NULL, 10);
    assert_int_equal(whole, 10000);
    assert_int_equal(count(text, "<circle"), 4);
    buffer_free(&page);
}

static void a_radar_has_an_axis_a_label(void **state) {
    (void)state;
    struct buffer page = BUFFER_EMPTY;
    const char *text = draw(&page, CHART_RADAR, 2);
    assert_int_equal(count(text, "<line "), LABELS);
    assert_int_equal(count(text, "<polygon class=\"area"), 2);
    assert_non_null(strstr(text, "x=\"380\" y=\"66\"")); // the first label, above
    buffer_free(&page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_named_and_described),
        cmocka_unit_test(a_line_is_parted_where_a_value_is_missing),
        cmocka_unit_test(a_ring_is_whole),
        cmocka_unit_test(a_radar_has_an_axis_a_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
