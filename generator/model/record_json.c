// SPDX-License-Identifier: Apache-2.0
#include "model/record_json.h"

#include <string.h>

#include "base/hex.h"
#include "base/memory.h"

enum { LONGEST_NAME = 64, DIGEST_BYTES = 32 };

static void write_digest(struct json *json, const char *key, const uint8_t *digest) {
    char text[2 * DIGEST_BYTES + 1];
    json_text(json, key, hex_write(digest, DIGEST_BYTES, text));
}

static void write_field(struct json *json, const char *key, const struct record *record,
                        const struct field *field) {
    char decimal_digits[DECIMAL_TEXT], day[DATE_TEXT], time[MOMENT_TEXT];
    if (!record_has(record, field)) return;
    switch (field->type) {
    case FIELD_text:
    case FIELD_code:
        json_text(json, key, record_text(record, field));
        break;
    case FIELD_digest:
        write_digest(json, key, record_digest(record, field));
        break;
    case FIELD_integer:
        json_number(json, key, record_integer(record, field));
        break;
    case FIELD_decimal:
        json_decimal(json, key, decimal_format(record_decimal(record, field), decimal_digits));
        break;
    case FIELD_boolean:
        json_boolean(json, key, record_boolean(record, field) == 1);
        break;
    case FIELD_date:
        json_text(json, key, date_format(record_date(record, field), day));
        break;
    case FIELD_moment:
        json_text(json, key, moment_format(record_moment(record, field), time));
        break;
    case FIELD_list:
        record_json_list(json, key, field->items, record_list(record, field), NULL);
        break;
    }
}

// "name" or "name=key", `length` bytes.
static void write_named(struct json *json, const struct record_kind *kind,
                        const struct record *record, const char *word, size_t length) {
    char name[LONGEST_NAME];
    if (length >= sizeof name) BUG("the name of a field is too long");
    memcpy(name, word, length);
    name[length] = '\0';
    char *key = strchr(name, '=');
    if (key) *key++ = '\0';
    const struct field *field = record_field(kind, name);
    if (!field || field->type == FIELD_list) BUG("no such field to write as JSON");
    write_field(json, key ? key : name, record, field);
}

void record_json_members(struct json *json, const struct record_kind *kind,
                         const struct record *record, const char *fields) {
    for (size_t i = 0; !fields && i < kind->field_count; i++)
        write_field(json, kind->fields[i].name, record, &kind->fields[i]);
    while (fields && *fields) {
        size_t length = strcspn(fields, " ");
        write_named(json, kind, record, fields, length);
        fields += length;
        fields += strspn(fields, " ");
    }
}

void record_json(struct json *json, const char *key, const struct record_kind *kind,
                 const struct record *record, const char *fields) {
    json_open(json, key, '{');
    record_json_members(json, kind, record, fields);
    json_close(json, '}');
}

void record_json_list(struct json *json, const char *key, const struct record_kind *kind,
                      const struct list *list, const char *fields) {
    json_open(json, key, '[');
    for (const struct record *record = list->first; record; record = record->next)
        record_json(json, NULL, kind, record, fields);
    json_close(json, ']');
}
