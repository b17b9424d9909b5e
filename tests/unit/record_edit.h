// SPDX-License-Identifier: Apache-2.0
// Edits records by words, for tests that are data:
//   room[type=paper]/gapAlong=79        every paper room
//   room#1/gapAlong=79                  the first room only
//   candidate#1/certificate#1 uploadedOn= lateReason=x     several fields; nothing after = clears
//   -venue/posting[kind=signals]        takes records out of their list
//   +video id=V9 room=R1                puts a new record at the end of its list
//   =candidate#1/certificate number=x   puts a copy there, changed
// A path starts at a root's list, or names the root: dossier/annualPlan. `_` in a value is a blank.
#ifndef JUANCE_TESTS_RECORD_EDIT_H
#define JUANCE_TESTS_RECORD_EDIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/record.h"

struct edit_root {
    const char *name; // NULL: the root of paths that name none
    const struct record_kind *kind;
    struct record *record; // NULL: not there, naming it is an error
};

// False after a message on standard error: no such field, no record that fits.
bool record_edit(const struct edit_root *roots, const char *edit, struct arena *arena);

#endif
