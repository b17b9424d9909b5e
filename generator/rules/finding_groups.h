// SPDX-License-Identifier: Apache-2.0
// Findings as the checks make them, one a place, put together: what stands under one rule and is
// worded alike is one finding with a case for each place. Linear in the places, but for one sort.
#ifndef JUANCE_RULES_FINDING_GROUPS_H
#define JUANCE_RULES_FINDING_GROUPS_H

#include "base/arena.h"
#include "model/finding.h"

// Into the items and sums of `findings`, in the arena: sorted by weight, what repeats another left
// out. `those` stands for what the cases are about in a sentence that is told once of all.
void findings_group(const struct finding *places, size_t count, const char *those,
                    struct arena *arena, struct findings *findings);

#endif
