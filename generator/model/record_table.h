// SPDX-License-Identifier: Apache-2.0
// Included by the .c file of a model only: turns a list of fields into its table. Before each
// RECORD_TABLE, OWNER is defined as the struct's name.
#ifndef JUANCE_MODEL_RECORD_TABLE_H
#define JUANCE_MODEL_RECORD_TABLE_H

#include "model/record.h"

#define ITEMS_text(name)    NULL
#define ITEMS_code(name)    NULL
#define ITEMS_digest(name)  NULL
#define ITEMS_integer(name) NULL
#define ITEMS_decimal(name) NULL
#define ITEMS_boolean(name) NULL
#define ITEMS_date(name)    NULL
#define ITEMS_moment(name)  NULL
#define ITEMS_list(name)    &name##_kind

#define RECORD_ROW(type, name, label)                                                              \
    {#name, FIELD_##type, offsetof(struct OWNER, name), ITEMS_##type(name), label, false},
#define RECORD_COMPUTED_ROW(type, name, label)                                                     \
    {#name, FIELD_##type, offsetof(struct OWNER, name), ITEMS_##type(name), label, true},
#define RECORD_TABLE(record_name, chinese, FIELDS)                                                 \
    static const struct field record_name##_fields[] = {FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};  \
    const struct record_kind record_name##_kind = {                                                \
        #record_name, chinese, sizeof(struct record_name), record_name##_fields,                   \
        sizeof record_name##_fields / sizeof *record_name##_fields};

#endif
