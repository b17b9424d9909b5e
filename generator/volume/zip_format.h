// SPDX-License-Identifier: Apache-2.0
// The parts of a ZIP file (APPNOTE 6.3.10), and the constants that stand in ours. What the writer
// makes libzip write and what the strict reader demands is said here once.
#ifndef JUANCE_VOLUME_ZIP_FORMAT_H
#define JUANCE_VOLUME_ZIP_FORMAT_H

#include <stdint.h>

enum {
    ZIP_LOCAL_SIGNATURE = 0x04034b50,
    ZIP_CENTRAL_SIGNATURE = 0x02014b50,
    ZIP_END_SIGNATURE = 0x06054b50,
    ZIP_END64_SIGNATURE = 0x06064b50,
    ZIP_LOCATOR_SIGNATURE = 0x07064b50,

    ZIP_LOCAL_SIZE = 30, // fixed part of a local header
    ZIP_CENTRAL_SIZE = 46,
    ZIP_END_SIZE = 22,
    ZIP_END64_SIZE = 56,
    ZIP_LOCATOR_SIZE = 20,
    ZIP64_EXTRA = 1, // header id of the ZIP64 extended information

    ZIP_FLAG_ENCRYPTED = 1 << 0,
    ZIP_FLAG_DESCRIPTOR = 1 << 3,
    ZIP_FLAG_PATCH = 1 << 5,
    ZIP_FLAG_STRONG = 1 << 6,
    ZIP_FLAG_UTF8 = 1 << 11, // set when the name is not ASCII
    ZIP_FLAG_MASKED = 1 << 13,

    ZIP_METHOD_STORED = 0,
    ZIP_METHOD_DEFLATED = 8,

    ZIP_OUR_MADE_BY = 3 << 8 | 63, // Unix, APPNOTE 6.3
    ZIP_OUR_VERSION = 10,
    ZIP_OUR_VERSION_64 = 45,
    ZIP_OUR_TIME = 12 << 11, // 12:00:00
    ZIP_FILE_TYPE_MASK = 0170000,
    ZIP_FILE_REGULAR = 0100000,
    ZIP_FILE_LINK = 0120000,
};

#define ZIP_OUR_ATTRIBUTES ((uint32_t)0100644 << 16) // a regular file, rw-r--r--
#define ZIP_MAX_16         0xFFFFu
#define ZIP_MAX_32         0xFFFFFFFFu

static inline uint16_t zip_get16(const unsigned char *at) {
    return (uint16_t)(at[0] | at[1] << 8);
}

static inline uint32_t zip_get32(const unsigned char *at) {
    return zip_get16(at) | (uint32_t)zip_get16(at + 2) << 16;
}

static inline uint64_t zip_get64(const unsigned char *at) {
    return zip_get32(at) | (uint64_t)zip_get32(at + 4) << 32;
}

#endif
