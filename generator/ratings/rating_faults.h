// SPDX-License-Identifier: Apache-2.0
// What a rating says, held against the table of indicators that it names. What does not fit is
// refused: a score that is cut to the maximum, or passed over, would be a result that nobody gave.
#ifndef JUANCE_RATINGS_RATING_FAULTS_H
#define JUANCE_RATINGS_RATING_FAULTS_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "model/rating.h"
#include "ratings/indicators.h"

// False after a message (STATUS_INPUT) for each fault, at its line: indicators, dimensions and
// figures that the table does not have, or that stand twice; scores outside 0 to the maximum;
// findings that cost nothing anywhere; a finished rating without the self-rating that the table's
// notice asks for.
bool rating_holds_good(const struct rating *rating, const struct indicatorSet *set,
                       struct diagnostics *diagnostics);

#endif
