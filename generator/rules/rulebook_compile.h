// SPDX-License-Identifier: Apache-2.0
// Inside rulebook*.c only: from a file's records to rows and rules.
#ifndef JUANCE_RULES_RULEBOOK_COMPILE_H
#define JUANCE_RULES_RULEBOOK_COMPILE_H

#include "rules/rulebook.h"

struct compiler {
    struct rulebook *book;
    struct map ids; // rule id -> the record that has it
    struct diagnostics *diagnostics;
};

// Each appends to the book; false after a message with file and line.
bool compile_row(struct compiler *compiler, const struct source *source,
                 const struct scheduleRow *text);
bool compile_rule(struct compiler *compiler, const struct source *source,
                  const struct ruleText *text);

// The roles of words that are values of the list signature.role, in `arena`.
const struct signing_role *const *compile_roles(const struct rulebook *book,
                                                const char *const *words, unsigned count,
                                                struct arena *arena);

struct path_place compiler_place(const struct compiler *compiler, const struct source *source,
                                 uint32_t line);
bool compiler_wrong(const struct path_place *place, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// An id is given once in all files.
bool take_id(struct compiler *compiler, const struct path_place *place, const char *id,
             const struct source *source);
bool parse_severity(const char *text, enum severity *severity);

#endif
