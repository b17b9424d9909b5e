// SPDX-License-Identifier: Apache-2.0
#include "xml/texts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void texts_start(struct texts *texts, struct arena *arena) {
    texts->arena = arena;
    texts->latest = memory_zeroed(TEXTS_REMEMBERED * sizeof *texts->latest);
}

static uint32_t hash(const char *bytes, size_t length) { // FNV-1a
    uint32_t value = 2166136261u;
    for (size_t i = 0; i < length; i++) value = (value ^ (unsigned char)bytes[i]) * 16777619u;
    return value ^ value >> 16;
}

const char *texts_keep(struct texts *texts, const char *bytes, size_t length) {
    const char **latest = &texts->latest[hash(bytes, length) & (TEXTS_REMEMBERED - 1)];
    if (!*latest || strncmp(*latest, bytes, length) != 0 || (*latest)[length] != '\0')
        *latest = arena_copy_bytes(texts->arena, bytes, length);
    return *latest;
}

void texts_free(struct texts *texts) {
    free(texts->latest);
}
