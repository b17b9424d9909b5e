// SPDX-License-Identifier: Apache-2.0
// Text to glyphs: fallback along the font stack cluster by cluster, HarfBuzz for everything that
// has neighbours, a table look-up for what has none.
#ifndef JUANCE_RENDER_SHAPE_H
#define JUANCE_RENDER_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "documents/document.h"
#include "render/fonts.h"
#include "render/list.h"

enum glyph_flag {
    GLYPH_STARTS = 1,  // first glyph of a cluster: a line may be cut before it if need be
    GLYPH_BREAK = 2,   // a line may end before it
    GLYPH_NEWLINE = 4, // no glyph: the line ends here
    GLYPH_SPACE = 8,   // vanishes at the end of a line
    GLYPH_TIGHT = 16,  // the next glyph stands over its white half
};

// A glyph while it is laid out.
struct shaped {
    struct glyph glyph;
    uint32_t at; // byte offset in the text that was shaped
    uint16_t font;
    uint8_t style; // number of the span's style
    uint8_t flags;
};
typedef VECTOR(struct shaped) shaped_list;

// Characters that no font has, or that are refused, stop the document, unless an officer decided
// that they may print as 〓 with their code point.
struct shaper {
    struct font_stack *fonts;
    struct clusters clusters;
    const uint32_t *decided;
    size_t decided_count;
    const char *document; // its name, for messages
    struct diagnostics *diagnostics;
    bool silent;       // measuring only: what is missing is reported when it is drawn
    bool failed;       // a character could not be set
    unsigned missing;  // characters that could not be set, reported or not
    unsigned reported; // messages so far
    struct shape_cache *cache;
};

void shaper_open(struct shaper *shaper, struct font_stack *fonts, struct diagnostics *diagnostics);
void shaper_close(struct shaper *shaper);

// Adds the glyphs of `length` bytes of UTF-8 in the given style; `base` is added to each offset.
void shape_text(struct shaper *shaper, const char *text, size_t length, size_t base,
                const struct text_style *style, unsigned style_number, const char *owner,
                shaped_list *into);

#endif
