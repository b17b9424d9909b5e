// SPDX-License-Identifier: Apache-2.0
// Indexes over lists of the model: made once a check when the first path asks, hashed by value.
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "expression/path_parts.h"

struct lookup_entry {
    const struct record *record;
    uint32_t hash;
    uint32_t next; // entry with the same slot, place + 1; 0: none
};

struct lookup_table {
    struct lookup_entry *entries; // in the order of the file
    uint32_t count, capacity;
    uint32_t *first, *last; // a slot: place + 1
    uint32_t mask;
};

static bool same_lookup(const struct lookup *known, enum path_root root,
                        const struct field *const *lists, unsigned depth,
                        const struct path *const *keys, unsigned key_count) {
    if (known->root != root || known->depth != depth || known->key_count != key_count) return false;
    for (unsigned i = 0; i < depth; i++)
        if (known->lists[i] != lists[i]) return false;
    for (unsigned i = 0; i < key_count; i++)
        if (strcmp(known->keys[i]->source, keys[i]->source) != 0) return false;
    return true;
}

struct lookup *lookup_intern(enum path_root root, const struct field *const *lists, unsigned depth,
                             const struct path *const *keys, unsigned key_count,
                             const struct path_place *place) {
    struct lookup **end = &place->lookups->first;
    for (; *end; end = &(*end)->next)
        if (same_lookup(*end, root, lists, depth, keys, key_count)) return *end;
    struct lookup *lookup = arena_alloc(place->arena, sizeof *lookup);
    lookup->number = place->lookups->count++;
    lookup->root = root;
    lookup->depth = depth;
    lookup->key_count = key_count;
    memcpy(lookup->lists, lists, depth * sizeof(const struct field *));
    memcpy(lookup->keys, keys, key_count * sizeof(const struct path *));
    return *end = lookup;
}

static uint32_t hash_of(const struct value *values, unsigned count) {
    uint64_t hash = 0;
    for (unsigned i = 0; i < count; i++) hash = hash * 31 + value_hash(&values[i]);
    return (uint32_t)(hash ^ hash >> 32);
}

static bool keys_of(const struct world *world, const struct lookup *lookup,
                    const struct record *record, struct value *values) {
    for (unsigned i = 0; i < lookup->key_count; i++) {
        values[i] = path_value(world, lookup->keys[i], &record);
        if (values[i].type == VALUE_ABSENT) return false;
    }
    return true;
}

static void collect(const struct world *world, const struct lookup *lookup,
                    struct lookup_table *table, const struct record *record, unsigned depth) {
    if (depth < lookup->depth) {
        const struct list *list = record_list(record, lookup->lists[depth]);
        for (const struct record *item = list->first; item; item = item->next)
            collect(world, lookup, table, item, depth + 1);
        return;
    }
    struct value values[LOOKUP_KEYS];
    if (!keys_of(world, lookup, record, values)) return;
    if (table->count == table->capacity) {
        table->capacity = table->capacity ? table->capacity * 2 : 64;
        table->entries = memory_resize(table->entries, table->capacity * sizeof *table->entries);
    }
    table->entries[table->count++] =
        (struct lookup_entry){record, hash_of(values, lookup->key_count), 0};
}

static struct lookup_table *build(const struct world *world, const struct lookup *lookup) {
    struct lookup_table *table = memory_zeroed(sizeof *table);
    if (world->roots[lookup->root]) collect(world, lookup, table, world->roots[lookup->root], 0);
    uint32_t slots = 16;
    if (table->count)
        table->entries = memory_resize(table->entries, table->count * sizeof *table->entries);
    while (slots < table->count) slots *= 2;
    table->mask = slots - 1;
    table->first = memory_zeroed(slots * sizeof *table->first);
    table->last = memory_zeroed(slots * sizeof *table->last);
    for (uint32_t i = 0; i < table->count; i++) {
        uint32_t slot = table->entries[i].hash & table->mask;
        if (table->last[slot])
            table->entries[table->last[slot] - 1].next = i + 1;
        else
            table->first[slot] = i + 1;
        table->last[slot] = i + 1;
    }
    free(table->last);
    table->last = NULL;
    return table;
}

const struct record *lookup_next(const struct world *world, const struct lookup *lookup,
                                 const struct value *values, uint32_t *cursor) {
    struct lookup_table **place = &world->tables[lookup->number];
    if (!*place) *place = build(world, lookup);
    const struct lookup_table *table = *place;
    for (unsigned i = 0; i < lookup->key_count; i++)
        if (values[i].type == VALUE_ABSENT) return NULL;
    uint32_t hash = hash_of(values, lookup->key_count);
    uint32_t at = *cursor ? table->entries[*cursor - 1].next : table->first[hash & table->mask];
    for (; at; at = table->entries[at - 1].next) {
        const struct lookup_entry *entry = &table->entries[at - 1];
        if (entry->hash != hash) continue;
        struct value own[LOOKUP_KEYS];
        bool same = keys_of(world, lookup, entry->record, own);
        for (unsigned i = 0; same && i < lookup->key_count; i++)
            same = value_equal(&own[i], &values[i]);
        if (!same) continue;
        *cursor = at;
        return entry->record;
    }
    return NULL;
}

void world_free_tables(struct world *world, const struct lookups *lookups) {
    for (size_t i = 0; i < lookups->count; i++) {
        struct lookup_table *table = world->tables[i];
        if (!table) continue;
        free(table->entries);
        free(table->first);
        free(table);
    }
    memset(world->tables, 0, lookups->count * sizeof *world->tables);
}
