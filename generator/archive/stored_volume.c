// SPDX-License-Identifier: Apache-2.0
#include "archive/stored_volume.h"

#include "base/hex.h"
#include "base/language.h"
#include "volume/bag_names.h"
#include "volume/digest.h"

enum { LARGEST_RECORD = 1 << 30, LARGEST_MANIFEST = 256 << 20 };

bool stored_volume_open(struct stored_volume *volume, const char *path,
                        struct diagnostics *diagnostics) {
    *volume = (struct stored_volume){0};
    if (!byte_source_open(&volume->source, path, diagnostics)) return false;
    volume->report = report_new();
    volume->store = store_open_zip(&volume->source, ZIP_OURS, volume->report);
    if (volume->store && volume->report->failures == 0) return true;
    diagnose(diagnostics, STATUS_FINDINGS, path, 0,
             _("is no sound volume; `juance verify` says what is wrong with it"));
    stored_volume_close(volume);
    return false;
}

void stored_volume_close(struct stored_volume *volume) {
    if (!volume->report) return;
    store_free(volume->store);
    report_free(volume->report);
    byte_source_close(&volume->source);
    *volume = (struct stored_volume){0};
}

bool stored_volume_read(struct stored_volume *volume, const char *name, size_t limit,
                        struct buffer *into) {
    const struct store_file *file = store_find(volume->store, name);
    return file && store_read(volume->store, file, limit, into, volume->report);
}

struct volumeRecord *stored_volume_record(struct stored_volume *volume, struct xml_schema *schema,
                                          const char *path, struct arena *arena,
                                          struct diagnostics *diagnostics) {
    static const struct xml_format format = {VOLUME_RECORD_NAMESPACE, VOLUME_RECORD_VERSION,
                                             &volumeRecord_kind, "schemas/record.xsd"};
    struct buffer bytes = BUFFER_EMPTY;
    struct diagnostics silent = {.quiet = true};
    struct record *record = NULL;
    if (stored_volume_read(volume, RECORD_META, LARGEST_RECORD, &bytes))
        record = xml_read_bytes(&format, schema, path, bytes.bytes, bytes.length, arena, &silent);
    buffer_free(&bytes);
    if (!record)
        diagnose(diagnostics, STATUS_FINDINGS, path, 0,
                 _("its own record (meta/record.xml) cannot be read; verify the volume"));
    return (struct volumeRecord *)record;
}

const char *stored_volume_evidence(struct stored_volume *volume, struct arena *arena) {
    struct buffer bytes = BUFFER_EMPTY;
    const char *hex = NULL;
    unsigned char digest[SHA256_SIZE];
    if (stored_volume_read(volume, BAG_TAG_MANIFEST, LARGEST_MANIFEST, &bytes)) {
        sha256_of(bytes.bytes, bytes.length, digest);
        hex = hex_text(arena, digest, SHA256_SIZE);
    }
    buffer_free(&bytes);
    return hex;
}
