// SPDX-License-Identifier: Apache-2.0
// Included by .c files only: turns a list of fields (see model/record.h) into its table.
#ifndef JUANCE_MODEL_RECORD_TABLE_H
#define JUANCE_MODEL_RECORD_TABLE_H

#include "model/record.h"

#define ITEMS_text(name)       NULL
#define ITEMS_code(name)       NULL
#define ITEMS_digest(name)     NULL
#define ITEMS_integer(name)    NULL
#define ITEMS_decimal(name)    NULL
#define ITEMS_boolean(name)    NULL
#define ITEMS_date(name)       NULL
#define ITEMS_moment(name)     NULL
#define ITEMS_list(name)       &name##_kind
#define ITEMS_personName(name) NULL
#define ITEMS_idNumber(name)   NULL

#define IDENTITY_OF_text       IDENTITY_none
#define IDENTITY_OF_code       IDENTITY_none
#define IDENTITY_OF_digest     IDENTITY_none
#define IDENTITY_OF_integer    IDENTITY_none
#define IDENTITY_OF_decimal    IDENTITY_none
#define IDENTITY_OF_boolean    IDENTITY_none
#define IDENTITY_OF_date       IDENTITY_none
#define IDENTITY_OF_moment     IDENTITY_none
#define IDENTITY_OF_list       IDENTITY_none
#define IDENTITY_OF_personName IDENTITY_personName
#define IDENTITY_OF_idNumber   IDENTITY_idNumber

#define RECORD_FIELD(record, field_type, field_name, chinese, by_program)                          \
    {.name = #field_name,                                                                          \
     .type = FIELD_##field_type,                                                                   \
     .offset = offsetof(struct record, field_name),                                                \
     .items = ITEMS_##field_type(field_name),                                                      \
     .label = chinese,                                                                             \
     .identity = IDENTITY_OF_##field_type,                                                         \
     .computed = by_program},
#define RECORD_ROW(record, type, name, label)          RECORD_FIELD(record, type, name, label, false)
#define RECORD_COMPUTED_ROW(record, type, name, label) RECORD_FIELD(record, type, name, label, true)

// `element` is the name that templates, rules and files know it by.
#define RECORD_TABLE_OF(record, element, chinese, FIELDS)                                          \
    static const struct field record##_fields[] = {                                                \
        FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW, record)};                                          \
    const struct record_kind record##_kind = {                                                     \
        .name = element,                                                                           \
        .label = chinese,                                                                          \
        .size = sizeof(struct record),                                                             \
        .fields = record##_fields,                                                                 \
        .field_count = sizeof record##_fields / sizeof *record##_fields,                           \
        .any_character = true,                                                                     \
    };
#define RECORD_TABLE(record, chinese, FIELDS) RECORD_TABLE_OF(record, #record, chinese, FIELDS)

#endif
