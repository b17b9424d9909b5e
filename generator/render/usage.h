// SPDX-License-Identifier: Apache-2.0
// Which glyphs of which fonts a document uses, and what each stands for.
#ifndef JUANCE_RENDER_USAGE_H
#define JUANCE_RENDER_USAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vector.h"
#include "documents/document.h"
#include "render/fonts.h"

struct font_usage {
    struct font *font;
    uint32_t *texts; // glyph -> its text (list.h), 0: not used; NULL: font not used
    size_t count;    // glyphs used
};

struct usage {
    struct font_usage *fonts; // by the font's number
    size_t count;
    VECTOR(const struct image *) images;
};

void usage_open(struct usage *usage, struct font_stack *stack);
void usage_close(struct usage *usage);

bool usage_note_first(struct usage *usage, struct font *font, uint32_t glyph, uint32_t text);

// The image's number: its first use gives it one.
size_t usage_image(struct usage *usage, const struct image *image);

// Notes that the glyph is used for `text`. True when the font's ToUnicode map will say so; false
// when the glyph stands for another text already.
static inline bool usage_note(struct usage *usage, struct font *font, uint32_t glyph,
                              uint32_t text) {
    struct font_usage *used = &usage->fonts[font->number];
    if (used->texts && used->texts[glyph]) return used->texts[glyph] == text;
    return usage_note_first(usage, font, glyph, text);
}

#endif
