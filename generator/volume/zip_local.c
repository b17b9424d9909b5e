// SPDX-License-Identifier: Apache-2.0
#include "volume/zip_local.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "volume/zip_end.h"
#include "volume/zip_format.h"
#include "volume/zip_names.h"

const unsigned char *zip_extra_find(const unsigned char *extra, size_t extra_length,
                                    size_t *length) {
    while (extra_length >= 4) {
        *length = zip_get16(extra + 2);
        if (*length > extra_length - 4) return NULL;
        if (zip_get16(extra) == ZIP64_EXTRA) return extra + 4;
        extra += 4 + *length;
        extra_length -= 4 + *length;
    }
    return NULL;
}

static bool fault(struct verify_report *report, const char *entry, int64_t offset,
                  const char *message) {
    report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, entry, _("at offset %" PRId64 ": %s"),
               offset, message);
    return false;
}

// The fields that both rules compare. With a descriptor the local sizes and checksum may be zero.
static void compare_fields(const unsigned char *header, const struct zip_entry *entry,
                           enum zip_rules rules, struct verify_report *report) {
    bool wide = entry->size >= (int64_t)ZIP_MAX_32;
    bool described = rules == ZIP_FOREIGN && entry->flags & ZIP_FLAG_DESCRIPTOR;
    uint64_t size = wide ? ZIP_MAX_32 : (uint64_t)entry->size;
    uint64_t stored = wide ? ZIP_MAX_32 : (uint64_t)entry->stored_size;
    const struct {
        const char *name;
        int place;
        uint64_t found, wanted;
        bool ours_only, not_described;
    } fields[] = {
        {N_("version needed in the local header"), 4, zip_get16(header + 4),
         wide ? ZIP_OUR_VERSION_64 : ZIP_OUR_VERSION, true, false},
        {N_("flags in the local header"), 6, zip_get16(header + 6), entry->flags, true, false},
        {N_("method in the local header"), 8, zip_get16(header + 8), entry->method, false, false},
        {N_("time in the local header"), 10, zip_get16(header + 10), entry->time, true, false},
        {N_("date in the local header"), 12, zip_get16(header + 12), entry->date, true, false},
        {N_("checksum in the local header"), 14, zip_get32(header + 14), entry->crc, false, true},
        {N_("stored size in the local header"), 18, zip_get32(header + 18), stored, false, true},
        {N_("size in the local header"), 22, zip_get32(header + 22), size, false, true},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (fields[i].ours_only && rules == ZIP_FOREIGN) continue;
        if (fields[i].not_described && described) continue;
        // Others write ZIP64 sizes also where they are not needed.
        if (rules == ZIP_FOREIGN && fields[i].place >= 18 && fields[i].found == ZIP_MAX_32)
            continue;
        if (fields[i].found != fields[i].wanted) // translating takes its time
            zip_field(report, entry->name, _(fields[i].name),
                      entry->header_offset + fields[i].place, fields[i].found, fields[i].wanted);
    }
}

static void compare_our_extra(const unsigned char *extra, size_t length,
                              const struct zip_entry *entry, int64_t offset,
                              struct verify_report *report) {
    bool wide = entry->size >= (int64_t)ZIP_MAX_32;
    bool right = wide ? length == 20 && zip_get16(extra) == ZIP64_EXTRA &&
                            zip_get16(extra + 2) == 16 &&
                            zip_get64(extra + 4) == (uint64_t)entry->size &&
                            zip_get64(extra + 12) == (uint64_t)entry->stored_size
                      : length == 0;
    if (!right)
        fault(report, entry->name, offset,
              _("the extra field in the local header is not what the central directory says"));
}

// Name and extra field, which follow the fixed part.
static bool compare_rest(const struct byte_source *source, const unsigned char *header,
                         struct zip_entry *entry, enum zip_rules rules,
                         struct verify_report *report) {
    size_t wanted = strlen(entry->name), length = zip_get16(header + 26);
    size_t extra_length = zip_get16(header + 28);
    int64_t at = entry->header_offset + ZIP_LOCAL_SIZE;
    zip_field(report, entry->name, _("length of the name in the local header"), at - 4, length,
              wanted);
    if (length != wanted) return false; // from here on nothing can be placed
    unsigned char *rest = memory_zeroed(length + extra_length);
    bool readable = byte_source_read(source, at, rest, length + extra_length);
    if (!readable) {
        fault(report, entry->name, at, _("the local header is cut off"));
    } else {
        if (memcmp(rest, entry->name, length) != 0) {
            char *name = memory_zeroed(length + 1);
            memcpy(name, rest, length);
            report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, entry->name,
                       _("at offset %" PRId64 ": the local header calls the entry \"%s\""), at,
                       name);
            free(name);
        }
        if (rules == ZIP_OURS)
            compare_our_extra(rest + length, extra_length, entry, at + (int64_t)length, report);
    }
    free(rest);
    entry->data_offset = at + (int64_t)(length + extra_length);
    return readable;
}

// Size of the descriptor behind an entry's data: 12 or 16 bytes, 20 or 24 with ZIP64.
static bool skip_descriptor(const struct byte_source *source, const struct zip_entry *entry,
                            int64_t next, int64_t *end) {
    static const int sizes[] = {12, 16, 20, 24};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (*end + sizes[i] != next) continue;
        unsigned char descriptor[24];
        if (!byte_source_read(source, *end, descriptor, (size_t)sizes[i])) return false;
        const unsigned char *at = descriptor + (sizes[i] % 8 == 0 ? 4 : 0);
        if (zip_get32(at) != entry->crc) return false;
        *end = next;
        return true;
    }
    return false;
}

static bool check_entry(const struct byte_source *source, enum zip_rules rules,
                        struct zip_entry *entry, int64_t *expected, int64_t next,
                        struct verify_report *report) {
    if (entry->header_offset != *expected) {
        report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, entry->name,
                   _("begins at offset %" PRId64 ", but what is before it ends at %" PRId64
                     ": a gap, an overlap or another order"),
                   entry->header_offset, *expected);
        return false;
    }
    unsigned char header[ZIP_LOCAL_SIZE];
    if (!byte_source_read(source, entry->header_offset, header, sizeof header) ||
        zip_get32(header) != ZIP_LOCAL_SIGNATURE)
        return fault(report, entry->name, entry->header_offset, _("there is no local header"));
    compare_fields(header, entry, rules, report);
    if (!compare_rest(source, header, entry, rules, report)) return false;
    if (entry->stored_size > next - entry->data_offset)
        return fault(report, entry->name, entry->data_offset,
                     _("the entry reaches into what follows it"));
    *expected = entry->data_offset + entry->stored_size;
    if (rules == ZIP_FOREIGN && entry->flags & ZIP_FLAG_DESCRIPTOR && *expected != next &&
        !skip_descriptor(source, entry, next, expected))
        return fault(report, entry->name, *expected, _("the data descriptor is not right"));
    return true;
}

static int by_offset(const void *a, const void *b) {
    const struct zip_entry *const *one = a, *const *other = b;
    int64_t left = (*one)->header_offset, right = (*other)->header_offset;
    return left < right ? -1 : left > right;
}

bool zip_local_check(const struct byte_source *source, enum zip_rules rules,
                     struct zip_directory *directory, struct verify_report *report) {
    struct zip_entry **order = memory_zeroed(directory->count * sizeof(struct zip_entry *));
    for (size_t i = 0; i < directory->count; i++) order[i] = &directory->entries[i];
    if (rules == ZIP_FOREIGN && directory->count > 0)
        qsort(order, directory->count, sizeof *order, by_offset);
    int64_t expected = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < directory->count; i++) {
        int64_t next =
            i + 1 < directory->count ? order[i + 1]->header_offset : directory->central_offset;
        ok = check_entry(source, rules, order[i], &expected, next, report);
    }
    free(order);
    if (ok && expected != directory->central_offset)
        report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, _("central directory"),
                   _("begins at offset %" PRId64 ", but the entries end at %" PRId64),
                   directory->central_offset, expected);
    return ok && expected == directory->central_offset;
}
