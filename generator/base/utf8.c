// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "base/gbk_private.h"
#include "base/memory.h"

uint32_t utf8_next(const char **text, const char *end) {
    if (*text < end && (unsigned char)**text < 0x80) return (unsigned char)*(*text)++;
    utf8proc_int32_t codepoint;
    utf8proc_ssize_t used =
        utf8proc_iterate((const utf8proc_uint8_t *)*text, end - *text, &codepoint);
    if (used <= 0) {
        (*text)++;
        return 0xFFFD;
    }
    *text += used;
    return (uint32_t)codepoint;
}

size_t utf8_encode(uint32_t codepoint, char bytes[4]) {
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)codepoint, (utf8proc_uint8_t *)bytes);
}

bool utf8_valid(const char *text, size_t length) {
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
    while (length > 0) {
        if (*at < 0x80) {
            at++;
            length--;
            continue;
        }
        utf8proc_int32_t codepoint;
        utf8proc_ssize_t used = utf8proc_iterate(at, (utf8proc_ssize_t)length, &codepoint);
        if (used <= 0) return false;
        at += used;
        length -= (size_t)used;
    }
    return true;
}

size_t utf8_count(const char *text) {
    size_t count = 0;
    for (const char *end = text + strlen(text); text < end; count++) utf8_next(&text, end);
    return count;
}

// ASCII and the ideographs U+4E00 to U+9FFF, which no normalisation changes and nothing composes
// with: most of our names.
static bool is_plain(const char *text) {
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at < 0x80) continue;
        if (*at < 0xE4 || *at > 0xE9 || (*at == 0xE4 && at[1] < 0xB8)) return false;
        if ((at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80) return false;
        at += 2;
    }
    return true;
}

static char *plain_mapped(const char *text, bool fold) {
    char *copy = memory_copy(text);
    for (char *at = copy; fold && *at; at++)
        if (*at >= 'A' && *at <= 'Z') *at = (char)(*at - 'A' + 'a');
    return copy;
}

static char *mapped(const char *text, utf8proc_option_t options) {
    if (is_plain(text)) return plain_mapped(text, options & UTF8PROC_CASEFOLD);
    utf8proc_uint8_t *result = NULL;
    if (utf8proc_map((const utf8proc_uint8_t *)text, 0, &result,
                     UTF8PROC_NULLTERM | UTF8PROC_STABLE | options) < 0)
        return NULL;
    return (char *)result;
}

char *utf8_nfc(const char *text) {
    return mapped(text, UTF8PROC_COMPOSE);
}

char *utf8_fold(const char *text) {
    return mapped(text, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

bool utf8_is_blank(uint32_t codepoint) {
    if (codepoint <= 0x20) return true;
    if (codepoint == 0x2800) return true; // Braille without dots
    if (codepoint == 0x2028 || codepoint == 0x2029) return true;
    return utf8proc_category((utf8proc_int32_t)codepoint) == UTF8PROC_CATEGORY_ZS;
}

// ASCII is folded without the tables: most of what is not a name is such.
static bool fold_ascii(const char *text, size_t length, char *into) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] < 0x20 || text[i] == 0x7F) return false;
        into[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a') : text[i];
    }
    into[length] = '\0';
    return true;
}

char *utf8_compatible(const char *text, size_t length) {
    char *ascii = memory_zeroed(length + 1);
    if (fold_ascii(text, length, ascii)) return ascii;
    free(ascii);
    struct buffer plain = BUFFER_EMPTY;
    for (const char *at = text, *end = text + length; at < end;) {
        char bytes[4];
        const char *from = at;
        uint32_t codepoint = utf8_next(&at, end), right = gbk_private_right(codepoint);
        if (codepoint == 0xFFFD && at - from == 1)
            buffer_add(&plain, bytes, utf8_encode(0xFFFD, bytes));
        else if (codepoint >= 0x20 && (codepoint < 0x7F || codepoint > 0x9F))
            buffer_add(&plain, bytes, utf8_encode(right ? right : codepoint, bytes));
    }
    utf8proc_uint8_t *result = NULL;
    if (utf8proc_map((const utf8proc_uint8_t *)buffer_text(&plain), (utf8proc_ssize_t)plain.length,
                     &result,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                         UTF8PROC_IGNORE) < 0)
        result = (utf8proc_uint8_t *)memory_copy(buffer_text(&plain));
    buffer_free(&plain);
    return (char *)result;
}

void utf8_mask_name(const char *name, char masked[MASKED_NAME_SIZE]) {
    const char *end = name;
    size_t length = 0;
    if (*name) length = utf8_encode(utf8_next(&end, name + strlen(name)), masked);
    memcpy(masked + length, "*", 2);
}

// Controls, line and paragraph separators, and what turns the direction of the text around.
static bool moves_the_pen(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || c == 0x061C ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void utf8_print(struct buffer *into, const char *text) {
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        const char *start = at;
        uint32_t c = utf8_next(&at, end);
        bool broken = c == 0xFFFD && at - start == 1;
        if (broken || moves_the_pen(c))
            for (; start < at; start++) buffer_printf(into, "\\x%02x", (unsigned char)*start);
        else
            buffer_add(into, start, (size_t)(at - start));
    }
}

const char *utf8_printable(struct arena *arena, const char *text) {
    struct buffer into = BUFFER_EMPTY;
    utf8_print(&into, text);
    const char *copy = arena_copy(arena, buffer_text(&into));
    buffer_free(&into);
    return copy;
}
