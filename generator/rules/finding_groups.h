// SPDX-License-Identifier: Apache-2.0
// Findings as they come in, one a place, put together: what stands under one rule and is worded
// alike is one finding with a case for each place. Linear in the cases.
#ifndef JUANCE_RULES_FINDING_GROUPS_H
#define JUANCE_RULES_FINDING_GROUPS_H

#include "base/arena.h"
#include "base/map.h"
#include "model/finding.h"

struct case_row {
    struct finding_case one;
    uint32_t group;
};

struct finding_groups { // all zero but the arena: nothing has come in
    struct arena *arena;
    struct finding *items; // in the order that they came in
    size_t count, capacity;
    struct map by_fault; // to the place in `items`, + 1
    struct buffer key;
    struct case_row *rows;
    size_t row_count, row_capacity;
};

// The fault of `finding`, its case left out: what came before or a new one.
uint32_t finding_groups_find(struct finding_groups *groups, const struct finding *finding);
// A case of it; without a message it says what the finding says.
void finding_groups_add(struct finding_groups *groups, uint32_t group,
                        const struct finding_case *one);

// Into `findings`: sorted by weight, what repeats another left out, counted; in the arena. `those`
// stands for what the cases are about in a sentence that is told once of all. Frees what `groups`
// holds besides.
void finding_groups_close(struct finding_groups *groups, const char *those,
                          struct findings *findings);

#endif
