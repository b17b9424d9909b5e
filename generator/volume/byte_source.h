// SPDX-License-Identifier: Apache-2.0
// Bytes that can be read at any position: a file or memory. The strict ZIP reader and verify work
// on these, so that tests and the fuzzer need no files.
#ifndef JUANCE_VOLUME_BYTE_SOURCE_H
#define JUANCE_VOLUME_BYTE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"

struct byte_source {
    int64_t size;
    const unsigned char *memory; // NULL: the descriptor is read
    int descriptor;
    unsigned char *owned; // of byte_source_load()
};

struct byte_source byte_source_memory(const void *bytes, size_t length); // borrows
// Borrows an open descriptor of a file of `size` bytes.
struct byte_source byte_source_descriptor(int descriptor, int64_t size);

// Opens a regular file; close with byte_source_close().
bool byte_source_open(struct byte_source *source, const char *path,
                      struct diagnostics *diagnostics);
// Reads a file of at most `most` bytes into memory, if it is not larger: all readings are of one
// moment, and of memory. A file that cannot be read to its end stays as it was.
void byte_source_load(struct byte_source *source, int64_t most);
void byte_source_close(struct byte_source *source);

// Exactly `length` bytes; false beyond the end or after a read error.
bool byte_source_read(const struct byte_source *source, int64_t offset, void *into, size_t length);

#endif
