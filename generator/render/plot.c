// SPDX-License-Identifier: Apache-2.0
#include <math.h>
#include <stdio.h>

#include "render/chart.h"

unsigned plot_shade(size_t series) {
    // Each clearly lighter or darker than its neighbour.
    static const unsigned shades[SHADES] = {0x1F4E79, 0x9DC3E6, 0x555555,
                                            0xC8C8C8, 0x8B3A2B, 0xE8B49A};
    return shades[series % SHADES];
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

const char *plot_label(const struct plot *plot, decimal value, char text[PLOT_LABEL]) {
    char number[DECIMAL_TEXT];
    const char *unit = plot->chart->unit ? plot->chart->unit : "";
    // Without a value there is no bar to name; a dash says that it is not nought.
    if (value == DECIMAL_NONE)
        snprintf(text, PLOT_LABEL, "\xE2\x80\x94");
    else
        snprintf(text, PLOT_LABEL, "%s%s", decimal_format(rounded(plot, value), number), unit);
    return text;
}

double plot_text_width(struct plot *plot, const char *text, const struct text_style *style) {
    double natural, piece;
    text_measure(&plot->flow->typesetter, text, style, &natural, &piece);
    return natural;
}

double plot_text(struct plot *plot, const char *text, const struct text_style *style, double x,
                 double y, enum alignment align) {
    static const struct text_block empty;
    struct text_block block = empty;
    text_layout(&plot->flow->typesetter, text, NULL, style, 10000, &block);
    double width = block.widest;
    if (align == ALIGN_CENTRE) x -= width / 2;
    if (align == ALIGN_RIGHT) x -= width;
    text_draw(&block, 0, block.lines.count, plot->flow->fonts, &plot->flow->page, x,
              y - block.height / 2);
    text_block_free(&block);
    return width;
}

static void add_path(struct plot *plot, size_t first, unsigned colour, double thickness) {
    struct page *page = &plot->flow->page;
    vector_add(&page->items, (struct item){.kind = ITEM_PATH,
                                           .colour = colour,
                                           .size = thickness,
                                           .first_step = first,
                                           .step_count = page->steps.count - first,
                                           .fill = thickness == 0});
}

void plot_polygon(struct plot *plot, const double (*points)[2], size_t count, unsigned colour,
                  double thickness, bool closed) {
    struct page *page = &plot->flow->page;
    size_t first = page->steps.count;
    for (size_t i = 0; i < count; i++)
        vector_add(&page->steps, (struct step){.kind = i ? STEP_LINE : STEP_MOVE,
                                               .x = {points[i][0]},
                                               .y = {points[i][1]}});
    if (closed) vector_add(&page->steps, (struct step){.kind = STEP_CLOSE});
    if (count > 1) add_path(plot, first, colour, thickness);
}

void plot_circle(struct plot *plot, double x, double y, double radius, unsigned colour,
                 double thickness) {
    const double k = 0.5522847498 * radius, r = radius;
    struct page *page = &plot->flow->page;
    size_t first = page->steps.count;
    const struct step steps[] = {
        {STEP_MOVE, {x + r}, {y}},
        {STEP_CURVE, {x + r, x + k, x}, {y + k, y + r, y + r}},
        {STEP_CURVE, {x - k, x - r, x - r}, {y + r, y + k, y}},
        {STEP_CURVE, {x - r, x - k, x}, {y - k, y - r, y - r}},
        {STEP_CURVE, {x + k, x + r, x + r}, {y - r, y - k, y}},
        {STEP_CLOSE, {0}, {0}},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) vector_add(&page->steps, steps[i]);
    add_path(plot, first, colour, thickness);
}

void plot_marker(struct plot *plot, size_t series, double x, double y, double radius) {
    const double r = radius;
    const double square[4][2] = {{x - r, y - r}, {x + r, y - r}, {x + r, y + r}, {x - r, y + r}};
    const double triangle[3][2] = {{x, y - 1.2 * r}, {x + 1.1 * r, y + r}, {x - 1.1 * r, y + r}};
    unsigned colour = plot_shade(series);
    // The second three are the outlines of the first, on white.
    for (int outline = series % 6 >= 3 ? 1 : 0, pass = 0; pass <= outline; pass++) {
        unsigned shade = outline && pass == 0 ? 0xFFFFFF : colour;
        double thickness = pass == 1 ? 0.8 : 0;
        if (series % 3 == 0) plot_circle(plot, x, y, r, shade, thickness);
        if (series % 3 == 1) plot_polygon(plot, square, 4, shade, thickness, true);
        if (series % 3 == 2) plot_polygon(plot, triangle, 3, shade, thickness, true);
    }
}

double plot_legend(struct plot *plot, double x, double y, bool markers) {
    const struct chart *chart = plot->chart;
    double pitch = plot->small.line_height, at = x, box = plot->small.size * 0.8, top = y;
    for (size_t i = 0; i < chart->series_count; i++) {
        double width = plot_text_width(plot, chart->series[i].name, &plot->small);
        if (at > x && at + box + width + 4 > plot->x + plot->width) {
            at = x;
            y += pitch;
        }
        double middle = y + pitch / 2;
        if (markers)
            plot_marker(plot, i, at + box / 2, middle, box / 3);
        else
            page_area(&plot->flow->page, at, middle - box / 2, box, box, plot_shade(i));
        plot_text(plot, chart->series[i].name, &plot->small, at + box + 4, middle, ALIGN_LEFT);
        at += box + width + 4 + 1.5 * plot->small.size;
    }
    return y + pitch - top;
}
