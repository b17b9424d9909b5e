// SPDX-License-Identifier: Apache-2.0
// The display list of one page: glyphs, lines, areas and paths at their final places. Layout fills
// it, a backend draws it; nothing else passes between the two. Lengths are points; y grows
// downwards from the top edge of the page.
#ifndef JUANCE_RENDER_LIST_H
#define JUANCE_RENDER_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vector.h"
#include "render/fonts.h"

// The text that a glyph stands for: a code point, or CLUSTER_FLAG and the number of a longer text
// in `struct clusters`, or TEXT_BEFORE for the further glyphs of a text that one glyph before has.
#define CLUSTER_FLAG 0x80000000u
#define TEXT_BEFORE  0u

struct glyph {
    uint32_t id;
    uint32_t text;
    float advance; // points, kerning included, spacing not
    float dx, dy;  // points, dy upwards
};

// Texts of several code points that one glyph or a few glyphs stand for; each is kept once.
struct clusters {
    struct map numbers;
    VECTOR(char *) texts;
};
uint32_t clusters_add(struct clusters *clusters, const char *text, size_t length);
const char *clusters_text(const struct clusters *clusters, uint32_t text); // of a flagged number
void clusters_free(struct clusters *clusters);

// UTF-8 of what the glyph stands for; returns its length. `bytes` has room for one code point.
size_t glyph_text(const struct clusters *clusters, uint32_t text, char bytes[4],
                  const char **result);

enum item_kind {
    ITEM_TEXT,  // glyphs of one font, on a baseline
    ITEM_LINE,  // x, y to x + width, y + height, `size` thick
    ITEM_AREA,  // a filled rectangle; drawn below all else unless it is content of an element
    ITEM_PATH,  // steps, filled or stroked
    ITEM_IMAGE, // x, y, width, height
    ITEM_OPEN,  // a structure element begins
    ITEM_CLOSE, // the structure element opened last ends
};

enum step_kind { STEP_MOVE, STEP_LINE, STEP_CURVE, STEP_CLOSE };
struct step {
    enum step_kind kind;
    double x[3], y[3]; // MOVE and LINE use the first, CURVE two control points and the end
};

// Structure elements of tagged PDF. ARTIFACT is what is no content: headers, footers, borders.
enum element {
    ELEMENT_ARTIFACT,
    ELEMENT_HEADING, // with a level
    ELEMENT_PARAGRAPH,
    ELEMENT_CAPTION,
    ELEMENT_TABLE,
    ELEMENT_ROW,
    ELEMENT_HEAD_CELL,
    ELEMENT_CELL,
    ELEMENT_FIGURE, // with an alternative text
};

struct item {
    enum item_kind kind;
    unsigned colour; // 0xRRGGBB
    double x, y, width, height;
    double size; // TEXT: points an em; LINE and stroked PATH: thickness
    union {
        struct { // TEXT
            struct font *font;
            size_t first, count; // of the page's glyphs
            double spacing;      // added behind every glyph, points
            bool thicken;        // no bold cut: the outline is stroked as well
        };
        struct { // PATH
            size_t first_step, step_count;
            bool fill;
        };
        const struct image *image;
        struct { // OPEN
            enum element element;
            int level;               // of a heading
            unsigned columns, rows;  // spans of a cell
            bool row_head;           // a head cell that names its row, not its column
            unsigned continues;      // number of the element that goes on here; 0: a new one
            unsigned number;         // 1 and up, unique in the document
            const char *description; // of a figure
        };
    };
};

struct bookmark {
    const char *title; // belongs to the document
    int level;         // 1 and up
    double y;
};

struct page {
    size_t number; // 1 and up
    double width, height;
    VECTOR(struct item) items;
    VECTOR(struct glyph) glyphs;
    VECTOR(struct step) steps;
    VECTOR(struct bookmark) bookmarks;
};

// The items' numbers in the order in which they are to be drawn: grounds first, because a ground
// that is drawn over half a hairline makes it vanish on a screen. The caller frees the result.
size_t *page_order(const struct page *page);

void page_clear(struct page *page); // keeps its memory
void page_free(struct page *page);  // leaves it empty

// A thin horizontal or vertical line, or any other.
void page_line(struct page *page, double x, double y, double width, double height, double thickness,
               unsigned colour);
void page_area(struct page *page, double x, double y, double width, double height, unsigned colour);

#endif
