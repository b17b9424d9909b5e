// SPDX-License-Identifier: Apache-2.0
// Lines of a text file by their numbers, to show where a message points.
#ifndef JUANCE_BASE_LINES_H
#define JUANCE_BASE_LINES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

// `numbers` ascending, 1 and up. Returns one text a number, without outer blanks and cut after
// `width` bytes at a character's border, "" where the file has no such line or it is not UTF-8.
// One pass over the file; stops at the last number. Never fails: an excerpt is a courtesy.
const char *const *lines_excerpt(struct arena *arena, const char *path, const uint32_t *numbers,
                                 size_t count, size_t width);

#endif
