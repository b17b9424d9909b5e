// SPDX-License-Identifier: Apache-2.0
// Horizontal bars, one or several a label, and rows of stars: label at the left, value at the end.
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "documents/plot.h"

static bool has_legend(const struct plot *plot) {
    return plot->chart->series_count > 1;
}

static double bar_pitch(const struct plot *plot) {
    return plot->letters.size * 1.25;
}

double bars_height(const struct plot *plot) {
    const struct chart *chart = plot->chart;
    double group = bar_pitch(plot) * (double)chart->series_count + plot->letters.size * 0.6;
    return group * (double)chart->label_count + (has_legend(plot) ? plot->letters.size * 2 : 0);
}

double bars_labels_width(const struct plot *plot) {
    double widest = 0;
    for (size_t i = 0; i < plot->chart->label_count; i++)
        widest = fmax(widest, plot_text_width(plot, plot->chart->labels[i], plot->letters));
    return fmin(widest, plot->width * 0.4) + plot->letters.size * 0.6;
}

// A label that is wider than its column wraps.
static void draw_label(struct plot *plot, const char *label, double width, double middle) {
    double room = width - plot->letters.size * 0.6;
    plot_text(plot, label, plot->letters, room, middle, ALIGN_RIGHT);
    plot->drawing->marks.at[plot->drawing->marks.count - 1].room = room;
}

static double widest_value(const struct plot *plot) {
    const struct chart *chart = plot->chart;
    double widest = 0;
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->label_count; i++)
            widest =
                fmax(widest, plot_text_width(plot, plot_label(plot, chart->series[s].values[i]),
                                             plot->small));
    return widest;
}

void bars_labels(struct plot *plot, double width, double y, double end) {
    const struct chart *chart = plot->chart;
    double row = (end - y) / (double)chart->label_count;
    for (size_t i = 0; i < chart->label_count; i++)
        draw_label(plot, chart->labels[i], width, y + row * ((double)i + 0.5));
}

void bars_field(struct plot *plot, const struct bar_field *field) {
    const struct chart *chart = plot->chart;
    double row = (field->end - field->y) / (double)chart->label_count;
    double thick = fmin(bar_pitch(plot), row * 0.85 / (double)field->count);
    double room = fmax(field->width - widest_value(plot) - 6, 4);
    for (size_t i = 0; i < chart->label_count; i++) {
        double top = field->y + row * (double)i + (row - thick * (double)field->count) / 2;
        for (size_t s = 0; s < field->count; s++) {
            decimal value = chart->series[field->series[s]].values[i];
            double part = fmin(fmax(plot_value(value) / plot->maximum, 0), 1);
            double bar_top = top + thick * (double)s + thick * 0.08, bar = thick * 0.84;
            if (part > 0)
                plot_area(plot, field->x, bar_top, room * part, bar, field->shades[s],
                          plot_note(plot, field->series[s], i));
            plot_text(plot, plot_label(plot, value), plot->small, field->x + room * part + 3,
                      bar_top + bar / 2, ALIGN_LEFT);
        }
    }
    plot_line(plot, field->x, field->y, 0, field->end - field->y, 0.6, INK_AXIS);
}

void bars_draw(struct plot *plot) {
    size_t count = plot->chart->series_count;
    size_t *series = memory_zeroed(count * sizeof *series);
    enum ink *shades = memory_zeroed(count * sizeof *shades);
    for (size_t s = 0; s < count; s++) {
        series[s] = s;
        shades[s] = plot_shade(s);
    }
    double labels = bars_labels_width(plot), y = 0;
    if (has_legend(plot)) y += plot_legend(plot, labels, y, false) + plot->letters.size * 0.4;
    bars_labels(plot, labels, y, plot->height);
    bars_field(plot, &(struct bar_field){.series = series,
                                         .count = count,
                                         .shades = shades,
                                         .x = labels,
                                         .width = plot->width - labels,
                                         .y = y,
                                         .end = plot->height});
    free(series);
    free(shades);
}

// ---- stars ------------------------------------------------------------------------------------

enum { STAR_POINTS = 10 };

static void star_points(double x, double y, double radius, struct point points[STAR_POINTS]) {
    const double pi = 3.14159265358979323846;
    for (int i = 0; i < STAR_POINTS; i++) {
        double r = i % 2 ? radius * 0.382 : radius, angle = pi * i / 5 - pi / 2;
        points[i] = (struct point){x + r * cos(angle), y + r * sin(angle)};
    }
}

// What of the star lies left of `limit`.
static size_t cut_star(const struct point points[STAR_POINTS], double limit, struct point *cut) {
    size_t count = 0;
    for (int i = 0; i < STAR_POINTS; i++) {
        struct point a = points[i], b = points[(i + 1) % STAR_POINTS];
        if (a.x <= limit) cut[count++] = a;
        if ((a.x <= limit) != (b.x <= limit))
            cut[count++] = (struct point){limit, a.y + (b.y - a.y) * (limit - a.x) / (b.x - a.x)};
    }
    return count;
}

static void draw_star(struct plot *plot, double x, double y, double radius, double part) {
    struct point points[STAR_POINTS], cut[2 * STAR_POINTS];
    star_points(x, y, radius, points);
    if (part > 0) {
        size_t count = cut_star(points, x - radius + 2 * radius * fmin(part, 1), cut);
        plot_polygon(plot, cut, count, INK_STAR, 0, true);
    }
    plot_polygon(plot, points, STAR_POINTS, INK_STAR_EDGE, 0.6, true);
}

double stars_height(const struct plot *plot) {
    return plot->letters.size * 2.4 * (double)plot->chart->label_count;
}

void stars_draw(struct plot *plot) {
    const struct chart *chart = plot->chart;
    double labels = bars_labels_width(plot), pitch = plot->height / (double)chart->label_count;
    double count = fmin(ceil(plot->maximum), 20);
    double room = plot->width - labels - widest_value(plot) - plot->letters.size;
    double radius = fmin(fmin(pitch * 0.42, plot->letters.size * 1.1), room / count / 2.3);
    for (size_t i = 0; i < chart->label_count; i++) {
        decimal value = chart->series[0].values[i];
        double middle = pitch * ((double)i + 0.5), x = labels + radius;
        draw_label(plot, chart->labels[i], labels, middle);
        for (double n = 0; n < count; n++, x += 2.3 * radius)
            draw_star(plot, x, middle, radius, plot_value(value) - n);
        plot_text(plot, plot_label(plot, value), plot->letters, x, middle, ALIGN_LEFT);
    }
}
