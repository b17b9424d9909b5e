// SPDX-License-Identifier: Apache-2.0
// What is on record about an institution, joined from its dossier and the archive's history:
// earlier measures that still stand, its last assessment, its last stars. Silence is no fact: a
// record without an assessment does not say that there was none.
#ifndef JUANCE_SANCTIONS_PAST_H
#define JUANCE_SANCTIONS_PAST_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/case.h"
#include "model/history.h"
#include "model/institution.h"

struct past_measure {
    const char *id, *measure, *ground;      // ground: behaviour of the catalogue; any may be NULL
    const char *authority, *authority_code; // whose number `id` is; either may be NULL
    date happened, interviewed, decided, rectify_by, closed;
    bool warned, investigating;
};

struct past {
    bool known; // a dossier or a history was loaded
    struct past_measure *measures;
    unsigned count;
    date last_active; // last assessment on record, that of the case itself too; DATE_NONE: none is
    date filed_on;    // the latest filing; DATE_NONE: unknown
    // Until when the record would name an assessment: that it names none says nothing of the days
    // after. `as_of` with an archive, else the day of the institution's file; DATE_NONE: unknown.
    date known_until;
    int32_t stars; // INTEGER_NONE: never rated
    date rated_on;
};

// Nothing later than `as_of`, nothing revoked, nothing of the case `own` itself. Any record may be
// NULL. Case numbers are each authority's own: the archive tells authorities apart by code; what a
// dossier's entry says of the same number is another case when both authority and day differ.
struct past past_read(struct arena *arena, const struct dossier *dossier,
                      const struct history *history, const struct caseFile *own, date as_of);

#endif
