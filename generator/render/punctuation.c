// SPDX-License-Identifier: Apache-2.0
#include "render/punctuation.h"

#include "base/utf8.h"

// ！ and ？ stand in the middle of their square in some fonts: they only follow.
enum mark { MARK_NONE, MARK_OPENING, MARK_CLOSING, MARK_FULL };

static enum mark mark_of(uint32_t codepoint) {
    static const struct {
        uint32_t codepoint;
        enum mark mark;
    } marks[] = {
        {0x2018, MARK_OPENING}, {0x2019, MARK_CLOSING}, {0x201C, MARK_OPENING},
        {0x201D, MARK_CLOSING}, {0x3001, MARK_CLOSING}, {0x3002, MARK_CLOSING},
        {0x3008, MARK_OPENING}, {0x3009, MARK_CLOSING}, {0x300A, MARK_OPENING},
        {0x300B, MARK_CLOSING}, {0x300C, MARK_OPENING}, {0x300D, MARK_CLOSING},
        {0x300E, MARK_OPENING}, {0x300F, MARK_CLOSING}, {0x3010, MARK_OPENING},
        {0x3011, MARK_CLOSING}, {0x3014, MARK_OPENING}, {0x3015, MARK_CLOSING},
        {0x3016, MARK_OPENING}, {0x3017, MARK_CLOSING}, {0xFF01, MARK_FULL},
        {0xFF08, MARK_OPENING}, {0xFF09, MARK_CLOSING}, {0xFF0C, MARK_CLOSING},
        {0xFF0E, MARK_CLOSING}, {0xFF1A, MARK_CLOSING}, {0xFF1B, MARK_CLOSING},
        {0xFF1F, MARK_FULL},    {0xFF3B, MARK_OPENING}, {0xFF3D, MARK_CLOSING},
        {0xFF5B, MARK_OPENING}, {0xFF5D, MARK_CLOSING},
    };
    // Nearly every glyph of a register leaves here.
    if (codepoint < 0x2018 || (codepoint > 0x3017 && codepoint < 0xFF01)) return MARK_NONE;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].codepoint == codepoint) return marks[i].mark;
    return MARK_NONE;
}

static bool is_full(const struct shaped *glyph, double size) {
    return (double)glyph->glyph.advance > 0.9 * size;
}

double punctuation_white(const struct shaped *glyph, double size) {
    bool closing = mark_of(glyph->glyph.text) == MARK_CLOSING;
    return closing && is_full(glyph, size) ? size / 2 : 0;
}

void punctuation_compress(shaped_list *glyphs, const struct text_style *const *styles) {
    for (size_t i = 0; i + 1 < glyphs->count; i++) {
        struct shaped *glyph = &glyphs->at[i], *next = glyph + 1;
        enum mark mark = mark_of(glyph->glyph.text);
        if (mark == MARK_NONE || mark == MARK_FULL || next->flags & GLYPH_NEWLINE) continue;
        enum mark follows = mark_of(next->glyph.text);
        double size = styles[glyph->style]->size;
        if (follows == MARK_NONE || (mark == MARK_OPENING && follows != MARK_OPENING)) continue;
        if (!is_full(glyph, size) || !is_full(next, styles[next->style]->size)) continue;
        glyph->glyph.advance -= (float)(size / 2);
        glyph->flags |= GLYPH_TIGHT;
    }
}

void punctuation_join(const struct shaped *from, size_t count, struct glyph *glyphs,
                      struct clusters *clusters) {
    enum { MOST = 16 };
    for (size_t i = 0, next; i < count; i = next) {
        char text[4 * MOST];
        size_t length = 0;
        next = i + 1;
        if (!(from[i].flags & GLYPH_TIGHT)) continue;
        for (next = i; next < count && next - i < MOST; next++) {
            length += utf8_encode(from[next].glyph.text, text + length);
            if (!(from[next].flags & GLYPH_TIGHT)) break;
        }
        if (next < count && next - i < MOST) next++;
        if (next == i + 1) continue;
        for (size_t n = i + 1; n < next; n++) glyphs[n].text = TEXT_BEFORE;
        glyphs[i].text = clusters_add(clusters, text, length);
    }
}
