// SPDX-License-Identifier: Apache-2.0
// A chart's place, title and scale; the kinds draw themselves.
#include "render/chart.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

static const struct {
    double (*height)(const struct plot *plot); // that suits the data
    void (*draw)(struct plot *plot);
    bool rows; // below each other: what is higher than a page is continued
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

// 1, 2 or 5 times a power of ten, a little above the data.
static double round_up(double value) {
    double power = pow(10, floor(log10(value)));
    static const double steps[] = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] * power >= value) return steps[i] * power;
    return 10 * power;
}

static double axis_maximum(const struct chart *chart) {
    if (chart->maximum != DECIMAL_NONE && chart->maximum > 0) return plot_value(chart->maximum);
    if (chart->kind == CHART_STARS) return 5;
    double most = largest(chart);
    return most > 0 ? round_up(most) : 1;
}

static void draw_plot(struct plot *plot) {
    struct flow *flow = plot->flow;
    const struct chart *chart = plot->chart;
    double title = chart->title ? plot->style.line_height * 1.6 : 0;
    plot->height =
        chart->height > 0 ? chart->height * POINTS_A_MM - title : kinds[chart->kind].height(plot);
    plot->height = fmin(fmax(plot->height, 24), flow_capacity(flow) - title - 6 - plot->style.size);
    double gap = flow->fresh ? 0 : plot->style.size * 0.7; // from what stands above
    flow_require(flow, plot->height + title + 6 + gap);
    flow->y += flow->fresh ? 0 : gap;
    flow_open_element(
        flow, (struct item){.element = ELEMENT_FIGURE,
                            .description = chart->description ? chart->description : chart->title});
    plot->x = flow->left + (flow->width - plot->width) / 2;
    plot->y = flow->y + title;
    if (chart->title) {
        struct text_style bold = plot->style;
        bold.bold = true;
        plot_text(plot, chart->title, &bold, plot->x + plot->width / 2, flow->y + title * 0.4,
                  ALIGN_CENTRE);
    }
    if (chart->label_count > 0 && chart->series_count > 0) kinds[chart->kind].draw(plot);
    flow_close_element(flow);
    flow->y += title + plot->height + 6;
    flow->fresh = false;
}

// How many rows a page can hold; all of them where the kind has none.
static size_t rows_a_page(const struct plot *plot) {
    const struct chart *chart = plot->chart;
    if (!kinds[chart->kind].rows || chart->height > 0 || chart->label_count == 0)
        return chart->label_count;
    double room = flow_capacity(plot->flow) - plot->style.line_height * 1.6 - 6 - plot->style.size;
    size_t pages = (size_t)ceil(kinds[chart->kind].height(plot) / room);
    // What stands above the rows comes again on each page.
    struct chart part = *chart;
    struct plot trial = *plot;
    trial.chart = &part;
    for (;; pages++) {
        part.label_count = (chart->label_count + pages - 1) / pages;
        if (part.label_count == 1 || kinds[chart->kind].height(&trial) <= room)
            return part.label_count;
    }
}

static void draw_rows(struct plot *plot, size_t first, size_t count) {
    const struct chart *whole = plot->chart;
    struct chart_series *series = memory_zeroed(whole->series_count * sizeof *series);
    struct chart part = *whole;
    part.labels += first;
    part.label_count = count;
    part.series = series;
    for (size_t i = 0; i < whole->series_count; i++) {
        series[i] = whole->series[i];
        series[i].values += first;
    }
    plot->chart = &part;
    draw_plot(plot);
    plot->chart = whole;
    free(series);
}

void chart_flow(struct flow *flow, const struct block *block) {
    static const struct text_style standard = {.face = FACE_SONG, .size = 9};
    const struct chart *chart = block->chart;
    struct plot plot = {.flow = flow, .chart = chart, .maximum = axis_maximum(chart)};
    plot.style = block->style ? *block->style : standard;
    plot.style.align = ALIGN_LEFT;
    plot.style.indent_first = plot.style.indent_left = plot.style.indent_right = 0;
    plot.style.line_height = plot.style.size * 1.3;
    plot.small = plot.style;
    plot.small.size *= 0.9;
    plot.small.line_height = plot.small.size * 1.3;
    plot.width = chart->width > 0 ? fmin(chart->width * POINTS_A_MM, flow->width) : flow->width;
    size_t rows = rows_a_page(&plot), first = 0;
    do {
        size_t left = chart->label_count - first;
        draw_rows(&plot, first, left < rows ? left : rows);
        first += rows;
    } while (first < chart->label_count && !flow->broken);
}
