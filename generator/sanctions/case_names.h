// SPDX-License-Identifier: Apache-2.0
// What a case names of the catalogues of misconduct: behaviours and tiers.
#ifndef JUANCE_SANCTIONS_CASE_NAMES_H
#define JUANCE_SANCTIONS_CASE_NAMES_H

#include "base/diagnostics.h"
#include "model/case.h"
#include "sanctions/misconduct.h"

// Whether each is there (m:refers="behaviour.id", "tier.id" of schemas/case.xsd). False after
// messages with file and line that name the nearest: nothing may be judged of such a case.
bool case_names_known(const struct misconduct_book *book, const struct caseFile *file,
                      struct diagnostics *diagnostics);

#endif
