// SPDX-License-Identifier: Apache-2.0
// A 128-bit fingerprint of what was written: for the file's /ID and the tags of font subsets. It
// tells documents apart; it is no protection against anybody.
#ifndef JUANCE_RENDER_FINGERPRINT_H
#define JUANCE_RENDER_FINGERPRINT_H

#include <stddef.h>
#include <stdint.h>

struct fingerprint {
    uint64_t lanes[2];
    unsigned char rest[16]; // bytes that do not fill a step yet
    size_t rest_length;
    uint64_t total;
};

void fingerprint_begin(struct fingerprint *digest);
void fingerprint_add(struct fingerprint *digest, const void *bytes, size_t length);
// May be called at any time; the digest can go on afterwards.
void fingerprint_value(const struct fingerprint *digest, unsigned char value[16]);

#endif
