// SPDX-License-Identifier: Apache-2.0
// Preloaded into juance: lets the Nth call that changes the disk fail, or kills the process there.
//   FAULT_LOG=FILE   append the number of counted calls at exit
//   FAULT_AT=N       the call to hit, 1 and up; 0 or unset: count only
//   FAULT_MODE=      "error" (default): the call fails with FAULT_ERRNO; "kill": SIGKILL before it;
//                    "short": a write writes one byte less than asked, then goes on
//   FAULT_ERRNO=     a number; default ENOSPC
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

enum outcome { GO_ON, FAIL, SHORT };

static enum outcome next_call(void) {
    const char *at = getenv("FAULT_AT"), *mode = getenv("FAULT_MODE");
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (!at || number != atol(at)) return GO_ON;
    if (mode && strcmp(mode, "kill") == 0) raise(SIGKILL);
    if (mode && strcmp(mode, "short") == 0) return SHORT;
    const char *code = getenv("FAULT_ERRNO");
    errno = code ? atoi(code) : ENOSPC;
    return FAIL;
}

__attribute__((destructor)) static void log_calls(void) {
    const char *path = getenv("FAULT_LOG");
    if (!path) return;
    char line[32];
    int length = snprintf(line, sizeof line, "%ld\n", atomic_load(&calls));
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    if (file >= 0) real(file, line, (size_t)length);
    close(file);
}

// Terminals and pipes are not the disk.
static int on_disk(int file) {
    struct stat status;
    return fstat(file, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

#define REAL(name, type)                                                                           \
    static type real;                                                                              \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, name)

typedef ssize_t write_function(int, const void *, size_t);
typedef ssize_t pwrite_function(int, const void *, size_t, off_t);
typedef int file_function(int);
typedef int truncate_function(int, off_t);
typedef int rename_function(const char *, const char *);
typedef int path_function(const char *);
typedef int mkdir_function(const char *, mode_t);
typedef int fchmod_function(int, mode_t);

ssize_t write(int file, const void *bytes, size_t length) {
    REAL("write", write_function *);
    if (!on_disk(file)) return real(file, bytes, length);
    switch (next_call()) {
    case FAIL:
        return -1;
    case SHORT:
        return real(file, bytes, length > 1 ? length - 1 : length);
    case GO_ON:
        break;
    }
    return real(file, bytes, length);
}

static ssize_t any_pwrite(pwrite_function *real, int file, const void *bytes, size_t length,
                          off_t offset) {
    switch (next_call()) {
    case FAIL:
        return -1;
    case SHORT:
        return real(file, bytes, length > 1 ? length - 1 : length, offset);
    case GO_ON:
        break;
    }
    return real(file, bytes, length, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
    REAL("pwrite", pwrite_function *);
    return any_pwrite(real, file, bytes, length, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off_t offset) {
    REAL("pwrite64", pwrite_function *);
    return any_pwrite(real, file, bytes, length, offset);
}

int fsync(int file) {
    REAL("fsync", file_function *);
    return next_call() == FAIL ? -1 : real(file);
}

int fdatasync(int file) {
    REAL("fdatasync", file_function *);
    return next_call() == FAIL ? -1 : real(file);
}

int ftruncate(int file, off_t length) {
    REAL("ftruncate", truncate_function *);
    return next_call() == FAIL ? -1 : real(file, length);
}

int ftruncate64(int file, off_t length) {
    REAL("ftruncate64", truncate_function *);
    return next_call() == FAIL ? -1 : real(file, length);
}

int rename(const char *from, const char *to) {
    REAL("rename", rename_function *);
    return next_call() == FAIL ? -1 : real(from, to);
}

int unlink(const char *path) {
    REAL("unlink", path_function *);
    return next_call() == FAIL ? -1 : real(path);
}

int rmdir(const char *path) {
    REAL("rmdir", path_function *);
    return next_call() == FAIL ? -1 : real(path);
}

int mkdir(const char *path, mode_t mode) {
    REAL("mkdir", mkdir_function *);
    return next_call() == FAIL ? -1 : real(path, mode);
}

int fchmod(int file, mode_t mode) {
    REAL("fchmod", fchmod_function *);
    return next_call() == FAIL ? -1 : real(file, mode);
}
