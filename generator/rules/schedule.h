// SPDX-License-Identifier: Apache-2.0
// The retention schedule held against a batch: what must be there, in which class it is kept, and
// from when until when.
#ifndef JUANCE_RULES_SCHEDULE_H
#define JUANCE_RULES_SCHEDULE_H

#include "model/batch.h"
#include "model/config.h"
#include "rules/rulebook.h"

// How long one material is kept in one medium.
struct retention {
    enum retention_class class;
    const char *volume; // class of the volume that holds it: "Y", "D5", "D3"
    const char *label;  // 永久, 长期, 5年, 3年
    const char *rule;   // row that says so; NULL for a default
    const char *source; // id of its regulation file; NULL for a default
    const char *clause; // clause, or where the default comes from
    bool stated;        // a default of this program, not of the notice
    bool lifted;        // longer than the notice asks
    const char *note;   // why it was lifted or stated; NULL: nothing to say
};

// The longest of what the rows in force on `day` say about this kind in this medium, else the
// jurisdiction's default of the medium; then lifted by the jurisdiction and by the configuration
// (NULL: none), never shortened below what the notice says. `medium` is a code of "medium". An
// unknown medium is kept as electronic; a NULL kind is one that no row names.
struct retention schedule_retention(const struct rulebook *book, date day, const char *kind,
                                    const char *medium, const struct config *config);

// The day a batch is held to: its first examination, else its export.
date schedule_day(const struct batch *batch);

#endif
