// SPDX-License-Identifier: Apache-2.0
// What the catalogue keeps of a volume and its files that the bag tells, whatever it is about.
#ifndef JUANCE_ARCHIVE_VOLUME_ROW_H
#define JUANCE_ARCHIVE_VOLUME_ROW_H

#include "archive/stored_volume.h"
#include "base/arena.h"
#include "base/diagnostics.h"
#include "catalogue/database.h"

// Fills size and digest of the file (unless the row has them), the evidence and is_signed of `row`,
// and `files`, from the open volume at `path`. False after a message.
bool volume_row_read(struct stored_volume *stored, const char *path, struct catalogue_volume *row,
                     struct catalogue_files *files, struct arena *arena,
                     struct diagnostics *diagnostics);

// SHA-256 of a whole file in lower-case hex; NULL after a message.
const char *volume_row_digest(const char *path, int64_t *size, struct arena *arena,
                              struct diagnostics *diagnostics);

#endif
