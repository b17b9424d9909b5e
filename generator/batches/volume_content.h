// SPDX-License-Identifier: Apache-2.0
// What a planned volume is about, in one digest (archive/content_digest.h).
#ifndef JUANCE_BATCHES_VOLUME_CONTENT_H
#define JUANCE_BATCHES_VOLUME_CONTENT_H

#include "batches/volume_plan.h"
#include "volume/digest.h"

// Before it is written: digests of the files are the materials' fileSha256. D5 holds the export
// itself, so that its digest counts too. What the index reads in the finished volume is the same.
void content_digest(const struct batch *batch, const struct planned_volume *volume,
                    unsigned char into[SHA256_SIZE]);

#endif
