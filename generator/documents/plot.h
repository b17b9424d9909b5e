// SPDX-License-Identifier: Apache-2.0
// What the kinds of charts share: room, letters, shapes. Every chart reads in black and white:
// shades differ in lightness, markers in shape, and names stand at what they name. Private to
// documents/.
#ifndef JUANCE_DOCUMENTS_PLOT_H
#define JUANCE_DOCUMENTS_PLOT_H

#include "documents/drawing.h"

struct letters {
    double size;
    bool bold;
};

struct plot {
    const struct chart *chart;
    const struct chart_setting *setting;
    struct drawing *drawing;
    struct letters letters, small;
    double line_height;   // of `letters`
    double width, height; // what the kind may draw in
    double maximum;       // of the axis, > 0
};

enum ink plot_shade(size_t series);

// Adds a text with its reference point at (x, y): y is the middle of the line; x the left edge, the
// middle or the right edge by `align`. Returns its width.
double plot_text(struct plot *plot, const char *text, struct letters letters, double x, double y,
                 enum alignment align);
double plot_text_width(const struct plot *plot, const char *text, struct letters letters);

// "86.5%": value and unit, in the drawing's arena.
const char *plot_label(const struct plot *plot, decimal value);
double plot_value(decimal value);

void plot_line(struct plot *plot, double x, double y, double width, double height, double thickness,
               enum ink ink);
void plot_area(struct plot *plot, double x, double y, double width, double height, enum ink ink,
               const char *note);
// Filled when `thickness` is 0, else stroked.
void plot_polygon(struct plot *plot, const struct point *points, size_t count, enum ink ink,
                  double thickness, bool closed);
// The marker of a series: disc, square, triangle, and their outlines.
void plot_marker(struct plot *plot, size_t series, double x, double y, double radius,
                 const char *note);
// The note of a value: label, value and unit.
const char *plot_note(const struct plot *plot, size_t series, size_t label);
// Swatches and names of the series, side by side from (x, y); returns the height used.
double plot_legend(struct plot *plot, double x, double y, bool markers);

// Rows of bars: a column of labels at the left, and fields of bars that share its rows.
struct bar_field {
    const size_t *series; // of the chart, from the top of a row to its bottom
    size_t count;
    const enum ink *shades; // one a series
    double x, width;        // from the axis to the end of the longest value
    double y, end;          // of all rows
};
double bars_labels_width(const struct plot *plot);
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
