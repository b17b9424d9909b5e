// SPDX-License-Identifier: Apache-2.0
#include "volume/sha256_many.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "volume/digest.h"

static void one_after_the_other(const struct sha256_job *jobs, size_t count) {
    struct digest *digest = count > 0 ? digest_new(DIGEST_SHA256) : NULL;
    for (size_t i = 0; i < count; i++) {
        digest_add(digest, jobs[i].bytes, jobs[i].length);
        digest_finish(digest, jobs[i].into);
    }
    digest_free(digest);
}

#if defined(__x86_64__)
#include <immintrin.h>

enum { LANES = 16, BLOCK = 64, WORDS = 8, ROUNDS = 64 };

#define AVX512 __attribute__((target("avx512f,avx512bw")))

// FIPS 180-4, 4.2.2 and 5.3.3.
static const uint32_t constants[ROUNDS] = {
    // clang-format off
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    // clang-format on
};
static const uint32_t initial[WORDS] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

// ---- sixteen blocks in step
// -------------------------------------------------------------------------------

// One block of each lane -> the words of all lanes: words[t] holds word t of lane 0 to 15.
AVX512 static inline void load_words(const unsigned char *const at[LANES], __m512i words[16]) {
    const __m512i swap =
        _mm512_broadcast_i32x4(_mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
    __m512i pairs[LANES], fours[LANES];
#pragma GCC unroll 16
    for (int i = 0; i < LANES; i += 2) {
        __m512i even = _mm512_loadu_si512(at[i]), odd = _mm512_loadu_si512(at[i + 1]);
        pairs[i] = _mm512_unpacklo_epi32(even, odd);
        pairs[i + 1] = _mm512_unpackhi_epi32(even, odd);
    }
#pragma GCC unroll 16
    for (int i = 0; i < LANES; i += 4) {
        fours[i] = _mm512_unpacklo_epi64(pairs[i], pairs[i + 2]);
        fours[i + 1] = _mm512_unpackhi_epi64(pairs[i], pairs[i + 2]);
        fours[i + 2] = _mm512_unpacklo_epi64(pairs[i + 1], pairs[i + 3]);
        fours[i + 3] = _mm512_unpackhi_epi64(pairs[i + 1], pairs[i + 3]);
    }
#pragma GCC unroll 16
    for (int i = 0; i < 4; i++) {
        __m512i even = _mm512_shuffle_i32x4(fours[i], fours[i + 4], 0x88);
        __m512i odd = _mm512_shuffle_i32x4(fours[i], fours[i + 4], 0xDD);
        __m512i even_high = _mm512_shuffle_i32x4(fours[i + 8], fours[i + 12], 0x88);
        __m512i odd_high = _mm512_shuffle_i32x4(fours[i + 8], fours[i + 12], 0xDD);
        words[i] = _mm512_shuffle_i32x4(even, even_high, 0x88);
        words[i + 4] = _mm512_shuffle_i32x4(odd, odd_high, 0x88);
        words[i + 8] = _mm512_shuffle_i32x4(even, even_high, 0xDD);
        words[i + 12] = _mm512_shuffle_i32x4(odd, odd_high, 0xDD);
    }
#pragma GCC unroll 16
    for (int i = 0; i < 16; i++) words[i] = _mm512_shuffle_epi8(words[i], swap);
}

// Three operands at once: exclusive or; choice of b or c by a; majority.
#define XOR3(a, b, c)     _mm512_ternarylogic_epi32(a, b, c, 0x96)
#define CHOICE(a, b, c)   _mm512_ternarylogic_epi32(a, b, c, 0xCA)
#define MAJORITY(a, b, c) _mm512_ternarylogic_epi32(a, b, c, 0xE8)
#define ADD(a, b)         _mm512_add_epi32(a, b)
#define TURN(x, one, two, three)                                                                   \
    XOR3(_mm512_ror_epi32(x, one), _mm512_ror_epi32(x, two), _mm512_ror_epi32(x, three))
#define SHIFT(x, one, two, three)                                                                  \
    XOR3(_mm512_ror_epi32(x, one), _mm512_ror_epi32(x, two), _mm512_srli_epi32(x, three))
#define ROUND(a, b, c, d, e, f, g, h, t)                                                           \
    do {                                                                                           \
        __m512i given = ADD(words[(t)&15], _mm512_set1_epi32((int)constants[t]));                  \
        h = ADD(ADD(h, given), ADD(TURN(e, 6, 11, 25), CHOICE(e, f, g)));                          \
        d = ADD(d, h);                                                                             \
        h = ADD(h, ADD(TURN(a, 2, 13, 22), MAJORITY(a, b, c)));                                    \
    } while (0)
#define EIGHT_ROUNDS(t)                                                                            \
    do {                                                                                           \
        ROUND(a, b, c, d, e, f, g, h, t);                                                          \
        ROUND(h, a, b, c, d, e, f, g, (t) + 1);                                                    \
        ROUND(g, h, a, b, c, d, e, f, (t) + 2);                                                    \
        ROUND(f, g, h, a, b, c, d, e, (t) + 3);                                                    \
        ROUND(e, f, g, h, a, b, c, d, (t) + 4);                                                    \
        ROUND(d, e, f, g, h, a, b, c, (t) + 5);                                                    \
        ROUND(c, d, e, f, g, h, a, b, (t) + 6);                                                    \
        ROUND(b, c, d, e, f, g, h, a, (t) + 7);                                                    \
    } while (0)

// `state` holds a word of all lanes a row; `at` is moved on.
AVX512 static void add_blocks(uint32_t state[WORDS][LANES], const unsigned char *at[LANES],
                              size_t blocks) {
    __m512i sum[WORDS], words[16];
    for (int i = 0; i < WORDS; i++) sum[i] = _mm512_loadu_si512(state[i]);
    for (; blocks > 0; blocks--) {
        load_words(at, words);
        for (int i = 0; i < LANES; i++) at[i] += BLOCK;
        __m512i a = sum[0], b = sum[1], c = sum[2], d = sum[3];
        __m512i e = sum[4], f = sum[5], g = sum[6], h = sum[7];
        EIGHT_ROUNDS(0);
        EIGHT_ROUNDS(8);
        for (int t = 16; t < ROUNDS; t += 16) {
#pragma GCC unroll 16
            for (int i = 0; i < 16; i++)
                words[i] = ADD(ADD(words[i], words[(i + 9) & 15]),
                               ADD(SHIFT(words[(i + 1) & 15], 7, 18, 3),
                                   SHIFT(words[(i + 14) & 15], 17, 19, 10)));
            EIGHT_ROUNDS(t);
            EIGHT_ROUNDS(t + 8);
        }
        __m512i made[WORDS] = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < WORDS; i++) sum[i] = ADD(sum[i], made[i]);
    }
    for (int i = 0; i < WORDS; i++) _mm512_storeu_si512(state[i], sum[i]);
}

// ---- who is in which lane
// ---------------------------------------------------------------------------------

struct lane {
    const struct sha256_job *job; // NULL: idle
    size_t blocks;                // left at `at`
    unsigned char end[2 * BLOCK]; // what does not fill a block, with its padding
    size_t end_blocks;            // 0: they are what is at work
};

struct lanes {
    uint32_t state[WORDS][LANES];
    const unsigned char *at[LANES];
    struct lane lane[LANES];
};

static void begin(struct lanes *lanes, int i, const struct sha256_job *job) {
    struct lane *lane = &lanes->lane[i];
    size_t rest = job->length % BLOCK;
    uint64_t bits = (uint64_t)job->length * 8;
    lane->job = job;
    lane->blocks = job->length / BLOCK;
    lane->end_blocks = rest + 9 > BLOCK ? 2 : 1;
    memset(lane->end, 0, sizeof lane->end);
    if (rest > 0) memcpy(lane->end, job->bytes + job->length - rest, rest);
    lane->end[rest] = 0x80;
    for (size_t byte = 0; byte < 8; byte++)
        lane->end[lane->end_blocks * BLOCK - 1 - byte] = (unsigned char)(bits >> 8 * byte);
    lanes->at[i] = job->bytes;
    for (int word = 0; word < WORDS; word++) lanes->state[word][i] = initial[word];
}

static void finish(struct lanes *lanes, int i) {
    unsigned char *into = lanes->lane[i].job->into;
    for (int word = 0; word < WORDS; word++)
        for (int byte = 0; byte < 4; byte++)
            *into++ = (unsigned char)(lanes->state[word][i] >> (24 - 8 * byte));
    lanes->lane[i].job = NULL;
}

// Brings every lane to where it has blocks to add; the number of those that have.
static int prepare(struct lanes *lanes, const struct sha256_job **next,
                   const struct sha256_job *end) {
    int active = 0;
    for (int i = 0; i < LANES; i++) {
        struct lane *lane = &lanes->lane[i];
        while (lane->blocks == 0) {
            if (lane->job && lane->end_blocks > 0) {
                lanes->at[i] = lane->end;
                lane->blocks = lane->end_blocks;
                lane->end_blocks = 0;
                break;
            }
            if (lane->job) finish(lanes, i);
            if (*next == end) break;
            begin(lanes, i, (*next)++);
        }
        active += lane->job != NULL;
    }
    return active;
}

static void step(struct lanes *lanes) {
    size_t blocks = SIZE_MAX;
    const unsigned char *some = NULL;
    for (int i = 0; i < LANES; i++) {
        if (!lanes->lane[i].job || lanes->lane[i].blocks >= blocks) continue;
        blocks = lanes->lane[i].blocks;
        some = lanes->at[i];
    }
    for (int i = 0; i < LANES; i++)
        if (!lanes->lane[i].job) lanes->at[i] = some; // goes along; nobody looks at it
    add_blocks(lanes->state, lanes->at, blocks);
    for (int i = 0; i < LANES; i++)
        if (lanes->lane[i].job) lanes->lane[i].blocks -= blocks;
}

static int longest_first(const void *a, const void *b) {
    const struct sha256_job *one = a, *other = b;
    return one->length < other->length ? 1 : one->length > other->length ? -1 : 0;
}

// A piece longer than its share would have the other lanes wait for it.
static size_t count_outliers(const struct sha256_job *jobs, size_t count) {
    size_t total = 0, outliers = 0;
    for (size_t i = 0; i < count; i++) total += jobs[i].length;
    while (outliers < count && jobs[outliers].length > total / LANES)
        total -= jobs[outliers++].length;
    return outliers;
}

static bool has_lanes(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
}

void sha256_many(struct sha256_job *jobs, size_t count) {
    if (!has_lanes()) {
        one_after_the_other(jobs, count);
        return;
    }
    qsort(jobs, count, sizeof *jobs, longest_first);
    size_t outliers = count_outliers(jobs, count);
    one_after_the_other(jobs, outliers);
    const struct sha256_job *next = jobs + outliers, *end = jobs + count;
    struct lanes lanes = {0};
    while (prepare(&lanes, &next, end) > 0) step(&lanes);
}
#else
void sha256_many(struct sha256_job *jobs, size_t count) {
    one_after_the_other(jobs, count);
}
#endif
