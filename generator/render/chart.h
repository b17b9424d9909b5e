// SPDX-License-Identifier: Apache-2.0
// What the kinds of charts share: a place on the page, text, shapes, shades. Every chart reads in
// black and white: shades differ in lightness, markers in shape, and names stand at what they name.
#ifndef JUANCE_RENDER_CHART_H
#define JUANCE_RENDER_CHART_H

#include "render/flow.h"

struct plot {
    struct flow *flow;
    const struct chart *chart;
    struct text_style style, small;
    double x, y, width, height; // what the kind may draw in, points
    double maximum;             // of the axis, > 0
};

enum { SHADES = 6 };
unsigned plot_shade(size_t series);

// Draws text with its reference point at (x, y): y is the middle of the line; x the left edge, the
// middle or the right edge by `align`. Returns its width.
double plot_text(struct plot *plot, const char *text, const struct text_style *style, double x,
                 double y, enum alignment align);
double plot_text_width(struct plot *plot, const char *text, const struct text_style *style);

// "86.5%": value and unit in `text`.
enum { PLOT_LABEL = 96 };
const char *plot_label(const struct plot *plot, decimal value, char text[PLOT_LABEL]);
double plot_value(decimal value);

// Filled when `thickness` is 0, else stroked.
void plot_polygon(struct plot *plot, const double (*points)[2], size_t count, unsigned colour,
                  double thickness, bool closed);
void plot_circle(struct plot *plot, double x, double y, double radius, unsigned colour,
                 double thickness);
// The marker of a series: disc, square, triangle, and their outlines.
void plot_marker(struct plot *plot, size_t series, double x, double y, double radius);
// Swatches and names of the series, side by side from (x, y); returns the height used.
double plot_legend(struct plot *plot, double x, double y, bool markers);

// Rows of bars: a column of labels at the left of the plot, and fields of bars that share its rows.
struct bar_field {
    const size_t *series; // of the chart, from the top of a row to its bottom
    size_t count;
    const unsigned *shades; // one a series
    double x, width;        // from the axis to the end of the longest value
    double y, end;          // of all rows
};
double bars_labels_width(struct plot *plot);
void bars_labels(struct plot *plot, double width, double y, double end);
void bars_field(struct plot *plot, const struct bar_field *field);

// The kinds.
double stars_height(const struct plot *plot);
void stars_draw(struct plot *plot);
double bars_height(const struct plot *plot);
void bars_draw(struct plot *plot);
double multiples_height(const struct plot *plot);
void multiples_draw(struct plot *plot);
double line_height(const struct plot *plot);
void line_draw(struct plot *plot);
double round_height(const struct plot *plot);
void ring_draw(struct plot *plot);
void radar_draw(struct plot *plot);

#endif
