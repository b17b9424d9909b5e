// SPDX-License-Identifier: Apache-2.0
// What a template can name at one place: a stack of named records (batch, institution, candidate,
// session...). Names become slot and field when the template is loaded; composing follows pointers.
#ifndef JUANCE_EXPRESSION_SCOPE_H
#define JUANCE_EXPRESSION_SCOPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "expression/text_pool.h"
#include "model/codes.h"
#include "model/record.h"

enum { SCOPE_DEPTH = 48 };

struct scope_name {
    const char *name;
    const struct record_kind *kind;
};

struct scope_names { // while loading
    struct scope_name names[SCOPE_DEPTH];
    size_t count;
};

struct name_scope { // while composing; NULL: that record is not there, all its fields are absent
    const struct record *records[SCOPE_DEPTH];
};

// Where a template is wrong, and what it may use.
struct place {
    const char *file;
    uint32_t line;
    const struct codes *codes;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

// A name of the template, looked up.
struct reference {
    size_t slot;
    const struct field *field;
    const char *list; // code fields: the code list that gives the labels; NULL when there is none
    // For the message about a missing glyph: what is written there, and whose it is.
    const char *label;
    const struct field *names[3], *number; // NULL: the record has none
};

// "candidate.name". A name that is not there is an error that lists what is.
bool scope_find(const struct scope_names *names, const char *path, const struct place *place,
                struct reference *reference);

// Puts a further record on the stack; false, with an error, when the name is there already.
bool scope_push(struct scope_names *names, const char *name, const struct record_kind *kind,
                const struct place *place);

bool scope_has_name(const struct reference *reference);

// "参评人员 王𠮷 (2025001)"
const char *scope_owner(const struct name_scope *scope, const struct reference *reference,
                        struct text_pool *pool); // NULL: that record is not there

#endif
