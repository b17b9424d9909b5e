// SPDX-License-Identifier: Apache-2.0
// A check summed up for documents.
#ifndef JUANCE_BATCHES_CHECK_SUMMARY_H
#define JUANCE_BATCHES_CHECK_SUMMARY_H

#include "batches/intake.h"
#include "documents/index.h"
#include "press/press.h"

// Value of the code list "check.verdict".
const char *check_verdict(const struct findings *findings);

// What documents about a checked batch are composed from, outside of a volume. Fills `check`.
struct compose_input check_input(const struct settings *settings, const struct checked *checked,
                                 const struct batch_index *index, struct check_view *check);

// The completeness report; release with printed_free().
bool check_report(const struct press *press, const struct checked *checked,
                  const struct batch_index *index, struct printed *printed,
                  struct diagnostics *diagnostics);

#endif
