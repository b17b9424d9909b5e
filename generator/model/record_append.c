// SPDX-License-Identifier: Apache-2.0
#include "model/record_append.h"

void *record_append(struct arena *arena, struct list *list, const struct record_kind *kind) {
    struct record *record = record_new(arena, kind);
    struct record **end = &list->first;
    while (*end) end = &(*end)->next;
    *end = record;
    record->ordinal = ++list->count;
    return record;
}
