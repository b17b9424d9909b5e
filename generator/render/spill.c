// SPDX-License-Identifier: Apache-2.0
#include "render/spill.h"

#include <string.h>

#include "base/language.h"
#include "base/platform.h"

enum { MOST_IN_MEMORY = 4 << 20 };

void spill_open(struct spill *spill) {
    *spill = (struct spill){.descriptor = -1};
}

void spill_close(struct spill *spill) {
    buffer_free(&spill->tail);
    platform_close(spill->descriptor);
    spill->descriptor = -1;
}

bool spill_add(struct spill *spill, const void *bytes, size_t length, int64_t *offset,
               struct diagnostics *diagnostics) {
    if (spill->tail.length > 0 && spill->tail.length + length > MOST_IN_MEMORY) {
        if (spill->descriptor < 0) spill->descriptor = platform_scratch(diagnostics);
        if (spill->descriptor < 0) return false;
        if (!platform_write_at(spill->descriptor, spill->stored, spill->tail.bytes,
                               spill->tail.length))
            return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0,
                            _("the temporary file for finished pages cannot be written: is the "
                              "disk full?"));
        spill->stored += (int64_t)spill->tail.length;
        buffer_clear(&spill->tail);
    }
    *offset = spill->stored + (int64_t)spill->tail.length;
    buffer_add(&spill->tail, bytes, length);
    return true;
}

bool spill_read(const struct spill *spill, int64_t offset, void *bytes, size_t length) {
    if (offset < spill->stored)
        return platform_read_exactly(spill->descriptor, offset, bytes, length);
    memcpy(bytes, spill->tail.bytes + (offset - spill->stored), length);
    return true;
}
