// SPDX-License-Identifier: Apache-2.0
#include "volume/bag_text.h"

#include <string.h>
#include <strings.h>

static bool is_blank(char one) {
    return one == ' ' || one == '\t';
}

static const char *trimmed(struct arena *arena, const char *at, size_t length) {
    while (length > 0 && is_blank(*at)) at++, length--;
    while (length > 0 && is_blank(at[length - 1])) length--;
    return arena_copy_bytes(arena, at, length);
}

static bool add_line(struct arena *arena, const char *at, size_t length, bool loose,
                     struct bag_text *text) {
    if (is_blank(*at)) {
        if (text->count == 0) return false;
        struct bag_line *last = &text->lines[text->count - 1];
        last->value = arena_printf(arena, "%s %s", last->value, trimmed(arena, at, length));
        return true;
    }
    const char *colon = memchr(at, ':', length);
    if (!colon || colon == at) return false;
    size_t label = (size_t)(colon - at);
    // RFC 8493, 2.1.1 and 2.2.2: label, colon, one blank, value; an empty value may lose its blank.
    if (!loose && (is_blank(colon[-1]) || (label + 1 < length && !is_blank(colon[1]))))
        return false;
    text->lines[text->count++] =
        (struct bag_line){trimmed(arena, at, label), trimmed(arena, colon + 1, length - label - 1)};
    return true;
}

struct bag_text bag_text_parse(struct arena *arena, const char *text, size_t length, bool loose) {
    struct bag_text parsed = {0};
    size_t lines = 1, number = 0;
    for (size_t i = 0; i < length; i++) lines += text[i] == '\n';
    parsed.lines = arena_alloc(arena, lines * sizeof *parsed.lines);
    for (const char *at = text, *end = text + length; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t line = (size_t)((stop ? stop : end) - at);
        number++;
        if (line > 0 && !add_line(arena, at, line, loose, &parsed) && !parsed.broken)
            parsed.broken = number;
        at = stop ? stop + 1 : end;
    }
    return parsed;
}

const char *bag_text_find(const struct bag_text *text, const char *label) {
    for (size_t i = 0; i < text->count; i++)
        if (strcasecmp(text->lines[i].label, label) == 0) return text->lines[i].value;
    return NULL;
}

void bag_text_unify_ends(struct buffer *text) {
    size_t to = 0;
    for (size_t from = 0; from < text->length; from++) {
        bool both =
            text->bytes[from] == '\r' && from + 1 < text->length && text->bytes[from + 1] == '\n';
        if (both) continue;
        text->bytes[to++] = text->bytes[from] == '\r' ? '\n' : text->bytes[from];
    }
    if (text->bytes) text->bytes[text->length = to] = '\0';
}
