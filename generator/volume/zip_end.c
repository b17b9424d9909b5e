// SPDX-License-Identifier: Apache-2.0
#include "volume/zip_end.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "volume/zip_format.h"

enum { COMMENT_MAX = 65535 };

bool zip_field(struct verify_report *report, const char *entry, const char *field, int64_t offset,
               uint64_t found, uint64_t wanted) {
    if (found == wanted) return true;
    report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, entry,
               _("%s at offset %" PRId64 " is 0x%" PRIx64 ", it must be 0x%" PRIx64), field, offset,
               found, wanted);
    return false;
}

static bool refuse(struct verify_report *report, const char *structure, const char *message) {
    report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, structure, "%s", message);
    return false;
}

// Ours: the last 22 bytes. Foreign: a comment may follow, if its length is told exactly.
static bool find_end_record(const struct byte_source *source, enum zip_rules rules,
                            unsigned char record[ZIP_END_SIZE], int64_t *offset) {
    int64_t last = source->size - ZIP_END_SIZE;
    int64_t first = rules == ZIP_OURS || last < COMMENT_MAX ? last : last - COMMENT_MAX;
    if (rules == ZIP_FOREIGN && last < COMMENT_MAX) first = 0;
    if (last < 0) return false;
    size_t length = (size_t)(source->size - first);
    unsigned char *tail = memory_zeroed(length);
    bool found = false;
    if (byte_source_read(source, first, tail, length)) {
        for (*offset = last; !found && *offset >= first; --*offset) {
            const unsigned char *at = tail + (*offset - first);
            found = zip_get32(at) == ZIP_END_SIGNATURE &&
                    (rules == ZIP_OURS || zip_get16(at + 20) == last - *offset);
            if (found) memcpy(record, at, ZIP_END_SIZE);
        }
        ++*offset;
    }
    free(tail);
    return found;
}

// A number of the end record beside its ZIP64 twin: the same, or all ones where it does not fit.
static void twin(struct verify_report *report, enum zip_rules rules, const char *field,
                 int64_t offset, uint64_t narrow, uint64_t wide, uint64_t limit) {
    if (rules == ZIP_FOREIGN && narrow == limit) return;
    zip_field(report, _("end record"), field, offset, narrow, wide < limit ? wide : limit);
}

static bool read_zip64(const struct byte_source *source, enum zip_rules rules, int64_t end_record,
                       struct zip_end *end, struct verify_report *report) {
    unsigned char locator[ZIP_LOCATOR_SIZE], record[ZIP_END64_SIZE];
    int64_t locator_at = end_record - ZIP_LOCATOR_SIZE;
    int64_t record_at = locator_at - ZIP_END64_SIZE;
    const char *name = _("ZIP64 end record"), *locator_name = _("ZIP64 locator");
    if (record_at < 0 || !byte_source_read(source, locator_at, locator, sizeof locator) ||
        !byte_source_read(source, record_at, record, sizeof record))
        return refuse(report, name, _("the file is too short for it"));
    if (zip_get32(record) != ZIP_END64_SIGNATURE)
        return refuse(report, name, _("does not stand right before its locator"));
    zip_field(report, locator_name, _("disk number"), locator_at + 4, zip_get32(locator + 4), 0);
    zip_field(report, locator_name, _("offset of the end record"), locator_at + 8,
              zip_get64(locator + 8), (uint64_t)record_at);
    zip_field(report, locator_name, _("number of disks"), locator_at + 16, zip_get32(locator + 16),
              1);
    zip_field(report, name, _("its size"), record_at + 4, zip_get64(record + 4),
              ZIP_END64_SIZE - 12);
    if (rules == ZIP_OURS) {
        zip_field(report, name, _("version made by"), record_at + 12, zip_get16(record + 12),
                  ZIP_OUR_VERSION_64);
        zip_field(report, name, _("version needed"), record_at + 14, zip_get16(record + 14),
                  ZIP_OUR_VERSION_64);
    }
    zip_field(report, name, _("disk number"), record_at + 16, zip_get32(record + 16), 0);
    zip_field(report, name, _("disk of the directory"), record_at + 20, zip_get32(record + 20), 0);
    end->count = zip_get64(record + 32);
    zip_field(report, name, _("number of entries on this disk"), record_at + 24,
              zip_get64(record + 24), end->count);
    end->central_size = zip_get64(record + 40);
    end->central_offset = zip_get64(record + 48);
    end->start = record_at;
    end->zip64 = true;
    return true;
}

bool zip_end_read(const struct byte_source *source, enum zip_rules rules, struct zip_end *end,
                  struct verify_report *report) {
    unsigned char record[ZIP_END_SIZE];
    int64_t at;
    const char *name = _("end record");
    if (!find_end_record(source, rules, record, &at))
        return refuse(report, name,
                      _("is not at the end of the file: it is no ZIP file, cut off, or followed by "
                        "bytes that do not belong to it"));
    uint64_t count = zip_get16(record + 10), size = zip_get32(record + 12),
             offset = zip_get32(record + 16);
    *end = (struct zip_end){count, offset, size, at, false};
    unsigned char signature[4];
    if (at >= ZIP_LOCATOR_SIZE &&
        byte_source_read(source, at - ZIP_LOCATOR_SIZE, signature, sizeof signature) &&
        zip_get32(signature) == ZIP_LOCATOR_SIGNATURE) {
        if (!read_zip64(source, rules, at, end, report)) return false;
        twin(report, rules, _("number of entries"), at + 10, count, end->count, ZIP_MAX_16);
        twin(report, rules, _("size of the directory"), at + 12, size, end->central_size,
             ZIP_MAX_32);
        twin(report, rules, _("offset of the directory"), at + 16, offset, end->central_offset,
             ZIP_MAX_32);
    }
    zip_field(report, name, _("disk number"), at + 4, zip_get16(record + 4), 0);
    zip_field(report, name, _("disk of the directory"), at + 6, zip_get16(record + 6), 0);
    zip_field(report, name, _("number of entries on this disk"), at + 8, zip_get16(record + 8),
              count);
    if (rules == ZIP_OURS)
        zip_field(report, name, _("length of the comment"), at + 20, zip_get16(record + 20), 0);
    if (end->central_offset > (uint64_t)end->start ||
        end->central_size != (uint64_t)end->start - end->central_offset)
        return refuse(
            report, _("central directory"),
            _("offset and size do not lead from the entries to the end record: bytes were "
              "put before, behind or between, or taken away"));
    return true;
}
