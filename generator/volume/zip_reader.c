// SPDX-License-Identifier: Apache-2.0
#include "volume/zip_reader.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "volume/entry_name.h"
#include "volume/zip_end.h"
#include "volume/zip_format.h"
#include "volume/zip_local.h"
#include "volume/zip_names.h"

// What one entry says of itself in the central directory, in places.
struct record {
    const unsigned char *bytes;
    int64_t offset; // of the record in the file
    const unsigned char *name, *extra;
    size_t name_length, extra_length, comment_length;
    size_t length; // of the whole record
};

static bool structure_fault(struct verify_report *report, const char *entry, int64_t offset,
                            const char *message) {
    report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, entry, _("at offset %" PRId64 ": %s"),
               offset, message);
    return false;
}

static bool split_record(struct record *record, const unsigned char *bytes, size_t left,
                         int64_t offset, struct verify_report *report) {
    const char *where = _("central directory");
    *record = (struct record){.bytes = bytes, .offset = offset};
    if (left < ZIP_CENTRAL_SIZE)
        return structure_fault(report, where, offset, _("there is a piece that is no entry"));
    if (zip_get32(bytes) != ZIP_CENTRAL_SIGNATURE)
        return structure_fault(report, where, offset, _("an entry does not begin where it must"));
    record->name_length = zip_get16(bytes + 28);
    record->extra_length = zip_get16(bytes + 30);
    record->comment_length = zip_get16(bytes + 32);
    record->name = bytes + ZIP_CENTRAL_SIZE;
    record->extra = record->name + record->name_length;
    record->length =
        ZIP_CENTRAL_SIZE + record->name_length + record->extra_length + record->comment_length;
    if (record->length > left)
        return structure_fault(report, where, offset, _("an entry is longer than the directory"));
    return true;
}

// The ZIP64 extra field holds exactly those numbers that do not fit their places, in this order.
static bool read_numbers(const struct record *record, enum zip_rules rules, struct zip_entry *entry,
                         struct verify_report *report) {
    uint64_t numbers[3] = {zip_get32(record->bytes + 24), zip_get32(record->bytes + 20),
                           zip_get32(record->bytes + 42)}; // size, stored size, header's offset
    size_t wide = 0;
    for (int i = 0; i < 3; i++) wide += numbers[i] == ZIP_MAX_32;
    int64_t at = record->offset + ZIP_CENTRAL_SIZE + (int64_t)record->name_length;
    size_t length = 0;
    const unsigned char *extra = zip_extra_find(record->extra, record->extra_length, &length);
    if (wide && (!extra || (rules == ZIP_OURS ? length != 8 * wide : length < 8 * wide)))
        return structure_fault(report, entry->name, at,
                               _("the ZIP64 extra field is missing or cut"));
    if (rules == ZIP_OURS && record->extra_length != (wide ? 4 + 8 * wide : 0))
        return structure_fault(report, entry->name, at,
                               _("there is an extra field that is not ours"));
    for (int i = 0; i < 3; i++) {
        if (numbers[i] != ZIP_MAX_32) continue;
        numbers[i] = zip_get64(extra);
        extra += 8;
        if (rules == ZIP_OURS && numbers[i] < ZIP_MAX_32)
            return structure_fault(report, entry->name, at,
                                   _("the ZIP64 extra field is not needed"));
    }
    for (int i = 0; i < 3; i++)
        if (numbers[i] > INT64_MAX)
            return structure_fault(report, entry->name, at, _("a size or offset is impossible"));
    entry->size = (int64_t)numbers[0];
    entry->stored_size = (int64_t)numbers[1];
    entry->header_offset = (int64_t)numbers[2];
    return true;
}

static void check_constants(const struct record *record, const struct zip_entry *entry,
                            const struct zip_entry *first, struct verify_report *report) {
    bool wide = entry->size >= ZIP_MAX_32 || entry->header_offset >= (int64_t)ZIP_MAX_32;
    const struct {
        const char *name;
        int place;
        uint64_t found, wanted;
    } fields[] = {
        {N_("version made by"), 4, entry->made_by, ZIP_OUR_MADE_BY},
        {N_("version needed"), 6, zip_get16(record->bytes + 6),
         wide ? ZIP_OUR_VERSION_64 : ZIP_OUR_VERSION},
        {N_("flags"), 8, entry->flags, zip_name_is_ascii(entry->name) ? 0 : ZIP_FLAG_UTF8},
        {N_("method"), 10, entry->method, ZIP_METHOD_STORED},
        {N_("time"), 12, entry->time, ZIP_OUR_TIME},
        {N_("date"), 14, entry->date, first->date},
        {N_("stored size"), 20, (uint64_t)entry->stored_size, (uint64_t)entry->size},
        {N_("length of the comment"), 32, record->comment_length, 0},
        {N_("disk number"), 34, zip_get16(record->bytes + 34), 0},
        {N_("internal attributes"), 36, zip_get16(record->bytes + 36), 0},
        {N_("external attributes"), 38, entry->attributes, ZIP_OUR_ATTRIBUTES},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].found != fields[i].wanted) // translating takes its time
            zip_field(report, entry->name, _(fields[i].name), record->offset + fields[i].place,
                      fields[i].found, fields[i].wanted);
}

// What no ZIP may hold, whoever wrote it.
static void check_safety(const struct record *record, const struct zip_entry *entry,
                         struct verify_report *report) {
    unsigned type = entry->made_by >> 8 == 3 ? entry->attributes >> 16 & ZIP_FILE_TYPE_MASK : 0;
    size_t length = record->name_length;
    bool folder = length > 0 && entry->name[length - 1] == '/';
    if (type == ZIP_FILE_LINK)
        structure_fault(report, entry->name, record->offset, _("the entry is a symbolic link"));
    else if (type != 0 && !folder && type != ZIP_FILE_REGULAR)
        structure_fault(report, entry->name, record->offset, _("the entry is no regular file"));
    if (entry->flags & (ZIP_FLAG_ENCRYPTED | ZIP_FLAG_STRONG | ZIP_FLAG_MASKED | ZIP_FLAG_PATCH))
        structure_fault(report, entry->name, record->offset,
                        _("the entry is encrypted or a patch"));
    if (entry->method != ZIP_METHOD_STORED && entry->method != ZIP_METHOD_DEFLATED)
        structure_fault(report, entry->name, record->offset,
                        _("the entry is neither stored nor deflated"));
    if (entry->method == ZIP_METHOD_STORED && entry->stored_size != entry->size)
        structure_fault(report, entry->name, record->offset, _("a stored entry has two sizes"));
    const int64_t largest_harmless = 64 << 20, ratio = 250;
    if (entry->size > largest_harmless && entry->size / ratio > entry->stored_size)
        structure_fault(report, entry->name, record->offset,
                        _("the entry unpacks to more than 250 times its size (a ZIP bomb)"));
}

static bool check_name(const struct record *record, enum zip_rules rules,
                       const struct zip_entry *entry, struct verify_report *report) {
    const char *danger = entry_name_danger((const char *)record->name, record->name_length);
    const char *fault = danger || rules == ZIP_FOREIGN ? danger : entry_name_fault(entry->name);
    if (!fault) return true;
    const char *where = *entry->name ? entry->name : _("central directory");
    report_add(report, LAYER_STRUCTURE, VERDICT_FAILED, where,
               _("at offset %" PRId64 ": the entry's name %s"), record->offset + ZIP_CENTRAL_SIZE,
               fault);
    return danger == NULL; // a dangerous name is not worked with any more
}

static bool read_entry(struct arena *arena, const struct record *record, enum zip_rules rules,
                       struct zip_directory *directory, struct verify_report *report) {
    struct zip_entry *entry = &directory->entries[directory->count];
    const unsigned char *bytes = record->bytes;
    *entry = (struct zip_entry){
        .name = arena_copy_bytes(arena, (const char *)record->name, record->name_length),
        .made_by = zip_get16(bytes + 4),
        .flags = zip_get16(bytes + 8),
        .method = zip_get16(bytes + 10),
        .time = zip_get16(bytes + 12),
        .date = zip_get16(bytes + 14),
        .crc = zip_get32(bytes + 16),
        .attributes = zip_get32(bytes + 38),
    };
    if (!check_name(record, rules, entry, report)) return false;
    if (!read_numbers(record, rules, entry, report)) return false;
    if (rules == ZIP_OURS) check_constants(record, entry, &directory->entries[0], report);
    check_safety(record, entry, report);
    directory->count++;
    return true;
}

static bool read_central(struct arena *arena, const struct zip_end *end, enum zip_rules rules,
                         const unsigned char *bytes, struct zip_directory *directory,
                         struct verify_report *report) {
    size_t left = (size_t)end->central_size, capacity = 0;
    bool ok = true;
    struct zip_directory growing = {.central_offset = (int64_t)end->central_offset};
    while (ok && left > 0) {
        struct record record;
        int64_t offset = end->start - (int64_t)left;
        if (!split_record(&record, bytes, left, offset, report)) {
            ok = false;
            break;
        }
        if (growing.count == capacity) {
            capacity = capacity ? capacity * 2 : 64;
            growing.entries = memory_resize(growing.entries, capacity * sizeof *growing.entries);
        }
        ok = read_entry(arena, &record, rules, &growing, report);
        bytes += record.length;
        left -= record.length;
    }
    *directory = growing;
    directory->entries = arena_alloc(arena, growing.count * sizeof *growing.entries);
    if (growing.count > 0)
        memcpy(directory->entries, growing.entries, growing.count * sizeof *growing.entries);
    free(growing.entries);
    return ok;
}

static void check_count(const struct zip_end *end, enum zip_rules rules,
                        const struct zip_directory *directory, struct verify_report *report) {
    zip_field(report, _("end record"), _("number of entries"), end->start, end->count,
              directory->count);
    if (rules == ZIP_FOREIGN) return;
    bool needed = end->central_offset > ZIP_MAX_32 || directory->count > ZIP_MAX_16;
    for (size_t i = 0; !needed && i < directory->count; i++)
        needed = directory->entries[i].size >= (int64_t)ZIP_MAX_32 ||
                 directory->entries[i].header_offset >= (int64_t)ZIP_MAX_32;
    if (needed != end->zip64)
        structure_fault(report, _("ZIP64 end record"), end->start,
                        needed ? _("is missing") : _("is there though nothing needs it"));
}

bool zip_directory_read(struct arena *arena, const struct byte_source *source, enum zip_rules rules,
                        struct zip_directory *directory, struct verify_report *report) {
    *directory = (struct zip_directory){0};
    struct zip_end end;
    if (!zip_end_read(source, rules, &end, report)) return false;
    const uint64_t largest = 1 << 30; // some ten million entries
    if (end.central_size > largest)
        return structure_fault(report, _("central directory"), (int64_t)end.central_offset,
                               _("is larger than 1 GiB"));
    unsigned char *bytes = memory_zeroed((size_t)end.central_size);
    bool ok =
        byte_source_read(source, (int64_t)end.central_offset, bytes, (size_t)end.central_size);
    if (!ok)
        structure_fault(report, _("central directory"), (int64_t)end.central_offset,
                        _("cannot be read"));
    ok = ok && read_central(arena, &end, rules, bytes, directory, report);
    free(bytes);
    if (!ok) return false;
    check_count(&end, rules, directory, report);
    zip_names_check(directory, report);
    return zip_local_check(source, rules, directory, report);
}
