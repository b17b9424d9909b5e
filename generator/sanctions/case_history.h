// SPDX-License-Identifier: Apache-2.0
// What a closed case leaves behind: the record of it that enters the history, from which later
// cases, ratings, bulletins and the lists of the province draw.
#ifndef JUANCE_SANCTIONS_CASE_HISTORY_H
#define JUANCE_SANCTIONS_CASE_HISTORY_H

#include "model/case.h"
#include "model/history.h"
#include "model/judgement.h"
#include "sanctions/misconduct.h"

// With all parties, measures, document numbers and entries of lists; revoked and changed as review
// and appeal left it. NULL: the case has no party or no decision.
struct closedCase *case_history(const struct misconduct_book *book, const struct caseFile *file,
                                const struct judgement *judgement, struct arena *arena);

// Every document number that the case uses for a document of its own, in the order of the case's
// lists: what the procedure asks a number for (test="number").
void case_numbers(const struct procedure *procedure, const struct caseFile *file,
                  struct list *usedNumber, struct arena *arena);

// The entries that the decision makes in the lists of the province: what the notice leaves to a
// choice only when an officer has recorded it (registration).
void case_rolls(const struct misconduct_book *book, const struct caseFile *file,
                const struct judgement *judgement, struct list *rollEntry, struct arena *arena);

#endif
