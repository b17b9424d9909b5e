// SPDX-License-Identifier: Apache-2.0
#include "render/flate.h"

#include <zlib.h>

#include "base/memory.h"

void flate_pack(struct buffer *bytes) {
    struct buffer packed = BUFFER_EMPTY;
    uLongf length = compressBound((uLong)bytes->length);
    packed.bytes = memory_zeroed(length + 1);
    packed.capacity = length + 1;
    compress2((Bytef *)packed.bytes, &length, (const Bytef *)bytes->bytes, (uLong)bytes->length,
              Z_DEFAULT_COMPRESSION);
    packed.length = length;
    packed.bytes[length] = '\0';
    buffer_free(bytes);
    *bytes = packed;
}
