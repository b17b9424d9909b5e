// SPDX-License-Identifier: Apache-2.0
// Whom a finding is about: the records on the way to the place, and what those point at by the
// description of their fields (m:refers): the candidate of an application form, the officer on a
// duty, the room of a session. What a record is proved by (a scan, a decision) is not whom it is
// about.
#ifndef JUANCE_RULES_FINDING_SUBJECTS_H
#define JUANCE_RULES_FINDING_SUBJECTS_H

#include "expression/scope.h"
#include "model/codes.h"
#include "model/finding.h"

struct subject_index; // records of one list by what they are known by

struct subjects {
    struct arena *arena;
    const struct codes *codes;
    struct subject_index *indexes; // made when the first finding asks
};

// Fills in `about` and `who`. `frame` begins with the batch or the dossier; of its lists the
// indexes are made, each once.
void subjects_find(struct subjects *subjects, const struct scope_name *names,
                   const struct record *const *frame, unsigned depth, struct finding_case *one);
void subjects_free(struct subjects *subjects); // the indexes

#endif
