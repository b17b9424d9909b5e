// SPDX-License-Identifier: Apache-2.0
// One value on its way: from a field of a record, through functions, filters and comparisons.
#ifndef JUANCE_EXPRESSION_VALUE_H
#define JUANCE_EXPRESSION_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "expression/text_pool.h"
#include "model/record.h"

enum value_type { VALUE_ABSENT, VALUE_TEXT, VALUE_NUMBER, VALUE_TIME, VALUE_TRUTH, VALUE_RECORD };

struct value {
    enum value_type type;
    bool exact;       // VALUE_TIME: a moment, not only its day
    uint8_t identity; // VALUE_TEXT: enum identity, of its field
    uint32_t length;  // VALUE_TEXT: bytes; the text need not end there
    union {
        const char *text;
        decimal number;
        moment when;
        bool truth;
    };
    const struct record *record; // where it was found; NULL for what was computed
};

// Less, equal, greater as -1, 0, 1. Only values of one type. Times compare by day unless both are
// moments; texts that say who a person is by their normal form, if one of the two is told to be
// such.
int value_compare(const struct value *a, const struct value *b);
bool value_equal(const struct value *a, const struct value *b); // false when one is absent
bool value_holds_word(const struct value *text, const struct value *word); // blanks separate words
uint64_t value_hash(const struct value *value); // moments hash by their day
struct value value_of(const struct record *record, const struct field *field);
struct value value_number(decimal number);
struct value value_time(moment when, bool exact);

struct value value_text(const char *text); // NULL: absent

// As an export would hold it: "true", "2025-03-01", "4.5". NULL when absent or a record.
const char *value_plain(const struct value *value, struct text_pool *pool);

#endif
