// SPDX-License-Identifier: Apache-2.0
// Memory that lives and dies together: one arena a batch, a scratch arena a document.
#ifndef JUANCE_BASE_ARENA_H
#define JUANCE_BASE_ARENA_H

#include <stddef.h>

struct arena;

// Owns everything allocated from it. Memory exhaustion ends the program with status 3 (see
// memory.h): a batch program that cannot get a few bytes has nothing left to save.
struct arena *arena_new(void);
void arena_free(struct arena *arena); // NULL is fine

// Forgets every allocation and keeps the largest block for the next use.
void arena_reset(struct arena *arena);

// Zeroed, aligned for any object. A size of 0 gives a valid pointer.
void *arena_alloc(struct arena *arena, size_t size);

// Copies; the result ends with NUL.
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Bytes obtained from the system so far.
size_t arena_size(const struct arena *arena);

#endif
