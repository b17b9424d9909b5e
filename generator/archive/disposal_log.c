// SPDX-License-Identifier: Apache-2.0
#include "archive/disposal_log.h"

#include <string.h>

#define FIRST     "juance-disposal\t1\n"
#define LAST_LINE "end\n"

static void write_value(struct buffer *into, const char *text) {
    for (; *text; text++) buffer_add_char(into, (unsigned char)*text < ' ' ? ' ' : *text);
}

static void write_record(const struct record_kind *kind, const struct record *record,
                         struct buffer *into, struct arena *scratch) {
    buffer_add_text(into, kind->name);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_list) continue;
        const char *value = record_value(scratch, record, field);
        if (!value) continue;
        buffer_printf(into, "\t%s=", field->name);
        write_value(into, value);
    }
    buffer_add_char(into, '\n');
}

void disposal_log_write(const struct keeping *keeping, struct buffer *into, struct arena *scratch) {
    buffer_add_text(into, FIRST);
    write_record(&keeping_kind, &keeping->record, into, scratch);
    for (EACH(struct keptVolume, volume, keeping->keptVolume))
        write_record(&keptVolume_kind, &volume->record, into, scratch);
    for (EACH(struct shelfItem, item, keeping->shelfItem))
        write_record(&shelfItem_kind, &item->record, into, scratch);
    buffer_add_text(into, LAST_LINE);
}

static bool read_fields(char *rest, const struct record_kind *kind, struct record *record,
                        struct arena *arena) {
    for (char *value; rest && (value = strtok_r(rest, "\t", &rest));) {
        char *equals = strchr(value, '=');
        if (!equals) return false;
        *equals = '\0';
        const struct field *field = record_field(kind, value);
        if (!field || field->type == FIELD_list ||
            !record_set(arena, record, field, arena_copy(arena, equals + 1)))
            return false;
    }
    return true;
}

static void append(struct list *list, struct record *record) {
    struct record **link = &list->first;
    while (*link) link = &(*link)->next;
    *link = record;
    record->ordinal = ++list->count;
}

bool disposal_log_begins(const char *text) {
    return strncmp(text, FIRST, strlen(FIRST)) == 0;
}

struct keeping *disposal_log_read(const char *text, size_t length, struct arena *arena) {
    size_t first = strlen(FIRST), last = strlen(LAST_LINE);
    if (length < first + last || !disposal_log_begins(text) ||
        strcmp(text + length - last, LAST_LINE) != 0)
        return NULL;
    struct keeping *keeping = NULL;
    char *rest = arena_copy_bytes(arena, text + first, length - first - last);
    for (char *line; rest && (line = strtok_r(rest, "\n", &rest));) {
        char *fields = strchr(line, '\t');
        if (fields) *fields++ = '\0';
        const struct record_kind *kind = strcmp(line, keeping_kind.name) == 0 ? &keeping_kind
                                         : strcmp(line, keptVolume_kind.name) == 0
                                             ? &keptVolume_kind
                                         : strcmp(line, shelfItem_kind.name) == 0 ? &shelfItem_kind
                                                                                  : NULL;
        if (!kind || (kind == &keeping_kind) != !keeping) return NULL;
        struct record *record = record_new(arena, kind);
        if (!read_fields(fields, kind, record, arena)) return NULL;
        if (kind == &keeping_kind)
            keeping = (struct keeping *)record;
        else
            append(kind == &keptVolume_kind ? &keeping->keptVolume : &keeping->shelfItem, record);
    }
    return keeping;
}
