// SPDX-License-Identifier: Apache-2.0
// Ratings of institutions: read, scored beside what the archive knows, compared within their
// region, and drawn as reports.
#ifndef JUANCE_DESK_RATING_DESK_H
#define JUANCE_DESK_RATING_DESK_H

#include "desk/office.h"
#include "desk/rating_sets.h"
#include "expression/working_days.h"
#include "model/figures.h"
#include "model/rating.h"

// What is loaded once for all ratings of a run.
struct rating_desk {
    struct office *office; // borrowed
    struct arena *arena;   // tables of indicators, and what is compared
    struct rating_sets sets;
    struct calendar_table *calendar;
};

bool rating_desk_open(struct rating_desk *desk, struct office *office,
                      struct diagnostics *diagnostics);
void rating_desk_close(struct rating_desk *desk);

struct opened_rating {
    struct arena *arena; // NULL: the file could not be used
    const struct rating *rating;
    const struct dossier *dossier;            // NULL: the rating names none
    const struct institutionFigures *figures; // NULL: neither dossier nor archive
    struct ratingResult *result;
};

// Reads and scores one rating; false after a message.
bool rating_open(struct rating_desk *desk, const char *path, struct opened_rating *opened,
                 struct diagnostics *diagnostics);
void rating_close(struct opened_rating *opened);

// Medians and ranks over the ratings of one region, table of indicators and cycle: of those that
// were opened, and only where there are two or more. Those without an arena are passed over.
void rating_compare(struct rating_desk *desk, struct opened_rating *ratings, size_t count);

// What its documents are made from.
struct compose_input rating_input(const struct opened_rating *opened);

// The report, through Cairo, with its XML and JSON; release with printed_free().
bool rating_report(struct rating_desk *desk, const struct opened_rating *opened,
                   struct printed *printed, struct diagnostics *diagnostics);

// Any report of the desk, by the name of its template; release with printed_free().
bool rating_print(struct rating_desk *desk, const char *template, const struct compose_input *input,
                  struct printed *printed, struct diagnostics *diagnostics);

#endif
