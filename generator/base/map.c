// SPDX-License-Identifier: Apache-2.0
#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static uint32_t hash(const char *key) { // FNV-1a
    uint32_t value = 2166136261u;
    for (; *key; key++) value = (value ^ (unsigned char)*key) * 16777619u;
    return value;
}

void map_free(struct map *map) {
    free(map->entries);
    free(map->slots);
    *map = (struct map){0};
}

// The slot that holds the key, or the empty one where it belongs.
static size_t slot_of(const struct map *map, const char *key) {
    size_t slot = hash(key) & (map->slot_count - 1);
    while (map->slots[slot] && strcmp(map->entries[map->slots[slot] - 1].key, key) != 0)
        slot = (slot + 1) & (map->slot_count - 1);
    return slot;
}

static const struct map_entry *find(const struct map *map, const char *key) {
    if (map->slot_count == 0) return NULL;
    size_t slot = slot_of(map, key);
    return map->slots[slot] ? &map->entries[map->slots[slot] - 1] : NULL;
}

void *map_find(const struct map *map, const char *key) {
    const struct map_entry *entry = find(map, key);
    return entry ? entry->value : NULL;
}

bool map_has(const struct map *map, const char *key) {
    return find(map, key) != NULL;
}

static void grow(struct map *map) {
    map->capacity = map->capacity ? map->capacity * 2 : 16;
    map->entries = memory_resize(map->entries, map->capacity * sizeof *map->entries);
    free(map->slots);
    map->slot_count = map->capacity * 2; // a power of two, at most half full
    map->slots = memory_zeroed(map->slot_count * sizeof *map->slots);
    for (size_t i = 0; i < map->count; i++)
        map->slots[slot_of(map, map->entries[i].key)] = (unsigned)i + 1;
}

bool map_add(struct map *map, const char *key, void *value) {
    if (map->count == map->capacity) grow(map);
    size_t slot = slot_of(map, key);
    if (map->slots[slot]) return false;
    map->entries[map->count] = (struct map_entry){key, value};
    map->slots[slot] = (unsigned)++map->count;
    return true;
}
