// SPDX-License-Identifier: Apache-2.0
// How a value is written: the filters of the template vocabulary.
#ifndef JUANCE_EXPRESSION_FILTER_H
#define JUANCE_EXPRESSION_FILTER_H

#include <stdbool.h>

#include "expression/scope.h"
#include "expression/text_pool.h"

// A value on its way through the filters. As long as `text` is NULL the record's own field counts.
struct value {
    const struct record *record; // NULL: absent
    const struct reference *reference;
    const char *text; // "" when absent
};

struct filter;

// Finds "date:YYYY年M月D日" (changed: cut at the colon) and checks that it fits what comes in: the
// type of the field, or text when it is not the first. NULL after an error.
struct filter *filter_compile(char *text, const struct reference *reference, bool first,
                              const char *path, const struct place *place);

void filter_apply(const struct filter *filter, const struct codes *codes, struct text_pool *pool,
                  struct value *value);

// The value as it prints without a filter.
const char *value_text(const struct value *value, const struct codes *codes,
                       struct text_pool *pool);

// As the export holds it; NULL when absent or a list.
const char *value_plain(const struct value *value, struct text_pool *pool);

#endif
