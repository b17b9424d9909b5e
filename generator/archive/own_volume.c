// SPDX-License-Identifier: Apache-2.0
#include "archive/own_volume.h"

#include <stdlib.h>
#include <string.h>

#include "archive/signing.h"
#include "base/memory.h"
#include "base/platform.h"
#include "model/batch.h"
#include "model/institution.h"

enum { MOST_LINES = 24 };

void own_volume_add_bytes(struct own_volume *volume, const char *name, const char *title,
                          const struct buffer *bytes) {
    if (volume->count == OWN_FILES) BUG("too many files in a volume of this program");
    volume->files[volume->count++] = (struct own_file){name, title, bytes, false};
}

void own_volume_add(struct own_volume *volume, const struct codes *codes,
                    const struct printed *printed, struct arena *arena) {
    own_volume_add_bytes(volume, register_name(printed->title, "pdf", codes, arena), printed->title,
                         &printed->pdf);
    volume->files[volume->count - 1].generated = true;
    own_volume_add_bytes(volume, register_name(printed->title, "xml", codes, arena), NULL,
                         &printed->xml);
}

// ---- rows of the 卷内目录 -----------------------------------------------------------------------

struct own_rows {
    const struct own_volume *volume;
    size_t next;
    int32_t number;
};

static void start_rows(void *context) {
    struct own_rows *rows = context;
    rows->next = 0;
    rows->number = 0;
}

static bool next_row(void *context, struct entry_view *entry) {
    struct own_rows *rows = context;
    const struct own_volume *volume = rows->volume;
    while (rows->next < volume->count && !volume->files[rows->next].title) rows->next++;
    if (rows->next == volume->count) return false;
    const struct own_file *file = &volume->files[rows->next++];
    entry->number = ++rows->number;
    entry->title = file->title;
    entry->responsible = volume->institution->name;
    entry->part = "00";
    entry->medium = "electronic";
    entry->retention = volume->retention;
    entry->dated = volume->day;
    entry->dueOn = volume->due;
    entry->file = file->name;
    entry->size = (decimal)file->bytes->length * DECIMAL_ONE;
    entry->generated = file->generated;
    return true;
}

static int32_t count_rows(const struct own_volume *volume) {
    int32_t count = 0;
    for (size_t i = 0; i < volume->count; i++) count += volume->files[i].title != NULL;
    return count;
}

static struct volume_view *make_view(const struct own_volume *volume, struct arena *arena) {
    struct volume_view *view = record_new(arena, &volume_view_kind);
    view->id = view->archivalCode = volume->id;
    view->retention = volume->retention;
    view->fonds = volume->institution->name;
    view->category = volume->category;
    view->title = volume->title;
    view->from = view->until = view->sealedOn = volume->day;
    view->items = count_rows(volume);
    view->pages = 0;
    view->part = view->parts = 1;
    if (volume->revision > 1) view->revision = volume->revision;
    view->supersedes = volume->supersedes;
    view->periodFrom = volume->period_from;
    view->periodUntil = volume->period_until;
    view->dueOn = volume->due;
    view->periodBasis = volume->basis;
    return view;
}

// ---- bag-info.txt -------------------------------------------------------------------------------

struct lines {
    struct bag_line items[MOST_LINES];
    size_t count;
};

static void add_line(struct lines *lines, const char *label, const char *value) {
    if (value) lines->items[lines->count++] = (struct bag_line){label, value};
}

static void add_day(struct lines *lines, const char *label, date day, struct arena *arena) {
    if (day != DATE_NONE) add_line(lines, label, date_format(day, arena_alloc(arena, DATE_TEXT)));
}

static void describe(const struct codes *codes, const struct own_volume *volume,
                     struct lines *lines, struct arena *arena) {
    add_line(lines, "Source-Organization", volume->institution->name);
    add_line(lines, "External-Description", volume->title);
    add_line(lines, "External-Identifier", volume->id);
    add_line(lines, "Bag-Group-Identifier", volume->group);
    add_line(lines, "Bag-Count", "1 of 1");
    add_line(lines, "Institution-Code", volume->institution->code);
    add_line(lines, "Retention-Class", volume->retention);
    add_line(lines, "Retention-Label", codes_label(codes, "retention", volume->retention));
    add_line(lines, "Retention-Basis", volume->basis);
    add_day(lines, "Retention-Start", volume->period_from, arena);
    add_day(lines, "Retention-End", volume->period_until, arena);
    add_day(lines, "Retention-Due", volume->due, arena);
    add_line(lines, "Supersedes", volume->supersedes);
}

// ---- writing ------------------------------------------------------------------------------------

// data/ in bytewise order, then meta/.
static int by_name(const void *a, const void *b) {
    return strcmp(((const struct volume_entry *)a)->name, ((const struct volume_entry *)b)->name);
}

static void add_entry(struct volume_entry *entries, size_t *count, const char *name,
                      const struct buffer *bytes) {
    entries[(*count)++] = (struct volume_entry){
        .name = name, .bytes = buffer_text(bytes), .size = (int64_t)bytes->length, .folder = -1};
}

bool own_volume_write(const struct archive *archive, const struct press *press,
                      const struct own_volume *volume, const char *path, struct arena *arena,
                      struct volume_written *written, struct diagnostics *diagnostics) {
    const struct codes *codes = &press->settings->codes;
    struct sealer *sealer = NULL;
    if (!signing_find(archive->signing, volume->institution->code, volume->institution->creditCode,
                      &sealer, diagnostics))
        return false;
    struct own_rows rows = {.volume = volume};
    struct compose_input input = {.entries = {&rows, start_rows, next_row},
                                  .created = moment_of(volume->day, 0, 0, 0)};
    input_add(&input, "institution", &institution_kind, &volume->institution->record);
    input_add(&input, "volume", &volume_view_kind, &make_view(volume, arena)->record);
    // What is in every volume may name what only a batch has.
    input_add(&input, "batch", &batch_kind, NULL);
    input_add(&input, "plan", &plan_kind, NULL);
    input_add(&input, "check", &check_view_kind, NULL);
    input_add(&input, "dossier", &dossier_kind, NULL);
    struct printed *printed;
    size_t printed_count;
    bool ok =
        press_print(press, &input, &(struct press_wish){0}, &printed, &printed_count, diagnostics);
    struct volume_entry *entries =
        arena_alloc(arena, (volume->count + 2 * printed_count) * sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < volume->count; i++)
        add_entry(entries, &count, volume->files[i].name, volume->files[i].bytes);
    for (size_t i = 0; ok && i < printed_count; i++) {
        const char *title = printed[i].title;
        add_entry(entries, &count, register_name(title, "pdf", codes, arena), &printed[i].pdf);
        add_entry(entries, &count, register_name(title, "xml", codes, arena), &printed[i].xml);
    }
    qsort(entries, count, sizeof *entries, by_name);
    struct lines lines = {.count = 0};
    describe(codes, volume, &lines, arena);
    struct volume_request request = {.path = path,
                                     .id = volume->id,
                                     .day = volume->day,
                                     .entries = entries,
                                     .count = count,
                                     .info = lines.items,
                                     .info_count = lines.count,
                                     .seal = sealer ? sealer_seal(sealer) : NULL};
    char *folder = arena_copy(arena, path);
    *strrchr(folder, '/') = '\0';
    ok = ok && platform_make_folders(folder, diagnostics) &&
         volume_write(arena, &request, written, diagnostics);
    printed_free(printed, printed_count);
    free(printed);
    return ok;
}
