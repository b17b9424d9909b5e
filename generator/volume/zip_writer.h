// SPDX-License-Identifier: Apache-2.0
// Writes a ZIP of stored entries into a part file, with libzip: every content is read exactly once,
// in order, when everything before it has been written. So a content can be made out of what came
// before it (the manifests are).
#ifndef JUANCE_VOLUME_ZIP_WRITER_H
#define JUANCE_VOLUME_ZIP_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/platform.h"

// Where contents come from. Every function returns false (or -1) after telling its own diagnostics
// what went wrong; writing then stops.
struct zip_contents {
    void *context;
    size_t count;                                     // at least 1
    const char *(*name)(void *context, size_t index); // UTF-8; valid until writing has ended
    // All entries before `index` are written. Says how many bytes it will give.
    bool (*begin)(void *context, size_t index, int64_t *size);
    int64_t (*read)(void *context, size_t index, void *bytes, size_t capacity); // 0 at the end
    bool (*end)(void *context, size_t index); // after the last byte
};

// Entries carry 12:00:00 of `day` (1980..2107) as their time: noon, because libzip 1.7 passes the
// time through the machine's zone, and no zone skips noon. Does not sync or commit. False, and a
// message unless a content has given one, when the ZIP is not whole.
bool zip_write(struct part *part, const struct zip_contents *contents, date day, const char *path,
               struct diagnostics *diagnostics);

#endif
