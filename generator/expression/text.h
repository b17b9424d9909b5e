// SPDX-License-Identifier: Apache-2.0
// Text with values in it, the one engine for templates, messages of rules, phrases and file names:
// "共 {volume.items} 件（{volume.from|date:YYYY年M月D日}）". Parsed and checked when it is loaded.
// A filter stands behind a bar, its argument behind a colon; several are applied from left to
// right. {label:path} is the Chinese term of a path, {line} a new line, "{{" a brace.
#ifndef JUANCE_EXPRESSION_TEXT_H
#define JUANCE_EXPRESSION_TEXT_H

#include "expression/path.h"
#include "expression/text_pool.h"

struct text;

// What the values in a text may be, and how they print.
struct text_terms {
    // A text that the printing program gives: its place by its name, or -1. NULL: it gives none.
    int (*argument)(const void *context, const char *name);
    const void *context;
    const char *known;              // names of all arguments, for the message about an unknown one
    const struct path_scope *scope; // NULL: no paths
    const char *absent;             // what stands for what is not there; NULL: nothing
    // A path without a filter. Spoken, as in a message: "85%", "2025-03-01 09:00", a record by its
    // name. Else the label of a code, the digits of a number, YYYY-MM-DD; what prints nothing by
    // itself (a list, yes and no) is refused.
    bool spoken;
    bool page_line; // {page} and {pages} stay as they are, for the renderer
};

// NULL after a message. A NULL source gives the empty text.
struct text *text_compile(const char *source, const struct text_terms *terms,
                          const struct path_place *place);

struct text_values {
    const struct world *world;
    const struct record *const *frame; // as the scope
    const char *const *arguments;
};

// Never NULL. Lives in the pool, or as long as the text and the records.
const char *text_print(const struct text *text, const struct text_values *values,
                       struct text_pool *pool);
const char *text_write(const struct text *text, const struct text_values *values,
                       struct arena *arena); // lives in the arena

// The value behind the text (a code, an ISO date) when the text is a single value that prints
// differently; else NULL.
const char *text_code(const struct text *text, const struct text_values *values,
                      struct text_pool *pool);

// The path that says whose text it is: the first one from a record with a name or a number, else
// the first; NULL when all of it is fixed.
const struct path *text_subject(const struct text *text);

#endif
