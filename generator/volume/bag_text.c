// SPDX-License-Identifier: Apache-2.0
#include "volume/bag_text.h"

#include <string.h>
#include <strings.h>

static const char *trimmed(struct arena *arena, const char *at, size_t length) {
    while (length > 0 && (*at == ' ' || *at == '\t')) at++, length--;
    while (length > 0 && strchr(" \t\r", at[length - 1])) length--;
    return arena_copy_bytes(arena, at, length);
}

static bool add_line(struct arena *arena, const char *at, size_t length, struct bag_text *text) {
    if (*at == ' ' || *at == '\t') {
        if (text->count == 0) return false;
        struct bag_line *last = &text->lines[text->count - 1];
        last->value = arena_printf(arena, "%s %s", last->value, trimmed(arena, at, length));
        return true;
    }
    const char *colon = memchr(at, ':', length);
    if (!colon || colon == at) return false;
    size_t label = (size_t)(colon - at);
    text->lines[text->count++] =
        (struct bag_line){trimmed(arena, at, label), trimmed(arena, colon + 1, length - label - 1)};
    return true;
}

struct bag_text bag_text_parse(struct arena *arena, const char *text, size_t length) {
    struct bag_text parsed = {0};
    size_t lines = 1, number = 0;
    for (size_t i = 0; i < length; i++) lines += text[i] == '\n';
    parsed.lines = arena_alloc(arena, lines * sizeof *parsed.lines);
    for (const char *at = text, *end = text + length; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t line = (size_t)((stop ? stop : end) - at);
        number++;
        bool blank = line == 0 || (line == 1 && *at == '\r');
        if (!blank && !add_line(arena, at, line, &parsed) && !parsed.broken) parsed.broken = number;
        at = stop ? stop + 1 : end;
    }
    return parsed;
}

const char *bag_text_find(const struct bag_text *text, const char *label) {
    for (size_t i = 0; i < text->count; i++)
        if (strcasecmp(text->lines[i].label, label) == 0) return text->lines[i].value;
    return NULL;
}
