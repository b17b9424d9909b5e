// SPDX-License-Identifier: Apache-2.0
#include "model/record.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/memory.h"

#define AT(type, record, field)  (*(type *)((char *)(record) + (field)->offset))
#define SEE(type, record, field) (*(type const *)((const char *)(record) + (field)->offset))

void record_clear(struct record *record, const struct field *field) {
    switch (field->type) {
    case FIELD_integer:
        AT(int32_t, record, field) = INTEGER_NONE;
        break;
    case FIELD_decimal:
        AT(decimal, record, field) = DECIMAL_NONE;
        break;
    case FIELD_boolean:
        AT(int8_t, record, field) = BOOLEAN_NONE;
        break;
    case FIELD_date:
        AT(date, record, field) = DATE_NONE;
        break;
    case FIELD_moment:
        AT(moment, record, field) = MOMENT_NONE;
        break;
    case FIELD_text:
    case FIELD_code:
        AT(const char *, record, field) = NULL;
        break;
    case FIELD_digest:
        AT(const uint8_t *, record, field) = NULL;
        break;
    case FIELD_list:
        BUG("a list is not cleared");
    }
}

void *record_new(struct arena *arena, const struct record_kind *kind) {
    struct record *record = arena_alloc(arena, kind->size);
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type != FIELD_list) record_clear(record, &kind->fields[i]);
    return record;
}

const struct field *record_field(const struct record_kind *kind, const char *name) {
    for (size_t i = 0; i < kind->field_count; i++)
        if (strcmp(kind->fields[i].name, name) == 0) return &kind->fields[i];
    return NULL;
}

bool record_has(const struct record *record, const struct field *field) {
    switch (field->type) {
    case FIELD_text:
    case FIELD_code:
        return SEE(char *, record, field) != NULL;
    case FIELD_digest:
        return SEE(uint8_t *, record, field) != NULL;
    case FIELD_integer:
        return SEE(int32_t, record, field) != INTEGER_NONE;
    case FIELD_decimal:
        return SEE(decimal, record, field) != DECIMAL_NONE;
    case FIELD_boolean:
        return SEE(int8_t, record, field) != BOOLEAN_NONE;
    case FIELD_date:
        return SEE(date, record, field) != DATE_NONE;
    case FIELD_moment:
        return SEE(moment, record, field) != MOMENT_NONE;
    case FIELD_list:
        return SEE(struct list, record, field).count > 0;
    }
    BUG("unknown field type");
}

const char *record_text(const struct record *record, const struct field *field) {
    if (field->type != FIELD_text && field->type != FIELD_code) BUG("field is no text");
    return SEE(char *, record, field);
}

const uint8_t *record_digest(const struct record *record, const struct field *field) {
    if (field->type != FIELD_digest) BUG("field is no digest");
    return SEE(uint8_t *, record, field);
}

int32_t record_integer(const struct record *record, const struct field *field) {
    if (field->type != FIELD_integer) BUG("field is no integer");
    return SEE(int32_t, record, field);
}

decimal record_decimal(const struct record *record, const struct field *field) {
    if (field->type == FIELD_integer) {
        int32_t value = SEE(int32_t, record, field);
        return value == INTEGER_NONE ? DECIMAL_NONE : (decimal)value * DECIMAL_ONE;
    }
    if (field->type != FIELD_decimal) BUG("field is no number");
    return SEE(decimal, record, field);
}

int8_t record_boolean(const struct record *record, const struct field *field) {
    if (field->type != FIELD_boolean) BUG("field is no boolean");
    return SEE(int8_t, record, field);
}

date record_date(const struct record *record, const struct field *field) {
    if (field->type == FIELD_moment) return moment_date(SEE(moment, record, field));
    if (field->type != FIELD_date) BUG("field is no date");
    return SEE(date, record, field);
}

moment record_moment(const struct record *record, const struct field *field) {
    if (field->type == FIELD_date) return moment_of(SEE(date, record, field), 0, 0, 0);
    if (field->type != FIELD_moment) BUG("field is no moment");
    return SEE(moment, record, field);
}

const struct list *record_list(const struct record *record, const struct field *field) {
    if (field->type != FIELD_list) BUG("field is no list");
    return &SEE(struct list, record, field);
}

const char *record_value(struct arena *arena, const struct record *record,
                         const struct field *field) {
    if (field->type == FIELD_list || !record_has(record, field)) return NULL;
    switch (field->type) {
    case FIELD_text:
    case FIELD_code:
        return SEE(char *, record, field);
    case FIELD_digest:
        return hex_text(arena, SEE(uint8_t *, record, field), 32);
    case FIELD_integer:
        return arena_printf(arena, "%" PRId32, SEE(int32_t, record, field));
    case FIELD_decimal:
        return decimal_format(SEE(decimal, record, field), arena_alloc(arena, DECIMAL_TEXT));
    case FIELD_boolean:
        return SEE(int8_t, record, field) ? "true" : "false";
    case FIELD_date:
        return date_format(SEE(date, record, field), arena_alloc(arena, DATE_TEXT));
    case FIELD_moment:
        return moment_format(SEE(moment, record, field), arena_alloc(arena, MOMENT_TEXT));
    case FIELD_list:
        break;
    }
    return NULL;
}

static const uint8_t *parse_digest(struct arena *arena, const char *text) {
    uint8_t *digest = arena_alloc(arena, 32);
    return hex_read(text, digest, 32) && !text[64] ? digest : NULL;
}

static bool parse_integer(const char *text, int32_t *value) {
    char *end;
    long long parsed = strtoll(text, &end, 10);
    *value = (int32_t)parsed;
    return *end == '\0' && parsed > INT32_MIN && parsed <= INT32_MAX;
}

bool record_set(struct arena *arena, struct record *record, const struct field *field,
                const char *text) {
    if (!*text) return field->type != FIELD_list;
    switch (field->type) {
    case FIELD_text:
    case FIELD_code:
        AT(const char *, record, field) = text;
        return true;
    case FIELD_digest:
        return (AT(const uint8_t *, record, field) = parse_digest(arena, text)) != NULL;
    case FIELD_integer:
        return parse_integer(text, &AT(int32_t, record, field));
    case FIELD_decimal:
        return decimal_parse(text, &AT(decimal, record, field));
    case FIELD_boolean:
        AT(int8_t, record, field) = strcmp(text, "true") == 0 || strcmp(text, "1") == 0;
        return AT(int8_t, record, field) || strcmp(text, "false") == 0 || strcmp(text, "0") == 0;
    case FIELD_date:
        return date_parse(text, &AT(date, record, field));
    case FIELD_moment:
        return moment_parse(text, &AT(moment, record, field));
    case FIELD_list:
        break;
    }
    return false;
}
