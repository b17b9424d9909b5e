// SPDX-License-Identifier: Apache-2.0
// What a volume is about, in one digest: the material records and the digests of their files,
// without what the program prints. Equal digests: a later export has changed nothing in this
// volume.
#ifndef JUANCE_ARCHIVE_CONTENT_DIGEST_H
#define JUANCE_ARCHIVE_CONTENT_DIGEST_H

#include "base/arena.h"
#include "model/batch.h"

// One material after the other, as the export has it or a volume's own record, with the digest of
// its file (NULL: it has none), then D5's export.
struct digest;
void content_add(struct digest *digest, const struct material *material,
                 const unsigned char *sha256, struct arena *scratch);

#endif
