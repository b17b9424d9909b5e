// SPDX-License-Identifier: Apache-2.0
// What a volume is about, in one digest: the material records and the digests of their files,
// without what the program prints. Equal digests: a later export has changed nothing in this
// volume.
#ifndef JUANCE_ARCHIVE_CONTENT_DIGEST_H
#define JUANCE_ARCHIVE_CONTENT_DIGEST_H

#include "batches/volume_plan.h"
#include "volume/volume_writer.h"

// Digests of the files come from `written`, or, when that is NULL, from the materials' fileSha256.
// D5 holds the export itself, so that its digest counts too.
void content_digest(const struct batch *batch, const struct planned_volume *volume,
                    const struct volume_written *written, unsigned char into[SHA256_SIZE]);

// The same from a volume's own record: one material after the other, with the digest of its file
// (NULL: it has none), then D5's export.
struct digest;
void content_add(struct digest *digest, const struct material *material,
                 const unsigned char *sha256, struct arena *scratch);

#endif
