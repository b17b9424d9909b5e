// SPDX-License-Identifier: Apache-2.0
// The directory of a ZIP file, read by ourselves and strictly, because every lenient reader takes
// some forged file for a whole one. In a volume of ours each byte is accounted for: entries lie one
// behind the other from 0 to the central directory, that reaches the end records, and those the end
// of the file; each header field is equal in both its places and to the constant that we write.
#ifndef JUANCE_VOLUME_ZIP_READER_H
#define JUANCE_VOLUME_ZIP_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "volume/byte_source.h"
#include "volume/report.h"

enum zip_rules {
    ZIP_OURS,   // every constant as zip_format.h says
    ZIP_FOREIGN // any tool's: deflate, comments, extra fields and descriptors are fine; overlaps,
                // gaps with entries hidden in them, colliding or unsafe names and links are not
};

struct zip_entry {
    const char *name; // as it stands in the file, UTF-8; folders end with '/'
    int64_t header_offset;
    int64_t data_offset;
    int64_t stored_size; // bytes in the file
    int64_t size;        // bytes after inflating
    uint32_t crc;
    uint32_t attributes;
    uint16_t made_by;
    uint16_t flags;
    uint16_t method;
    uint16_t time, date; // DOS
};

struct zip_directory {
    struct zip_entry *entries; // in the order of the central directory
    size_t count;
    int64_t central_offset;
};

// Everything that is wrong goes to the report's structure layer, with entry or structure and
// offset. False when the directory cannot be used at all; true otherwise, also when there were
// failures. `directory` is allocated in `arena`.
bool zip_directory_read(struct arena *arena, const struct byte_source *source, enum zip_rules rules,
                        struct zip_directory *directory, struct verify_report *report);

#endif
