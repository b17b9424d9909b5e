// SPDX-License-Identifier: Apache-2.0
// What is on record about an institution, joined from its dossier and the archive's history:
// earlier measures that still stand, its last assessment, its last stars.
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
    date last_active; // last assessment, else the filing; DATE_NONE: nothing is known
    int32_t stars;    // INTEGER_NONE: never rated
    date rated_on;
};

// Nothing later than `as_of`, nothing revoked, nothing of the case `own` itself. Any record may be
// NULL. Case numbers are each authority's own: the archive tells authorities apart by code; what a
// dossier's entry says of the same number is another case when both authority and day differ.
struct past past_read(struct arena *arena, const struct dossier *dossier,
                      const struct history *history, const struct caseFile *own, date as_of);

#endif
