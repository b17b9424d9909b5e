// SPDX-License-Identifier: Apache-2.0
#include "render/breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/language.h"
#include "base/utf8.h"

struct UBreakIterator *breaks_open(struct diagnostics *diagnostics) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *rules = ubrk_open(UBRK_LINE, "zh@lb=strict", NULL, 0, &error);
    if (U_SUCCESS(error)) return rules;
    diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0, _("ICU has no line breaking rules: %s"),
             u_errorName(error));
    return NULL;
}

void breaks_close(struct UBreakIterator *rules) {
    if (rules) ubrk_close(rules);
}

// GB/T 15834: marks that may not begin a line, beyond those that UAX #14 keeps already, because it
// takes them for letters or symbols.
static bool may_not_begin(uint32_t codepoint) {
    static const uint32_t marks[] = {
        0x00B7, // · in names of minorities
        0x2027, 0x30FB, 0xFF0F, '/', 0x2014, 0x2026, 0xFF5E, 0x2103, 0x2030, '%', 0xFF05,
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == codepoint) return true;
    return false;
}

static bool is_ideograph(uint32_t codepoint) {
    return (codepoint >= 0x3400 && codepoint <= 0x9FFF) ||
           (codepoint >= 0x20000 && codepoint <= 0x3FFFF);
}

// UAX #14 does not know which way a curly quotation mark points and allows no break beside it; in
// Chinese text it opens or closes.
static bool breaks_at_quote(uint32_t before, uint32_t after) {
    bool opens = after == 0x201C || after == 0x2018, closes = before == 0x201D || before == 0x2019;
    return (opens && is_ideograph(before)) || (closes && is_ideograph(after));
}

static uint32_t codepoint_at(const char *text, size_t length, size_t at) {
    const char *from = text + at;
    return at < length ? utf8_next(&from, text + length) : 0;
}

void breaks_mark(struct UBreakIterator *rules, const char *text, size_t length, shaped_list *glyphs,
                 size_t first) {
    UErrorCode error = U_ZERO_ERROR;
    UText utf8 = UTEXT_INITIALIZER;
    utext_openUTF8(&utf8, text, (int64_t)length, &error);
    ubrk_setUText(rules, &utf8, &error);
    if (U_FAILURE(error)) return; // without rules every line is cut where it is full
    uint32_t before = 0;
    int32_t next = ubrk_next(rules);
    for (size_t i = first; i < glyphs->count; i++) {
        struct shaped *glyph = &glyphs->at[i];
        if (!(glyph->flags & GLYPH_STARTS)) continue;
        uint32_t codepoint = codepoint_at(text, length, glyph->at);
        while (next != UBRK_DONE && (uint32_t)next < glyph->at) next = ubrk_next(rules);
        bool same = i > first && glyphs->at[i - 1].at == glyph->at;
        bool allowed = next != UBRK_DONE && (uint32_t)next == glyph->at;
        if (i > first && !same &&
            ((allowed && !may_not_begin(codepoint)) || breaks_at_quote(before, codepoint)))
            glyph->flags |= GLYPH_BREAK;
        before = codepoint;
    }
    utext_close(&utf8);
}
