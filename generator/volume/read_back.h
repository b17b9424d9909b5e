// SPDX-License-Identifier: Apache-2.0
// Reads a volume that was just written, as strictly as verify does, before it gets its final name.
#ifndef JUANCE_VOLUME_READ_BACK_H
#define JUANCE_VOLUME_READ_BACK_H

#include "volume/byte_source.h"
#include "volume/plan.h"

// Every name, size, checksum and SHA-256 against what was meant to be written; `sha256` gets the
// digest of the whole file. False after a diagnosis (STATUS_ENVIRONMENT).
bool read_back(const struct byte_source *source, const struct plan *plan,
               unsigned char sha256[SHA256_SIZE], const char *path,
               struct diagnostics *diagnostics);

#endif
