// SPDX-License-Identifier: Apache-2.0
// The tables of indicators that the ratings of a run use, each loaded once.
#ifndef JUANCE_DESK_RATING_SETS_H
#define JUANCE_DESK_RATING_SETS_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/map.h"
#include "expression/phrases.h"
#include "model/codes.h"
#include "model/figures.h"
#include "model/institution.h"
#include "model/rating.h"

struct rating_sets {
    const char *data_folder; // borrowed, as are codes
    const struct codes *codes;
    struct arena *arena; // of the tables; borrowed
    struct phrase_book phrases;
    struct map by_id;
};

bool rating_sets_open(struct rating_sets *sets, const char *data_folder, const struct codes *codes,
                      struct arena *arena, struct diagnostics *diagnostics);
// A file of the user's own; it goes before a table of this id that comes with the program.
bool rating_sets_add(struct rating_sets *sets, const char *path, struct diagnostics *diagnostics);
void rating_sets_close(struct rating_sets *sets);

// Scores by the table that the rating names (see ratings/scoring.h), in `arena`; NULL after a
// message: there is no such table, or it is malformed.
struct ratingResult *rating_sets_score(struct rating_sets *sets, const struct rating *rating,
                                       const struct institutionFigures *figures,
                                       const struct dossier *dossier, struct arena *arena,
                                       struct diagnostics *diagnostics);

// The median share of each dimension over results of one table (rating_medians).
void rating_sets_medians(struct ratingResult *const *results, size_t count, struct arena *arena);

#endif
