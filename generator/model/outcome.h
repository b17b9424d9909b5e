// SPDX-License-Identifier: Apache-2.0
// What follows from a candidate's marks: never from what an export says of them. A mark that
// reaches the occupation's pass mark has passed (certificate-data guide art. 6); a mark of this
// batch that a decision cancels is void (guide on misconduct, art. 5 to 8), one retained from an
// earlier batch is not. One notion for the rules, the registers and the figures.
#ifndef JUANCE_MODEL_OUTCOME_H
#define JUANCE_MODEL_OUTCOME_H

#include "model/batch.h"
#include "model/codes.h"

// Fills the computed fields of every score (outcome) and candidate (outcome, sat). `codes` says
// which measures cancel what. Linear in the batch; doing it again changes nothing.
//   score      passed, failed, void; absent: no mark, or nobody knows which subject was cancelled
//   candidate  void: a subject is cancelled, or all are; failed: one is failed; passed: all
//              are passed; partial: all that were asked for are passed, but the level has others;
//              absent: a subject asked for has no mark
void outcomes_settle(struct batch *batch, const struct codes *codes);

// The score of a subject that counts: the last that passed, else the last; NULL: there is none.
const struct score *score_that_counts(const struct candidate *candidate, const char *subject);

// Whether they were examined: signed in to a session, or have a mark of this batch.
bool candidate_sat(const struct candidate *candidate);

#endif
