// SPDX-License-Identifier: Apache-2.0
#include "model/refusals.h"

#include <string.h>

static size_t slot_of(const struct refusals *refusals, const struct record *record,
                      const struct field *field) {
    uint64_t hash = ((uintptr_t)record * 31 + (uintptr_t)field) * UINT64_C(0x9e3779b97f4a7c15);
    size_t slot = (size_t)(hash >> 32) & (refusals->slot_count - 1);
    for (size_t place; (place = refusals->slots[slot]);
         slot = (slot + 1) & (refusals->slot_count - 1)) {
        const struct refusal *known = &refusals->items[place - 1];
        if (known->records[known->depth - 1] == record && known->field == field) break;
    }
    return slot;
}

static void put(struct refusals *refusals, size_t place) {
    const struct refusal *item = &refusals->items[place];
    if (item->kind == REFUSED_CODE || item->kind == REFUSED_REFERENCE)
        refusals->slots[slot_of(refusals, item->records[item->depth - 1], item->field)] = place + 1;
}

static void grow(struct refusals *refusals) {
    size_t capacity = refusals->capacity ? 2 * refusals->capacity : 16;
    struct refusal *items = arena_alloc(refusals->arena, capacity * sizeof *items);
    if (refusals->count) memcpy(items, refusals->items, refusals->count * sizeof *items);
    refusals->items = items;
    refusals->capacity = capacity;
    refusals->slot_count = 2 * capacity;
    refusals->slots = arena_alloc(refusals->arena, 2 * capacity * sizeof *refusals->slots);
    for (size_t i = 0; i < refusals->count; i++) put(refusals, i);
}

struct refusal *refusals_add(struct refusals *refusals, enum refusal_kind kind, bool of_dossier,
                             const struct record_frame *frame, const struct field *field,
                             const char *value) {
    if (refusals->count == refusals->capacity) grow(refusals);
    struct arena *arena = refusals->arena;
    const struct record_kind **kinds = arena_alloc(arena, frame->depth * sizeof *kinds);
    const struct record **records = arena_alloc(arena, frame->depth * sizeof *records);
    memcpy(kinds, frame->kinds, frame->depth * sizeof *kinds);
    memcpy(records, frame->records, frame->depth * sizeof *records);
    struct refusal *refusal = &refusals->items[refusals->count++];
    *refusal = (struct refusal){.kind = kind,
                                .of_dossier = of_dossier,
                                .depth = frame->depth,
                                .kinds = kinds,
                                .records = records,
                                .field = field,
                                .value = arena_copy(arena, value)};
    put(refusals, refusals->count - 1);
    return refusal;
}

const struct refusal *refusals_find(const struct refusals *refusals, const struct record *record,
                                    const struct field *field) {
    if (!refusals || !refusals->count) return NULL;
    size_t place = refusals->slots[slot_of(refusals, record, field)];
    const struct refusal *found = place ? &refusals->items[place - 1] : NULL;
    return found && !found->meant ? found : NULL;
}
