// SPDX-License-Identifier: Apache-2.0
// Findings for people and for machines, on standard output.
#ifndef JUANCE_COMMANDS_FINDINGS_TEXT_H
#define JUANCE_COMMANDS_FINDINGS_TEXT_H

#include <stdbool.h>

#include "model/batch.h"
#include "model/finding.h"

// Worst first, grouped by rule, counted, each with whom it is about, its place in the export and
// the offending line. Undecided rules and open questions are counted only, unless `all`.
void findings_print(const struct batch *batch, const struct findings *findings, bool all);

// One JSON object a finding with all its cases, then one for the export. `status` is what the
// export adds to the exit status.
void findings_print_json(const struct batch *batch, const struct findings *findings, int status);

#endif
