// SPDX-License-Identifier: Apache-2.0
// usage: hash_alone JOBS < LIST: reads and hashes each file of the list once (SHA-256 of OpenSSL,
// so many at a time) and does nothing else with it; prints bytes and seconds. The peer of `juance
// verify`.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/workers.h"
#include "volume/byte_source.h"
#include "volume/digest.h"

enum { PIECE = 256 * 1024 };

struct list {
    char **files;
    size_t count;
    int64_t bytes;
    bool failed;
};

static _Thread_local unsigned char piece[PIECE];

static void hash(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct list *list = context;
    struct diagnostics diagnostics = {.quiet = false};
    struct byte_source source;
    unsigned char sha256[SHA256_SIZE];
    struct digest *digest = digest_new(DIGEST_SHA256);
    bool ok = byte_source_open(&source, list->files[index], &diagnostics);
    for (int64_t at = 0; ok && at < source.size; at += PIECE) {
        size_t length = source.size - at < PIECE ? (size_t)(source.size - at) : PIECE;
        ok = byte_source_read(&source, at, piece, length);
        if (ok) digest_add(digest, piece, length);
    }
    digest_finish(digest, sha256);
    digest_free(digest);
    __atomic_fetch_add(&list->bytes, ok ? source.size : 0, __ATOMIC_RELAXED);
    if (ok)
        byte_source_close(&source);
    else
        __atomic_store_n(&list->failed, true, __ATOMIC_RELAXED);
}

static void done(void *context, size_t index, unsigned worker) {
    (void)worker;
    (void)context;
    (void)index;
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: hash_alone JOBS < LIST\n");
        return 2;
    }
    struct list list = {0};
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        list.files = memory_resize(list.files, (list.count + 1) * sizeof *list.files);
        list.files[list.count++] = memory_copy(line);
    }
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    struct work work = {.run = hash, .finish = done, .context = &list};
    workers_run(&work, list.count, (unsigned)atoi(arguments[1]));
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%" PRId64 " bytes %.3f s\n", list.bytes,
           (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
    for (size_t i = 0; i < list.count; i++) free(list.files[i]);
    free(list.files);
    return list.failed ? 3 : 0;
}
