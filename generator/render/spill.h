// SPDX-License-Identifier: Apache-2.0
// Finished page streams: in memory while they are few, then in a file without a name.
#ifndef JUANCE_RENDER_SPILL_H
#define JUANCE_RENDER_SPILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

struct spill {
    struct buffer tail; // what is not in the file yet
    int64_t stored;     // bytes in the file
    int descriptor;     // -1: no file yet
};

void spill_open(struct spill *spill);
void spill_close(struct spill *spill);

// Appends; `*offset` gets where.
bool spill_add(struct spill *spill, const void *bytes, size_t length, int64_t *offset,
               struct diagnostics *diagnostics);

// Reads back what was added at `offset`; bytes of one addition only.
bool spill_read(const struct spill *spill, int64_t offset, void *bytes, size_t length);

#endif
