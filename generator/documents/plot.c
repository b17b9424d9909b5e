// SPDX-License-Identifier: Apache-2.0
#include "documents/plot.h"

#include <math.h>

enum ink plot_shade(size_t series) {
    return (enum ink)(INK_SERIES + series % SHADES);
}

double plot_value(decimal value) {
    return value == DECIMAL_NONE ? 0 : (double)value / DECIMAL_ONE;
}

// Charts are looked at, not reckoned with: one decimal place, more only below 1.
static decimal rounded(const struct plot *plot, decimal value) {
    decimal step = plot->maximum < 1 ? DECIMAL_ONE / 1000 : DECIMAL_ONE / 10;
    decimal half = value < 0 ? -step / 2 : step / 2;
    return (value + half) / step * step;
}

const char *plot_label(const struct plot *plot, decimal value) {
    char number[DECIMAL_TEXT];
    const char *unit = plot->chart->unit ? plot->chart->unit : "";
    // Without a value there is no bar to name; a dash says that it is not nought.
    if (value == DECIMAL_NONE) return "\xE2\x80\x94";
    return arena_printf(plot->drawing->texts, "%s%s", decimal_format(rounded(plot, value), number),
                        unit);
}

const char *plot_note(const struct plot *plot, size_t series, size_t label) {
    return arena_printf(plot->drawing->texts, "%s %s", plot->chart->labels[label],
                        plot_label(plot, plot->chart->series[series].values[label]));
}

double plot_text_width(const struct plot *plot, const char *text, struct letters letters) {
    const struct chart_setting *setting = plot->setting;
    return setting->text_width(setting->context, text, letters.size, letters.bold);
}

double plot_text(struct plot *plot, const char *text, struct letters letters, double x, double y,
                 enum alignment align) {
    vector_add(&plot->drawing->marks, (struct mark){.kind = MARK_TEXT,
                                                    .ink = INK_TEXT,
                                                    .x = x,
                                                    .y = y,
                                                    .text = text,
                                                    .size = letters.size,
                                                    .bold = letters.bold,
                                                    .align = align});
    return plot_text_width(plot, text, letters);
}

void plot_line(struct plot *plot, double x, double y, double width, double height, double thickness,
               enum ink ink) {
    vector_add(&plot->drawing->marks, (struct mark){.kind = MARK_LINE,
                                                    .ink = ink,
                                                    .x = x,
                                                    .y = y,
                                                    .width = width,
                                                    .height = height,
                                                    .thickness = thickness});
}

void plot_area(struct plot *plot, double x, double y, double width, double height, enum ink ink,
               const char *note) {
    vector_add(&plot->drawing->marks, (struct mark){.kind = MARK_AREA,
                                                    .ink = ink,
                                                    .x = x,
                                                    .y = y,
                                                    .width = width,
                                                    .height = height,
                                                    .note = note});
}

static void add_polygon(struct plot *plot, const struct point *points, size_t count,
                        struct mark mark) {
    if (count < 2) return;
    mark.first = plot->drawing->points.count;
    mark.count = count;
    for (size_t i = 0; i < count; i++) vector_add(&plot->drawing->points, points[i]);
    vector_add(&plot->drawing->marks, mark);
}

void plot_polygon(struct plot *plot, const struct point *points, size_t count, enum ink ink,
                  double thickness, bool closed) {
    add_polygon(
        plot, points, count,
        (struct mark){.kind = MARK_POLYGON, .ink = ink, .thickness = thickness, .closed = closed});
}

static void add_marker(struct plot *plot, size_t shape, double x, double y, double radius,
                       struct mark mark) {
    const double r = radius;
    const struct point square[] = {{x - r, y - r}, {x + r, y - r}, {x + r, y + r}, {x - r, y + r}};
    const struct point triangle[] = {{x, y - 1.2 * r}, {x + 1.1 * r, y + r}, {x - 1.1 * r, y + r}};
    if (shape == 0) {
        mark.kind = MARK_CIRCLE;
        mark.x = x;
        mark.y = y;
        mark.radius = radius;
        vector_add(&plot->drawing->marks, mark);
        return;
    }
    mark.kind = MARK_POLYGON;
    mark.closed = true;
    add_polygon(plot, shape == 1 ? square : triangle, shape == 1 ? 4 : 3, mark);
}

void plot_marker(struct plot *plot, size_t series, double x, double y, double radius,
                 const char *note) {
    struct mark mark = {.ink = plot_shade(series), .note = note};
    // The second three are the outlines of the first, on the ground.
    if (series % 6 >= 3) {
        add_marker(plot, series % 3, x, y, radius, (struct mark){.ink = INK_GROUND});
        mark.thickness = 0.8;
    }
    add_marker(plot, series % 3, x, y, radius, mark);
}

double plot_legend(struct plot *plot, double x, double y, bool markers) {
    const struct chart *chart = plot->chart;
    double pitch = 1.3 * plot->small.size, at = x, box = plot->small.size * 0.8, top = y;
    for (size_t i = 0; i < chart->series_count; i++) {
        double width = plot_text_width(plot, chart->series[i].name, plot->small);
        if (at > x && at + box + width + 4 > plot->width) {
            at = x;
            y += pitch;
        }
        double middle = y + pitch / 2;
        if (markers)
            plot_marker(plot, i, at + box / 2, middle, box / 3, NULL);
        else
            plot_area(plot, at, middle - box / 2, box, box, plot_shade(i), NULL);
        plot_text(plot, chart->series[i].name, plot->small, at + box + 4, middle, ALIGN_LEFT);
        at += box + width + 4 + 1.5 * plot->small.size;
    }
    return y + pitch - top;
}
