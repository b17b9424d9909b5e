// SPDX-License-Identifier: Apache-2.0
// References that lead nowhere or to several records, and records that share an id: every field
// that names another record of its file (struct field .refers) and every id (.id), in one walk over
// indexes by hash.
//
// A reference is looked for among the records of its own file only. What it may name elsewhere (a
// catalogue, another batch, the institution's file) is for those who know that file: of a reference
// whose kinds all stand elsewhere nothing is told here.
#ifndef JUANCE_MODEL_REFERENCE_FAULTS_H
#define JUANCE_MODEL_REFERENCE_FAULTS_H

#include "base/arena.h"
#include "model/record_walk.h"

enum reference_fault_kind {
    FAULT_DANGLING,  // no record has that id
    FAULT_AMBIGUOUS, // two have it, each in a list of its own
    FAULT_DOUBLED,   // a record of the same list had the id before
};

struct reference_fault {
    enum reference_fault_kind kind;
    const struct record_frame *frame; // of the walk: copy what is to be kept
    const struct field *field;        // the reference, or the id itself
    const char *value;                // the one id, ended by '\0'; lives as long as the call
    // The records that were looked for, in the order of .refers; of FAULT_DOUBLED its own kind.
    const struct record_kind *const *sought;
    unsigned sought_count;
    const struct record *first, *second; // that have the id; NULL where there is none
};

typedef void reference_fault_seen(void *context, const struct reference_fault *fault);

// Tells doubled ids first, then references, each in the order of the file.
void reference_faults(const struct record_kind *kind, struct record *root,
                      reference_fault_seen *seen, void *context);

#endif
