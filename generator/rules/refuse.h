// SPDX-License-Identifier: Apache-2.0
// What an export and its institution's file claim and cannot mean is taken out of the records
// before any rule or document sees them (model/refusals.h); check_batch() tells it.
#ifndef JUANCE_RULES_REFUSE_H
#define JUANCE_RULES_REFUSE_H

#include "model/batch.h"
#include "model/codes.h"
#include "model/institution.h"
#include "model/refusals.h"

// Once for each reading of the two; `dossier` may be NULL. In `arena`, which owns the records.
//
// An unknown code that is a slip of one that there is (Practical, practicl) stands for that one in
// everything that follows, and its finding says so: were the field emptied, every finding that
// hangs on it would go with it, and a slip of the pen would hide them (a session whose subject is
// unknown asks for no score sheet). Any other is emptied, and a rule that needs it says that it
// cannot be decided because of it.
struct refusals *refuse(const struct codes *codes, struct batch *batch, struct dossier *dossier,
                        struct arena *arena);

#endif
