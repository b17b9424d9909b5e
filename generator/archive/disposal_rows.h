// SPDX-License-Identifier: Apache-2.0
// What a destruction leaves in the catalogue beside the row of its own volume.
#ifndef JUANCE_ARCHIVE_DISPOSAL_ROWS_H
#define JUANCE_ARCHIVE_DISPOSAL_ROWS_H

#include "catalogue/database.h"
#include "model/keeping.h"

// Inside a transaction: the register, decisions, states, people, events (but those that the history
// has already).
bool disposal_put_rows(struct catalogue *catalogue, const struct keeping *keeping,
                       struct arena *arena);

bool disposal_destroys(const struct keptVolume *volume);

#endif
