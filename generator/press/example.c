// SPDX-License-Identifier: Apache-2.0
#include "press/example.h"

#include <string.h>

#include "base/ends.h"

enum { ROWS = 6, DEPTH = 3, YEAR = 2025, MONTHS = 12, DAY = 10 };

// Different in each row of a list, where the list has as many.
static const char *example_code(const struct record *record, const struct record_kind *kind,
                                const struct field *field, const struct codes *codes) {
    const char *name = codes_list_of(codes, kind->name, field->name);
    const struct codeList *list = name ? codes_list(codes, name) : NULL;
    if (!list || !list->code.count) return NULL;
    uint32_t wanted = record->ordinal % list->code.count;
    for (EACH(struct codeValue, value, list->code))
        if (wanted-- == 0) return value->value;
    return NULL;
}

static const char *example_value(const struct record *record, const struct record_kind *kind,
                                 const struct field *field, const struct codes *codes,
                                 struct arena *arena) {
    unsigned row = record->ordinal;
    switch (field->type) {
    case FIELD_text:
        return arena_printf(arena, "〈%s〉", field->label);
    case FIELD_code:
        return example_code(record, kind, field, codes);
    case FIELD_integer:
        if (strcmp(field->name, "number") == 0) return arena_printf(arena, "%u", row ? row : 1);
        if (strcmp(field->name, "year") == 0) return arena_printf(arena, "%d", YEAR);
        if (strcmp(field->name, "quarter") == 0) return NULL; // the whole year
        return arena_printf(arena, "%u", ROWS + 2 - row);
    case FIELD_decimal: // a fraction, or points
        if (ends_with(field->name, "Share") || ends_with(field->name, "Rate"))
            return arena_printf(arena, "0.%u", 97 - 3 * row);
        return arena_printf(arena, "%u", 97 - 3 * row);
    case FIELD_boolean:
        return "true";
    case FIELD_date:
        return arena_printf(arena, "%d-%02u-%02d", YEAR, row % MONTHS + 1, DAY);
    case FIELD_moment:
        return arena_printf(arena, "%d-%02u-%02dT09:30:00", YEAR, row % MONTHS + 1, DAY);
    case FIELD_digest:
    case FIELD_list:
        break;
    }
    return NULL;
}

static void fill(struct record *record, const struct record_kind *kind, int depth,
                 const struct codes *codes, struct arena *arena) {
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type != FIELD_list) {
            const char *value = example_value(record, kind, field, codes, arena);
            if (value) record_set(arena, record, field, value);
            continue;
        }
        struct list *list = (struct list *)((char *)record + field->offset);
        struct record **tail = &list->first;
        for (uint32_t row = 1; depth < DEPTH && row <= ROWS; row++) {
            struct record *item = record_new(arena, field->items);
            item->ordinal = list->count = row;
            fill(item, field->items, depth + 1, codes, arena);
            *tail = item;
            tail = &item->next;
        }
    }
}

struct record *example_record(const struct record_kind *kind, const struct codes *codes,
                              struct arena *arena) {
    struct record *record = record_new(arena, kind);
    fill(record, kind, 0, codes, arena);
    return record;
}
