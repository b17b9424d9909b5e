// SPDX-License-Identifier: Apache-2.0
// The font stack: for each face an ordered list of font files. A character is set in the first font
// of its face's list that has it. The list is data (schemas/fonts.txt), never fontconfig's choice,
// which differs between machines.
#ifndef JUANCE_RENDER_FONTS_H
#define JUANCE_RENDER_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "documents/document.h"

struct hb_face_t;
struct hb_font_t;

struct font {
    const char *path;
    unsigned face_index; // within a collection
    const char *package; // the Debian package that brings it; "" when the table names none
    bool bold;           // a bold cut: never thickened again
    // The rest is filled when the first character is looked up in it.
    bool opened, failed;
    bool used;       // text was set in it since the stack was last asked to forget
    unsigned number; // position in the stack's list of fonts, 0 and up
    struct hb_blob_t *blob;
    struct hb_face_t *face;
    struct hb_font_t *font; // scaled to units an em
    unsigned units;         // an em
    bool cff;               // PostScript outlines
    bool cid_keyed;         // CFF whose glyphs have CIDs of their own
    uint16_t *cids;         // glyph -> CID; NULL: the same number
    size_t glyph_count;
    float *widths; // of glyphs asked for so far, thousandths of an em; others are 0
};

struct font_stack;

// Reads the table of fonts (its format stands at its top). Files are opened when first needed; a
// missing file is an error then, that names the package. NULL after a failure.
struct font_stack *font_stack_open(const char *table_file, struct diagnostics *diagnostics);
void font_stack_free(struct font_stack *stack); // NULL is fine

// Remembers that a document prints the code point as 〓.
void font_stack_note_missing(struct font_stack *stack, uint32_t codepoint);

// Remembers that a document holds the code point and could not be printed for it.
void font_stack_note_refused(struct font_stack *stack, uint32_t codepoint);

// One line of a face's list.
struct font_choice {
    struct font *font;
    bool latin; // only for Latin letters, digits and their punctuation
};

static inline bool font_choice_takes(const struct font_choice *choice, uint32_t codepoint) {
    if (!choice->latin) return true;
    // Marks that Chinese text shares (· × ÷ and curly quotes) stay with the Chinese font.
    return (codepoint >= 0x20 && codepoint < 0x7F) ||
           (codepoint >= 0xC0 && codepoint < 0x250 && codepoint != 0xD7 && codepoint != 0xF7);
}

// ---- for the rest of render/ ------------------------------------------------------------------
// The fonts of a face in order of preference. With `bold`, the face's bold list where it has one;
// `*thicken` then says whether a regular cut has to stand in for it.
const struct font_choice *font_stack_list(struct font_stack *stack, enum face face, bool bold,
                                          size_t *count, bool *thicken);
// False when its file cannot be read: the glyphs of others may be asked for then, but what is made
// of them is not whole.
bool font_open(struct font *font);
// Tells which fonts were asked for and could not be read (STATUS_ENVIRONMENT); true when there are
// none.
bool font_stack_whole(const struct font_stack *stack, struct diagnostics *diagnostics);
size_t font_stack_count(const struct font_stack *stack);
struct font *font_stack_at(const struct font_stack *stack, size_t number);

// The two-byte code of a glyph in an Identity-H string.
static inline unsigned font_code(const struct font *font, uint32_t glyph) {
    return font->cids ? font->cids[glyph] : glyph;
}

// Advance width of a glyph in thousandths of an em, as the PDF's /W says it.
double font_width(struct font *font, uint32_t glyph);

// One character that no neighbour can change, looked up once a face and remembered.
struct solo {
    uint16_t font;  // number
    uint16_t state; // enum solo_state
    uint32_t glyph;
    float advance; // ems
};
enum solo_state { SOLO_UNKNOWN, SOLO_FOUND, SOLO_MISSING };
const struct solo *font_stack_solo(struct font_stack *stack, enum face face, bool bold,
                                   uint32_t codepoint);

#endif
