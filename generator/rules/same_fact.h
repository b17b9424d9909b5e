// SPDX-License-Identifier: Apache-2.0
// Inside checking.c only: one fact is one finding.
#ifndef JUANCE_RULES_SAME_FACT_H
#define JUANCE_RULES_SAME_FACT_H

#include "model/finding.h"

// Drops what is found only by its days (finding->points) and is told already: by a finding about
// the same line that names the day, or by another that says of the same day that it is out of
// place. Keeps the order; returns how many remain.
size_t drop_told_days(struct finding *items, size_t count);

#endif
