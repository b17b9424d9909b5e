// SPDX-License-Identifier: Apache-2.0
// Which tier a case comes to, and why: the case's facts and the officer's recorded choices are held
// against the catalogues of the province, then what is on record about the institution against
// their escalations. Nothing is decided that a text leaves to a person: gravity, a choice among
// tiers and a conflict of notices stay open until somebody has recorded them with name and reason.
#ifndef JUANCE_SANCTIONS_LADDER_H
#define JUANCE_SANCTIONS_LADDER_H

#include "model/case.h"
#include "model/history.h"
#include "model/judgement.h"
#include "model/references.h"
#include "sanctions/misconduct.h"

struct ladder_input {
    const struct misconduct_book *book;
    const struct caseFile *file;
    const struct dossier *dossier; // of the institution; NULL: not loaded
    const struct history *history; // NULL: not loaded
    // Holds the register of bans; those that name a person by a digest must have got the number.
    const struct references *references; // NULL: not loaded
    const struct config *config;         // choices that hold for every case; NULL: none
    // The day the record is looked at: that of the decision once there is one, else today. What has
    // come later (a year of idleness, say) is no ground of a decision already taken.
    date as_of;
};

// The judgement without its permits (see procedure.h), in `arena`. Pure: same input, same result.
struct judgement *ladder_judge(const struct ladder_input *input, struct arena *arena);

#endif
