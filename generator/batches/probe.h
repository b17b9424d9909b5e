// SPDX-License-Identifier: Apache-2.0
// Looks at the payload files that a batch declares and fills the computed fields of its materials.
#ifndef JUANCE_BATCHES_PROBE_H
#define JUANCE_BATCHES_PROBE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/batch.h"

// `digest`: read every file whole and fill fileSha256 (check). Without it only existence, size and
// format are looked at, and the digest is compared while the volume is written (build).
// What is wrong with a file is a state of its material, not a diagnostic.
// False when the export's folder itself cannot be opened.
bool probe_payload(struct batch *batch, bool digest, struct arena *arena,
                   struct diagnostics *diagnostics);

#endif
