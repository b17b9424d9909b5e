// SPDX-License-Identifier: Apache-2.0
// Holds one batch against a rulebook. Linear in the batch, nothing is allocated for what passes,
// and the result depends on nothing but the arguments.
#ifndef JUANCE_RULES_CHECKING_H
#define JUANCE_RULES_CHECKING_H

#include "model/batch.h"
#include "model/config.h"
#include "model/finding.h"
#include "model/history.h"
#include "model/institution.h"
#include "model/references.h"
#include "model/refusals.h"
#include "rules/rulebook.h"

struct check_options {
    date as_of;                  // the day that the rules are held against; DATE_NONE: exportedOn
    const struct config *config; // NULL: stated defaults
    const struct refusals *refusals; // of both files (rules/refuse.h); NULL: nothing was refused
    const char *dossier_file;        // named in findings about the dossier; NULL without one
};

// `dossier`, `history` and `references` may be NULL: what needs them is undecided. Texts and items
// are in `arena`. The batch's computed fields must be filled (outcomes_settle, and
// fileState, fileFormat and fileSha256 of its materials); files that were not looked at (fileState
// absent) are not judged.
struct findings *check_batch(const struct rulebook *book, const struct batch *batch,
                             const struct dossier *dossier, const struct history *history,
                             const struct references *references,
                             const struct check_options *options, struct arena *arena);

#endif
