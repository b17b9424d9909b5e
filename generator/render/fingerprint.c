// SPDX-License-Identifier: Apache-2.0
#include "render/fingerprint.h"

#include <string.h>

static const uint64_t factors[2] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu};

void fingerprint_begin(struct fingerprint *digest) {
    *digest = (struct fingerprint){.lanes = {0x6A09E667F3BCC908u, 0xBB67AE8584CAA73Bu}};
}

// Byte by byte, so that the machine's byte order does not matter; compilers make one load of it.
static uint64_t load(const unsigned char *bytes) {
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--) value = value << 8 | bytes[i];
    return value;
}

static void step(struct fingerprint *digest, const unsigned char *bytes) {
    for (int lane = 0; lane < 2; lane++) {
        uint64_t value = (digest->lanes[lane] ^ load(bytes + 8 * lane)) * factors[lane];
        digest->lanes[lane] = (value << 29 | value >> 35) + digest->lanes[!lane];
    }
}

void fingerprint_add(struct fingerprint *digest, const void *bytes, size_t length) {
    const unsigned char *from = bytes;
    digest->total += length;
    while (length > 0) {
        if (digest->rest_length == 0 && length >= sizeof digest->rest) {
            step(digest, from);
            from += sizeof digest->rest;
            length -= sizeof digest->rest;
            continue;
        }
        digest->rest[digest->rest_length++] = *from++;
        length--;
        if (digest->rest_length == sizeof digest->rest) {
            step(digest, digest->rest);
            digest->rest_length = 0;
        }
    }
}

static uint64_t mix(uint64_t value) {
    value = (value ^ value >> 33) * 0xFF51AFD7ED558CCDu;
    value = (value ^ value >> 29) * 0xC4CEB9FE1A85EC53u;
    return value ^ value >> 32;
}

void fingerprint_value(const struct fingerprint *digest, unsigned char value[16]) {
    struct fingerprint last = *digest;
    memset(last.rest + last.rest_length, 0, sizeof last.rest - last.rest_length);
    step(&last, last.rest);
    for (int lane = 0; lane < 2; lane++) {
        uint64_t mixed = mix(last.lanes[lane] ^ digest->total * factors[!lane]);
        for (int i = 0; i < 8; i++) value[8 * lane + i] = (unsigned char)(mixed >> 8 * i);
    }
}
