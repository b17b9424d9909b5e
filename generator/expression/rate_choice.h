// SPDX-License-Identifier: Apache-2.0
// Where a notice speaks of an average pass rate without saying of what, the configuration says
// which one an office holds to.
#ifndef JUANCE_EXPRESSION_RATE_CHOICE_H
#define JUANCE_EXPRESSION_RATE_CHOICE_H

#include "base/arena.h"
#include "model/codes.h"
#include "model/config.h"

// What is not chosen, or is no option, leaves both rates.
enum rate_choice { EITHER_RATE, POOLED_RATE, MEAN_RATE };

// What `choices` (config/choice; NULL: none) say under a topic. `basis`: words that say so, by whom
// and why; in `arena`.
enum rate_choice rate_choice(const struct list *choices, const char *topic,
                             const struct codes *codes, struct arena *arena, const char **basis);

#endif
