// SPDX-License-Identifier: Apache-2.0
#include "volume/store.h"

#include <inttypes.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "volume/store_folder.h"
#include "volume/zip_format.h"
#include "volume/zip_inflater.h"

enum { PIECE = 1024 * 1024 };

struct store *store_new(void) {
    struct store *store = memory_zeroed(sizeof *store);
    store->arena = arena_new();
    store->source = byte_source_memory(NULL, 0);
    store->folder = -1;
    store->top = "";
    return store;
}

void store_free(struct store *store) {
    if (!store) return;
    zip_inflater_free(store->inflater);
    free(store->piece);
    map_free(&store->by_name);
    platform_close(store->folder);
    arena_free(store->arena);
    free(store);
}

void store_index(struct store *store) {
    for (size_t i = 0; i < store->count; i++)
        map_add(&store->by_name, store->files[i].name, &store->files[i]);
}

const struct store_file *store_find(const struct store *store, const char *name) {
    return map_find(&store->by_name, name);
}

// ---- opening a ZIP ------------------------------------------------------------------------------

// The first component of the first name, when every name begins with it; else a name that does not.
static bool find_top(struct store *store, const char **stray) {
    *stray = _("central directory");
    if (store->directory.count == 0) return false;
    const char *first = store->directory.entries[0].name;
    size_t length = strcspn(first, "/");
    *stray = first;
    if (first[length] != '/') return false;
    store->top = arena_copy_bytes(store->arena, first, length);
    for (size_t i = 1; i < store->directory.count; i++) {
        *stray = store->directory.entries[i].name;
        if (strncmp(*stray, first, length + 1) != 0) return false;
    }
    return true;
}

struct store *store_open_zip(const struct byte_source *source, enum zip_rules rules,
                             struct verify_report *report) {
    struct store *store = store_new();
    store->source = *source;
    store->rules = rules;
    bool ok = zip_directory_read(store->arena, source, rules, &store->directory, report);
    const char *stray;
    if (ok && !find_top(store, &stray)) {
        ok = rules == ZIP_FOREIGN;
        if (!ok)
            report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, stray,
                       _("does not lie below the one top folder"));
        store->top = "";
    }
    if (!ok) {
        store_free(store);
        return NULL;
    }
    size_t skip = *store->top ? strlen(store->top) + 1 : 0;
    store->files = arena_alloc(store->arena, store->directory.count * sizeof *store->files);
    for (size_t i = 0; i < store->directory.count; i++) {
        const struct zip_entry *entry = &store->directory.entries[i];
        if (entry->name[strlen(entry->name) - 1] == '/') continue; // a folder
        store->files[store->count++] = (struct store_file){entry->name + skip, entry->size, i};
    }
    store_index(store);
    return store;
}

// ---- reading
// --------------------------------------------------------------------------------------

static bool fault(struct verify_report *report, const char *entry, const char *message) {
    report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, entry, "%s", message);
    return false;
}

// One buffer for all entries: small volumes have many.
static unsigned char *piece_of(struct store *store) {
    if (!store->piece) store->piece = memory_zeroed(PIECE);
    return store->piece;
}

const unsigned char *store_memory(const struct store *store, const struct store_file *file) {
    if (store->folder >= 0 || !store->source.memory) return NULL;
    const struct zip_entry *entry = &store->directory.entries[file->index];
    if (entry->method != ZIP_METHOD_STORED || entry->data_offset > store->source.size ||
        entry->size > store->source.size - entry->data_offset)
        return NULL;
    return store->source.memory + entry->data_offset;
}

void store_checksum(struct store *store) {
    uint32_t *made = arena_alloc(store->arena, store->directory.count * sizeof *made);
    for (size_t i = 0; i < store->count; i++) {
        const unsigned char *bytes = store_memory(store, &store->files[i]);
        if (bytes)
            made[store->files[i].index] = libdeflate_crc32(0, bytes, (size_t)store->files[i].size);
    }
    store->checksums = made;
}

static bool stream_stored(struct store *store, const struct store_file *file, store_sink *sink,
                          void *context, uint32_t *crc, struct verify_report *report) {
    const struct zip_entry *entry = &store->directory.entries[file->index];
    const unsigned char *there = store_memory(store, file);
    if (there) {
        *crc = store->checksums ? store->checksums[file->index]
                                : libdeflate_crc32(*crc, there, (size_t)entry->size);
        return sink(context, there, (size_t)entry->size);
    }
    unsigned char *piece = piece_of(store);
    bool ok = true;
    for (int64_t done = 0; ok && done < entry->size;) {
        size_t length = entry->size - done < PIECE ? (size_t)(entry->size - done) : PIECE;
        ok = byte_source_read(&store->source, entry->data_offset + done, piece, length);
        if (!ok) fault(report, file->name, _("cannot be read to its end"));
        if (ok) *crc = libdeflate_crc32(*crc, piece, length);
        ok = ok && sink(context, piece, length);
        done += (int64_t)length;
    }
    return ok;
}

static bool stream_deflated(struct store *store, const struct zip_entry *entry, size_t index,
                            store_sink *sink, void *context, uint32_t *crc, const char *name,
                            struct verify_report *report) {
    if (!store->inflater) store->inflater = zip_inflater_new(&store->source);
    unsigned char *piece = piece_of(store);
    bool ok = zip_inflater_begin(store->inflater, index);
    int64_t total = 0, got = 0;
    while (ok && (got = zip_inflater_read(store->inflater, piece, PIECE)) > 0) {
        total += got;
        ok = total <= entry->size && sink(context, piece, (size_t)got);
        *crc = libdeflate_crc32(*crc, piece, (size_t)got);
    }
    if (ok && got == 0 && total == entry->size) return true;
    return fault(report, name, _("cannot be inflated to the size that the directory tells"));
}

static bool stream_zip(struct store *store, const struct store_file *file, store_sink *sink,
                       void *context, struct verify_report *report) {
    const struct zip_entry *entry = &store->directory.entries[file->index];
    uint32_t crc = 0;
    bool ok =
        entry->method == ZIP_METHOD_STORED
            ? stream_stored(store, file, sink, context, &crc, report)
            : stream_deflated(store, entry, file->index, sink, context, &crc, file->name, report);
    if (!ok || crc == entry->crc) return ok;
    report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, file->name,
               _("the content (%" PRId64 " bytes from offset %" PRId64 ") has the CRC-32 %08" PRIx32
                 ", the headers say %08" PRIx32),
               entry->stored_size, entry->data_offset, crc, entry->crc);
    return true; // the bytes are known; the manifests will say more
}

bool store_stream(struct store *store, const struct store_file *file, store_sink *sink,
                  void *context, struct verify_report *report) {
    return store->folder >= 0 ? store_folder_stream(store, file, sink, context, report)
                              : stream_zip(store, file, sink, context, report);
}

static bool keep(void *context, const void *bytes, size_t length) {
    buffer_add(context, bytes, length);
    return true;
}

bool store_read(struct store *store, const struct store_file *file, size_t limit,
                struct buffer *into, struct verify_report *report) {
    if ((uint64_t)file->size > limit) {
        report_add(report, LAYER_BAG, VERDICT_FAILED, file->name,
                   _("is larger than the %zu bytes that are allowed here"), limit);
        return false;
    }
    const unsigned char *there = store_memory(store, file);
    if (there) {
        buffer_add(into, there, (size_t)file->size);
        return true;
    }
    // A wrong checksum is reported by the pass over all files, not here as well.
    struct verify_report *silent = report_new();
    bool ok = store_stream(store, file, keep, into, silent);
    report_free(silent);
    if (!ok) fault(report, file->name, _("cannot be read to its end"));
    return ok;
}
