// SPDX-License-Identifier: Apache-2.0
// The people of a batch: what counts as approved and certified, and their rows. Private to
// catalogue/.
#ifndef JUANCE_CATALOGUE_PEOPLE_H
#define JUANCE_CATALOGUE_PEOPLE_H

#include "catalogue/database.h"

bool candidate_approved(const struct candidate *candidate);  // 审核通过
bool candidate_certified(const struct candidate *candidate); // 获证: one that is not voided

// Candidates, staff, sittings, certificates and figures of the batch in row `id`.
bool put_people(struct catalogue *catalogue, const struct batch *batch, int64_t id);

#endif
