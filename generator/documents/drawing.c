// SPDX-License-Identifier: Apache-2.0
// A chart's scale; the kinds draw themselves.
#include "documents/drawing.h"

#include <math.h>
#include <stdlib.h>

#include "documents/plot.h"

unsigned ink_colour(enum ink ink) {
    static const unsigned colours[INKS] = {
        [INK_SERIES] = 0x1F4E79,     [INK_SERIES + 1] = 0x9DC3E6, [INK_SERIES + 2] = 0x555555,
        [INK_SERIES + 3] = 0xC8C8C8, [INK_SERIES + 4] = 0x8B3A2B, [INK_SERIES + 5] = 0xE8B49A,
        [INK_GROUND] = 0xFFFFFF,     [INK_TEXT] = 0x000000,       [INK_AXIS] = 0x404040,
        [INK_EDGE] = 0x606060,       [INK_GRID] = 0xBBBBBB,       [INK_LEADER] = 0x808080,
        [INK_STAR] = 0xC00000,       [INK_STAR_EDGE] = 0x800000};
    return colours[ink];
}

void drawing_free(struct drawing *drawing) {
    free(drawing->marks.at);
    free(drawing->points.at);
    if (drawing->texts) arena_free(drawing->texts);
    *drawing = (struct drawing){0};
}

static const struct {
    double (*height)(const struct plot *plot); // that suits the data
    void (*draw)(struct plot *plot);
    bool rows; // below each other
} kinds[] = {
    [CHART_STARS] = {stars_height, stars_draw, true},
    [CHART_BARS] = {bars_height, bars_draw, true},
    [CHART_GROUPED_BARS] = {bars_height, bars_draw, true},
    [CHART_LINE] = {line_height, line_draw, false},
    [CHART_RING] = {round_height, ring_draw, false},
    [CHART_RADAR] = {round_height, radar_draw, false},
    [CHART_MULTIPLES] = {multiples_height, multiples_draw, true},
};

static double largest(const struct chart *chart) {
    double most = 0;
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->label_count; i++)
            most = fmax(most, plot_value(chart->series[s].values[i]));
    return most;
}

// A few steps of a power of ten, the next one above the data.
static double round_up(double value) {
    double power = pow(10, floor(log10(value)));
    static const double steps[] = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] * power >= value) return steps[i] * power;
    return 10 * power;
}

decimal chart_maximum(const struct chart *chart) {
    if (chart->maximum != DECIMAL_NONE && chart->maximum > 0) return chart->maximum;
    if (chart->kind == CHART_STARS) return 5 * DECIMAL_ONE;
    double most = largest(chart);
    return most > 0 ? (decimal)llround(round_up(most) * DECIMAL_ONE) : DECIMAL_ONE;
}

bool chart_has_rows(const struct chart *chart) {
    return kinds[chart->kind].rows;
}

static struct plot plot_of(const struct chart *chart, double width, double size) {
    return (struct plot){.chart = chart,
                         .letters = {size, false},
                         .small = {size * 0.9, false},
                         .line_height = size * 1.3,
                         .width = width,
                         .maximum = plot_value(chart_maximum(chart))};
}

double chart_height(const struct chart *chart, double width, double size) {
    struct plot plot = plot_of(chart, width, size);
    return kinds[chart->kind].height(&plot);
}

void chart_draw(const struct chart *chart, const struct chart_setting *setting,
                struct drawing *drawing) {
    struct plot plot = plot_of(chart, setting->width, setting->size);
    plot.height = setting->height;
    plot.setting = setting;
    plot.drawing = drawing;
    if (!drawing->texts) drawing->texts = arena_new();
    if (chart->label_count > 0 && chart->series_count > 0) kinds[chart->kind].draw(&plot);
}
