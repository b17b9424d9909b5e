// SPDX-License-Identifier: Apache-2.0
#include "render/flate.h"

#define ZLIB_CONST // its input is const
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

bool flate_unpack(const char *packed, size_t length, struct buffer *into) {
    z_stream stream = {.next_in = (const Bytef *)packed, .avail_in = (uInt)length};
    char piece[4096];
    int status = inflateInit(&stream);
    while (status == Z_OK) {
        stream.next_out = (Bytef *)piece;
        stream.avail_out = sizeof piece;
        status = inflate(&stream, Z_NO_FLUSH);
        if (status == Z_OK || status == Z_STREAM_END)
            buffer_add(into, piece, sizeof piece - stream.avail_out);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END;
}
