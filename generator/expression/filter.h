// SPDX-License-Identifier: Apache-2.0
// How a value is written: the filters of the template vocabulary (templates/README.md).
#ifndef JUANCE_EXPRESSION_FILTER_H
#define JUANCE_EXPRESSION_FILTER_H

#include <stdbool.h>

#include "expression/path.h"
#include "expression/text_pool.h"

struct filter;

// Finds "date:YYYY年M月D日" (changed: cut at the colon) and checks that it fits what comes in: a
// value of `path`, or text when it is not the first. NULL after a message, which names the value.
const struct filter *filter_compile(char *text, const struct path *path, bool first,
                                    const char *name, const struct path_place *place);

// |count: it prints the number of what the path leads to, whatever that is.
bool filter_counts(const struct filter *filter);

struct filter_use {
    const struct path *path; // that gave the value
    const struct codes *codes;
    struct text_pool *pool;
};
struct value filter_apply(const struct filter *filter, const struct filter_use *use,
                          const struct value *value);

// The value as it prints without a filter, or behind the last: "" when absent.
const char *filter_text(const struct filter_use *use, const struct value *value);

// Whether what is printed differs from what an export would hold.
bool filter_code_differs(const struct path *path, bool filtered);

#endif
