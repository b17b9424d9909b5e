// SPDX-License-Identifier: Apache-2.0
// The ratings of a whole region: ranking and distribution.
#ifndef JUANCE_DESK_RATING_REGION_H
#define JUANCE_DESK_RATING_REGION_H

#include "desk/rating_desk.h"

// Whether `region` (six digits, GB/T 2260) lies in the wanted one: 430000 takes a province, 430100
// a prefecture. An absent region lies nowhere.
bool region_takes(const char *wanted, const char *region);

// The report over the ratings of that region that are scored whole; release with printed_free().
// STATUS_INPUT: there are none. Those without an arena are passed over.
bool rating_region_report(struct rating_desk *desk, const struct opened_rating *ratings,
                          size_t count, const char *region, struct printed *printed,
                          struct diagnostics *diagnostics);

#endif
