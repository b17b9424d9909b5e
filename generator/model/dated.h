// SPDX-License-Identifier: Apache-2.0
// Every day and moment below a record, found by the records' descriptions: a field that a schema
// gets tomorrow is among them.
#ifndef JUANCE_MODEL_DATED_H
#define JUANCE_MODEL_DATED_H

#include <stdbool.h>

#include "model/record.h"

enum { DATED_DEPTH = 8 }; // records inside each other, the first one included

// Where such a field stands: the records from the first one down to the one that has it.
struct dated_place {
    const struct record_kind *kinds[DATED_DEPTH];
    const struct record *frame[DATED_DEPTH];
    unsigned depth;
    const struct field *field;
};

struct dated_walk; // the fields of a kind and of all below it that are wanted

// Those that `wanted` says yes to: date, moment, or an integer whose `when` says "year". What the
// program computes is never among them.
struct dated_walk *dated_walk_new(const struct record_kind *kind,
                                  bool (*wanted)(const void *context, const struct field *field),
                                  const void *context);
void dated_walk_free(struct dated_walk *walk); // NULL is fine

// Visits each that is there below `record`, in the order of the file.
void dated_walk_each(const struct dated_walk *walk, const struct record *record,
                     void (*visit)(void *context, const struct dated_place *place), void *context);

bool dated_is_year(const struct field *field);
// The day that a field holds, a year's first one; DATE_NONE when it is absent.
date dated_day(const struct record *record, const struct field *field);

#endif
