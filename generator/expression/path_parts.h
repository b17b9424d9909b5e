// SPDX-License-Identifier: Apache-2.0
// Inside path_*.c and lookup.c only: what a parsed path is made of.
#ifndef JUANCE_EXPRESSION_PATH_PARTS_H
#define JUANCE_EXPRESSION_PATH_PARTS_H

#include "expression/path.h"

enum comparison {
    COMPARE_EQUAL,
    COMPARE_UNEQUAL,
    COMPARE_LESS,
    COMPARE_NOT_MORE,
    COMPARE_MORE,
    COMPARE_NOT_LESS,
    COMPARE_HOLDS
};

// [left op right]
struct path_filter {
    struct path_filter *next;
    const struct path *left; // from the item
    enum comparison comparison;
    bool absent_passes;
    const struct path *right; // from the check's records; NULL: the constant
    struct value constant;
    struct quantity offset; // unit UNIT_NONE: none
    int offset_sign;
};

// From one record to others: the items of a list that pass the filters, or what a field refers to.
struct path_step {
    const struct field *list;          // NULL for a reference
    const struct path_filter *filters; // of a list
    const struct lookup *lookup;       // of a reference
    const struct path *own_keys[LOOKUP_KEYS];
};

enum path_origin { ORIGIN_FRAME, ORIGIN_ROOT, ORIGIN_DAY };

struct path_branch {
    enum path_origin origin;
    unsigned start; // place in the frame, path_root or path_day
    struct path_step *steps;
    unsigned depth;
    const struct record_kind *kind; // of the record at the end
    const struct field *field;      // NULL: the record itself

    // Where an index answers the first steps: it gives the records behind step `indexed`, whose
    // filters `keys` (with =@) it has held; its other filters are still to be tried.
    const struct lookup *lookup; // NULL: none
    unsigned indexed;
    const struct path_filter *keys[LOOKUP_KEYS];
};

// path_parse.c: days that a path can name.
struct path_day_name {
    const char *name, *label;
};
extern const struct path_day_name path_days[DAYS];

// path_settle.c: types and needs of a parsed path; false after a message.
bool path_settle(struct path *path, const struct path_place *place);

struct path_function;

struct path {
    const char *source;
    const struct path_function *function; // NULL: the value itself
    struct path_branch *branches;
    unsigned branch_count;
    enum value_type type;
    const char *list;
    unsigned roots;               // bits
    struct scope_name start, end; // first branch: where it starts in the scope, its last record
};

// functions.c: what is done with the values that the branches lead to.
struct path_function {
    const char *name;
    enum value_type argument; // VALUE_ABSENT: any, records too
    enum value_type result;
    bool many;  // takes all values; else the first one
    bool coded; // the argument must be of a code list with ranks
    struct value (*combine)(const struct world *world, const struct path *path,
                            const struct record *const *frame);
};
const struct path_function *path_function_find(const char *name, size_t length);

// Values along one branch; `visit` returns false to stop. For records, value.type is VALUE_RECORD.
typedef bool branch_visit(void *context, const struct value *value);
bool branch_values(const struct world *world, const struct path_branch *branch,
                   const struct record *const *frame, branch_visit *visit, void *context);
bool filter_passes(const struct world *world, const struct path_filter *filter,
                   const struct record *item, const struct record *const *frame);
struct value filter_right(const struct world *world, const struct path_filter *filter,
                          const struct record *const *frame);

#endif
