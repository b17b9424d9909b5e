// SPDX-License-Identifier: Apache-2.0
// Files of an archive or a hand-over package copied, synced, and listed by their digests.
#ifndef JUANCE_ARCHIVE_COPIES_H
#define JUANCE_ARCHIVE_COPIES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"

// Makes the folder too. False after a message.
bool copy_file(const char *from, const char *to, struct arena *arena,
               struct diagnostics *diagnostics);

// FROM/NAME and all below it to TO/NAME; what is not there is fine. `manifest` (NULL: none) gets a
// line for each file.
bool copy_below(const char *from, const char *to, const char *name, struct buffer *manifest,
                struct arena *arena, struct diagnostics *diagnostics);

// "digest  name", as sha256sum -c reads it in FOLDER.
bool manifest_line(struct buffer *manifest, const char *folder, const char *name,
                   struct arena *arena, struct diagnostics *diagnostics);

#endif
