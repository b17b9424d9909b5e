// SPDX-License-Identifier: Apache-2.0
// Texts that live for one row of a table: its blocks come from an arena once and are used again for
// every row, so that a long register needs no more memory than a short one.
#ifndef JUANCE_EXPRESSION_TEXT_POOL_H
#define JUANCE_EXPRESSION_TEXT_POOL_H

#include <stddef.h>

#include "base/arena.h"

struct text_block {
    struct text_block *next;
    size_t used, capacity;
    char *bytes;
};

struct text_pool {
    struct arena *arena; // gives the blocks
    struct text_block *first, *current;
    size_t open; // start of the text that is being written, in the current block
};

struct text_pool text_pool_over(struct arena *arena);

// A pool that starts in `block`, bytes of the caller's own, and needs the arena only beyond it.
struct text_pool text_pool_from(struct text_block *block, struct arena *arena);

// Forgets all texts; their memory is written over from now on.
void text_pool_reset(struct text_pool *pool);

// Writes a text piece by piece; text_pool_end() closes it and returns it.
void text_pool_add(struct text_pool *pool, const char *bytes, size_t length);
const char *text_pool_end(struct text_pool *pool);

const char *text_pool_printf(struct text_pool *pool, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
