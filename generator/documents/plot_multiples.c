// SPDX-License-Identifier: Apache-2.0
// Small multiples: panels of bars side by side, on one scale and with the same rows, so that a
// glance along a row compares them. The series of one panel stand below each other in its rows;
// those of one name have one shade in all panels.
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "documents/plot.h"

static const char *panel_of(const struct chart_series *series) {
    return series->panel ? series->panel : series->name;
}

struct panels {
    size_t *first; // series that begins each panel
    size_t count;
    size_t most;   // series of a panel
    size_t *names; // series that first has each name
    size_t name_count;
};

static size_t find_panel(const struct chart *chart, const struct panels *panels, size_t series) {
    size_t panel = 0;
    while (panel < panels->count && strcmp(panel_of(&chart->series[panels->first[panel]]),
                                           panel_of(&chart->series[series])) != 0)
        panel++;
    return panel;
}

static size_t find_name(const struct chart *chart, const struct panels *panels, size_t series) {
    size_t name = 0;
    while (name < panels->name_count &&
           strcmp(chart->series[panels->names[name]].name, chart->series[series].name) != 0)
        name++;
    return name;
}

static size_t series_in(const struct chart *chart, const struct panels *panels, size_t panel,
                        size_t *series) {
    size_t count = 0;
    for (size_t s = 0; s < chart->series_count; s++)
        if (find_panel(chart, panels, s) == panel) {
            if (series) series[count] = s;
            count++;
        }
    return count;
}

static struct panels panels_of(const struct chart *chart) {
    struct panels panels = {.first = memory_zeroed(chart->series_count * sizeof *panels.first),
                            .names = memory_zeroed(chart->series_count * sizeof *panels.names)};
    for (size_t s = 0; s < chart->series_count; s++) {
        if (find_panel(chart, &panels, s) == panels.count) panels.first[panels.count++] = s;
        if (find_name(chart, &panels, s) == panels.name_count)
            panels.names[panels.name_count++] = s;
    }
    for (size_t panel = 0; panel < panels.count; panel++) {
        size_t count = series_in(chart, &panels, panel, NULL);
        if (count > panels.most) panels.most = count;
    }
    return panels;
}

static void panels_free(struct panels *panels) {
    free(panels->first);
    free(panels->names);
}

// A legend only where a panel's title does not name its bars.
static bool has_legend(const struct panels *panels) {
    return panels->most > 1;
}

double multiples_height(const struct plot *plot) {
    struct panels panels = panels_of(plot->chart);
    double size = plot->letters.size;
    double row = size * 1.25 * (double)panels.most + size * 0.6;
    double height = row * (double)plot->chart->label_count + size * 1.8;
    if (has_legend(&panels)) height += size * 2;
    panels_free(&panels);
    return height;
}

static void draw_legend(struct plot *plot, const struct panels *panels, double x, double y) {
    struct chart_series *named = memory_zeroed(panels->name_count * sizeof *named);
    for (size_t i = 0; i < panels->name_count; i++)
        named[i] = plot->chart->series[panels->names[i]];
    struct chart names = *plot->chart;
    names.series = named;
    names.series_count = panels->name_count;
    struct plot legend = *plot;
    legend.chart = &names;
    plot_legend(&legend, x, y, false);
    free(named);
}

void multiples_draw(struct plot *plot) {
    const struct chart *chart = plot->chart;
    struct panels panels = panels_of(chart);
    size_t *series = memory_zeroed(chart->series_count * sizeof *series);
    enum ink *shades = memory_zeroed(chart->series_count * sizeof *shades);
    const struct letters bold = {plot->small.size, true};
    double size = plot->letters.size, labels = bars_labels_width(plot), y = 0;
    if (has_legend(&panels)) {
        draw_legend(plot, &panels, labels, y);
        y += size * 2;
    }
    double rows = y + size * 1.8, end = plot->height;
    double width = (plot->width - labels) / (double)panels.count;
    bars_labels(plot, labels, rows, end);
    for (size_t panel = 0; panel < panels.count; panel++) {
        double x = labels + width * (double)panel;
        size_t count = series_in(chart, &panels, panel, series);
        for (size_t i = 0; i < count; i++)
            shades[i] = plot_shade(find_name(chart, &panels, series[i]));
        if (!has_legend(&panels)) shades[0] = plot_shade(0);
        plot_text(plot, panel_of(&chart->series[panels.first[panel]]), bold, x, y + size * 0.7,
                  ALIGN_LEFT);
        bars_field(plot, &(struct bar_field){.series = series,
                                             .count = count,
                                             .shades = shades,
                                             .x = x,
                                             .width = width - size,
                                             .y = rows,
                                             .end = end});
    }
    free(series);
    free(shades);
    panels_free(&panels);
}
