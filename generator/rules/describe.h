// SPDX-License-Identifier: Apache-2.0
// What is in force and why, as structured text: for `juance rules`, `juance explain` and the rules
// that a volume keeps beside what was checked against them.
#ifndef JUANCE_RULES_DESCRIBE_H
#define JUANCE_RULES_DESCRIBE_H

#include "base/arena.h"
#include "rules/rulebook.h"

enum description_kind { DESCRIBE_RULE, DESCRIBE_MATERIAL, DESCRIBE_SIGNATURE };

// One parameter as the file gives it: the operator it belongs to, and where it can be changed.
struct parameter_text {
    const char *operator; // "deadline", "where", "form"
    const char *name;     // "limit"
    const char *value;    // "30 workingDays"
    uint32_t line;
};

struct description {
    enum description_kind kind;
    const char *id;    // "HN-17a"
    const char *class; // "A", "B" or "C"
    bool authority;    // 监管部门事项
    bool mendable;
    enum severity severity;
    const char *source, *source_title, *issuer; // "HN", document number or title, who issued it
    date from, until;                           // in force; DATE_NONE: open
    date known_as_of;                           // the text was known until then; DATE_NONE: unsaid
    bool stated;                                // that day is this program's assumption
    const char *clause, *quote, *title, *demand, *responsible;
    const char *consequence, *question, *note, *example; // NULL: none
    const char *file;
    uint32_t line;
    const struct parameter_text *parameters;
    size_t parameter_count;
};

// Every rule, row and signature of the book, in the order of its files; texts in `arena` or the
// book. A signature without an id of its own is a parameter of its row.
const struct description *describe_book(const struct rulebook *book, struct arena *arena,
                                        size_t *count);

// NULL when the book has no such id.
const struct description *describe_find(const struct description *descriptions, size_t count,
                                        const char *id);

// "2022-06-01 –", "– 2025-12-31"; "" when open on both sides.
const char *describe_days(const struct description *description, struct arena *arena);

#endif
