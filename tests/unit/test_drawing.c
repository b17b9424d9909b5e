// SPDX-License-Identifier: Apache-2.0
// The geometry of charts: lengths, heights and angles are as their values.
#include "documents/drawing.h"

#include <math.h>
#include <string.h>

#include "unit.h"

enum { LABELS = 5, WIDTH = 400, HEIGHT = 200, SIZE = 10 };
#define N DECIMAL_NONE
static const char *const labels[LABELS] = {"一月", "二月", "三月", "四月", "五月"};
static const decimal first[LABELS] = {10000, 20000, N, 40000, 30000};
static const decimal second[LABELS] = {20000, 5000, 5000, 15000, 5000};
static const struct chart_series both[] = {{"本期", NULL, first}, {"上期", NULL, second}};
static const struct chart sample = {.kind = CHART_BARS,
                                    .labels = labels,
                                    .label_count = LABELS,
                                    .series = both,
                                    .series_count = 1,
                                    .maximum = N,
                                    .unit = "批"};

static double text_width(void *context, const char *text, double size, bool bold) {
    (void)context;
    (void)bold;
    return (double)strlen(text) / 3 * size;
}

static struct drawing draw(struct chart chart) {
    struct drawing drawing = {.texts = NULL};
    struct chart_setting setting = {WIDTH, HEIGHT, SIZE, text_width, NULL};
    chart_draw(&chart, &setting, &drawing);
    return drawing;
}

static void assert_near(double value, double expected) {
    if (fabs(value - expected) > 1e-6) fail_msg("%g, not %g", value, expected);
}

// The next mark of a kind from `*at` on, which moves behind it; NULL behind the last.
static const struct mark *next(const struct drawing *drawing, enum mark_kind kind, size_t *at) {
    while (*at < drawing->marks.count)
        if (drawing->marks.at[(*at)++].kind == kind) return &drawing->marks.at[*at - 1];
    return NULL;
}

static size_t count(const struct drawing *drawing, enum mark_kind kind) {
    size_t found = 0;
    for (size_t at = 0; next(drawing, kind, &at);) found++;
    return found;
}

static const struct mark *text_of(const struct drawing *drawing, const char *text) {
    for (size_t at = 0; at < drawing->marks.count; at++)
        if (drawing->marks.at[at].kind == MARK_TEXT &&
            strcmp(drawing->marks.at[at].text, text) == 0)
            return &drawing->marks.at[at];
    fail_msg("no text %s", text);
    return NULL;
}

// ---- the axis ---------------------------------------------------------------------------------

static void axes_end_at_round_numbers(void **state) {
    (void)state;
    static const struct {
        decimal most, end;
    } pairs[] = {{0, 10000},       {10000, 10000},     {10001, 15000}, {15000, 15000},
                 {40000, 40000},   {40001, 50000},     {70000, 80000}, {83000, 100000},
                 {120000, 150000}, {1000000, 1000000}, {3000, 3000},   {21, 30},
                 {N, 10000}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct chart_series series = {"值", NULL, &pairs[i].most};
        struct chart chart = sample;
        chart.series = &series;
        chart.label_count = 1;
        assert_int_equal(chart_maximum(&chart), pairs[i].end);
    }
    struct chart chart = sample;
    chart.maximum = 1000000;
    assert_int_equal(chart_maximum(&chart), 1000000);
    chart.kind = CHART_STARS;
    chart.maximum = N;
    assert_int_equal(chart_maximum(&chart), 50000);
}

// ---- bars -------------------------------------------------------------------------------------

// All on one axis; returns how far the axis' end is from its beginning.
static double check_bars(const struct drawing *drawing, const decimal *values, decimal maximum) {
    double unit = 0, x = 0, y = -1;
    size_t at = 0;
    for (size_t i = 0; i < LABELS; i++) {
        if (values[i] == N) continue;
        const struct mark *bar = next(drawing, MARK_AREA, &at);
        assert_non_null(bar);
        double length = bar->width / (double)values[i] * (double)maximum;
        if (unit == 0) {
            unit = length;
            x = bar->x;
        }
        assert_near(length, unit);
        assert_near(bar->x, x);
        assert_true(bar->y > y && bar->y + bar->height <= HEIGHT && bar->x + bar->width < WIDTH);
        assert_near(text_of(drawing, labels[i])->y, bar->y + bar->height / 2);
        y = bar->y + bar->height;
    }
    assert_null(next(drawing, MARK_AREA, &at));
    return unit;
}

static void bars_are_as_long_as_their_values(void **state) {
    (void)state;
    struct drawing drawing = draw(sample);
    // From the labels, 2.6 letters wide, to the room of the longest value.
    double whole = check_bars(&drawing, first, 40000);
    assert_near(whole, WIDTH - 2.6 * SIZE - text_width(NULL, "4批", 0.9 * SIZE, false) - 6);
    assert_non_null(text_of(&drawing, "—")); // a missing value is no bar of nought
    drawing_free(&drawing);
    struct chart chart = sample;
    chart.maximum = 100000;
    drawing = draw(chart);
    assert_near(check_bars(&drawing, first, 100000), whole);
    drawing_free(&drawing);
}

static void bars_stay_within_the_axis(void **state) {
    (void)state;
    static const decimal values[LABELS] = {-10000, 0, 50000, 200000, 100000};
    struct chart_series series = {"值", NULL, values};
    struct chart chart = sample;
    chart.series = &series;
    chart.maximum = 100000;
    struct drawing drawing = draw(chart);
    size_t at = 0;
    const struct mark *half = next(&drawing, MARK_AREA, &at);
    const struct mark *over = next(&drawing, MARK_AREA, &at);
    const struct mark *whole = next(&drawing, MARK_AREA, &at);
    assert_int_equal(count(&drawing, MARK_AREA), 3); // below nought and at nought: none
    assert_near(over->width, whole->width);
    assert_near(half->width, whole->width / 2);
    drawing_free(&drawing);
}

static void panels_are_on_one_scale(void **state) {
    (void)state;
    struct chart chart = sample;
    chart.kind = CHART_MULTIPLES;
    chart.series_count = 2;
    struct drawing drawing = draw(chart);
    size_t at = 0;
    double unit = 0;
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < LABELS; i++) {
            if (both[s].values[i] == N) continue;
            const struct mark *bar = next(&drawing, MARK_AREA, &at);
            double length = bar->width / (double)both[s].values[i];
            assert_true(s ? bar->x > WIDTH / 2 : bar->x < WIDTH / 2);
            if (unit == 0) unit = length;
            assert_near(length, unit);
        }
    assert_null(next(&drawing, MARK_AREA, &at));
    assert_true(text_of(&drawing, "上期")->bold);
    drawing_free(&drawing);
}

// ---- stars ------------------------------------------------------------------------------------

static double right_edge(const struct drawing *drawing, const struct mark *mark) {
    double edge = -1e9;
    for (size_t i = 0; i < mark->count; i++)
        edge = fmax(edge, drawing->points.at[mark->first + i].x);
    return edge;
}

static void stars_are_filled_to_their_part(void **state) {
    (void)state;
    static const decimal value = 25000;
    struct chart_series series = {"星级", NULL, &value};
    struct chart chart = {.kind = CHART_STARS,
                          .labels = labels,
                          .label_count = 1,
                          .series = &series,
                          .series_count = 1,
                          .maximum = N};
    struct drawing drawing = draw(chart);
    size_t filled = 0, outlines = 0;
    for (size_t at = 0; at < drawing.marks.count; at++) {
        const struct mark *mark = &drawing.marks.at[at];
        if (mark->kind != MARK_POLYGON) continue;
        if (mark->ink == INK_STAR_EDGE) {
            outlines++;
            continue;
        }
        assert_int_equal(mark->ink, INK_STAR);
        filled++;
        // Its outline follows it; the third star is filled up to its upper point.
        const struct mark *outline = mark + 1;
        double middle = drawing.points.at[outline->first].x;
        if (filled == 3)
            assert_near(right_edge(&drawing, mark), middle);
        else
            assert_near(right_edge(&drawing, mark), right_edge(&drawing, outline));
    }
    assert_int_equal(filled, 3);
    assert_int_equal(outlines, 5);
    drawing_free(&drawing);
}

// ---- lines ------------------------------------------------------------------------------------

static void lines_are_as_high_as_their_values(void **state) {
    (void)state;
    struct chart chart = sample;
    chart.kind = CHART_LINE;
    chart.series_count = 2;
    struct drawing drawing = draw(chart);
    double nought = text_of(&drawing, "0批")->y, four = text_of(&drawing, "4批")->y;
    size_t at = 0, discs = 0;
    for (const struct mark *disc; (disc = next(&drawing, MARK_CIRCLE, &at)); discs++) {
        size_t label = discs < 2 ? discs : discs + 1; // the third one is missing
        assert_near(nought - disc->y, (nought - four) * (double)first[label] / 40000);
        assert_near(disc->x, text_of(&drawing, labels[label])->x);
    }
    assert_int_equal(discs, 4);
    // The first line is parted by its gap, the second one is whole; its markers are squares.
    at = 0;
    size_t lines = 0, points[3];
    for (const struct mark *line; (line = next(&drawing, MARK_POLYGON, &at));)
        if (!line->closed && lines < 3) points[lines++] = line->count;
    assert_int_equal(lines, 3);
    assert_int_equal(points[0], 2);
    assert_int_equal(points[1], 2);
    assert_int_equal(points[2], LABELS);
    drawing_free(&drawing);
}

// ---- ring and radar ---------------------------------------------------------------------------

static void sectors_are_as_wide_as_their_shares(void **state) {
    (void)state;
    struct chart chart = sample;
    chart.kind = CHART_RING;
    struct drawing drawing = draw(chart);
    const double pi = acos(-1);
    double from = -pi / 2; // the top
    size_t sectors = 0;
    for (size_t at = 0, value = 0; at < drawing.marks.count; at++) {
        const struct mark *mark = &drawing.marks.at[at];
        if (mark->kind != MARK_POLYGON || mark->thickness > 0) continue;
        while (first[value] == N) value++;
        const struct point *points = drawing.points.at + mark->first;
        struct point outer = points[mark->count / 2 - 1];
        double to = from + 2 * pi * (double)first[value++] / 100000;
        double radius = hypot(points[0].x - WIDTH / 2, points[0].y - HEIGHT / 2);
        assert_near(outer.x, WIDTH / 2 + radius * cos(to));
        assert_near(outer.y, HEIGHT / 2 + radius * sin(to));
        from = to;
        sectors++;
    }
    assert_int_equal(sectors, 4);
    assert_near(from, 3 * pi / 2);
    assert_non_null(text_of(&drawing, "2批  20.0%"));
    assert_non_null(text_of(&drawing, "—  0.0%"));
    drawing_free(&drawing);
}

static void radars_reach_as_far_as_their_values(void **state) {
    (void)state;
    struct chart chart = sample;
    chart.kind = CHART_RADAR;
    struct drawing drawing = draw(chart);
    size_t at = 0, discs = 0;
    const struct mark *axis = next(&drawing, MARK_LINE, &at);
    double x = axis->x, y = axis->y, radius = hypot(axis->width, axis->height);
    assert_near(axis->width, 0); // the first one points upward
    assert_true(axis->height < 0);
    assert_int_equal(count(&drawing, MARK_LINE), LABELS);
    at = 0;
    for (const struct mark *disc; (disc = next(&drawing, MARK_CIRCLE, &at)); discs++) {
        static const size_t axes[] = {3, 4, 0, 1}; // from behind the gap once around
        double part = (double)first[axes[discs]] / 40000;
        double angle = 2 * acos(-1) * (double)axes[discs] / LABELS;
        assert_near(disc->x, x + radius * part * sin(angle));
        assert_near(disc->y, y - radius * part * cos(angle));
    }
    assert_int_equal(discs, 4);
    assert_int_equal(count(&drawing, MARK_AREA), 0);
    drawing_free(&drawing);
}

static void radars_of_two_axes_are_bars(void **state) {
    (void)state;
    struct chart chart = sample;
    chart.kind = CHART_RADAR;
    chart.label_count = 2;
    struct drawing drawing = draw(chart);
    assert_int_equal(count(&drawing, MARK_POLYGON), 0);
    assert_int_equal(count(&drawing, MARK_AREA), 2);
    drawing_free(&drawing);
    chart.label_count = 3;
    drawing = draw(chart);
    assert_int_equal(count(&drawing, MARK_AREA), 0);
    drawing_free(&drawing);
}

static void nothing_draws_nothing(void **state) {
    (void)state;
    for (int kind = CHART_STARS; kind <= CHART_MULTIPLES; kind++) {
        struct chart chart = sample;
        chart.kind = (enum chart_kind)kind;
        chart.label_count = 0;
        struct drawing drawing = draw(chart);
        assert_int_equal(drawing.marks.count, 0);
        drawing_free(&drawing);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(axes_end_at_round_numbers),
        cmocka_unit_test(bars_are_as_long_as_their_values),
        cmocka_unit_test(bars_stay_within_the_axis),
        cmocka_unit_test(panels_are_on_one_scale),
        cmocka_unit_test(stars_are_filled_to_their_part),
        cmocka_unit_test(lines_are_as_high_as_their_values),
        cmocka_unit_test(sectors_are_as_wide_as_their_shares),
        cmocka_unit_test(radars_reach_as_far_as_their_values),
        cmocka_unit_test(radars_of_two_axes_are_bars),
        cmocka_unit_test(nothing_draws_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
