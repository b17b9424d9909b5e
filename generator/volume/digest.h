// SPDX-License-Identifier: Apache-2.0
// Message digests, streaming. SHA-256 is what our volumes use; the others are there to verify
// foreign bags and SM2 signatures.
#ifndef JUANCE_VOLUME_DIGEST_H
#define JUANCE_VOLUME_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

enum digest_algorithm { DIGEST_MD5, DIGEST_SHA1, DIGEST_SHA256, DIGEST_SHA512, DIGEST_SM3 };
enum {
    DIGEST_ALGORITHMS = 5,
    DIGEST_SIZE_MAX = 64,
    SHA256_SIZE = 32,
    SHA256_HEX = 65,                         // with the final NUL
    DIGEST_HEX_MAX = 2 * DIGEST_SIZE_MAX + 1 // with the final NUL
};

// Names as RFC 8493 writes them: "md5", "sha1", "sha256", "sha512"; and "sm3".
bool digest_by_name(const char *name, enum digest_algorithm *algorithm);
const char *digest_name(enum digest_algorithm algorithm);
size_t digest_size(enum digest_algorithm algorithm); // bytes

// One running digest; usable again after digest_finish().
struct digest;
struct digest *digest_new(enum digest_algorithm algorithm);
void digest_free(struct digest *digest); // NULL is fine
void digest_add(struct digest *digest, const void *bytes, size_t length);
// Writes digest_size() bytes and starts anew.
void digest_finish(struct digest *digest, unsigned char *into);

void sha256_of(const void *bytes, size_t length, unsigned char into[SHA256_SIZE]);

#endif
