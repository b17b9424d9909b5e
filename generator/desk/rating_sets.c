// SPDX-License-Identifier: Apache-2.0
#include "desk/rating_sets.h"

#include "base/language.h"
#include "ratings/indicators.h"
#include "ratings/rating_faults.h"
#include "ratings/scoring.h"

bool rating_sets_open(struct rating_sets *sets, const char *data_folder, const struct codes *codes,
                      struct arena *arena, struct diagnostics *diagnostics) {
    *sets = (struct rating_sets){.data_folder = data_folder, .codes = codes, .arena = arena};
    return phrases_load(&sets->phrases, data_folder, codes, arena, diagnostics);
}

void rating_sets_close(struct rating_sets *sets) {
    map_free(&sets->by_id);
}

bool rating_sets_add(struct rating_sets *sets, const char *path, struct diagnostics *diagnostics) {
    const struct indicator_set *set =
        indicators_load(sets->data_folder, sets->codes, path, sets->arena, diagnostics);
    if (!set) return false;
    return map_add(&sets->by_id, set->text->id, (void *)set) ||
           diagnose(diagnostics, STATUS_INPUT, path, set->text->record.line,
                    _("another table of indicators has the id %s"), set->text->id);
}

static const struct indicator_set *find_set(struct rating_sets *sets, const struct rating *rating,
                                            struct diagnostics *diagnostics) {
    const struct indicator_set *set = map_find(&sets->by_id, rating->indicators);
    if (set) return set;
    const char *path = indicators_path(sets->data_folder, rating->indicators, sets->arena);
    set = indicators_load(sets->data_folder, sets->codes, path, sets->arena, diagnostics);
    if (set)
        map_add(&sets->by_id, arena_copy(sets->arena, rating->indicators), (void *)set);
    else
        diagnose(diagnostics, STATUS_INPUT, rating->sourceFile, (long)rating->record.line,
                 _("there is no table of indicators \"%s\""), rating->indicators);
    return set;
}

struct ratingResult *rating_sets_score(struct rating_sets *sets, const struct rating *rating,
                                       const struct institutionFigures *figures,
                                       const struct dossier *dossier, struct arena *arena,
                                       struct diagnostics *diagnostics) {
    const struct indicator_set *set = find_set(sets, rating, diagnostics);
    if (!set || !rating_holds_good(rating, set->text, diagnostics)) return NULL;
    struct scoring_input input = {.set = set,
                                  .rating = rating,
                                  .figures = figures,
                                  .dossier = dossier,
                                  .codes = sets->codes,
                                  .phrases = &sets->phrases};
    return rating_score(&input, arena);
}

void rating_sets_medians(struct ratingResult *const *results, size_t count, struct arena *arena) {
    rating_medians(results, count, arena);
}
