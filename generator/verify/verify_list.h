// SPDX-License-Identifier: Apache-2.0
// One seal list verified with what stands beside it: its seal, the root that is signed by itself,
// and the proofs of its volumes. `folder` holds seals/: an archive, or a hand-over package.
#ifndef JUANCE_VERIFY_VERIFY_LIST_H
#define JUANCE_VERIFY_VERIFY_LIST_H

#include "archive/seal_lists.h"
#include "volume/verify_volume.h"

// Verdicts go to `report`; false after a diagnosis.
bool verify_list_signature(const char *folder, const struct listed *listed,
                           const struct verify_options *options, struct verify_report *report,
                           struct diagnostics *diagnostics);

// The list is whole. Proofs of destroyed volumes stay, and are followed too.
bool verify_list_proofs(const char *folder, const struct listed *listed,
                        const struct verify_options *options, struct verify_report *report,
                        struct diagnostics *diagnostics);

#endif
