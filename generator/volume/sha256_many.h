// SPDX-License-Identifier: Apache-2.0
// SHA-256 of many pieces of memory at once: sixteen in step where the processor has AVX-512, which
// is about twice as fast as one after the other with its SHA instructions; else one after the
// other. For verifying alone, where a wrong digest is a false alarm and no false proof.
#ifndef JUANCE_VOLUME_SHA256_MANY_H
#define JUANCE_VOLUME_SHA256_MANY_H

#include <stddef.h>

struct sha256_job {
    const unsigned char *bytes; // borrowed
    size_t length;
    unsigned char *into; // SHA256_SIZE bytes
};

// Puts `jobs` into another order.
void sha256_many(struct sha256_job *jobs, size_t count);

#endif
