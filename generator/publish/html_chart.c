// SPDX-License-Identifier: Apache-2.0
#include "publish/html_chart.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "publish/html_chart_kinds.h"
#include "publish/html_text.h"

// In units of the drawing, which is scaled to the page. No floating point: the same bytes
// everywhere.
enum { WIDTH = HTML_CHART_WIDTH, LABEL = 190, NUMBER = 90, BAR = 14, GAP = 5, GROUP_GAP = 9 };

static decimal largest(const struct chart *chart) {
    if (chart->maximum != DECIMAL_NONE) return chart->maximum;
    decimal most = DECIMAL_ONE;
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t k = 0; k < chart->label_count; k++) {
            decimal value = chart->series[i].values[k];
            if (value != DECIMAL_NONE && value > most) most = value;
        }
    return most;
}

static void put_label(struct buffer *into, const char *label, long y) {
    buffer_printf(into, "<text x=\"%d\" y=\"%ld\" text-anchor=\"end\">", LABEL - 8, y);
    html_text(into, label);
    buffer_add_text(into, "</text>\n");
}

static void put_value(struct buffer *into, const struct chart *chart, size_t series, decimal value,
                      decimal most, long y) {
    char digits[DECIMAL_TEXT];
    decimal shown = value < 0 ? 0 : value > most ? most : value;
    long width = (long)(shown * (WIDTH - LABEL - NUMBER) / most);
    buffer_printf(into,
                  "<rect class=\"%s\" x=\"%d\" y=\"%ld\" width=\"%ld\" height=\"%d\"></rect>\n",
                  html_series_class(series), LABEL, y, width, BAR);
    buffer_printf(into, "<text x=\"%ld\" y=\"%ld\">%s", LABEL + width + 6, y + BAR - 2,
                  decimal_format(value, digits));
    html_text(into, chart->unit ? chart->unit : "");
    buffer_add_text(into, "</text>\n");
}

static void put_legend(struct buffer *into, const struct chart *chart) {
    if (chart->series_count < 2) return;
    long x = LABEL;
    for (size_t i = 0; i < chart->series_count; i++, x += 150) {
        buffer_printf(into,
                      "<rect class=\"%s\" x=\"%ld\" y=\"2\" width=\"14\" height=\"14\"></rect>"
                      "<text x=\"%ld\" y=\"14\">",
                      html_series_class(i), x, x + 20);
        html_text(into, chart->series[i].name ? chart->series[i].name : "");
        buffer_add_text(into, "</text>\n");
    }
}

static void put_bars(struct buffer *into, const struct chart *chart, decimal most, long top) {
    long group = (long)chart->series_count * (BAR + GAP) + GROUP_GAP;
    for (size_t k = 0; k < chart->label_count; k++) {
        long y = top + (long)k * group;
        put_label(into, chart->labels[k], y + BAR - 2);
        for (size_t i = 0; i < chart->series_count; i++, y += BAR + GAP)
            if (chart->series[i].values[k] != DECIMAL_NONE)
                put_value(into, chart, i, chart->series[i].values[k], most, y);
    }
    buffer_printf(into, "<line x1=\"%d\" x2=\"%d\" y1=\"%ld\" y2=\"%ld\"></line>\n", LABEL, LABEL,
                  top, top + (long)chart->label_count * group);
}

static void put_figure(struct buffer *into, const struct chart *chart, const char *panel,
                       unsigned number, unsigned part) {
    size_t labels = chart->label_count ? chart->label_count : 1;
    const struct html_drawing *drawing = html_drawing(chart->kind);
    long legend = chart->series_count > 1 && chart->kind != CHART_RING ? 24 : 0;
    long height = (long)labels * ((long)chart->series_count * (BAR + GAP) + GROUP_GAP);
    if (drawing) height = drawing->height;
    decimal most = largest(chart);
    if (most <= 0) most = DECIMAL_ONE;
    buffer_printf(into, "<figure>\n<figcaption id=\"chart-%u-%u\">", number, part);
    html_text(into, chart->title ? chart->title : "");
    if (panel) {
        buffer_add_text(into, "：");
        html_text(into, panel);
    }
    buffer_printf(into,
                  "</figcaption>\n<svg viewBox=\"0 0 %d %ld\" role=\"img\" "
                  "aria-labelledby=\"chart-%u-%u-text\">\n<title id=\"chart-%u-%u-text\">",
                  WIDTH, legend + height, number, part, number, part);
    html_text(into, chart->description ? chart->description : "");
    buffer_add_text(into, "</title>\n");
    if (legend) put_legend(into, chart);
    (drawing ? drawing->draw : put_bars)(into, chart, most, legend);
    buffer_add_text(into, "</svg>\n</figure>\n");
}

static const char *panel_of(const struct chart *chart, size_t series) {
    const struct chart_series *one = &chart->series[series];
    return one->panel ? one->panel : one->name;
}

static bool begins_panel(const struct chart *chart, size_t series) {
    for (size_t i = 0; i < series; i++)
        if (strcmp(panel_of(chart, i), panel_of(chart, series)) == 0) return false;
    return true;
}

// Small multiples: one figure a panel, all on one scale.
static void put_panels(struct buffer *into, const struct chart *chart, unsigned number) {
    struct chart_series *series = memory_zeroed(chart->series_count * sizeof *series);
    struct chart part = *chart;
    unsigned parts = 0;
    part.series = series;
    part.maximum = largest(chart);
    for (size_t first = 0; first < chart->series_count; first++) {
        if (!begins_panel(chart, first)) continue;
        part.series_count = 0;
        for (size_t i = first; i < chart->series_count; i++)
            if (strcmp(panel_of(chart, i), panel_of(chart, first)) == 0)
                series[part.series_count++] = chart->series[i];
        put_figure(into, &part, panel_of(chart, first), number, ++parts);
    }
    free(series);
}

void html_chart(struct buffer *into, const struct chart *chart, unsigned number) {
    if (chart->kind == CHART_MULTIPLES)
        put_panels(into, chart, number);
    else
        put_figure(into, chart, NULL, number, 1);
}
