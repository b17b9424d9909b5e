// SPDX-License-Identifier: Apache-2.0
#include "model/id_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static uint32_t hash_of(const char *text) { // FNV-1a
    uint32_t hash = 2166136261u;
    for (; *text; text++) hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash ^ hash >> 16;
}

void id_index_free(struct id_index *index) {
    free(index->entries);
    free(index->slots);
}

static void put(struct id_index *index, uint32_t place) {
    struct id_entry *entry = &index->entries[place];
    uint32_t *slot = &index->slots[entry->hash & index->mask];
    entry->next = *slot;
    *slot = place + 1;
}

static void grow(struct id_index *index) {
    index->capacity = index->capacity ? 2 * index->capacity : 64;
    index->mask = index->capacity - 1;
    index->entries = memory_resize(index->entries, index->capacity * sizeof *index->entries);
    free(index->slots);
    index->slots = memory_zeroed(index->capacity * sizeof *index->slots);
    for (uint32_t i = 0; i < index->count; i++) put(index, i);
}

void id_index_add(struct id_index *index, const struct record *record,
                  const struct record *around) {
    const char *value = record_text(record, index->field);
    if (!value) return;
    if (index->count == index->capacity) grow(index);
    index->entries[index->count] = (struct id_entry){record, around, hash_of(value), 0};
    put(index, index->count++);
}

const struct id_entry *id_index_next(const struct id_index *index, const char *value,
                                     uint32_t *cursor) {
    if (!index->count) return NULL;
    uint32_t hash = hash_of(value);
    uint32_t at = *cursor ? index->entries[*cursor - 1].next : index->slots[hash & index->mask];
    for (; at; at = index->entries[at - 1].next) {
        const struct id_entry *entry = &index->entries[at - 1];
        if (entry->hash != hash || strcmp(record_text(entry->record, index->field), value) != 0)
            continue;
        *cursor = at;
        return entry;
    }
    return NULL;
}
