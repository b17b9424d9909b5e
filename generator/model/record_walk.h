// SPDX-License-Identifier: Apache-2.0
// One walk over all fields of a kind in all records of a file: what is demanded of a kind of field
// (every code, every reference, every date) is asked here once, and the next field is covered
// without being named.
#ifndef JUANCE_MODEL_RECORD_WALK_H
#define JUANCE_MODEL_RECORD_WALK_H

#include <stdbool.h>

#include "model/record.h"

enum { WALK_DEPTH = 64 }; // no file nests deeper: the reader refuses it

// A record with those around it, outermost first.
struct record_frame {
    const struct record_kind *kinds[WALK_DEPTH];
    struct record *records[WALK_DEPTH];
    unsigned depth; // 1 and up
};

// Which fields of which kinds are asked for; lists are never. `context` is that of the walk.
typedef bool field_choice(const void *context, const struct record_kind *kind,
                          const struct field *field);

// The field of the frame's innermost record. `number` counts the chosen fields of the descriptions
// from 0, so that a visitor can keep something for each field. Called for absent values as well.
typedef void field_visit(void *context, const struct record_frame *frame, const struct field *field,
                         unsigned number);

// In the order of the file. The visitor may change the field's value, not the lists.
void record_walk(const struct record_kind *kind, struct record *root, field_choice *choose,
                 field_visit *visit, void *context);

// The chosen fields of the kind and of those below it, by record_walk()'s numbers; in `arena`.
struct walk_field {
    const struct record_kind *kind;
    const struct field *field;
};
const struct walk_field *record_walk_fields(const struct record_kind *kind, field_choice *choose,
                                            const void *context, struct arena *arena,
                                            unsigned *count);

#endif
