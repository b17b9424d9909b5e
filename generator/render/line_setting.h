// SPDX-License-Identifier: Apache-2.0
// Glyphs to lines: where a line may end (UAX #14 by ICU, and the rules of Chinese punctuation, 避头
// 尾), what is squeezed or spread, where each run stands.
#ifndef JUANCE_RENDER_LINE_SETTING_H
#define JUANCE_RENDER_LINE_SETTING_H

#include "documents/document.h"
#include "render/list.h"
#include "render/shape.h"

struct text_run {
    uint16_t font;
    uint8_t style;
    size_t first, count; // of the block's glyphs
    double x;            // from the left edge of the block
    double spacing;      // points behind every glyph
};

struct text_line {
    size_t first_run, run_count;
    double width;  // what is printed, without spaces at the end
    double height; // baseline to baseline
    double size;   // of the largest style in it: places the baseline
};

enum { MOST_STYLES = 64 };

// A paragraph or the content of a cell, laid out. Reused: laying out again keeps the memory.
struct text_block {
    shaped_list glyphs;
    VECTOR(struct text_run) runs;
    VECTOR(struct text_line) lines;
    const struct text_style *span_styles[MOST_STYLES];
    size_t style_count;
    struct clusters *clusters; // the shaper's
    double width;              // that it was laid out for
    double widest;             // its widest line
    double natural;            // width of its longest line if nothing were wrapped
    double height;
};
void text_block_free(struct text_block *block);

// What lays out text: the shaper and ICU's rules. One a document.
struct typesetter {
    struct shaper shaper;
    struct UBreakIterator *rules;
    VECTOR(char) text; // spans joined
    struct text_block measured;
};
bool typesetter_open(struct typesetter *typesetter, struct font_stack *fonts,
                     struct diagnostics *diagnostics);
void typesetter_close(struct typesetter *typesetter);

// Lays out within `width` points. Whatever is longer than a line is broken, if need be between any
// two characters; only a single character wider than `width` sticks out. `style` must outlive the
// block.
void text_layout(struct typesetter *typesetter, const char *text, const char *owner,
                 const struct text_style *style, double width, struct text_block *block);
void text_layout_spans(struct typesetter *typesetter, const struct span *spans,
                       const struct text_style *style, double width, struct text_block *block);

// One character a line: the labels of forms.
void text_layout_vertical(struct typesetter *typesetter, const struct span *spans,
                          const struct text_style *style, struct text_block *block);

// Width of the text on one line and of its widest piece that should not be broken.
void text_measure(struct typesetter *typesetter, const char *text, const struct text_style *style,
                  double *natural, double *piece);

// Height of lines [from, to).
double text_height(const struct text_block *block, size_t from, size_t to);

// Draws lines [from, to) with the first one's top at y.
void text_draw(const struct text_block *block, size_t from, size_t to,
               const struct font_stack *fonts, struct page *page, double x, double y);

double style_line_height(const struct text_style *style);

#endif
