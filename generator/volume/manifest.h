// SPDX-License-Identifier: Apache-2.0
// Manifests of a bag (RFC 8493, 2.1.3 and 2.2.1): digest and path, a line each.
#ifndef JUANCE_VOLUME_MANIFEST_H
#define JUANCE_VOLUME_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "volume/digest.h"
#include "volume/report.h"

struct manifest_row {
    const char *path; // below the bag's top folder, percent-decoded
    unsigned char digest[DIGEST_SIZE_MAX];
};

struct manifest {
    const char *name; // of the manifest itself
    bool tag;         // a tag manifest
    enum digest_algorithm algorithm;
    struct manifest_row *rows;
    size_t count;
};

// "manifest-sha256.txt", "tagmanifest-md5.txt": false for any other name. `*known` tells whether
// the algorithm is one that we can compute.
bool manifest_name(const char *name, bool *tag, enum digest_algorithm *algorithm, bool *known);

// Lines that cannot be read and paths that are listed twice or lead out are reported to `layer`;
// the others are taken. `manifest` has its name, kind and algorithm; rows are allocated in `arena`.
void manifest_parse(struct arena *arena, const char *text, size_t length, enum verify_layer layer,
                    struct manifest *manifest, struct verify_report *report);

#endif
