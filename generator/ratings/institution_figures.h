// SPDX-License-Identifier: Apache-2.0
// One institution's figures in one period, from what the archive's history and its dossier hold.
#ifndef JUANCE_RATINGS_INSTITUTION_FIGURES_H
#define JUANCE_RATINGS_INSTITUTION_FIGURES_H

#include "expression/working_days.h"
#include "model/figures.h"
#include "model/history.h"
#include "model/institution.h"

// What "filed on time" means: at least so many working days before the first examination (Hunan
// (三): 7; 0 where the notice names none: any day before it).
struct filing_limit {
    const struct calendar_table *calendar; // NULL with more than 0 days: not known
    int working_days;
};

// Batches count by their last examination day, `from` and `until` included. What only the catalogue
// knows (completeBatches, findings) is left absent: whoever fills it calls figures_shares() again.
// filedOnTimeBatches is absent when one batch's dates or their calendar are not known.
struct institutionFigures *institution_figures(const struct dossier *dossier,
                                               const struct history *history, date from, date until,
                                               struct filing_limit limit, struct arena *arena);

// The shares from the counts; absent where a count is, or where there is nothing to divide by.
void figures_shares(struct institutionFigures *figures);

// part / whole as an exact fraction of four places, rounded half up; DECIMAL_NONE for a whole of 0
// or an absent count.
decimal share_of(int32_t part, int32_t whole);

#endif
