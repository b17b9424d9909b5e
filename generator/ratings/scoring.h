// SPDX-License-Identifier: Apache-2.0
// Scores a rating: every indicator as claimed, as computed from the archive's figures and the
// findings, and as reviewed; the total, its band, vetoes and caps from the sanction record, what
// follows and when the next rating is due.
#ifndef JUANCE_RATINGS_SCORING_H
#define JUANCE_RATINGS_SCORING_H

#include "expression/phrases.h"
#include "model/codes.h"
#include "model/figures.h"
#include "model/institution.h"
#include "model/rating.h"
#include "ratings/indicators.h"

struct scoring_input {
    const struct indicator_set *set;
    const struct rating *rating;
    const struct institutionFigures *figures; // NULL: the archive knows nothing
    const struct dossier *dossier;            // for the sanction record; NULL: not loaded
    const struct codes *codes;
    const struct phrase_book *phrases;
};

// Of a rating that holds good (rating_faults.h). In `arena`. Points are rounded half up to
// hundredths. An indicator without a score leaves the result open, without stars: nothing is
// counted as 0 because nobody looked.
struct ratingResult *rating_score(const struct scoring_input *input, struct arena *arena);

// Fills dimensionResult/@median of every result with the median share of its dimension over all of
// them (the middle one, or the mean of the two middle ones).
void rating_medians(struct ratingResult *const *results, size_t count, struct arena *arena);

#endif
