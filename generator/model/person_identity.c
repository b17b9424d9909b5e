// SPDX-License-Identifier: Apache-2.0
#include "model/person_identity.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/id_card.h"

static const char middle_dot[] = "\xc2\xb7";

bool is_middle_dot(uint32_t character) {
    switch (character) {
    case '.':
    case 0x00B7: // middle dot
    case 0x0387: // Greek ano teleia
    case 0x119E: // what ㆍ is composed of
    case 0x1427: // Canadian syllabics final middle dot
    case 0x16EB: // Runic single punctuation
    case 0x2022: // bullet
    case 0x2027: // hyphenation point
    case 0x2219: // bullet operator
    case 0x22C5: // dot operator
    case 0x2E31: // word separator middle dot
    case 0x2E33: // raised dot
    case 0x30FB: // Katakana middle dot, its half width too
    case 0xA78F: // Sinological dot
        return true;
    default:
        return false;
    }
}

static bool is_hyphen(uint32_t character) {
    return character == '-' || (character >= 0x2010 && character <= 0x2015) || character == 0x2212;
}

// U+4E00 to U+9FFF: no normalisation changes them.
static bool is_ideograph(const unsigned char *at, const unsigned char *end) {
    if (end - at < 3 || *at < 0xE4 || *at > 0xE9) return false;
    return *at != 0xE4 || at[1] >= 0xB8;
}

bool identity_is_normal(enum identity identity, const char *text, size_t length) {
    const unsigned char *at = (const unsigned char *)text, *end = at + length;
    switch (identity) {
    case IDENTITY_none:
        return true;
    case IDENTITY_idNumber:
        if (length == 15) return false;
        for (; at < end; at++)
            if (!((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z'))) return false;
        return true;
    case IDENTITY_personName:
        while (at < end)
            if (is_ideograph(at, end))
                at += 3;
            else if (end - at >= 2 && memcmp(at, middle_dot, 2) == 0)
                at += 2;
            else
                return false;
        return true;
    }
    return false;
}

static void add_number(struct buffer *into, size_t start) {
    char longer[19];
    for (size_t i = start; i < into->length; i++)
        if (into->bytes[i] >= 'a' && into->bytes[i] <= 'z') into->bytes[i] -= 'a' - 'A';
    if (into->length == start || !id_card_lengthen(into->bytes + start, longer)) return;
    into->length = start;
    buffer_add(into, longer, 18);
}

void identity_normal(enum identity identity, const char *text, size_t length, struct buffer *into) {
    size_t start = into->length;
    char *folded =
        identity_is_normal(identity, text, length) ? NULL : utf8_compatible(text, length);
    for (const char *at = folded, *end = folded ? folded + strlen(folded) : NULL; at < end;) {
        const char *from = at;
        uint32_t character = utf8_next(&at, end);
        if (utf8_is_blank(character)) continue;
        if (identity == IDENTITY_idNumber && is_hyphen(character)) continue;
        if (identity == IDENTITY_personName && is_middle_dot(character))
            buffer_add_text(into, middle_dot);
        else
            buffer_add(into, from, (size_t)(at - from));
    }
    free(folded);
    if (identity == IDENTITY_idNumber) add_number(into, start);
    if (into->length == start) buffer_add(into, text, length);
}

const char *identity_text(enum identity identity, const char *text, struct buffer *into) {
    if (!text || identity_is_normal(identity, text, strlen(text))) return text;
    buffer_clear(into);
    identity_normal(identity, text, strlen(text), into);
    return buffer_text(into);
}

const char *identity_in(struct arena *arena, enum identity identity, const char *text) {
    struct buffer made = BUFFER_EMPTY;
    const char *normal = identity_text(identity, text, &made);
    if (normal != text) normal = arena_copy(arena, normal);
    buffer_free(&made);
    return normal;
}

void identity_search_form(const char *text, size_t length, struct buffer *into) {
    char *folded = identity_is_normal(IDENTITY_personName, text, length)
                       ? NULL
                       : utf8_compatible(text, length);
    if (folded) text = folded, length = strlen(folded);
    for (const char *at = text, *end = text + length; at < end;) {
        const char *from = at;
        uint32_t character = utf8_next(&at, end);
        if (!utf8_is_blank(character) && !is_middle_dot(character))
            buffer_add(into, from, (size_t)(at - from));
    }
    free(folded);
}

static int compare_bytes(const char *a, size_t a_length, const char *b, size_t b_length) {
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    if (order == 0) order = (a_length > b_length) - (a_length < b_length);
    return (order > 0) - (order < 0);
}

int identity_compare(enum identity identity, const char *a, size_t a_length, const char *b,
                     size_t b_length) {
    if (a_length == b_length && memcmp(a, b, a_length) == 0) return 0;
    if (identity_is_normal(identity, a, a_length) && identity_is_normal(identity, b, b_length))
        return compare_bytes(a, a_length, b, b_length);
    struct buffer both = BUFFER_EMPTY;
    identity_normal(identity, a, a_length, &both);
    size_t middle = both.length;
    identity_normal(identity, b, b_length, &both);
    const char *text = buffer_text(&both);
    int order = compare_bytes(text, middle, text + middle, both.length - middle);
    buffer_free(&both);
    return order;
}

static bool same(enum identity identity, const char *a, const char *b) {
    return a && b && identity_compare(identity, a, strlen(a), b, strlen(b)) == 0;
}

bool same_name(const char *a, const char *b) {
    return same(IDENTITY_personName, a, b);
}

bool same_id_number(const char *a, const char *b) {
    return same(IDENTITY_idNumber, a, b);
}

static const char *key_of(struct arena *arena, enum identity identity, const char *text) {
    struct buffer normal = BUFFER_EMPTY;
    const char *key = identity_text(identity, text, &normal);
    if (key != text) key = arena_copy(arena, key);
    buffer_free(&normal);
    return key;
}

const char *name_key(struct arena *arena, const char *name) {
    return key_of(arena, IDENTITY_personName, name);
}

const char *id_number_key(struct arena *arena, const char *number) {
    return key_of(arena, IDENTITY_idNumber, number);
}

bool same_person(const struct person_identity *a, const struct person_identity *b) {
    if (!a->id_number || !b->id_number) return same_name(a->name, b->name);
    if (a->id_type && b->id_type && strcmp(a->id_type, b->id_type) != 0) return false;
    return same_id_number(a->id_number, b->id_number);
}
