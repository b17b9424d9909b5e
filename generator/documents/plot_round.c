// SPDX-License-Identifier: Apache-2.0
// Ring and radar.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "documents/plot.h"

static const double pi = 3.14159265358979323846;

double round_height(const struct plot *plot) {
    return fmin(plot->width * 0.6, plot->letters.size * 22);
}

// ---- ring -------------------------------------------------------------------------------------

enum { ARC_STEPS = 12 }; // straight pieces of a right angle would show; of a twelfth they don't

static void draw_sector(struct plot *plot, double x, double y, double radius, double from,
                        double to, enum ink ink) {
    size_t steps = (size_t)ceil((to - from) / (pi / 2) * ARC_STEPS) + 1;
    struct point *points = memory_zeroed(2 * (steps + 1) * sizeof *points);
    for (size_t i = 0; i <= steps; i++) {
        double angle = from + (to - from) * (double)i / (double)steps - pi / 2;
        double right = radius * cos(angle), down = radius * sin(angle);
        points[i] = (struct point){x + right, y + down};
        points[2 * steps + 1 - i] = (struct point){x + 0.58 * right, y + 0.58 * down};
    }
    plot_polygon(plot, points, 2 * (steps + 1), ink, 0, true);
    plot_polygon(plot, points, 2 * (steps + 1), INK_GROUND, 0.8, true);
    free(points);
}

// "7人  20.0%" of the ring's part.
static const char *share_text(const struct plot *plot, size_t part, double total) {
    decimal value = plot->chart->series[0].values[part];
    long tenths = total > 0 ? lround(fmax(plot_value(value), 0) / total * 1000) : 0;
    return arena_printf(plot->drawing->texts, "%s  %ld.%ld%%", plot_label(plot, value), tenths / 10,
                        tenths % 10);
}

// Name, value and share of a part, at the ring's side where the part is.
struct ring_label {
    double from_x, from_y; // the middle of the part's outer edge
    double y;
};

static double label_width(const struct plot *plot, double total, size_t part) {
    return plot_text_width(plot, plot->chart->labels[part], plot->letters) +
           plot->letters.size / 2 +
           plot_text_width(plot, share_text(plot, part, total), plot->small);
}

static double widest_label(const struct plot *plot, double total) {
    double widest = 0;
    for (size_t i = 0; i < plot->chart->label_count; i++)
        widest = fmax(widest, label_width(plot, total, i));
    return widest;
}

// Moves the labels of one side apart, `step` 1 from the first down, -1 from the last down.
static void spread(struct ring_label *labels, size_t first, size_t count, int step, double pitch,
                   double top, double bottom) {
    for (size_t n = 0, i = first; n < count; n++, i += (size_t)step)
        labels[i].y = fmax(labels[i].y, n ? labels[i - (size_t)step].y + pitch : top);
    for (size_t n = 0, i = first + (count - 1) * (size_t)step; n < count; n++, i -= (size_t)step)
        labels[i].y = fmin(labels[i].y, n ? labels[i + (size_t)step].y - pitch : bottom);
}

static void draw_ring_label(struct plot *plot, const struct ring_label *label, size_t part,
                            double total, double x, bool right) {
    double bend = x + (right ? -1 : 1) * plot->letters.size, width = label_width(plot, total, part);
    const struct point leader[] = {{label->from_x, label->from_y}, {bend, label->y}, {x, label->y}};
    plot_polygon(plot, leader, 3, INK_LEADER, 0.4, false);
    double at = right ? x + 3 : x - 3 - width;
    at += plot_text(plot, plot->chart->labels[part], plot->letters, at, label->y, ALIGN_LEFT);
    plot_text(plot, share_text(plot, part, total), plot->small, at + plot->letters.size / 2,
              label->y, ALIGN_LEFT);
}

// Room at both sides for the labels; where there is too little, they are set smaller.
static double ring_radius(struct plot *plot, double total) {
    double labels = widest_label(plot, total), gap = 2 * plot->letters.size + 3;
    double least = plot->width * 0.14, room = plot->width / 2 - gap;
    if (room - labels < least) {
        double smaller = (room - least) / labels;
        plot->letters.size *= smaller;
        plot->small.size *= smaller;
        labels *= smaller;
    }
    return fmin(plot->height / 2 * 0.9, room - labels);
}

// From the top clockwise.
void ring_draw(struct plot *plot) {
    const struct chart *chart = plot->chart;
    const decimal *values = chart->series[0].values;
    double total = 0, angle = 0;
    for (size_t i = 0; i < chart->label_count; i++) total += fmax(plot_value(values[i]), 0);
    double radius = ring_radius(plot, total), gap = 2 * plot->letters.size;
    double x = plot->width / 2, y = plot->height / 2;
    struct ring_label *labels = memory_zeroed(chart->label_count * sizeof *labels);
    size_t right = 0; // parts whose middle lies at the right
    for (size_t i = 0; i < chart->label_count; i++) {
        double value = fmax(plot_value(values[i]), 0);
        double sweep = total > 0 ? 2 * pi * value / total : 0, middle = angle + sweep / 2 - pi / 2;
        if (sweep > 0) draw_sector(plot, x, y, radius, angle, angle + sweep, plot_shade(i));
        if (angle + sweep / 2 <= pi) right = i + 1;
        angle += sweep;
        labels[i] = (struct ring_label){.from_x = x + radius * cos(middle),
                                        .from_y = y + radius * sin(middle),
                                        .y = y + radius * 1.08 * sin(middle)};
    }
    size_t left = chart->label_count - right, most = right > left ? right : left;
    double half = plot->small.size / 2, bottom = plot->height - half;
    double pitch = fmin(plot->line_height, plot->height / (double)most);
    if (right) spread(labels, 0, right, 1, pitch, half, bottom);
    if (left) spread(labels, chart->label_count - 1, left, -1, pitch, half, bottom);
    for (size_t i = 0; i < chart->label_count; i++)
        draw_ring_label(plot, &labels[i], i, total, x + (i < right ? 1 : -1) * (radius + gap),
                        i < right);
    free(labels);
}

// ---- radar ------------------------------------------------------------------------------------

struct web {
    double x, y, radius;
    size_t count;
};

static struct point point_at(const struct web *web, size_t spoke, double part) {
    double angle = 2 * pi * (double)spoke / (double)web->count - pi / 2;
    return (struct point){web->x + web->radius * part * cos(angle),
                          web->y + web->radius * part * sin(angle)};
}

static void draw_web(struct plot *plot, const struct web *web) {
    struct point *points = memory_zeroed(web->count * sizeof *points);
    for (int ring = 1; ring <= 5; ring++) {
        for (size_t i = 0; i < web->count; i++) points[i] = point_at(web, i, ring / 5.0);
        plot_polygon(plot, points, web->count, ring < 5 ? INK_GRID : INK_EDGE, ring < 5 ? 0.3 : 0.6,
                     true);
    }
    for (size_t i = 0; i < web->count; i++) {
        plot_line(plot, web->x, web->y, points[i].x - web->x, points[i].y - web->y, 0.3, INK_GRID);
        struct point label = point_at(web, i, 1 + plot->letters.size / web->radius);
        double side = (label.x - web->x) / web->radius;
        enum alignment align = side > 0.2 ? ALIGN_LEFT : side < -0.2 ? ALIGN_RIGHT : ALIGN_CENTRE;
        plot_text(plot, plot->chart->labels[i], plot->letters, label.x, label.y, align);
    }
    free(points);
}

// A missing value leaves its spoke empty: nought would be a statement.
static void draw_outline(struct plot *plot, const struct web *web, size_t series,
                         struct point *points, size_t *spokes) {
    const decimal *values = plot->chart->series[series].values;
    size_t missing = web->count, count = 0;
    for (size_t i = 0; i < web->count; i++)
        if (values[i] == DECIMAL_NONE) missing = i;
    bool whole = missing == web->count;
    // From behind a gap once around, so that no stretch is cut at the top.
    for (size_t n = 0; n <= web->count; n++) {
        size_t i = (whole ? n : missing + n) % web->count;
        if (values[i] != DECIMAL_NONE && n < web->count) {
            double part = plot_value(values[i]) / plot->maximum;
            spokes[count] = i;
            points[count++] = point_at(web, i, fmin(fmax(part, 0), 1));
            continue;
        }
        plot_polygon(plot, points, count, plot_shade(series), 1.4, whole);
        for (size_t p = 0; p < count; p++)
            plot_marker(plot, series, points[p].x, points[p].y, 2.2,
                        plot_note(plot, series, spokes[p]));
        count = 0;
    }
}

void radar_draw(struct plot *plot) {
    const struct chart *chart = plot->chart;
    double legend = 0;
    if (chart->series_count > 1) legend = plot_legend(plot, 0, 0, true);
    double height = plot->height - legend, widest = 0;
    for (size_t i = 0; i < chart->label_count; i++)
        widest = fmax(widest, plot_text_width(plot, chart->labels[i], plot->letters));
    double beside = plot->width / 2 - widest - plot->letters.size; // names stand beside the web
    struct web web = {.x = plot->width / 2,
                      .y = legend + height / 2,
                      .radius = fmin(height / 2 - 1.8 * plot->letters.size, beside),
                      .count = chart->label_count};
    if (web.count < 3 || web.radius < 3 * plot->letters.size) {
        // Two dimensions make no area, and long names leave no room for one: bars say the same.
        bars_draw(plot);
        return;
    }
    struct point *points = memory_zeroed(web.count * sizeof *points);
    size_t *spokes = memory_zeroed(web.count * sizeof *spokes);
    draw_web(plot, &web);
    for (size_t s = 0; s < chart->series_count; s++) draw_outline(plot, &web, s, points, spokes);
    free(points);
    free(spokes);
}
