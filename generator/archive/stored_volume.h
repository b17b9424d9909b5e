// SPDX-License-Identifier: Apache-2.0
// What a sealed volume in the archive says of itself, read without verifying all of it: for
// retention, which needs kinds and media also of what has no file, and for the catalogue made anew.
#ifndef JUANCE_ARCHIVE_STORED_VOLUME_H
#define JUANCE_ARCHIVE_STORED_VOLUME_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "model/volume_record.h"
#include "volume/store.h"
#include "xml/reader.h"

#define RECORD_META   "meta/record.xml"
#define FINDINGS_META "meta/findings.xml" // of a batch
#define RULES_META    "meta/rules.xml"
#define EXPORT_META   "meta/export.xml" // in D5

struct stored_volume {
    struct byte_source source;
    struct verify_report *report; // faults of the structure
    struct store *store;
};

// False, after a message (STATUS_FINDINGS: it is no sound volume; STATUS_INPUT: it is not there).
bool stored_volume_open(struct stored_volume *volume, const char *path,
                        struct diagnostics *diagnostics);
void stored_volume_close(struct stored_volume *volume);

// One file below the top folder; false, silently, when there is none or it cannot be read.
bool stored_volume_read(struct stored_volume *volume, const char *name, size_t limit,
                        struct buffer *into);

// meta/record.xml; NULL after a message. `schema` is schemas/record.xsd, or NULL
// (xml_read_bytes()).
struct volumeRecord *stored_volume_record(struct stored_volume *volume, struct xml_schema *schema,
                                          const char *path, struct arena *arena,
                                          struct diagnostics *diagnostics);

// SHA-256 of tagmanifest-sha256.txt in lower-case hex, in `arena`; NULL when it cannot be read.
const char *stored_volume_evidence(struct stored_volume *volume, struct arena *arena);

#endif
