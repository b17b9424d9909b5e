// SPDX-License-Identifier: Apache-2.0
// Ring and radar.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "render/chart.h"

static const double pi = 3.14159265358979323846;

double round_height(const struct plot *plot) {
    return fmin(plot->width * 0.6, plot->style.size * 22);
}

// ---- ring -------------------------------------------------------------------------------------

enum { ARC_STEPS = 12 }; // straight pieces of a right angle would show; of a twelfth they don't

static void draw_sector(struct plot *plot, double x, double y, double radius, double from,
                        double to, unsigned colour) {
    size_t steps = (size_t)ceil((to - from) / (pi / 2) * ARC_STEPS) + 1;
    double(*points)[2] = memory_zeroed(2 * (steps + 1) * sizeof *points);
    for (size_t i = 0; i <= steps; i++) {
        double angle = from + (to - from) * (double)i / (double)steps - pi / 2;
        size_t back = 2 * steps + 1 - i;
        points[i][0] = x + radius * cos(angle);
        points[i][1] = y + radius * sin(angle);
        points[back][0] = x + 0.58 * radius * cos(angle);
        points[back][1] = y + 0.58 * radius * sin(angle);
    }
    plot_polygon(plot, (const double(*)[2])points, 2 * (steps + 1), colour, 0, true);
    plot_polygon(plot, (const double(*)[2])points, 2 * (steps + 1), 0xFFFFFF, 0.8, true);
    free(points);
}

// "7人  20.0%" of the ring's part.
static const char *share_text(struct plot *plot, size_t part, double total,
                              char text[3 * PLOT_LABEL]) {
    decimal value = plot->chart->series[0].values[part];
    char number[PLOT_LABEL];
    long tenths = total > 0 ? lround(fmax(plot_value(value), 0) / total * 1000) : 0;
    snprintf(text, 3 * PLOT_LABEL, "%s  %ld.%ld%%", plot_label(plot, value, number), tenths / 10,
             tenths % 10);
    return text;
}

static double key_width(struct plot *plot, double total) {
    double widest = 0;
    for (size_t i = 0; i < plot->chart->label_count; i++) {
        char text[3 * PLOT_LABEL];
        double name = plot_text_width(plot, plot->chart->labels[i], &plot->style);
        double share = plot_text_width(plot, share_text(plot, i, total, text), &plot->small);
        widest = fmax(widest, name + share);
    }
    return widest + 1.8 * plot->style.size + 4;
}

// Names, values and shares stand beside the ring in the order of its parts, from the top clockwise.
// When they need more than half the width the ring gives way, then they are set smaller.
void ring_draw(struct plot *plot) {
    const struct chart *chart = plot->chart;
    const decimal *values = chart->series[0].values;
    double total = 0, angle = 0, radius = fmin(plot->height, plot->width * 0.45) / 2 * 0.96;
    for (size_t i = 0; i < chart->label_count; i++) total += fmax(plot_value(values[i]), 0);
    double gap = 2 * plot->style.size, keys = key_width(plot, total);
    double centre = fmin(plot->width * 0.25, plot->width - keys - gap - radius);
    if (centre < radius) {
        radius = fmax(fmin(radius, (plot->width - keys - gap) / 2), plot->width * 0.15);
        centre = radius;
        double smaller = fmin(1, (plot->width - 2 * radius - gap) / keys);
        plot->style.size *= smaller;
        plot->small.size *= smaller;
    }
    double x = plot->x + centre, y = plot->y + plot->height / 2;
    double pitch = fmin(plot->style.line_height * 1.25, plot->height / (double)chart->label_count);
    double key_x = x + radius + gap;
    double key_y = y - pitch * (double)chart->label_count / 2;
    for (size_t i = 0; i < chart->label_count; i++) {
        double value = fmax(plot_value(values[i]), 0), box = plot->style.size * 0.8;
        double sweep = total > 0 ? 2 * pi * value / total : 0;
        char text[3 * PLOT_LABEL];
        if (sweep > 0) draw_sector(plot, x, y, radius, angle, angle + sweep, plot_shade(i));
        angle += sweep;
        double middle = key_y + pitch * ((double)i + 0.5);
        page_area(&plot->flow->page, key_x, middle - box / 2, box, box, plot_shade(i));
        double at = key_x + box + 4;
        at += plot_text(plot, chart->labels[i], &plot->style, at, middle, ALIGN_LEFT);
        plot_text(plot, share_text(plot, i, total, text), &plot->small, at + plot->style.size,
                  middle, ALIGN_LEFT);
    }
}

// ---- radar ------------------------------------------------------------------------------------

struct web {
    double x, y, radius;
    size_t count;
};

static void point_at(const struct web *web, size_t spoke, double part, double point[2]) {
    double angle = 2 * pi * (double)spoke / (double)web->count - pi / 2;
    point[0] = web->x + web->radius * part * cos(angle);
    point[1] = web->y + web->radius * part * sin(angle);
}

static void draw_web(struct plot *plot, const struct web *web) {
    double(*points)[2] = memory_zeroed(web->count * sizeof *points);
    for (int ring = 1; ring <= 5; ring++) {
        for (size_t i = 0; i < web->count; i++) point_at(web, i, ring / 5.0, points[i]);
        plot_polygon(plot, (const double(*)[2])points, web->count, ring < 5 ? 0xBBBBBB : 0x606060,
                     ring < 5 ? 0.3 : 0.6, true);
    }
    for (size_t i = 0; i < web->count; i++) {
        double label[2];
        page_line(&plot->flow->page, web->x, web->y, points[i][0] - web->x, points[i][1] - web->y,
                  0.3, 0xBBBBBB);
        point_at(web, i, 1 + plot->style.size / web->radius, label);
        double side = (label[0] - web->x) / web->radius;
        enum alignment align = side > 0.2 ? ALIGN_LEFT : side < -0.2 ? ALIGN_RIGHT : ALIGN_CENTRE;
        plot_text(plot, plot->chart->labels[i], &plot->style, label[0], label[1], align);
    }
    free(points);
}

// A missing value leaves its spoke empty: nought would be a statement.
static void draw_outline(struct plot *plot, const struct web *web, size_t series,
                         double (*points)[2]) {
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
            point_at(web, i, fmin(fmax(part, 0), 1), points[count++]);
            continue;
        }
        plot_polygon(plot, (const double(*)[2])points, count, plot_shade(series), 1.4, whole);
        for (size_t p = 0; p < count; p++)
            plot_marker(plot, series, points[p][0], points[p][1], 2.2);
        count = 0;
    }
}

void radar_draw(struct plot *plot) {
    const struct chart *chart = plot->chart;
    double legend = 0;
    if (chart->series_count > 1) legend = plot_legend(plot, plot->x, plot->y, true);
    double height = plot->height - legend, widest = 0;
    for (size_t i = 0; i < chart->label_count; i++)
        widest = fmax(widest, plot_text_width(plot, chart->labels[i], &plot->style));
    double beside = plot->width / 2 - widest - plot->style.size; // names stand beside the web
    struct web web = {.x = plot->x + plot->width / 2,
                      .y = plot->y + legend + height / 2,
                      .radius = fmin(height / 2 - 1.8 * plot->style.size, beside),
                      .count = chart->label_count};
    if (web.count < 3 || web.radius < 3 * plot->style.size) {
        // Two dimensions make no area, and long names leave no room for one: bars say the same.
        bars_draw(plot);
        return;
    }
    double(*points)[2] = memory_zeroed(web.count * sizeof *points);
    draw_web(plot, &web);
    for (size_t s = 0; s < chart->series_count; s++) draw_outline(plot, &web, s, points);
    free(points);
}
