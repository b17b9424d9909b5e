// SPDX-License-Identifier: Apache-2.0
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static _Noreturn void exhausted(void) {
    static const char message[] = "juance: out of memory; close other programs or process fewer "
                                  "exports at once (--jobs 1)\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(3);
}

void *memory_zeroed(size_t size) {
    void *memory = calloc(1, size ? size : 1);
    if (!memory) exhausted();
    return memory;
}

void *memory_resize(void *memory, size_t size) {
    void *resized = realloc(memory, size ? size : 1);
    if (!resized) exhausted();
    return resized;
}

char *memory_copy(const char *text) {
    if (!text) return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(memory_zeroed(size), text, size);
}

_Noreturn void memory_bug(const char *file, int line, const char *reason) {
    fprintf(stderr, "juance: internal error at %s:%d: %s\n", file, line, reason);
    abort();
}
