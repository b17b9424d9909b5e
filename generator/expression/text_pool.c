// SPDX-License-Identifier: Apache-2.0
#include "expression/text_pool.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { BLOCK_SIZE = 4096 };

struct text_pool text_pool_over(struct arena *arena) {
    return (struct text_pool){.arena = arena};
}

struct text_pool text_pool_from(struct text_block *block, struct arena *arena) {
    return (struct text_pool){.arena = arena, .first = block, .current = block};
}

void text_pool_reset(struct text_pool *pool) {
    for (struct text_block *block = pool->first; block; block = block->next) block->used = 0;
    pool->current = pool->first;
    pool->open = 0;
}

// Moves what is being written to a block that has `room` bytes behind it.
static void grow(struct text_pool *pool, size_t room) {
    struct text_block *from = pool->current;
    size_t written = from ? from->used - pool->open : 0;
    struct text_block **link = from ? &from->next : &pool->first;
    while (*link && (*link)->capacity < written + room) link = &(*link)->next;
    if (!*link) {
        struct text_block *block = arena_alloc(pool->arena, sizeof *block);
        block->capacity = written + room > BLOCK_SIZE ? 2 * (written + room) : BLOCK_SIZE;
        block->bytes = arena_alloc(pool->arena, block->capacity);
        *link = block;
    }
    struct text_block *to = *link;
    if (written) {
        memcpy(to->bytes, from->bytes + pool->open, written);
        from->used = pool->open;
    }
    to->used = written;
    pool->current = to;
    pool->open = 0;
}

void text_pool_add(struct text_pool *pool, const char *bytes, size_t length) {
    // One byte more is kept for the end of the text.
    if (!pool->current || pool->current->capacity - pool->current->used <= length)
        grow(pool, length + 1);
    memcpy(pool->current->bytes + pool->current->used, bytes, length);
    pool->current->used += length;
}

const char *text_pool_end(struct text_pool *pool) {
    text_pool_add(pool, "", 1);
    const char *text = pool->current->bytes + pool->open;
    pool->open = pool->current->used;
    return text;
}

const char *text_pool_printf(struct text_pool *pool, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length < 0) return "";
    if ((size_t)length < sizeof text) {
        text_pool_add(pool, text, (size_t)length);
        return text_pool_end(pool);
    }
    char *longer = arena_alloc(pool->arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(longer, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return longer;
}
