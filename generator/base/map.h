// SPDX-License-Identifier: Apache-2.0
// From text to a borrowed pointer. Iteration follows insertion, so that output never depends on
// hashing.
#ifndef JUANCE_BASE_MAP_H
#define JUANCE_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

struct map_entry {
    const char *key; // borrowed: it must outlive the map
    void *value;
};

struct map {
    struct map_entry *entries; // in order of insertion
    size_t count;
    size_t capacity;
    unsigned *slots; // index + 1 into entries
    size_t slot_count;
};

// A zeroed map is empty and usable.
void map_free(struct map *map);
void *map_find(const struct map *map, const char *key); // NULL when absent
bool map_has(const struct map *map, const char *key);

// Stores and returns true; false, and nothing changed, when the key is there already.
bool map_add(struct map *map, const char *key, void *value);

#endif
