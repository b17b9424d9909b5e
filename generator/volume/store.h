// SPDX-License-Identifier: Apache-2.0
// The files of one bag, wherever they lie: in a volume of ours, in any other ZIP, in a folder.
#ifndef JUANCE_VOLUME_STORE_H
#define JUANCE_VOLUME_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "base/map.h"
#include "volume/byte_source.h"
#include "volume/report.h"
#include "volume/zip_reader.h"

struct zip_inflater;

struct store_file {
    const char *name; // below the bag's top folder
    int64_t size;     // bytes
    size_t index;     // into the ZIP's directory
};

struct store {
    struct arena *arena;
    const char *top; // the bag's top folder; "" when the bag lies at the top of a foreign ZIP
    struct store_file *files; // in the order of the ZIP; in a folder bytewise
    size_t count;
    struct map by_name; // name -> struct store_file *
    enum zip_rules rules;
    struct byte_source source;      // a ZIP's
    struct zip_directory directory; // a ZIP's
    uint32_t
        *checksums; // as computed, an entry of the directory; NULL: store_checksum() was not called
    unsigned char *piece;          // what is read at a time; made when it is needed
    struct zip_inflater *inflater; // made when the first deflated entry is read
    int folder;                    // a folder's descriptor, else -1
};

// Reads the directory of a ZIP, which `source` holds and which the store borrows; faults go to the
// report's structure layer. NULL when it cannot be worked with.
struct store *store_open_zip(const struct byte_source *source, enum zip_rules rules,
                             struct verify_report *report);

// The files below a folder; links that lead out and other things than files are faults.
struct store *store_open_folder(const char *path, struct verify_report *report,
                                struct diagnostics *diagnostics);
void store_free(struct store *store); // NULL is fine

const struct store_file *store_find(const struct store *store, const char *name); // NULL: absent

// Hands all bytes of a file to `sink`, in order, and checks size and checksum. False when the sink
// says so or when the bytes are not what the ZIP says; that is reported.
typedef bool store_sink(void *context, const void *bytes, size_t length);
bool store_stream(struct store *store, const struct store_file *file, store_sink *sink,
                  void *context, struct verify_report *report);

// Computes the checksums of a ZIP in memory ahead, while its bytes are near the processor.
void store_checksum(struct store *store);

// The bytes of a file that is stored in a ZIP in memory; NULL of any other.
const unsigned char *store_memory(const struct store *store, const struct store_file *file);

// The whole file; refuses more than `limit` bytes.
bool store_read(struct store *store, const struct store_file *file, size_t limit,
                struct buffer *into, struct verify_report *report);

#endif
