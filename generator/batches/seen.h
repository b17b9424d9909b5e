// SPDX-License-Identifier: Apache-2.0
// Exports that are known and unchanged, told at the price of reading the XML and asking the folder
// about each payload file: no payload byte is read. An export is known when its digest is that of
// the archive's current batch, and every file that it declares has the size, the time of its last
// change of content (mtime) and of its last change of any kind (ctime) that it had when it was last
// found to be what was sealed. A writer can set mtime back, but not ctime; where a disk changes
// bytes by itself, neither tells, and `check`, which reads everything, does.
#ifndef JUANCE_BATCHES_SEEN_H
#define JUANCE_BATCHES_SEEN_H

#include "batches/intake.h"

// The payload as it stands: a line a file, "size mtime ctime name". A file that is not there is a
// line too.
const char *seen_files(const struct batch *batch, struct arena *arena);

// Whether the payload stands as it did when it was last found to be what is sealed.
bool seen_before(struct catalogue *catalogue, const struct batch *batch, const char *files,
                 struct arena *arena);

// `files` NULL: what is there is not what is sealed.
bool seen_note(struct catalogue *catalogue, const struct batch *batch, const char *files,
               struct arena *arena);

// Whether the archive holds exactly this export, and its payload has not been touched since that
// was last found: then there is nothing to do, and `declared` lists its payload, NULL last. Silent.
bool seen_known(struct catalogue *catalogue, const struct export_input *input, struct arena *arena,
                const char *const **declared);

#endif
