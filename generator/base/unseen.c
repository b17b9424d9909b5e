// SPDX-License-Identifier: Apache-2.0
#include "base/unseen.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

struct range {
    uint32_t from, to;
};

static bool within(const struct range *ranges, size_t count, uint32_t codepoint) {
    for (size_t i = 0; i < count; i++)
        if (codepoint >= ranges[i].from && codepoint <= ranges[i].to) return true;
    return false;
}
#define WITHIN(ranges, codepoint) within(ranges, sizeof ranges / sizeof *ranges, codepoint)

// Blank or invisible, though Unicode does not say "default ignorable" of them.
static const struct range blanks[] = {
    {0x2800, 0x2800}, // Braille without dots
    {0xFFF9, 0xFFFC}, // annotations, and what stands for an object
};

// Scripts that need joiners, and Mongolian, which needs its own selectors.
static const struct range joining[] = {
    {0x0600, 0x08FF}, {0x0900, 0x0DFF}, {0x0F00, 0x109F}, {0x1780, 0x18AF},
    {0xA840, 0xA877}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFE},
};
static const struct range mongolian[] = {{0x1800, 0x18AF}};
static const struct range ideographs[] = {
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD}};
static const struct range emoji[] = {{0x2190, 0x2BFF}, {0x1F000, 0x1FAFF}, {0xFE0F, 0xFE0F}};

// Whether the invisible `codepoint` has its place behind `before`.
static bool is_lawful(uint32_t codepoint, uint32_t before) {
    if (codepoint == 0x200C || codepoint == 0x200D)
        return WITHIN(joining, before) || (codepoint == 0x200D && WITHIN(emoji, before));
    if (codepoint >= 0x180B && codepoint <= 0x180F) return WITHIN(mongolian, before);
    if (codepoint >= 0xE0100 && codepoint <= 0xE01EF) return WITHIN(ideographs, before);
    if (codepoint >= 0xFE00 && codepoint <= 0xFE0D) {
        static const struct range symbols[] = {{0x2200, 0x22FF}, {0x3000, 0x303F}};
        return WITHIN(ideographs, before) || WITHIN(symbols, before);
    }
    if (codepoint == 0xFE0E || codepoint == 0xFE0F) {
        static const struct range bases[] = {{'#', '9'},       {0xA9, 0xAE},
                                             {0x203C, 0x2BFF}, {0x3030, 0x303D},
                                             {0x3297, 0x3299}, {0x1F000, 0x1FAFF}};
        return WITHIN(bases, before);
    }
    return false;
}

static enum unseen kind_of(uint32_t codepoint, uint32_t before) {
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)codepoint);
    if (codepoint == 0xFFFD) return UNSEEN_LOST;
    if (codepoint == '\t' || codepoint == '\n' || codepoint == '\r') return UNSEEN_NONE;
    switch (property->category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return UNSEEN_CONTROL;
    case UTF8PROC_CATEGORY_CO:
        return UNSEEN_PRIVATE;
    case UTF8PROC_CATEGORY_CN:
        return WITHIN(ideographs, codepoint) ? UNSEEN_NONE : UNSEEN_UNASSIGNED;
    default:
        break;
    }
    if (property->ignorable) return is_lawful(codepoint, before) ? UNSEEN_NONE : UNSEEN_INVISIBLE;
    return WITHIN(blanks, codepoint) ? UNSEEN_INVISIBLE : UNSEEN_NONE;
}

// ASCII, the ideographs U+4E00 to U+9FFF and the CJK punctuation before U+3040: what most texts are
// made of. The bytes of one such character; 0 for all others.
static size_t plain_length(const unsigned char *at) {
    if (*at < 0x80) return *at >= 0x20 && *at != 0x7F ? 1 : 0;
    if (*at < 0xE3 || *at > 0xE9 || (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80) return 0;
    if (*at == 0xE3) return at[1] == 0x80 ? 3 : 0;
    return *at != 0xE4 || at[1] >= 0xB8 ? 3 : 0;
}

enum unseen unseen_next(const char **at, struct unseen_place *place) {
    const char *end = *at + strlen(*at);
    while (*at < end) {
        size_t plain = plain_length((const unsigned char *)*at);
        place->position++;
        if (plain) {
            place->before = plain == 3 ? 0x4E00 : (uint32_t)(unsigned char)**at;
            if (plain == 3 && (unsigned char)**at == 0xE3) place->before = 0x3000;
            *at += plain;
            continue;
        }
        const char *from = *at;
        uint32_t codepoint = utf8_next(at, end);
        if (codepoint == 0xFFFD && *at - from == 1) continue; // no character at all
        enum unseen kind = kind_of(codepoint, place->before);
        place->before = codepoint;
        place->codepoint = codepoint;
        if (kind != UNSEEN_NONE) return kind;
    }
    return UNSEEN_NONE;
}

enum unseen unseen_first(const char *text, struct unseen_place *place) {
    *place = (struct unseen_place){0};
    return unseen_next(&text, place);
}

const char *unseen_code(uint32_t codepoint, char code[UNSEEN_CODE_SIZE]) {
    snprintf(code, UNSEEN_CODE_SIZE, "U+%04X", (unsigned)codepoint);
    return code;
}

bool unseen_show(struct buffer *into, const char *text) {
    struct unseen_place place = {0};
    const char *end = text + strlen(text), *copied = text, *at = text;
    char code[UNSEEN_CODE_SIZE], bytes[4];
    while (unseen_next(&at, &place) != UNSEEN_NONE) {
        const char *start = at - utf8_encode(place.codepoint, bytes);
        buffer_add(into, copied, (size_t)(start - copied));
        buffer_printf(into, "<%s>", unseen_code(place.codepoint, code));
        copied = at;
    }
    if (copied == text) return false;
    buffer_add(into, copied, (size_t)(end - copied));
    return true;
}

const char *unseen_shown(struct arena *arena, const char *text) {
    struct buffer shown = BUFFER_EMPTY;
    if (!text || !unseen_show(&shown, text)) return text;
    const char *copy = arena_copy(arena, buffer_text(&shown));
    buffer_free(&shown);
    return copy;
}

const char *unseen_name(uint32_t codepoint) {
    static const struct {
        uint32_t codepoint;
        const char *name;
    } names[] = {
        {0x0000, "NULL"},
        {0x0008, "BACKSPACE"},
        {0x000B, "LINE TABULATION"},
        {0x000C, "FORM FEED"},
        {0x001B, "ESCAPE"},
        {0x007F, "DELETE"},
        {0x0085, "NEXT LINE"},
        {0x00AD, "SOFT HYPHEN"},
        {0x034F, "COMBINING GRAPHEME JOINER"},
        {0x061C, "ARABIC LETTER MARK"},
        {0x115F, "HANGUL CHOSEONG FILLER"},
        {0x1160, "HANGUL JUNGSEONG FILLER"},
        {0x17B4, "KHMER VOWEL INHERENT AQ"},
        {0x17B5, "KHMER VOWEL INHERENT AA"},
        {0x180B, "MONGOLIAN FREE VARIATION SELECTOR ONE"},
        {0x180C, "MONGOLIAN FREE VARIATION SELECTOR TWO"},
        {0x180D, "MONGOLIAN FREE VARIATION SELECTOR THREE"},
        {0x180E, "MONGOLIAN VOWEL SEPARATOR"},
        {0x180F, "MONGOLIAN FREE VARIATION SELECTOR FOUR"},
        {0x200B, "ZERO WIDTH SPACE"},
        {0x200C, "ZERO WIDTH NON-JOINER"},
        {0x200D, "ZERO WIDTH JOINER"},
        {0x200E, "LEFT-TO-RIGHT MARK"},
        {0x200F, "RIGHT-TO-LEFT MARK"},
        {0x2028, "LINE SEPARATOR"},
        {0x2029, "PARAGRAPH SEPARATOR"},
        {0x202A, "LEFT-TO-RIGHT EMBEDDING"},
        {0x202B, "RIGHT-TO-LEFT EMBEDDING"},
        {0x202C, "POP DIRECTIONAL FORMATTING"},
        {0x202D, "LEFT-TO-RIGHT OVERRIDE"},
        {0x202E, "RIGHT-TO-LEFT OVERRIDE"},
        {0x2060, "WORD JOINER"},
        {0x2061, "FUNCTION APPLICATION"},
        {0x2062, "INVISIBLE TIMES"},
        {0x2063, "INVISIBLE SEPARATOR"},
        {0x2064, "INVISIBLE PLUS"},
        {0x2066, "LEFT-TO-RIGHT ISOLATE"},
        {0x2067, "RIGHT-TO-LEFT ISOLATE"},
        {0x2068, "FIRST STRONG ISOLATE"},
        {0x2069, "POP DIRECTIONAL ISOLATE"},
        {0x2800, "BRAILLE PATTERN BLANK"},
        {0x3164, "HANGUL FILLER"},
        {0xFE0E, "VARIATION SELECTOR-15"},
        {0xFE0F, "VARIATION SELECTOR-16"},
        {0xFEFF, "ZERO WIDTH NO-BREAK SPACE"},
        {0xFFA0, "HALFWIDTH HANGUL FILLER"},
        {0xFFF9, "INTERLINEAR ANNOTATION ANCHOR"},
        {0xFFFA, "INTERLINEAR ANNOTATION SEPARATOR"},
        {0xFFFB, "INTERLINEAR ANNOTATION TERMINATOR"},
        {0xFFFC, "OBJECT REPLACEMENT CHARACTER"},
        {0xFFFD, "REPLACEMENT CHARACTER"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].codepoint == codepoint) return names[i].name;
    return NULL;
}
