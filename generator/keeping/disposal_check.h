// SPDX-License-Identifier: Apache-2.0
// A decision held against the archive: everything is checked before anything is touched.
#ifndef JUANCE_KEEPING_DISPOSAL_CHECK_H
#define JUANCE_KEEPING_DISPOSAL_CHECK_H

#include "keeping/keeping_papers.h"
#include "model/disposal.h"

// Fills `keeping` with the volumes of the decision and, of what is destroyed, the items on paper by
// shelf. Tells everything that is wrong with it, at the decision's lines: STATUS_INPUT for the
// decision itself, STATUS_FINDINGS for volumes that must not be destroyed. False when there was
// anything.
bool disposal_check(struct keeper *keeper, const struct disposal *disposal, const char *file,
                    date today, struct keeping *keeping, struct arena *arena,
                    struct diagnostics *diagnostics);

// Who is named, and (of paper) date, place and method. Also for a supplement.
bool disposal_check_people(const struct disposal *disposal, const char *file, date today,
                           struct diagnostics *diagnostics);

#endif
