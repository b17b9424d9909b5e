// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

// The address sanitizer knows only where blocks end: there each object is one of its own.
#if defined(__SANITIZE_ADDRESS__)
#define ONE_OBJECT_A_BLOCK 1
#elif defined(__has_feature)
#define ONE_OBJECT_A_BLOCK __has_feature(address_sanitizer)
#else
#define ONE_OBJECT_A_BLOCK 0
#endif

enum { FIRST_BLOCK = 8 * 1024, LARGEST_BLOCK = 1024 * 1024 };

struct block {
    struct block *previous;
    size_t capacity;
    size_t used;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *current;
    size_t total;
};

struct arena *arena_new(void) {
    return memory_zeroed(sizeof(struct arena));
}

static void free_blocks(struct block *block) {
    while (block) {
        struct block *previous = block->previous;
        free(block);
        block = previous;
    }
}

void arena_free(struct arena *arena) {
    if (!arena) return;
    free_blocks(arena->current);
    free(arena);
}

void arena_reset(struct arena *arena) {
    if (!arena->current) return;
    if (ONE_OBJECT_A_BLOCK) {
        free_blocks(arena->current);
        *arena = (struct arena){0};
        return;
    }
    free_blocks(arena->current->previous);
    arena->current->previous = NULL;
    memset(arena->current->bytes, 0, arena->current->used);
    arena->current->used = 0;
    arena->total = arena->current->capacity;
}

// Blocks double up to a limit, so that a small document costs little and a large batch few calls.
static void add_block(struct arena *arena, size_t wanted) {
    size_t capacity = arena->current ? arena->current->capacity * 2 : FIRST_BLOCK;
    if (capacity > LARGEST_BLOCK) capacity = LARGEST_BLOCK;
    if (capacity < wanted || ONE_OBJECT_A_BLOCK) capacity = wanted;
    struct block *block = memory_zeroed(sizeof *block + capacity);
    block->capacity = capacity;
    block->previous = arena->current;
    arena->current = block;
    arena->total += capacity;
}

static void *allocate(struct arena *arena, size_t size, size_t alignment) {
    size_t start = 0;
    if (arena->current) start = (arena->current->used + alignment - 1) & ~(alignment - 1);
    if (ONE_OBJECT_A_BLOCK || !arena->current || start > arena->current->capacity ||
        arena->current->capacity - start < size) {
        add_block(arena, size);
        start = 0;
    }
    arena->current->used = start + size;
    return arena->current->bytes + start;
}

void *arena_alloc(struct arena *arena, size_t size) {
    return allocate(arena, size,
                    size < alignof(max_align_t) ? alignof(void *) : alignof(max_align_t));
}

char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t length) {
    char *copy = allocate(arena, length + 1, 1);
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_copy(struct arena *arena, const char *text) {
    return arena_copy_bytes(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = allocate(arena, (size_t)(length < 0 ? 0 : length) + 1, 1);
    if (length >= 0) vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

size_t arena_size(const struct arena *arena) {
    return arena->total;
}
