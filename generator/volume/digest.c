// SPDX-License-Identifier: Apache-2.0
#include "volume/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"

static const struct {
    const char *name; // RFC 8493, 2.4: lower case, no punctuation
    const char *openssl;
    size_t size;
} algorithms[DIGEST_ALGORITHMS] = {
    [DIGEST_MD5] = {"md5", "MD5", 16},          [DIGEST_SHA1] = {"sha1", "SHA1", 20},
    [DIGEST_SHA256] = {"sha256", "SHA256", 32}, [DIGEST_SHA512] = {"sha512", "SHA512", 64},
    [DIGEST_SM3] = {"sm3", "SM3", 32},
};

struct digest {
    enum digest_algorithm algorithm;
    EVP_MD *method;
    EVP_MD_CTX *context;
};

bool digest_by_name(const char *name, enum digest_algorithm *algorithm) {
    for (int i = 0; i < DIGEST_ALGORITHMS; i++) {
        if (strcasecmp(name, algorithms[i].name) != 0) continue;
        *algorithm = (enum digest_algorithm)i;
        return true;
    }
    return false;
}

const char *digest_name(enum digest_algorithm algorithm) {
    return algorithms[algorithm].name;
}

size_t digest_size(enum digest_algorithm algorithm) {
    return algorithms[algorithm].size;
}

static void start(struct digest *digest) {
    if (EVP_DigestInit_ex(digest->context, digest->method, NULL) != 1)
        BUG("OpenSSL refuses to start a digest");
}

struct digest *digest_new(enum digest_algorithm algorithm) {
    struct digest *digest = memory_zeroed(sizeof *digest);
    digest->algorithm = algorithm;
    digest->method = EVP_MD_fetch(NULL, algorithms[algorithm].openssl, NULL);
    digest->context = EVP_MD_CTX_new();
    if (!digest->method || !digest->context) BUG("this OpenSSL lacks a digest that we need");
    start(digest);
    return digest;
}

void digest_free(struct digest *digest) {
    if (!digest) return;
    EVP_MD_CTX_free(digest->context);
    EVP_MD_free(digest->method);
    memset(digest, 0, sizeof *digest);
    free(digest);
}

void digest_add(struct digest *digest, const void *bytes, size_t length) {
    if (length > 0 && EVP_DigestUpdate(digest->context, bytes, length) != 1)
        BUG("OpenSSL refuses to go on with a digest");
}

void digest_finish(struct digest *digest, unsigned char *into) {
    unsigned length = 0;
    if (EVP_DigestFinal_ex(digest->context, into, &length) != 1 ||
        length != algorithms[digest->algorithm].size)
        BUG("OpenSSL refuses to finish a digest");
    start(digest);
}

void sha256_of(const void *bytes, size_t length, unsigned char into[SHA256_SIZE]) {
    struct digest *digest = digest_new(DIGEST_SHA256);
    digest_add(digest, bytes, length);
    digest_finish(digest, into);
    digest_free(digest);
}
