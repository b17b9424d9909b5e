// SPDX-License-Identifier: Apache-2.0
// What bulletins will count of a batch: recorded in the catalogue with it.
#ifndef JUANCE_BATCHES_BATCH_COUNTS_H
#define JUANCE_BATCHES_BATCH_COUNTS_H

#include <stdint.h>

#include "base/map.h"
#include "batches/intake.h"
#include "catalogue/database.h"

// The rules that the batch in row `row` breaks, and its institution with the day until which it is
// filed. Inside a transaction.
bool batch_counts_put(struct catalogue *catalogue, const struct checked *checked, int64_t row);

// The rules whose check is a deadline (按期), by id; keys are the rulebook's.
void batch_counts_deadlines(const struct rulebook *book, struct map *into);

#endif
