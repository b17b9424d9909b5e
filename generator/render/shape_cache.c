// SPDX-License-Identifier: Apache-2.0
#include "render/shape_cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { SLOTS = 8192, MOST_WORDS = SLOTS / 2, MOST_GLYPHS = 1 << 16, MOST_BYTES = 1 << 18 };

// Sizes differ only in scale, but shaping is rounded to units of the font: the size is part of the
// key, so that a remembered word is exactly the word that would be shaped.
struct entry {
    uint32_t hash;
    uint32_t first_byte, length;
    uint32_t first_glyph, count;
    double size;
    uint8_t face, bold, used;
};

struct shape_cache {
    struct entry slots[SLOTS];
    size_t words;
    VECTOR(struct shaped) glyphs;
    VECTOR(char) bytes;
};

struct shape_cache *shape_cache_new(void) {
    return memory_zeroed(sizeof(struct shape_cache));
}

void shape_cache_free(struct shape_cache *cache) {
    if (!cache) return;
    free(cache->glyphs.at);
    free(cache->bytes.at);
    free(cache);
}

static uint32_t hash_of(const char *word, size_t length, const struct text_style *style) {
    uint32_t value = 2166136261u ^ (uint32_t)style->face ^ (uint32_t)(style->size * 64);
    for (size_t i = 0; i < length; i++) value = (value ^ (unsigned char)word[i]) * 16777619u;
    return value;
}

static size_t slot_of(const struct shape_cache *cache, const char *word, size_t length,
                      const struct text_style *style, uint32_t hash) {
    size_t slot = hash % SLOTS;
    for (const struct entry *entry; (entry = &cache->slots[slot])->used;
         slot = (slot + 1) % SLOTS) {
        if (entry->hash == hash && entry->length == length && entry->face == style->face &&
            entry->bold == style->bold && entry->size == style->size &&
            memcmp(cache->bytes.at + entry->first_byte, word, length) == 0)
            break;
    }
    return slot;
}

bool shape_cache_find(const struct shape_cache *cache, const char *word, size_t length,
                      const struct text_style *style, uint32_t at, uint8_t style_number,
                      shaped_list *into) {
    uint32_t hash = hash_of(word, length, style);
    const struct entry *entry = &cache->slots[slot_of(cache, word, length, style, hash)];
    if (!entry->used) return false;
    vector_reserve(into, entry->count);
    for (uint32_t i = 0; i < entry->count; i++) {
        struct shaped *glyph = &into->at[into->count++];
        *glyph = cache->glyphs.at[entry->first_glyph + i];
        glyph->at += at;
        glyph->style = style_number;
    }
    return true;
}

void shape_cache_add(struct shape_cache *cache, const char *word, size_t length,
                     const struct text_style *style, uint32_t at, const struct shaped *glyphs,
                     size_t count) {
    if (cache->words >= MOST_WORDS || cache->glyphs.count + count > MOST_GLYPHS ||
        cache->bytes.count + length > MOST_BYTES) {
        memset(cache->slots, 0, sizeof cache->slots);
        cache->words = cache->glyphs.count = cache->bytes.count = 0;
        if (count > MOST_GLYPHS || length > MOST_BYTES) return;
    }
    uint32_t hash = hash_of(word, length, style);
    struct entry *entry = &cache->slots[slot_of(cache, word, length, style, hash)];
    *entry = (struct entry){.hash = hash,
                            .first_byte = (uint32_t)cache->bytes.count,
                            .length = (uint32_t)length,
                            .first_glyph = (uint32_t)cache->glyphs.count,
                            .count = (uint32_t)count,
                            .size = style->size,
                            .face = (uint8_t)style->face,
                            .bold = style->bold,
                            .used = true};
    vector_reserve(&cache->bytes, length);
    memcpy(cache->bytes.at + cache->bytes.count, word, length);
    cache->bytes.count += length;
    for (size_t i = 0; i < count; i++) {
        vector_add(&cache->glyphs, glyphs[i]);
        cache->glyphs.at[cache->glyphs.count - 1].at -= at;
    }
    cache->words++;
}
