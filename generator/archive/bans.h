// SPDX-License-Identifier: Apache-2.0
// Bans: where they are read from, and whom they mean. A ban register may name a person by the
// SHA-256 of the ID number only (model/references.h). The rules compare numbers: before a batch is
// checked, such bans get the number of the person of the batch whom they mean.
#ifndef JUANCE_ARCHIVE_BANS_H
#define JUANCE_ARCHIVE_BANS_H

#include "base/arena.h"
#include "model/batch.h"
#include "model/references.h"
#include "xml/settings.h"

// The reference lists that the configuration names, with the register of what the closed cases of
// the archive in `folder` forbid (NULL: no archive). In the settings' arena; NULL after a message.
const struct references *references_open(const struct settings *settings, const char *folder,
                                         struct diagnostics *diagnostics);

// `references` itself when no ban needs it (or it is NULL); else a copy in `arena` whose bans have
// the ID numbers of this batch's candidates and staff. Bans of nobody in the batch stay as they
// are.
const struct references *bans_for_batch(const struct references *references,
                                        const struct batch *batch, struct arena *arena);

#endif
