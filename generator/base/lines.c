// SPDX-License-Identifier: Apache-2.0
#include "base/lines.h"

#include <string.h>

#include "base/buffer.h"
#include "base/platform.h"
#include "base/unseen.h"
#include "base/utf8.h"

static const char *trimmed(struct arena *arena, const struct buffer *line, size_t width) {
    const char *from = buffer_text(line), *end = from + line->length;
    while (from < end && (*from == ' ' || *from == '\t')) from++;
    while (end > from && (end[-1] == '\r' || end[-1] == ' ')) end--;
    bool cut = (size_t)(end - from) > width;
    if (cut) {
        end = from + width;
        while (end > from && ((unsigned char)*end & 0xC0) == 0x80) end--;
    }
    if (!utf8_valid(from, (size_t)(end - from))) return "";
    return unseen_shown(arena,
                        arena_printf(arena, "%.*s%s", (int)(end - from), from, cut ? "…" : ""));
}

const char *const *lines_excerpt(struct arena *arena, const char *path, const uint32_t *numbers,
                                 size_t count, size_t width) {
    const char **texts = arena_alloc(arena, count * sizeof *texts);
    for (size_t i = 0; i < count; i++) texts[i] = "";
    int descriptor;
    if (platform_open(path, &descriptor) != OPEN_OK) return texts;
    struct buffer line = BUFFER_EMPTY;
    char chunk[65536];
    uint32_t number = 1;
    size_t next = 0;
    for (int64_t got;
         next < count && (got = platform_read_some(descriptor, chunk, sizeof chunk)) > 0;) {
        const char *at = chunk, *end = chunk + got;
        while (at < end && next < count) {
            const char *stop = memchr(at, '\n', (size_t)(end - at));
            size_t length = (size_t)((stop ? stop : end) - at);
            // Enough to cut from; a line of a gigabyte is not kept.
            if (number == numbers[next] && line.length < 4 * width + 256)
                buffer_add(&line, at, length < 4096 ? length : 4096);
            at += length;
            if (!stop) break;
            at++;
            for (; next < count && numbers[next] == number; next++)
                texts[next] = trimmed(arena, &line, width);
            buffer_clear(&line);
            number++;
        }
    }
    for (; next < count && numbers[next] == number; next++)
        texts[next] = trimmed(arena, &line, width);
    buffer_free(&line);
    platform_close(descriptor);
    return texts;
}
