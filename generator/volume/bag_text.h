// SPDX-License-Identifier: Apache-2.0
// Tag files of a bag made of "Label: value" lines (RFC 8493, 2.1.1 and 2.2.2).
#ifndef JUANCE_VOLUME_BAG_TEXT_H
#define JUANCE_VOLUME_BAG_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "volume/volume_writer.h"

struct bag_text {
    struct bag_line *lines;
    size_t count;
    size_t broken; // number of the first line that is none, from 1; 0 when there is none
};

// A line that begins with a blank goes on with the one before. Allocated in `arena`. `loose`: of a
// bag before version 1.0, where blanks may stand before the colon, and any or none behind it.
struct bag_text bag_text_parse(struct arena *arena, const char *text, size_t length, bool loose);

// RFC 8493, 2.1.1: a line may end with LF, CR or both; makes LF of each.
void bag_text_unify_ends(struct buffer *text);

// The first value; NULL when the label is absent. Labels are compared without case.
const char *bag_text_find(const struct bag_text *text, const char *label);

#endif
