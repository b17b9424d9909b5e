// SPDX-License-Identifier: Apache-2.0
#include "volume/byte_source.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"

struct byte_source byte_source_memory(const void *bytes, size_t length) {
    return (struct byte_source){(int64_t)length, bytes ? bytes : (const void *)"", -1, NULL};
}

struct byte_source byte_source_descriptor(int descriptor, int64_t size) {
    return (struct byte_source){size, NULL, descriptor, NULL};
}

bool byte_source_open(struct byte_source *source, const char *path,
                      struct diagnostics *diagnostics) {
    *source = byte_source_descriptor(platform_open_file(path, diagnostics), 0);
    if (source->descriptor < 0) return false;
    struct file_state state;
    if (!platform_state(source->descriptor, &state)) {
        byte_source_close(source);
        return diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, _("cannot be read"));
    }
    source->size = state.size;
    return true;
}

void byte_source_load(struct byte_source *source, int64_t most) {
    if (source->memory || source->size < 1 || source->size > most) return;
    unsigned char *bytes = memory_resize(NULL, (size_t)source->size);
    if (byte_source_read(source, 0, bytes, (size_t)source->size))
        source->memory = source->owned = bytes;
    else
        free(bytes);
}

void byte_source_close(struct byte_source *source) {
    platform_close(source->descriptor);
    free(source->owned);
    *source = byte_source_memory(NULL, 0);
}

bool byte_source_read(const struct byte_source *source, int64_t offset, void *into, size_t length) {
    if (offset < 0 || offset > source->size || (uint64_t)(source->size - offset) < length)
        return false;
    if (source->memory) {
        memcpy(into, source->memory + offset, length);
        return true;
    }
    for (char *at = into; length > 0;) {
        int64_t got = platform_read_at(source->descriptor, offset, at, length);
        if (got <= 0) return false;
        at += got;
        offset += got;
        length -= (size_t)got;
    }
    return true;
}
