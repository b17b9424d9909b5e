// SPDX-License-Identifier: Apache-2.0
#include "archive/volume_row.h"

#include <string.h>

#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/platform.h"
#include "volume/bag_names.h"
#include "volume/digest.h"

enum { LARGEST_MANIFEST = 256 << 20, PIECE = 1 << 18 };

const char *volume_row_digest(const char *path, int64_t *size, struct arena *arena,
                              struct diagnostics *diagnostics) {
    int file = platform_open_file(path, diagnostics);
    if (file < 0) return NULL;
    struct digest *digest = digest_new(DIGEST_SHA256);
    char *piece = arena_alloc(arena, PIECE);
    int64_t length;
    *size = 0;
    while ((length = platform_read_some(file, piece, PIECE)) > 0) {
        digest_add(digest, piece, (size_t)length);
        *size += length;
    }
    unsigned char bytes[SHA256_SIZE];
    digest_finish(digest, bytes);
    digest_free(digest);
    platform_close(file);
    if (length < 0) {
        diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, _("cannot be read"));
        return NULL;
    }
    return hex_text(arena, bytes, SHA256_SIZE);
}

// "digest  name" a line; `into` has room for every file of the volume.
static void read_manifest(struct stored_volume *stored, const char *name,
                          struct catalogue_files *into, struct arena *arena) {
    struct buffer bytes = BUFFER_EMPTY;
    if (stored_volume_read(stored, name, LARGEST_MANIFEST, &bytes)) {
        char *rest = bytes.bytes;
        for (char *line; rest && (line = strtok_r(rest, "\n", &rest));) {
            if (strlen(line) < 67 || into->count == stored->store->count) continue;
            const struct store_file *file = store_find(stored->store, line + 66);
            if (!file) continue;
            into->items[into->count++] =
                (struct catalogue_file){.name = file->name,
                                        .size = file->size,
                                        .sha256 = arena_copy_bytes(arena, line, 64)};
        }
    }
    buffer_free(&bytes);
}

// The tag manifest itself and the seal stand in no manifest.
static void add_unlisted(struct stored_volume *stored, struct catalogue_files *files,
                         struct arena *arena) {
    for (size_t i = 0; i < stored->store->count; i++) {
        const struct store_file *file = &stored->store->files[i];
        bool seal = starts_with(file->name, BAG_SEAL);
        if ((!seal && strcmp(file->name, BAG_TAG_MANIFEST) != 0) ||
            files->count == stored->store->count)
            continue;
        struct buffer bytes = BUFFER_EMPTY;
        unsigned char digest[SHA256_SIZE];
        if (stored_volume_read(stored, file->name, LARGEST_MANIFEST, &bytes)) {
            sha256_of(bytes.bytes, bytes.length, digest);
            files->items[files->count++] =
                (struct catalogue_file){.name = file->name,
                                        .size = file->size,
                                        .sha256 = hex_text(arena, digest, SHA256_SIZE)};
        }
        buffer_free(&bytes);
    }
}

bool volume_row_read(struct stored_volume *stored, const char *path, struct catalogue_volume *row,
                     struct catalogue_files *files, struct arena *arena,
                     struct diagnostics *diagnostics) {
    if (!row->sha256) row->sha256 = volume_row_digest(path, &row->size, arena, diagnostics);
    if (!row->sha256) return false;
    row->tag_manifest_sha256 = stored_volume_evidence(stored, arena);
    if (!row->tag_manifest_sha256)
        return diagnose(diagnostics, STATUS_FINDINGS, path, 0,
                        _("has no tag manifest that can be read; verify the volume"));
    row->is_signed = store_find(stored->store, BAG_SEAL BAG_TAG_MANIFEST ".p7s") != NULL ||
                     store_find(stored->store, BAG_SEAL BAG_TAG_MANIFEST ".sm2sig") != NULL;
    *files = (struct catalogue_files){
        arena_alloc(arena, (stored->store->count + 1) * sizeof *files->items), 0};
    read_manifest(stored, BAG_MANIFEST, files, arena);
    read_manifest(stored, BAG_TAG_MANIFEST, files, arena);
    add_unlisted(stored, files, arena);
    for (size_t i = 0; i < files->count; i++)
        files->items[i].name = arena_copy(arena, files->items[i].name);
    return true;
}
