// SPDX-License-Identifier: Apache-2.0
// The end of a ZIP file: end record and, where numbers are large, the ZIP64 records before it.
#ifndef JUANCE_VOLUME_ZIP_END_H
#define JUANCE_VOLUME_ZIP_END_H

#include "volume/zip_reader.h"

struct zip_end {
    uint64_t count;          // entries
    uint64_t central_offset; // of the central directory
    uint64_t central_size;
    int64_t start; // offset of the first end record: where the central directory must end
    bool zip64;    // the ZIP64 records are there
};

// False, with a failure in the structure layer, when there is no end to go by.
bool zip_end_read(const struct byte_source *source, enum zip_rules rules, struct zip_end *end,
                  struct verify_report *report);

// One field against what it must be; a failure names structure (or entry), field and offset.
bool zip_field(struct verify_report *report, const char *entry, const char *field, int64_t offset,
               uint64_t found, uint64_t wanted);

#endif
