// SPDX-License-Identifier: Apache-2.0
// libFuzzer: seal lists and proofs come from strangers too. What is taken as a list is exactly what
// the program would write.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "volume/seal_list.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    if (length < 1) return 0;
    struct arena *arena = arena_new();
    const char *text = (const char *)bytes + 1, *line;
    enum digest_algorithm algorithm = bytes[0] & 1 ? DIGEST_SHA512 : DIGEST_SHA256;
    struct seal_list list = {.name = "SEAL-2025", .algorithm = algorithm};
    if (!seal_list_parse(arena, text, length - 1, &list)) {
        struct buffer again = BUFFER_EMPTY;
        seal_list_write(arena, &list, &again);
        if (again.length != length - 1 || memcmp(again.bytes, text, length - 1) != 0) abort();
        buffer_free(&again);
    }
    unsigned char root[DIGEST_SIZE_MAX];
    seal_proof_follow(arena, text, length - 1, algorithm, &line, root);
    arena_free(arena);
    return 0;
}
