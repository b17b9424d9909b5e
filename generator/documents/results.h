// SPDX-License-Identifier: Apache-2.0
// A candidate's results and a level's figures, as registers print them.
#ifndef JUANCE_DOCUMENTS_RESULTS_H
#define JUANCE_DOCUMENTS_RESULTS_H

#include "documents/index.h"
#include "documents/view.h"

// Fills `scores` anew from the outcomes that follow from the marks (model/outcome.h): what the
// export says about a score being passed is not printed.
void results_of(const struct candidate *candidate, struct scores_view *scores);

void figures_of(const struct batch *batch, const struct batch_index *index,
                const struct occupation *occupation, struct figures_view *figures);

// The certificate that counts: the last that is not voided, else the last; NULL without any.
const struct certificate *certificate_in_force(const struct candidate *candidate);

#endif
