// SPDX-License-Identifier: Apache-2.0
// A 128-bit fingerprint of what was written: for the file's /ID and the tags of font subsets. It
// tells documents apart; it is no protection against anybody.
#ifndef JUANCE_RENDER_DIGEST_H
#define JUANCE_RENDER_DIGEST_H

#include <stddef.h>
#include <stdint.h>

struct digest {
    uint64_t lanes[2];
    unsigned char rest[16]; // bytes that do not fill a step yet
    size_t rest_length;
    uint64_t total;
};

void digest_begin(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t length);
// May be called at any time; the digest can go on afterwards.
void digest_value(const struct digest *digest, unsigned char value[16]);

#endif
