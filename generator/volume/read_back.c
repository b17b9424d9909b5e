// SPDX-License-Identifier: Apache-2.0
#include "volume/read_back.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "volume/zip_reader.h"

enum { PIECE = 1024 * 1024 };

struct reading {
    const struct byte_source *source;
    struct digest *whole, *entry;
    unsigned char *piece;
};

// Feeds [from, to) to the digest of the whole file, and to that of the entry when `crc` is given.
static bool feed(struct reading *reading, int64_t from, int64_t to, uint32_t *crc) {
    while (from < to) {
        size_t length = to - from < PIECE ? (size_t)(to - from) : PIECE;
        if (!byte_source_read(reading->source, from, reading->piece, length)) return false;
        digest_add(reading->whole, reading->piece, length);
        if (crc) {
            digest_add(reading->entry, reading->piece, length);
            *crc = libdeflate_crc32(*crc, reading->piece, length);
        }
        from += (int64_t)length;
    }
    return true;
}

static bool same_entry(struct reading *reading, const struct zip_entry *found,
                       const struct plan_item *item) {
    uint32_t crc = 0;
    unsigned char sha256[SHA256_SIZE];
    bool readable =
        feed(reading, found->header_offset, found->data_offset, NULL) &&
        feed(reading, found->data_offset, found->data_offset + found->stored_size, &crc);
    digest_finish(reading->entry, sha256);
    return readable && crc == found->crc && found->size == item->file->size &&
           strcmp(found->name, item->zip_name) == 0 &&
           memcmp(sha256, item->file->sha256, SHA256_SIZE) == 0;
}

static bool compare(struct reading *reading, const struct zip_directory *directory,
                    const struct plan *plan, const char *path, struct diagnostics *diagnostics) {
    if (directory->count != plan->count)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                        _("read back, the volume has %zu entries instead of %zu"), directory->count,
                        plan->count);
    for (size_t i = 0; i < plan->count; i++)
        if (!same_entry(reading, &directory->entries[i], &plan->items[i]))
            return diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                            _("read back, \"%s\" is not what was written; the disk or the memory "
                              "is not to be trusted"),
                            plan->items[i].file->name);
    if (feed(reading, directory->central_offset, reading->source->size, NULL)) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, _("cannot be read back"));
}

bool read_back(const struct byte_source *source, const struct plan *plan,
               unsigned char sha256[SHA256_SIZE], const char *path,
               struct diagnostics *diagnostics) {
    struct verify_report *report = report_new();
    struct zip_directory directory;
    bool ok = zip_directory_read(report->arena, source, ZIP_OURS, &directory, report) &&
              report->failures == 0;
    if (!ok)
        diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                 _("read back, the volume is not what was written: %s: %s"),
                 report->count ? report->items[0].entry : "",
                 report->count ? report->items[0].message : "");
    struct reading reading = {source, digest_new(DIGEST_SHA256), digest_new(DIGEST_SHA256),
                              memory_zeroed(PIECE)};
    ok = ok && compare(&reading, &directory, plan, path, diagnostics);
    digest_finish(reading.whole, sha256);
    digest_free(reading.whole);
    digest_free(reading.entry);
    free(reading.piece);
    report_free(report);
    return ok;
}
