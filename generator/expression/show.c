// SPDX-License-Identifier: Apache-2.0
#include "expression/show.h"

#include <string.h>

static const char *show_unit(const struct codes *codes, enum unit unit) {
    const char *label = codes_label(codes, "unit", unit_name(unit));
    return label ? label : unit_name(unit);
}

static const char *show_number(const struct codes *codes, decimal number, enum unit unit,
                               struct arena *arena) {
    char text[DECIMAL_TEXT];
    if (unit == UNIT_percent)
        return arena_printf(arena, "%s%%", decimal_format(number * 100, text));
    return arena_printf(arena, "%s%s", decimal_format(number, text), show_unit(codes, unit));
}

static const char *show_time(moment when, bool exact, struct arena *arena) {
    char text[MOMENT_TEXT];
    if (!exact) return arena_copy(arena, date_format(moment_date(when), text));
    char *shown = arena_copy(arena, moment_format(when, text));
    shown[10] = ' '; // 2025-03-01T09:00:00
    if (strcmp(shown + 16, ":00") == 0) shown[16] = '\0';
    return shown;
}

const char *value_show(const struct world *world, const struct value *value, const char *list,
                       enum unit unit, struct arena *arena) {
    switch (value->type) {
    case VALUE_TEXT: {
        char *text = arena_copy_bytes(arena, value->text, value->length);
        const char *label = codes_label(world->codes, list, text);
        return label ? label : text;
    }
    case VALUE_NUMBER:
        return show_number(world->codes, value->number, unit, arena);
    case VALUE_TIME:
        return show_time(value->when, value->exact, arena);
    case VALUE_TRUTH:
        return codes_label(world->codes, "boolean", value->truth ? "true" : "false");
    case VALUE_RECORD:
    case VALUE_ABSENT:
        break;
    }
    return NULL;
}

const char *path_show(const struct world *world, const struct path *path, const struct value *value,
                      struct arena *arena) {
    if (value->type == VALUE_RECORD && path_items(path)) {
        const struct subject subject = subject_of(path_end(path), &value->record, 1);
        return subject_write(&subject, arena);
    }
    enum unit unit = path_dimension(path) == DIMENSION_RATIO ? UNIT_percent : UNIT_NONE;
    return value_show(world, value, path_list(path), unit, arena);
}

const char *quantity_show(const struct codes *codes, struct quantity quantity,
                          struct arena *arena) {
    return show_number(codes, quantity.amount, quantity.unit, arena);
}
