// SPDX-License-Identifier: Apache-2.0
// Text with values in it: "共 {volume.items} 件（{volume.from|date:YYYY年M月D日}）". Parsed and
// checked when the template is loaded. A filter stands behind a bar, its argument behind a colon;
// several are applied from left to right. "{{" is a brace. Without a filter a code prints its
// label, a date YYYY-MM-DD, a number its digits; an absent value prints nothing.
#ifndef JUANCE_EXPRESSION_EXPRESSION_H
#define JUANCE_EXPRESSION_EXPRESSION_H

#include <stdbool.h>

#include "expression/scope.h"
#include "expression/text_pool.h"

struct expression;

enum expression_use {
    EXPRESSION_TEXT,
    EXPRESSION_PAGE_LINE, // {page} and {pages} stay as they are, for the renderer
};

// NULL after an error. A NULL text gives the empty expression.
struct expression *expression_compile(const char *text, enum expression_use use,
                                      const struct scope_names *names, const struct place *place);

// Never NULL. Lives in the pool, or as long as the template and the records.
const char *expression_text(const struct expression *expression, const struct name_scope *scope,
                            const struct codes *codes, struct text_pool *pool);

// The value behind the text (a code, an ISO date) when the expression is a single value that prints
// differently; else NULL.
const char *expression_code(const struct expression *expression, const struct name_scope *scope,
                            struct text_pool *pool);

// The value that says whose text it is: the first one of a record with a name or a number, else the
// first; NULL when all of it comes from the template.
const struct reference *expression_reference(const struct expression *expression);

bool expression_is_empty(const struct expression *expression);

// ---- conditions: field present, absent, equal to one of several values, different from all
struct condition;

// NULL and true when nothing is asked. `is` is "present", "absent" or NULL; `equals` and `differs`
// hold values separated by blanks.
bool condition_compile(const char *path, const char *is, const char *equals, const char *differs,
                       const struct scope_names *names, const struct place *place,
                       struct condition **condition);
bool condition_holds(const struct condition *condition,
                     const struct name_scope *scope); // NULL: true

#endif
