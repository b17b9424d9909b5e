// SPDX-License-Identifier: Apache-2.0
// Which rate the configuration holds to where the texts leave two readings.
#ifndef JUANCE_EXPRESSION_RATE_CHOICE_H
#define JUANCE_EXPRESSION_RATE_CHOICE_H

#include "base/arena.h"
#include "expression/phrases.h"
#include "model/record.h"

enum { BOTH_RATES, POOLED_RATE, MEAN_RATE };

// Of the struct choice in `choices` (NULL: none) the last one under `topic`: the pooled rate or the
// mean of the rates; what is not chosen, or is no option, leaves both. `basis`: words that say so,
// by whom and why.
int rate_choice(const struct list *choices, const char *topic, const struct phrase_book *phrases,
                struct arena *arena, const char **basis);

#endif
