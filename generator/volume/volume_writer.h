// SPDX-License-Identifier: Apache-2.0
// Writes one volume: a ZIP that is an RFC 8493 bag, in the order of design.md ("A volume"), each
// payload byte read once and hashed on its way.
#ifndef JUANCE_VOLUME_VOLUME_WRITER_H
#define JUANCE_VOLUME_VOLUME_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "volume/digest.h"

// One entry of the payload ("data/...") or of the metadata ("meta/..."). Its bytes are either in
// memory or in a file below a folder (platform_open_folder()).
struct volume_entry {
    const char *name;            // below the volume's top folder; see entry_name.h
    const void *bytes;           // NULL: the file is read
    int64_t size;                // bytes; of a file, what it must still have when it is read
    int folder;                  // for a file
    const char *file;            // relative to `folder`
    const unsigned char *sha256; // what was declared for the content; NULL: nothing
};

struct bag_line {
    const char *label; // "Bag-Group-Identifier"; no colon, no line break
    const char *value; // no line break
};

// What is to stand in seal/. It is made when everything else is written.
struct volume_seal {
    const char *const *names; // below seal/, in bytewise order: "tagmanifest-sha256.txt.p7s"
    size_t count;
    // Fills `files`, one buffer a name, from the bytes of tagmanifest-sha256.txt. False, after a
    // diagnosis, drops the volume; so does a buffer that stays empty.
    bool (*seal)(void *context, const void *tag_manifest, size_t length, struct buffer *files,
                 struct diagnostics *diagnostics);
    void *context;
};

struct volume_request {
    const char *path; // the final name; its folder exists
    const char *id;   // top folder: ASCII letters, digits and hyphens
    date day;         // stands on every entry and as Bagging-Date; 1980 or later
    // First all of data/ in bytewise order, then all of meta/ in any order.
    const struct volume_entry *entries;
    size_t count;
    // bag-info.txt, before the lines that the writer adds: Bagging-Date, Payload-Oxum, Seal-Files.
    const struct bag_line *info;
    size_t info_count;
    const char *preface;            // first lines of VERIFY.txt, for people; NULL: none
    const struct volume_seal *seal; // NULL: the volume stays without a signature
};

struct volume_file {
    const char *name; // below the top folder
    int64_t size;
    unsigned char sha256[SHA256_SIZE];
};

struct volume_written {
    int64_t size; // of the ZIP file
    unsigned char sha256[SHA256_SIZE];
    unsigned char manifest_sha256[SHA256_SIZE];
    unsigned char tag_manifest_sha256[SHA256_SIZE];
    const struct volume_file *files; // every entry, in the order of the ZIP; in `arena`
    size_t count;
    int64_t payload_size; // bytes in data/
    size_t payload_count;
    const char *failed_entry; // the entry at which writing stopped; NULL when it was none
};

// Writes PATH.part, syncs it, reads it back strictly, compares every digest, then gives it its
// final name, read-only. False, after a diagnosis, when anything went wrong; then no file is left.
// STATUS_FINDINGS: a content is not what its declared digest says. STATUS_INPUT: a file is missing,
// has another size or changed while it was read, or a name is not allowed. STATUS_ENVIRONMENT: the
// disk; or a volume of this name exists, for a sealed volume is never replaced.
bool volume_write(struct arena *arena, const struct volume_request *request,
                  struct volume_written *written, struct diagnostics *diagnostics);

#endif
