// SPDX-License-Identifier: Apache-2.0
// What can be named at one place: records inside each other, or a stack of named records (batch,
// institution, candidate...). Names become places when a file is loaded; evaluating, the records
// stand in an array of the same order.
#ifndef JUANCE_EXPRESSION_SCOPE_H
#define JUANCE_EXPRESSION_SCOPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "expression/text_pool.h"
#include "model/record.h"

enum { SCOPE_DEPTH = 48 };

// The text fields that say which of its kind a record is; NULL: it has no such field.
struct naming {
    const struct field *ids[3], *names[2];
};

struct scope_name {
    const char *name;
    const struct record_kind *kind;
    struct naming naming;
};

// A record under the name of its kind.
struct scope_name scope_name_of(const struct record_kind *kind);
bool scope_is_named(const struct scope_name *name); // whether its records can have a name or an id

struct path_scope {
    const struct scope_name *names; // outermost first
    unsigned depth;                 // SCOPE_DEPTH at most
    bool qualified; // a field is always named with its record, and nothing but these records is
};

// A scope that grows while a file is loaded.
struct scope_names {
    struct scope_name names[SCOPE_DEPTH];
    unsigned count;
};

struct path_place; // path.h

// Puts a further record on the stack; false, after a message, when the name is there already.
bool scope_push(struct scope_names *names, const char *name, const struct record_kind *kind,
                const struct path_place *place);
struct path_scope scope_of(const struct scope_names *names); // qualified; borrows the names

// The innermost of `depth` records that has a number or a name; else the innermost.
struct subject {
    const struct record_kind *kind;
    const char *id, *name; // NULL: none
};
struct subject subject_of(const struct scope_name *names, const struct record *const *frame,
                          unsigned depth);
// "参评人员 王𠮷 (2025001)"
const char *subject_text(const struct subject *subject, struct text_pool *pool);
const char *subject_write(const struct subject *subject, struct arena *arena);

#endif
