// SPDX-License-Identifier: Apache-2.0
#include "archive/volume_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/stored_volume.h"
#include "archive/volume_index.h"
#include "base/ends.h"
#include "base/hex.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/utf8.h"
#include "model/batch.h"
#include "model/institution.h"
#include "model/record_append.h"
#include "volume/bag_names.h"
#include "xml/writer.h"

struct volume_maker volume_maker_start(struct press *press, struct volumeRecord *record, date day,
                                       struct arena *arena) {
    record->version = VOLUME_RECORD_VERSION;
    return (struct volume_maker){.press = press, .arena = arena, .record = record, .day = day};
}

void volume_maker_free(struct volume_maker *maker) {
    printed_free(maker->printed, maker->printed_count);
    free(maker->printed);
    free(maker->data.items);
    free(maker->meta.items);
    *maker = (struct volume_maker){0};
}

// ---- files --------------------------------------------------------------------------------------

void maker_add_file(struct volume_maker *maker, const struct volume_entry *file) {
    bool meta = starts_with(file->name, BAG_META);
    struct entry_array *into = meta ? &maker->meta : &maker->data;
    if (into->count == into->capacity) {
        into->capacity = into->capacity ? 2 * into->capacity : 64;
        into->items = memory_resize(into->items, into->capacity * sizeof *into->items);
    }
    into->items[into->count++] = *file;
}

static struct volume_entry of_bytes(const char *name, const struct buffer *bytes) {
    return (struct volume_entry){
        .name = name, .bytes = buffer_text(bytes), .size = (int64_t)bytes->length, .folder = -1};
}

void maker_add(struct volume_maker *maker, const char *name, const struct buffer *bytes) {
    struct volume_entry entry = of_bytes(name, bytes);
    maker_add_file(maker, &entry);
}

static const struct institution *institution_of(const struct volumeRecord *record) {
    return (const struct institution *)record->institution.first;
}

void maker_list(struct volume_maker *maker, const char *name, const char *title,
                const struct buffer *bytes, bool generated) {
    const struct volumeRecord *record = maker->record;
    struct entry_view *row = record_append(maker->arena, &maker->rows, &entry_view_kind);
    row->number = (int32_t)row->record.ordinal;
    row->title = title;
    row->responsible = institution_of(record)->name;
    row->part = "00";
    row->medium = "electronic";
    row->retention = record->class;
    row->dated = maker->day;
    row->dueOn = record->dueOn;
    row->file = name;
    row->size = (decimal)bytes->length * DECIMAL_ONE;
    row->generated = generated;
    struct entry *entry = record_append(maker->arena, &maker->record->entry, &entry_kind);
    entry->number = row->number;
    entry->class = record->class;
    entry->name = name;
    entry->title = title;
    entry->dueOn = record->dueOn;
    maker_add(maker, name, bytes);
}

static const char *name_of(const struct volume_maker *maker, const struct printed *printed,
                           const char *extension) {
    return register_name(printed->title, extension, &maker->press->settings->codes, maker->arena);
}

void maker_list_printed(struct volume_maker *maker, const struct printed *printed) {
    maker_list(maker, name_of(maker, printed, "pdf"), printed->title, &printed->pdf, true);
    maker_add(maker, name_of(maker, printed, "xml"), &printed->xml);
}

// ---- registers ----------------------------------------------------------------------------------

struct row_walk {
    const struct record *first, *next;
};

static void start_rows(void *context) {
    struct row_walk *walk = context;
    walk->next = walk->first;
}

static bool next_row(void *context, struct entry_view *entry) {
    struct row_walk *walk = context;
    if (!walk->next) return false;
    *entry = *(const struct entry_view *)walk->next;
    walk->next = walk->next->next;
    return true;
}

struct entry_rows maker_rows(const struct list *rows, struct arena *arena) {
    struct row_walk *walk = arena_alloc(arena, sizeof *walk);
    walk->first = walk->next = rows->first;
    return (struct entry_rows){walk, start_rows, next_row};
}

static bool note_fonts(struct volume_maker *maker, struct diagnostics *diagnostics) {
    struct arena *arena = maker->arena;
    struct press_fonts fonts;
    if (!press_fonts_used(maker->press, arena, &fonts, diagnostics)) return false;
    for (size_t i = 0; i < fonts.file_count; i++) {
        struct used_file *font = record_append(arena, &maker->record->font, &used_font_kind);
        font->file = fonts.files[i].name;
        font->sha256 = fonts.files[i].sha256;
        font->substitutes = fonts.files[i].substitutes;
    }
    for (size_t i = 0; i < fonts.missing_count; i++) {
        const struct missingGlyph *missing = fonts.missing[i];
        const char *at = missing->character;
        struct shown_glyph *shown =
            record_append(arena, &maker->record->missingGlyph, &shown_glyph_kind);
        shown->character = missing->character;
        shown->codePoint = arena_printf(arena, "U+%04X", (unsigned)utf8_next(&at, at + strlen(at)));
        shown->officer = missing->officer;
        shown->allowedOn = missing->allowedOn;
        shown->reason = missing->reason;
    }
    return true;
}

bool maker_print(struct volume_maker *maker, const struct compose_input *input,
                 const struct press_wish *wish, struct diagnostics *diagnostics) {
    if (!press_print(maker->press, input, wish, &maker->printed, &maker->printed_count,
                     diagnostics))
        return false;
    for (size_t i = 0; i < maker->printed_count; i++) {
        const struct printed *printed = &maker->printed[i];
        maker_add(maker, name_of(maker, printed, "pdf"), &printed->pdf);
        maker_add(maker, name_of(maker, printed, "xml"), &printed->xml);
    }
    return note_fonts(maker, diagnostics);
}

// ---- bag-info.txt -------------------------------------------------------------------------------

struct lines {
    struct bag_line *items;
    size_t count, capacity;
    struct arena *arena;
};

static void add_line(struct lines *lines, const char *label, const char *value) {
    if (!value) return;
    if (lines->count == lines->capacity) {
        lines->capacity = lines->capacity ? 2 * lines->capacity : 32;
        lines->items = memory_resize(lines->items, lines->capacity * sizeof *lines->items);
    }
    char *line = arena_copy(lines->arena, value);
    for (char *at = line; *at; at++)
        if (*at == '\n' || *at == '\r') *at = ' ';
    lines->items[lines->count++] = (struct bag_line){label, line};
}

static void add_day(struct lines *lines, const char *label, date day) {
    if (day != DATE_NONE)
        add_line(lines, label, date_format(day, arena_alloc(lines->arena, DATE_TEXT)));
}

static void describe(const struct volume_maker *maker, struct lines *lines) {
    const struct volumeRecord *record = maker->record;
    const struct institution *institution = institution_of(record);
    struct arena *arena = maker->arena;
    char digest[SHA256_HEX];
    add_line(lines, "Source-Organization", institution->name);
    add_line(lines, "Organization-Address", institution->address);
    add_line(lines, "External-Description", record->title);
    add_line(lines, "External-Identifier", record->volume);
    add_line(lines, "Bag-Group-Identifier", record->group);
    add_line(lines, "Bag-Count",
             arena_printf(arena, "%d of %d", (int)record->part, (int)record->parts));
    add_line(lines, "Institution-Code", institution->code);
    add_line(lines, "Batch-Number", record->batch);
    if (record->batch) add_line(lines, "Batch-Year", arena_printf(arena, "%d", (int)record->year));
    add_line(lines, "Jurisdiction", record->jurisdiction);
    add_line(lines, "Retention-Class", record->class);
    add_line(lines, "Retention-Label",
             codes_label(&maker->press->settings->codes, "retention",
                         maker->retention ? maker->retention : record->class));
    add_line(lines, "Retention-Basis", record->periodBasis);
    add_day(lines, "Retention-Start", record->periodFrom);
    add_day(lines, "Retention-End", record->periodUntil);
    add_day(lines, "Retention-Due", record->dueOn);
    add_line(lines, "Supersedes", record->supersedes);
    add_line(lines, "Incomplete", index_incomplete(record, arena));
    for (EACH(struct sibling, sibling, record->sibling))
        add_line(lines, "Sibling-Volume", sibling->volume);
    for (EACH(struct used_file, rules, record->rules))
        add_line(lines, "Rule-File",
                 arena_printf(arena, "%s sha256:%s", rules->file,
                              hex_write(rules->sha256, SHA256_SIZE, digest)));
}

// ---- writing ------------------------------------------------------------------------------------

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct volume_entry *)a)->name, ((const struct volume_entry *)b)->name);
}

static void write_record(const struct volume_maker *maker, struct buffer *into) {
    struct arena *scratch = arena_new();
    struct xml_writer xml = xml_writer_start(into);
    xml_record(&xml, &volumeRecord_kind, &maker->record->record, VOLUME_RECORD_NAMESPACE, false,
               scratch);
    arena_free(scratch);
}

// data/ in bytewise order, then meta/, the record first.
static struct volume_entry *in_order(struct volume_maker *maker, const struct buffer *record,
                                     size_t *count) {
    const struct entry_array *data = &maker->data, *meta = &maker->meta;
    struct volume_entry *all =
        arena_alloc(maker->arena, (data->count + 1 + meta->count) * sizeof *all);
    if (data->count) qsort(data->items, data->count, sizeof *data->items, by_name);
    if (data->count) memcpy(all, data->items, data->count * sizeof *all);
    all[data->count] = of_bytes(RECORD_META, record);
    if (meta->count) memcpy(all + data->count + 1, meta->items, meta->count * sizeof *all);
    *count = data->count + 1 + meta->count;
    return all;
}

bool maker_write(struct volume_maker *maker, const char *path, const struct volume_seal *seal,
                 struct volume_written *written, struct diagnostics *diagnostics) {
    struct buffer record = BUFFER_EMPTY;
    struct lines lines = {.arena = maker->arena};
    struct volume_request request = {
        .path = path, .id = maker->record->volume, .day = maker->day, .seal = seal};
    write_record(maker, &record);
    request.entries = in_order(maker, &record, &request.count);
    describe(maker, &lines);
    request.info = lines.items;
    request.info_count = lines.count;
    char *folder = arena_copy(maker->arena, path);
    *strrchr(folder, '/') = '\0';
    bool ok = platform_make_folders(folder, diagnostics) &&
              volume_write(maker->arena, &request, written, diagnostics);
    free(lines.items);
    buffer_free(&record);
    return ok;
}

static struct volume_view *view_of(const struct volume_maker *maker) {
    const struct volumeRecord *record = maker->record;
    struct volume_view *view = record_new(maker->arena, &volume_view_kind);
    int revision = index_revision(record->volume);
    view->id = view->archivalCode = record->volume;
    view->retention = record->class;
    view->fonds = institution_of(record)->name;
    view->title = record->title;
    view->from = view->until = view->sealedOn = maker->day;
    view->items = (int32_t)maker->rows.count;
    view->pages = 0;
    view->part = record->part;
    view->parts = record->parts;
    if (revision > 1) view->revision = revision;
    view->supersedes = record->supersedes;
    view->periodFrom = record->periodFrom;
    view->periodUntil = record->periodUntil;
    view->dueOn = record->dueOn;
    view->periodBasis = record->periodBasis;
    return view;
}

bool maker_finish(struct volume_maker *maker, const struct archive *archive, const char *path,
                  struct volume_written *written, struct diagnostics *diagnostics) {
    struct volumeRecord *record = maker->record;
    const struct institution *institution = institution_of(record);
    struct sealer *sealer = NULL;
    if (!signing_find(archive->signing, institution->code, institution->creditCode, &sealer,
                      diagnostics))
        return false;
    record->part = record->parts = 1;
    struct compose_input input = {.entries = maker_rows(&maker->rows, maker->arena),
                                  .created = moment_of(maker->day, 0, 0, 0)};
    input_add(&input, "institution", &institution_kind, &institution->record);
    input_add(&input, "volume", &volume_view_kind, &view_of(maker)->record);
    // What is in every volume may name what only a batch has.
    input_add(&input, "batch", &batch_kind, NULL);
    input_add(&input, "plan", &plan_kind, NULL);
    input_add(&input, "check", &check_view_kind, NULL);
    input_add(&input, "dossier", &dossier_kind, NULL);
    return maker_print(maker, &input, &(struct press_wish){0}, diagnostics) &&
           maker_write(maker, path, sealer ? sealer_seal(sealer) : NULL, written, diagnostics);
}
