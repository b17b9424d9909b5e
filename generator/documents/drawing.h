// SPDX-License-Identifier: Apache-2.0
// The geometry of charts: what stands where, as lines, shapes and texts that render/ paints on
// pages and in pictures and publish/ in HTML. Lengths are those of the setting (points on paper);
// the upper left corner is 0, 0 and y grows downwards.
#ifndef JUANCE_DOCUMENTS_DRAWING_H
#define JUANCE_DOCUMENTS_DRAWING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/vector.h"
#include "documents/document.h"

// What a mark is painted with; a medium may have colours of its own for them. INK_SERIES and the
// next five are the shades of series, each clearly lighter or darker than its neighbour.
enum { SHADES = 6 };
enum ink {
    INK_SERIES,
    INK_GROUND = INK_SERIES + SHADES, // as what is below the chart
    INK_TEXT,
    INK_AXIS,
    INK_EDGE, // of a radar's web
    INK_GRID,
    INK_LEADER,
    INK_STAR,
    INK_STAR_EDGE,
    INKS
};
unsigned ink_colour(enum ink ink); // on paper, 0xRRGGBB

enum mark_kind { MARK_LINE, MARK_AREA, MARK_POLYGON, MARK_CIRCLE, MARK_TEXT };

struct point {
    double x, y;
};

struct mark {
    enum mark_kind kind;
    enum ink ink;
    double x, y, width, height; // LINE: from x, y to x + width, y + height; AREA
    double thickness;           // LINE, POLYGON, CIRCLE; 0: filled
    const char *note;           // "三月 4批": the value that it stands for, NULL for none
    union {
        double radius;           // CIRCLE: about x, y
        struct {                 // POLYGON
            size_t first, count; // of the drawing's points
            bool closed;
        };
        struct { // TEXT: x is its left edge, middle or right edge by `align`, y its middle
            const char *text;
            double size, room; // wrapped where it is wider than `room`; 0: never
            bool bold;
            enum alignment align;
        };
    };
};

struct drawing {
    VECTOR(struct mark) marks; // in the order of painting
    VECTOR(struct point) points;
    struct arena *texts; // of labels that were made; others are the chart's
};
void drawing_free(struct drawing *drawing); // leaves it empty

struct chart_setting {
    double width, height; // that the chart fills
    double size;          // of its letters; numbers are a little smaller
    // Width of a text on one line.
    double (*text_width)(void *context, const char *text, double size, bool bold);
    void *context;
};

// A height that suits the data at this width and size of letters. The title is no part of it.
double chart_height(const struct chart *chart, double width, double size);

// Whether labels stand below each other, so that a long chart can be parted.
bool chart_has_rows(const struct chart *chart);

// Where the axis ends: the chart's own maximum, or a round number above its values.
decimal chart_maximum(const struct chart *chart);

// Into an empty drawing, which borrows the chart's texts. A chart without labels or series draws
// nothing; a radar of fewer than three axes, or without room for its web, draws bars.
void chart_draw(const struct chart *chart, const struct chart_setting *setting,
                struct drawing *drawing);

#endif
