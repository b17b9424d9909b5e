// SPDX-License-Identifier: Apache-2.0
#include "render/script.h"

#include <stddef.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/language.h"

struct range {
    uint32_t first, last;
};

// Digits are solo because registers align them: kerning would only disturb their columns.
static const struct range solo_ranges[] = {
    {0x20, 0x20},     {'0', '9'},       {0x2E80, 0x2FDF},   {0x3000, 0x3029},   {0x3030, 0x303F},
    {0x3041, 0x3096}, {0x309B, 0x30FF}, {0x3100, 0x312F},   {0x3200, 0x9FFF},   {0xF900, 0xFAFF},
    {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x20000, 0x2FFFF}, {0x30000, 0x3FFFF},
};

bool script_is_solo(uint32_t codepoint) {
    // The great mass first.
    if (codepoint >= 0x4E00 && codepoint <= 0x9FFF) return true;
    for (size_t i = 0; i < sizeof solo_ranges / sizeof *solo_ranges; i++)
        if (codepoint >= solo_ranges[i].first && codepoint <= solo_ranges[i].last) return true;
    return false;
}

bool script_extends(uint32_t codepoint) {
    return codepoint >= 0x300 &&
           (u_hasBinaryProperty((UChar32)codepoint, UCHAR_GRAPHEME_EXTEND) || codepoint == 0x200D);
}

bool script_is_invisible(uint32_t codepoint) {
    return codepoint >= 0xAD &&
           u_hasBinaryProperty((UChar32)codepoint, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool script_is_private(uint32_t codepoint) {
    return (codepoint >= 0xE000 && codepoint <= 0xF8FF) || codepoint >= 0xF0000;
}

// Scripts that are written from left to right, one glyph after the other, with at most marks above
// and below. Everything else needs more than this layout does.
static const UScriptCode laid_out[] = {
    USCRIPT_COMMON,   USCRIPT_INHERITED, USCRIPT_HAN,      USCRIPT_LATIN,    USCRIPT_GREEK,
    USCRIPT_CYRILLIC, USCRIPT_HIRAGANA,  USCRIPT_KATAKANA, USCRIPT_BOPOMOFO, USCRIPT_YI,
};

const char *script_refused(uint32_t codepoint) {
    if (codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) || codepoint == 0xFFFD)
        return N_("control characters or broken text");
    if ((codepoint >= 0x202A && codepoint <= 0x202E) ||
        (codepoint >= 0x2066 && codepoint <= 0x2069) || codepoint == 0x200E ||
        codepoint == 0x200F || codepoint == 0x061C)
        return N_("direction controls");
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)codepoint, &error);
    if (script == USCRIPT_UNKNOWN) return NULL; // unassigned or private: no font will have it
    for (size_t i = 0; i < sizeof laid_out / sizeof *laid_out; i++)
        if (script == laid_out[i]) return NULL;
    return uscript_getName(script);
}
