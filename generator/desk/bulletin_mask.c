// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "base/utf8.h"
#include "desk/bulletins.h"
#include "desk/suppress.h"

static bool is_institution(const char *object) {
    return !object || strcmp(object, "institution") == 0;
}

static void keep_published(struct list *rows, struct arena *arena) {
    struct record **link = &rows->first;
    rows->count = 0;
    while (*link) {
        struct sanctionRow *row = (struct sanctionRow *)*link;
        if (row->published != 1) {
            *link = row->record.next;
            continue;
        }
        if (!is_institution(row->object) && row->name) {
            char masked[MASKED_NAME_SIZE];
            utf8_mask_name(row->name, masked);
            row->name = arena_copy(arena, masked);
        }
        row->record.ordinal = ++rows->count;
        link = &row->record.next;
    }
}

static void hide_few(int32_t *persons) {
    if (*persons > 0 && *persons < SMALL_CELL) *persons = INTEGER_NONE;
}

void bulletin_mask(struct regionFigures *region, struct arena *arena) {
    suppress_region(region, SMALL_CELL, arena);
    keep_published(&region->sanctionRow, arena);
    for (EACH(struct tierFigures, tier, region->tierFigures))
        if (!is_institution(tier->object)) {
            hide_few(&tier->cases);
            hide_few(&tier->previousCases);
        }
    struct list *naming[] = {&region->passRateRow, &region->starRow, &region->overdueRow,
                             &region->idleRow,     &region->dueRow,  &region->renewalRow};
    for (size_t i = 0; i < sizeof naming / sizeof *naming; i++) *naming[i] = (struct list){0};
}
