// SPDX-License-Identifier: Apache-2.0
// Preloaded into juance: a file that another program writes to while it is read.
//   CHANGE_FILE=PATH   the file
//   CHANGE_AFTER=N     it grows by one byte after the Nth read of it; default 1
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

typedef ssize_t read_function(int, void *, size_t);
typedef ssize_t pread_function(int, void *, size_t, off_t);

static void change(int file) {
    static atomic_long reads;
    const char *path = getenv("CHANGE_FILE"), *after = getenv("CHANGE_AFTER");
    struct stat read_from, changed;
    if (!path || fstat(file, &read_from) != 0 || stat(path, &changed) != 0) return;
    if (read_from.st_ino != changed.st_ino || read_from.st_dev != changed.st_dev) return;
    if (atomic_fetch_add(&reads, 1) + 1 != (after ? atol(after) : 1)) return;
    int other = open(path, O_WRONLY | O_APPEND);
    if (other < 0 || write(other, "x", 1) != 1) abort();
    close(other);
}

ssize_t read(int file, void *bytes, size_t length) {
    read_function *real;
    *(void **)&real = dlsym(RTLD_NEXT, "read");
    ssize_t got = real(file, bytes, length);
    if (got > 0) change(file);
    return got;
}

static ssize_t any_pread(const char *name, int file, void *bytes, size_t length, off_t offset) {
    pread_function *real;
    *(void **)&real = dlsym(RTLD_NEXT, name);
    ssize_t got = real(file, bytes, length, offset);
    if (got > 0) change(file);
    return got;
}

ssize_t pread(int file, void *bytes, size_t length, off_t offset) {
    return any_pread("pread", file, bytes, length, offset);
}

ssize_t pread64(int file, void *bytes, size_t length, off_t offset) {
    return any_pread("pread64", file, bytes, length, offset);
}
