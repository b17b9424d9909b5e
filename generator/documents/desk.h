// SPDX-License-Identifier: Apache-2.0
// What the documents of the regulator's desk are composed from: a sanction case with its judgement,
// or a rating with its result. Templates name the records of the table below like every other; the
// steps of a case that there may be several of are there by the last one, and all of them by the
// lists of `case`.
#ifndef JUANCE_DOCUMENTS_DESK_H
#define JUANCE_DOCUMENTS_DESK_H

#include "model/record.h"

enum desk_slot {
    DESK_CASE,
    DESK_SUBJECT,
    DESK_ACT, // the first offence
    DESK_REMINDER,
    DESK_JUDGEMENT,
    DESK_INTERVIEW,
    DESK_ADVANCE_NOTICE,
    DESK_DEFENCE,
    DESK_DECISION,
    DESK_RECTIFICATION,
    DESK_SUSPENSION,
    DESK_SERVICE,
    DESK_REVIEW,
    DESK_APPEAL,
    DESK_PUBLIC_NOTICE,
    DESK_RATING,
    DESK_RESULT,
    DESK_FIGURES,
    DESK_LIST,    // a list of the province
    DESK_ARCHIVE, // what the archive holds of an institution
    DESK_SLOTS
};

struct desk_name {
    const char *name; // in templates
    const struct record_kind *kind;
};
extern const struct desk_name desk_names[DESK_SLOTS];

struct desk_records {
    const struct record *records[DESK_SLOTS]; // NULL: that record is not there
    // What the document's metadata say. They are public when the document is: no name of a person.
    const char *number, *subject, *author;
};

#endif
