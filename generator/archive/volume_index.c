// SPDX-License-Identifier: Apache-2.0
#include "archive/volume_index.h"

#include <stdlib.h>
#include <string.h>

#include "archive/content_digest.h"
#include "archive/disposal_log.h"
#include "archive/disposal_rows.h"
#include "archive/earlier_volumes.h"
#include "archive/history_file.h"
#include "archive/volume_row.h"
#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/map.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "catalogue/past_batches.h"
#include "volume/bag_names.h"
#include "volume/bag_text.h"

enum { LARGEST = 1 << 30, LARGEST_INFO = 1 << 24 };

// ---- what it is ---------------------------------------------------------------------------------

const char *index_kind(const struct indexed *volume) {
    return volume->record->kind ? volume->record->kind : "batch";
}

int index_revision(const char *id) {
    const char *dash = strrchr(id, '-');
    return dash && dash[1] == 'r' ? atoi(dash + 2) : 1;
}

// Without a schema: the digests vouch for the bytes, and what a row needs is asked for here.
static bool is_whole(const struct indexed *volume) {
    const struct volumeRecord *record = volume->record;
    if (!record || !record->volume || !record->group || !record->class ||
        record->year == INTEGER_NONE)
        return false;
    if (!record->kind) return record->batch && record->jurisdiction;
    if (!record->number) return false;
    if (strcmp(record->kind, "disposal") == 0) return volume->log != NULL;
    return strcmp(record->kind, "case") == 0 || strcmp(record->kind, "rating") == 0;
}

static void say(struct stored_volume *stored, const char *path, struct arena *arena,
                struct indexed *into) {
    struct diagnostics silent = {.quiet = true};
    struct buffer text = BUFFER_EMPTY;
    if (stored_volume_read(stored, DISPOSAL_LOG, LARGEST, &text))
        into->log = disposal_log_read(buffer_text(&text), text.length, arena);
    buffer_free(&text);
    if (store_find(stored->store, HISTORY_META))
        into->history = history_meta_read(stored, NULL, path, arena);
    into->record = store_find(stored->store, RECORD_META)
                       ? stored_volume_record(stored, NULL, path, arena, &silent)
                       : earlier_record(into->history, into->log, arena);
}

static bool look(struct stored_volume *stored, const char *path, struct arena *arena,
                 struct indexed *into, struct diagnostics *diagnostics) {
    if (!into->record) say(stored, path, arena, into);
    return is_whole(into) ||
           diagnose(diagnostics, STATUS_FINDINGS, path, 0,
                    _("does not say what it is; `juance verify` says what is wrong with it"));
}

bool index_look(const char *path, struct arena *arena, struct indexed *into,
                struct diagnostics *diagnostics) {
    struct stored_volume stored;
    if (!stored_volume_open(&stored, path, diagnostics)) return false;
    bool ok = look(&stored, path, arena, into, diagnostics);
    stored_volume_close(&stored);
    return ok;
}

// ---- the row ------------------------------------------------------------------------------------

static void name_materials(const struct volumeRecord *record, struct catalogue_files *files) {
    struct map entries = {0};
    for (EACH(struct entry, entry, record->entry))
        if (entry->name && entry->material.first)
            map_add(&entries, entry->name, entry->material.first);
    for (size_t i = 0; i < files->count; i++) {
        const struct material *material = map_find(&entries, files->items[i].name);
        if (!material) continue;
        files->items[i].material = material->id;
        files->items[i].kind = material->kind;
        files->items[i].medium = material->medium;
        files->items[i].title = material->title;
    }
    map_free(&entries);
}

// Registers of a batch have rows in the 卷内目录 too, but for the three that every volume has.
static uint32_t count_registers(const struct catalogue_files *files) {
    uint32_t count = 0;
    for (size_t i = 0; i < files->count; i++) {
        const char *name = files->items[i].name;
        count += starts_with(name, "data/00-") && ends_with(name, ".pdf");
    }
    return count > 3 ? count - 3 : 0;
}

static uint32_t count_pages(const struct volumeRecord *record) {
    int32_t pages = 0;
    for (EACH(struct entry, entry, record->entry)) {
        const struct material *material = (const struct material *)entry->material.first;
        if (material && material->pages > 0) pages += material->pages;
    }
    return (uint32_t)pages;
}

// See content_digest.h.
static const char *content_of(const struct volumeRecord *record,
                              const struct catalogue_files *files, struct arena *arena) {
    struct map digests = {0};
    for (size_t i = 0; i < files->count; i++)
        map_add(&digests, files->items[i].name, (void *)files->items[i].sha256);
    struct digest *digest = digest_new(DIGEST_SHA256);
    struct arena *scratch = arena_new();
    unsigned char sha256[SHA256_SIZE];
    for (EACH(struct entry, entry, record->entry)) {
        const char *hex = entry->name ? map_find(&digests, entry->name) : NULL;
        bool known = hex && hex_read(hex, sha256, SHA256_SIZE);
        if (entry->material.first)
            content_add(digest, (const struct material *)entry->material.first,
                        known ? sha256 : NULL, scratch);
        arena_reset(scratch);
    }
    const char *export = map_find(&digests, EXPORT_META);
    if (export && hex_read(export, sha256, SHA256_SIZE)) digest_add(digest, sha256, SHA256_SIZE);
    digest_finish(digest, sha256);
    digest_free(digest);
    arena_free(scratch);
    map_free(&digests);
    return hex_text(arena, sha256, SHA256_SIZE);
}

// What its people called the class when it was sealed.
static const char *label_of(struct stored_volume *stored, struct arena *arena) {
    struct buffer bytes = BUFFER_EMPTY;
    const char *label = NULL;
    if (stored_volume_read(stored, BAG_INFO, LARGEST_INFO, &bytes)) {
        struct bag_text text = bag_text_parse(arena, buffer_text(&bytes), bytes.length, false);
        label = bag_text_find(&text, "Retention-Label");
    }
    buffer_free(&bytes);
    return label;
}

static void describe(struct indexed *volume, struct arena *arena) {
    const struct volumeRecord *record = volume->record;
    const struct institution *institution = (const struct institution *)record->institution.first;
    volume->row = (struct catalogue_volume){
        .id = record->volume,
        .kind = index_kind(volume),
        .institution = institution && institution->code ? institution->code : "",
        .institution_name = institution ? institution->name : NULL,
        .year = record->year,
        .number = record->kind ? record->number : record->batch,
        // A batch's title stands with the batch.
        .title = record->kind ? record->title : NULL,
        .class_name = record->class,
        .revision = index_revision(record->volume),
        .supersedes = record->supersedes,
        .items = record->entry.count,
        .pages = count_pages(record),
        .period_start = record->periodFrom,
        .period_end = record->periodUntil,
        .due = record->dueOn,
        .sealed_at = MOMENT_NONE,
        .incomplete = index_incomplete(record, arena),
    };
}

const char *index_incomplete(const struct volumeRecord *record, struct arena *arena) {
    if (!record->incomplete) return NULL;
    return arena_printf(arena, "%s: %s", record->incompleteBy ? record->incompleteBy : "?",
                        record->incomplete);
}

static bool read_row(struct stored_volume *stored, const char *path,
                     const struct volume_written *written, struct arena *arena,
                     struct indexed *into, struct diagnostics *diagnostics) {
    describe(into, arena);
    struct catalogue_volume *row = &into->row;
    if (written) {
        row->size = written->size;
        row->sha256 = hex_text(arena, written->sha256, SHA256_SIZE);
    }
    if (!volume_row_read(stored, path, row, &into->files, arena, diagnostics)) return false;
    row->class_label = label_of(stored, arena);
    if (into->record->kind) return true;
    row->items += count_registers(&into->files);
    row->content_sha256 = content_of(into->record, &into->files, arena);
    name_materials(into->record, &into->files);
    return true;
}

bool index_read(const char *folder, const char *relative, const struct volume_written *written,
                struct arena *arena, struct indexed *into, struct diagnostics *diagnostics) {
    const char *path = arena_printf(arena, "%s/%s", folder, relative);
    struct stored_volume stored;
    if (!stored_volume_open(&stored, path, diagnostics)) return false;
    bool ok = look(&stored, path, arena, into, diagnostics) &&
              read_row(&stored, path, written, arena, into, diagnostics);
    stored_volume_close(&stored);
    into->row.path = relative;
    return ok;
}

// ---- into the catalogue -------------------------------------------------------------------------

static bool put_event(struct catalogue *catalogue, const struct catalogue_volume *row,
                      const struct index_told *told, struct arena *arena) {
    const char *more = told->from                           ? told->from
                       : strcmp(told->event, "sealed") != 0 ? NULL
                       : row->is_signed                     ? "signed"
                                                            : "unsigned";
    const char *digest = row->tag_manifest_sha256;
    struct catalogue_event event = {.at = platform_now(),
                                    .kind = told->event,
                                    .subject = row->id,
                                    .agent = "juance " JUANCE_VERSION,
                                    .outcome = "success",
                                    .detail =
                                        more ? arena_printf(arena, "%s %s", digest, more) : digest};
    if (strcmp(told->event, "sealed") == 0) event.at = told->sealed_at;
    return catalogue_add_event(catalogue, &event);
}

// What a case or a rating puts into the histories.
static bool put_history(struct catalogue *catalogue, const struct indexed *volume) {
    bool ok = true;
    for (EACH(struct closedCase, closed, volume->history->closedCase)) {
        // Volumes of earlier programs name the authority as their keeper alone.
        if (!closed->authorityCode) closed->authorityCode = volume->row.institution;
        ok = ok && catalogue_put_case(catalogue, closed);
    }
    for (EACH(struct pastRating, rated, volume->history->pastRating))
        ok = ok && catalogue_put_rating(catalogue, rated);
    return ok;
}

bool index_put(struct catalogue *catalogue, struct indexed *volume, const struct index_told *told,
               struct arena *arena) {
    struct catalogue_volume *row = &volume->row;
    row->batch = told->batch;
    row->sealed_at = told->sealed_at;
    if (row->supersedes && !catalogue_find_volume(catalogue, arena, row->supersedes))
        row->supersedes = NULL;
    return catalogue_put_volume(catalogue, row, volume->files.items, volume->files.count) &&
           (!told->event || put_event(catalogue, row, told, arena)) &&
           (!volume->history || put_history(catalogue, volume)) &&
           (!volume->log || disposal_put_rows(catalogue, volume->log, arena));
}
