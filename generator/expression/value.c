// SPDX-License-Identifier: Apache-2.0
#include "expression/value.h"

#include <string.h>

#include "base/memory.h"
#include "model/person_identity.h"

int value_compare(const struct value *a, const struct value *b) {
    switch (a->type) {
    case VALUE_TEXT:
        return identity_compare((enum identity)(a->identity ? a->identity : b->identity), a->text,
                                a->length, b->text, b->length);
    case VALUE_NUMBER:
        return (a->number > b->number) - (a->number < b->number);
    case VALUE_TIME: {
        moment left = a->when, right = b->when;
        if (!a->exact || !b->exact) {
            left = moment_date(left);
            right = moment_date(right);
        }
        return (left > right) - (left < right);
    }
    case VALUE_TRUTH:
        return a->truth - b->truth;
    case VALUE_RECORD:
        return a->record != b->record;
    case VALUE_ABSENT:
        break;
    }
    BUG("an absent value was compared");
}

bool value_equal(const struct value *a, const struct value *b) {
    return a->type != VALUE_ABSENT && a->type == b->type && value_compare(a, b) == 0;
}

bool value_holds_word(const struct value *text, const struct value *word) {
    const char *at = text->text, *end = at + text->length;
    while (at < end) {
        const char *blank = memchr(at, ' ', (size_t)(end - at));
        size_t length = (size_t)((blank ? blank : end) - at);
        if (length == word->length && memcmp(at, word->text, length) == 0) return true;
        at += length + 1;
    }
    return false;
}

static uint64_t mix(uint64_t hash) { // finaliser of SplitMix64
    hash = (hash ^ hash >> 30) * 0xbf58476d1ce4e5b9u;
    hash = (hash ^ hash >> 27) * 0x94d049bb133111ebu;
    return hash ^ hash >> 31;
}

static uint64_t hash_bytes(const char *bytes, size_t length) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return mix(hash);
}

static uint64_t hash_text(const struct value *value) {
    enum identity identity = (enum identity)value->identity;
    if (identity_is_normal(identity, value->text, value->length))
        return hash_bytes(value->text, value->length);
    struct buffer normal = BUFFER_EMPTY;
    identity_normal(identity, value->text, value->length, &normal);
    uint64_t hash = hash_bytes(normal.bytes, normal.length);
    buffer_free(&normal);
    return hash;
}

uint64_t value_hash(const struct value *value) {
    switch (value->type) {
    case VALUE_TEXT:
        return hash_text(value);
    case VALUE_NUMBER:
        return mix((uint64_t)value->number);
    case VALUE_TIME:
        return mix((uint64_t)moment_date(value->when));
    case VALUE_TRUTH:
        return mix(value->truth);
    case VALUE_RECORD:
        return mix((uintptr_t)value->record);
    case VALUE_ABSENT:
        break;
    }
    return 0;
}

struct value value_number(decimal number) {
    return (struct value){.type = number == DECIMAL_NONE ? VALUE_ABSENT : VALUE_NUMBER,
                          .number = number};
}

struct value value_time(moment when, bool exact) {
    return (struct value){
        .type = when == MOMENT_NONE ? VALUE_ABSENT : VALUE_TIME, .exact = exact, .when = when};
}

struct value value_of(const struct record *record, const struct field *field) {
    struct value value = {.type = VALUE_ABSENT};
    if (!record_has(record, field)) return value;
    switch (field->type) {
    case FIELD_text:
    case FIELD_code:
        value.type = VALUE_TEXT;
        value.text = record_text(record, field);
        value.length = (uint32_t)strlen(value.text);
        value.identity = (uint8_t)field->identity;
        break;
    case FIELD_integer:
    case FIELD_decimal:
        value = value_number(record_decimal(record, field));
        break;
    case FIELD_boolean:
        value.type = VALUE_TRUTH;
        value.truth = record_boolean(record, field) == 1;
        break;
    case FIELD_date:
    case FIELD_moment:
        value = value_time(record_moment(record, field), field->type == FIELD_moment);
        break;
    case FIELD_digest:
    case FIELD_list:
        value.type = VALUE_RECORD; // it is there; nothing to compare
        break;
    }
    value.record = record;
    return value;
}

struct value value_text(const char *text) {
    if (!text) return (struct value){.type = VALUE_ABSENT};
    return (struct value){.type = VALUE_TEXT, .text = text, .length = (uint32_t)strlen(text)};
}

const char *value_plain(const struct value *value, struct text_pool *pool) {
    char text[DECIMAL_TEXT + MOMENT_TEXT];
    switch (value->type) {
    case VALUE_TEXT:
        if (!value->text[value->length]) return value->text;
        text_pool_add(pool, value->text, value->length);
        return text_pool_end(pool);
    case VALUE_NUMBER:
        decimal_format(value->number, text);
        break;
    case VALUE_TIME:
        if (value->exact)
            moment_format(value->when, text);
        else
            date_format(moment_date(value->when), text);
        break;
    case VALUE_TRUTH:
        return value->truth ? "true" : "false";
    case VALUE_RECORD:
    case VALUE_ABSENT:
        return NULL;
    }
    text_pool_add(pool, text, strlen(text));
    return text_pool_end(pool);
}
