// SPDX-License-Identifier: Apache-2.0
// Reports of what was checked: completeness.{pdf,xml,json} of each batch, and of each institution
// and year one report that joins its batches.
#ifndef JUANCE_BATCHES_CHECK_REPORTS_H
#define JUANCE_BATCHES_CHECK_REPORTS_H

#include "batches/check_summary.h"

// Writes the three files into `folder`, which is made. The PDF's path in checked->arena; NULL after
// a message.
const char *check_report_write(const struct press *press, const struct checked *checked,
                               const struct batch_index *index, const char *folder,
                               struct diagnostics *diagnostics);

// Below `folder`: <year>/<institution>/<batch>/completeness.* as batches are added, then
// <year>/<institution>/year.*.
struct check_years;
struct check_years *check_years_new(const char *folder); // borrows it
void check_years_free(struct check_years *years);        // NULL is fine
// Writes the batch's report and counts it.
bool check_years_add(struct check_years *years, const struct press *press,
                     const struct checked *checked, struct diagnostics *diagnostics);
bool check_years_write(struct check_years *years, const struct press *press,
                       struct diagnostics *diagnostics);

#endif
