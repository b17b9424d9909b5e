// SPDX-License-Identifier: Apache-2.0
// The periods of a case that no notice fixes: statement and defence, rectification, review, appeal.
// What the case file says stands; else the configuration's days are counted from the step before;
// either way the document says whose period it is. Nothing is counted without a setting, nor over
// a year whose working days are not known.
#ifndef JUANCE_SANCTIONS_DEADLINES_H
#define JUANCE_SANCTIONS_DEADLINES_H

#include "expression/working_days.h"
#include "sanctions/ladder.h"

// Fills judgement->deadlineDue with those that the case has come to. `calendar` may be NULL when
// the configuration counts days of the calendar.
void deadlines_fill(const struct ladder_input *input, const struct calendar_table *calendar,
                    struct judgement *judgement, struct arena *arena);

#endif
