// SPDX-License-Identifier: Apache-2.0
// Closed cases and finished ratings as volumes of their own, and what they leave behind: the
// institution's history in the catalogue, and the register of bans (ban-register.xml) in the
// archive's folder.
#ifndef JUANCE_DESK_DESK_VOLUME_H
#define JUANCE_DESK_DESK_VOLUME_H

#include "desk/case_documents.h"
#include "desk/rating_desk.h"

struct desk_sealed {
    const char *volume; // path, in the arena of what was opened
    bool unchanged;     // the archive holds exactly this case or rating already
};

// Seals the case with its papers and its XML as <authority>-<year>-case<no.>-<class>; a later state
// of the same case makes -rN, which names what it supersedes. STATUS_FINDINGS: the case is not
// closed, or its volume is not allowed yet. False after a message.
bool desk_seal_case(struct office *office, const struct opened_case *opened,
                    const struct case_papers *papers, struct desk_sealed *sealed,
                    struct diagnostics *diagnostics);

// The same for a rating, <institution>-<cycle>-rating-Y. STATUS_FINDINGS: it is not finished, or
// some indicators are not scored.
bool desk_seal_rating(struct office *office, const struct opened_rating *opened,
                      const struct printed *report, struct desk_sealed *sealed,
                      struct diagnostics *diagnostics);

#endif
