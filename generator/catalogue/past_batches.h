// SPDX-License-Identifier: Apache-2.0
// What the archive knows from before about a batch: fills model/history.h.
#ifndef JUANCE_CATALOGUE_PAST_BATCHES_H
#define JUANCE_CATALOGUE_PAST_BATCHES_H

#include "catalogue/database.h"
#include "model/history.h"

// Batches whose first examination is on `as_of` or before; the batch itself is left out, in every
// revision. Lists are ordered by day, then by number; people in the order of the batch. NULL after
// a failure.
struct history *catalogue_history(struct catalogue *catalogue, struct arena *arena,
                                  const struct batch *batch, date as_of);

// Closed cases and finished ratings enter the history; the same authority and number (or
// institution and cycle) again replace. A case enters with its parties, measures, document numbers
// and entries of lists.
bool catalogue_put_case(struct catalogue *catalogue, const struct closedCase *closed);
bool catalogue_put_rating(struct catalogue *catalogue, const struct pastRating *rating);

// Appends to `uses` where closed cases other than `authority_code`'s `except` (NULL: none is left
// out) have used this document number.
bool catalogue_number_uses(struct catalogue *catalogue, struct arena *arena, const char *number,
                           const char *authority_code, const char *except, struct list *uses);

#endif
