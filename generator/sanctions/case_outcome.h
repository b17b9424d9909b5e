// SPDX-License-Identifier: Apache-2.0
// Case and rating files read, and what a decided case leaves behind: the institution's record, from
// which escalation and ratings draw, and the register of bans, from which the next batch's check
// draws.
#ifndef JUANCE_SANCTIONS_CASE_OUTCOME_H
#define JUANCE_SANCTIONS_CASE_OUTCOME_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/case.h"
#include "model/codes.h"
#include "model/judgement.h"
#include "model/rating.h"
#include "model/references.h"

// In `arena`, with sourceFile and sourceFolder filled; NULL after a message with file and line.
struct caseFile *case_load(const char *data_folder, const struct codes *codes, const char *path,
                           struct arena *arena, struct diagnostics *diagnostics);
struct rating *rating_load(const char *data_folder, const struct codes *codes, const char *path,
                           struct arena *arena, struct diagnostics *diagnostics);

// The last decision that has a day, or NULL.
const struct decision *case_decision(const struct caseFile *file);

// Whether review or appeal came to `result`: upheld, changed, revoked.
bool case_has_outcome(const struct caseFile *file, const char *result);

// The behaviour that the tier rests on, else that which the case is about; NULL: it names none.
const char *case_ground(const struct caseFile *file, const struct judgement *judgement);

// Adds one ban for each measure that keeps a person away until a day (model/references.h). Nothing
// without a decision, or before the judgement knows the day.
void case_bans(const struct caseFile *file, const struct judgement *judgement, struct list *ban,
               struct arena *arena);

#endif
