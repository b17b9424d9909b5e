// SPDX-License-Identifier: Apache-2.0
// A ban register may name a person by the SHA-256 of the ID number only (model/references.h). The
// rules compare numbers: before a batch is checked, such bans get the number of the person of the
// batch whom they mean.
#ifndef JUANCE_ARCHIVE_BANS_H
#define JUANCE_ARCHIVE_BANS_H

#include "base/arena.h"
#include "model/batch.h"
#include "model/references.h"

// `references` itself when no ban needs it (or it is NULL); else a copy in `arena` whose bans have
// the ID numbers of this batch's candidates and staff. Bans of nobody in the batch stay as they
// are.
const struct references *bans_for_batch(const struct references *references,
                                        const struct batch *batch, struct arena *arena);

#endif
