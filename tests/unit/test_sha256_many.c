// SPDX-License-Identifier: Apache-2.0
// Digests of many pieces at once are those that OpenSSL computes of each.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "volume/digest.h"
#include "volume/sha256_many.h"

enum { BYTES = 1 << 20, MOST = 700 };

static unsigned next_number(unsigned *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

// Digests `count` pieces of the lengths that `length` tells, and each by itself.
static void compare(size_t count, size_t (*length)(size_t index, unsigned *seed)) {
    unsigned seed = 20251120;
    unsigned char *bytes = memory_zeroed(BYTES), *digests = memory_zeroed(MOST * SHA256_SIZE);
    struct sha256_job jobs[MOST], same[MOST];
    for (size_t i = 0; i < BYTES; i++) bytes[i] = (unsigned char)next_number(&seed);
    for (size_t i = 0; i < count; i++) {
        size_t size = length(i, &seed), start = next_number(&seed) % (BYTES - size);
        same[i] = jobs[i] = (struct sha256_job){bytes + start, size, digests + i * SHA256_SIZE};
    }
    sha256_many(jobs, count);
    for (size_t i = 0; i < count; i++) {
        unsigned char alone[SHA256_SIZE];
        sha256_of(same[i].bytes, same[i].length, alone);
        assert_memory_equal(same[i].into, alone, SHA256_SIZE);
    }
    free(digests);
    free(bytes);
}

static size_t by_index(size_t index, unsigned *seed) {
    (void)seed;
    return index; // every length around one, two, ... blocks
}

static size_t any(size_t index, unsigned *seed) {
    (void)index;
    return next_number(seed) % 20000;
}

static size_t one_is_large(size_t index, unsigned *seed) {
    return index == 3 ? BYTES / 2 : next_number(seed) % 500;
}

static size_t equal(size_t index, unsigned *seed) {
    (void)index;
    (void)seed;
    return 4096;
}

static void every_length(void **state) {
    (void)state;
    compare(MOST, by_index);
}

static void many_lengths(void **state) {
    (void)state;
    compare(MOST, any);
    compare(300, one_is_large);
    compare(64, equal);
}

static void few(void **state) {
    (void)state;
    for (size_t count = 0; count < 40; count++) compare(count, any);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_length),
        cmocka_unit_test(many_lengths),
        cmocka_unit_test(few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
