// SPDX-License-Identifier: Apache-2.0
// Whether the holds are those that the history tells of: a row can be taken out, the chain of
// events cannot without being found.
#ifndef JUANCE_CATALOGUE_HOLDS_TOLD_H
#define JUANCE_CATALOGUE_HOLDS_TOLD_H

#include "catalogue/database.h"

// `*subject`: the first volume or batch whose holds in force are not as many of a ground as were
// put and not lifted, in `arena`; NULL when all are. False after a failure.
bool catalogue_holds_told(struct catalogue *catalogue, struct arena *arena, const char **subject);

#endif
