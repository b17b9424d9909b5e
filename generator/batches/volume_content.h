// SPDX-License-Identifier: Apache-2.0
// What a planned volume is about, in one digest (archive/content_digest.h).
#ifndef JUANCE_BATCHES_VOLUME_CONTENT_H
#define JUANCE_BATCHES_VOLUME_CONTENT_H

#include "batches/volume_plan.h"
#include "volume/volume_writer.h"

// Digests of the files come from `written`, or, when that is NULL, from the materials' fileSha256.
// D5 holds the export itself, so that its digest counts too.
void content_digest(const struct batch *batch, const struct planned_volume *volume,
                    const struct volume_written *written, unsigned char into[SHA256_SIZE]);

#endif
