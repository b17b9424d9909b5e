// SPDX-License-Identifier: Apache-2.0
// Adobe Technical Note 5176, The Compact Font Format Specification.
#include "render/cff.h"

#include <stdlib.h>

#include "base/memory.h"

struct reader {
    const unsigned char *bytes;
    size_t length, at;
    bool failed;
};

static unsigned read_number(struct reader *reader, unsigned size) {
    unsigned value = 0;
    if (reader->length - reader->at < size || reader->at > reader->length) {
        reader->failed = true;
        return 0;
    }
    while (size--) value = value << 8 | reader->bytes[reader->at++];
    return value;
}

// Leaves the reader behind an INDEX and gives where its first object begins and ends.
static void skip_index(struct reader *reader, size_t *first, size_t *end) {
    unsigned count = read_number(reader, 2);
    *first = *end = reader->at;
    if (count == 0 || reader->failed) return;
    unsigned size = read_number(reader, 1);
    if (size < 1 || size > 4) {
        reader->failed = true;
        return;
    }
    size_t offsets = reader->at, data = offsets + (size_t)(count + 1) * size - 1;
    unsigned from = read_number(reader, size), to = read_number(reader, size);
    *first = data + from;
    *end = data + to;
    reader->at = offsets + (size_t)count * size;
    unsigned last = read_number(reader, size);
    reader->at = data + last;
    if (*end > reader->length || *first > *end || reader->at > reader->length)
        reader->failed = true;
}

enum { OP_ESCAPE = 12, OP_CHARSET = 15, OP_ROS = 0x0c1e };

// Operands of a DICT: only integers matter here; a real number is stepped over.
static int read_operand(struct reader *reader, unsigned first) {
    if (first >= 32 && first <= 246) return (int)first - 139;
    if (first >= 247 && first <= 250)
        return (int)((first - 247) * 256 + read_number(reader, 1) + 108);
    if (first >= 251 && first <= 254)
        return -(int)((first - 251) * 256) - (int)read_number(reader, 1) - 108;
    if (first == 28) return (int16_t)read_number(reader, 2);
    if (first == 29) return (int32_t)read_number(reader, 4);
    while (first == 30 && !reader->failed) {
        unsigned pair = read_number(reader, 1);
        if ((pair & 15) == 15 || pair >> 4 == 15) break;
    }
    return 0;
}

static bool top_dict(struct reader *reader, size_t end, int *charset) {
    bool cid_keyed = false;
    int operand = 0;
    while (reader->at < end && !reader->failed) {
        unsigned byte = read_number(reader, 1);
        if (byte > 21) {
            operand = read_operand(reader, byte);
            continue;
        }
        unsigned code = byte == OP_ESCAPE ? byte << 8 | read_number(reader, 1) : byte;
        if (code == OP_ROS) cid_keyed = true;
        if (code == OP_CHARSET) *charset = operand;
    }
    return cid_keyed && !reader->failed;
}

static void read_charset(struct reader *reader, uint16_t *cids, size_t glyphs) {
    unsigned format = read_number(reader, 1);
    for (size_t glyph = 1; glyph < glyphs && !reader->failed;) {
        unsigned first = read_number(reader, 2);
        unsigned left = format == 0 ? 0 : read_number(reader, format);
        for (unsigned i = 0; i <= left && glyph < glyphs; i++)
            cids[glyph++] = (uint16_t)(first + i);
    }
    if (format > 2) reader->failed = true;
}

bool cff_cids(const unsigned char *table, size_t length, size_t glyphs, uint16_t **cids) {
    struct reader reader = {table, length, 0, length < 4};
    size_t first, end;
    int charset = 0;
    *cids = NULL;
    if (reader.failed) return false;
    reader.at = table[2]; // header size
    skip_index(&reader, &first, &end);
    skip_index(&reader, &first, &end); // Top DICT
    if (reader.failed) return false;
    reader.at = first;
    // Predefined charsets (0 to 2) do not occur in CID-keyed fonts.
    if (!top_dict(&reader, end, &charset) || charset <= 2) return false;
    uint16_t *map = memory_zeroed(glyphs * sizeof *map);
    reader.at = (size_t)charset;
    read_charset(&reader, map, glyphs);
    bool same = true;
    for (size_t glyph = 0; glyph < glyphs; glyph++) same &= map[glyph] == glyph;
    if (same || reader.failed)
        free(map);
    else
        *cids = map;
    return !reader.failed;
}
