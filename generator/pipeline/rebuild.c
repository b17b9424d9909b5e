// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rebuild.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "pipeline/disposal_journal.h"
#include "pipeline/pipeline_state.h"
#include "pipeline/seal_lists.h"
#include "pipeline/volume_row.h"
#include "volume/digest.h"

enum { LARGEST = 1 << 30 };

static const struct xml_format batch_format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                               "schemas/assessment-batch.xsd"};

// One file below volumes/.
struct found {
    const char *relative, *path;
    struct volumeRecord *record; // NULL: not of a batch
    struct keeping *log;         // NULL: no destruction register
    int revision, class_rank;
};

struct rebuild {
    struct pipeline *pipeline;
    struct arena *arena;
    struct rebuild_result *result;
    struct diagnostics *diagnostics;
    struct xml_schema *record_schema;
    struct found *found;
    size_t count, capacity;
};

// ---- what there is ------------------------------------------------------------------------------

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), wanted = strlen(end);
    return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

// "…-D5-r2" -> 2
static int revision_of(const char *id) {
    const char *dash = strrchr(id, '-');
    return dash && dash[1] == 'r' ? atoi(dash + 2) : 1;
}

static void look_at(struct rebuild *rebuild, const char *relative) {
    struct found found = {.relative = relative,
                          .path =
                              archive_path(&rebuild->pipeline->archive, rebuild->arena, relative)};
    struct stored_volume stored;
    if (!stored_volume_open(&stored, found.path, rebuild->diagnostics)) {
        rebuild->result->unreadable++;
        return;
    }
    struct buffer text = BUFFER_EMPTY;
    if (stored_volume_read(&stored, DISPOSAL_LOG, LARGEST, &text))
        found.log = disposal_log_read(buffer_text(&text), text.length, rebuild->arena);
    else
        found.record = stored_volume_record(&stored, rebuild->record_schema, found.path,
                                            rebuild->arena, rebuild->diagnostics);
    buffer_free(&text);
    stored_volume_close(&stored);
    if (!found.record && !found.log) {
        rebuild->result->unreadable++;
        return;
    }
    found.revision = found.log ? (int)found.log->revision : revision_of(found.record->volume);
    found.class_rank = found.record && strcmp(found.record->class, "Y") == 0;
    if (rebuild->count == rebuild->capacity) {
        rebuild->capacity = rebuild->capacity ? 2 * rebuild->capacity : 64;
        rebuild->found = memory_resize(rebuild->found, rebuild->capacity * sizeof *rebuild->found);
    }
    rebuild->found[rebuild->count++] = found;
}

static void collect(struct rebuild *rebuild, const char *folder) {
    struct arena *arena = rebuild->arena;
    const char *path = archive_path(&rebuild->pipeline->archive, arena, folder);
    if (platform_path_kind(path) != PATH_FOLDER) return;
    const char *const *names = platform_list(arena, path, rebuild->diagnostics);
    for (; names && *names; names++) {
        const char *relative = arena_printf(arena, "%s/%s", folder, *names);
        enum path_kind kind =
            platform_link_kind(archive_path(&rebuild->pipeline->archive, arena, relative));
        if (kind == PATH_FOLDER) collect(rebuild, relative);
        if (kind == PATH_FILE && ends_with(relative, ".zip")) look_at(rebuild, relative);
    }
}

// Destruction registers last; batches by group, and within it as they were made.
static int in_order(const void *a, const void *b) {
    const struct found *one = a, *other = b;
    if (!one->record || !other->record) {
        if (one->record || other->record) return one->record ? -1 : 1;
        if (one->log->day != other->log->day) return one->log->day < other->log->day ? -1 : 1;
        if (one->revision != other->revision) return one->revision - other->revision;
        return strcmp(one->relative, other->relative);
    }
    int groups = strcmp(one->record->group, other->record->group);
    if (groups) return groups;
    if (one->revision != other->revision) return one->revision - other->revision;
    if (one->class_rank != other->class_rank) return one->class_rank - other->class_rank;
    return strcmp(one->relative, other->relative);
}

// ---- batches ------------------------------------------------------------------------------------

static struct batch *export_of(struct rebuild *rebuild, const struct found *found) {
    struct stored_volume stored;
    struct diagnostics silent = {.quiet = true};
    struct buffer text = BUFFER_EMPTY;
    struct batch *batch = NULL;
    if (!stored_volume_open(&stored, found->path, &silent)) return NULL;
    if (stored_volume_read(&stored, "meta/export.xml", LARGEST, &text))
        batch = (struct batch *)xml_read_bytes(&batch_format, rebuild->pipeline->batch_schema,
                                               found->path, text.bytes, text.length, rebuild->arena,
                                               &silent);
    if (batch) {
        uint8_t *digest = arena_alloc(rebuild->arena, SHA256_SIZE);
        sha256_of(text.bytes, text.length, digest);
        batch->sourceSha256 = digest;
        batch->sourceFile = arena_printf(rebuild->arena, "%s/meta/export.xml", found->relative);
    }
    buffer_free(&text);
    stored_volume_close(&stored);
    return batch;
}

// What the record of a volume says of its batch when the export is gone.
static struct batch *batch_of_record(struct rebuild *rebuild, const struct found *found) {
    static const uint8_t unknown[SHA256_SIZE];
    struct batch *batch = record_new(rebuild->arena, &batch_kind);
    batch->number = found->record->batch;
    batch->year = found->record->year;
    batch->title = found->record->title;
    batch->jurisdiction = found->record->jurisdiction;
    batch->exportedOn = found->record->exportedOn;
    batch->institution = found->record->institution;
    batch->sourceSha256 = unknown;
    batch->sourceFile = found->relative;
    rebuild->result->without_export++;
    return batch;
}

static bool put_batch(struct rebuild *rebuild, size_t from, size_t until, int64_t *row) {
    const struct found *any = &rebuild->found[from];
    struct batch *batch = NULL;
    for (size_t i = from; i < until && !batch; i++)
        if (strcmp(rebuild->found[i].record->class, "D5") == 0)
            batch = export_of(rebuild, &rebuild->found[i]);
    if (!batch) batch = batch_of_record(rebuild, any);
    struct catalogue_verdict verdict = {0};
    const struct volumeRecord *record = any->record;
    const char *incomplete =
        record->incomplete
            ? arena_printf(rebuild->arena, "%s: %s",
                           record->incompleteBy ? record->incompleteBy : "?", record->incomplete)
            : NULL;
    rebuild->result->batches++;
    return catalogue_put_batch(rebuild->pipeline->archive.catalogue, batch, any->revision, &verdict,
                               incomplete, row);
}

// ---- volumes ------------------------------------------------------------------------------------

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

static const char *label_of(const struct rebuild *rebuild, const struct volumeRecord *record) {
    const char *code = record->class;
    for (EACH(struct entry, entry, record->entry))
        if (strcmp(record->class, "Y") == 0 && entry->class) code = entry->class;
    for (EACH(struct entry, entry, record->entry))
        if (entry->class && strcmp(entry->class, "Y") == 0) code = entry->class;
    return codes_label(&rebuild->pipeline->codes, "retention", code);
}

// Registers of this program have rows in the 卷内目录 too, but for the three that every volume has.
static uint32_t count_registers(const struct catalogue_files *files) {
    uint32_t count = 0;
    for (size_t i = 0; i < files->count; i++)
        count += strncmp(files->items[i].name, "data/00-", 8) == 0 &&
                 ends_with(files->items[i].name, ".pdf");
    return count > 3 ? count - 3 : 0;
}

static bool put_volume(struct rebuild *rebuild, const struct found *found, int64_t batch) {
    struct catalogue *catalogue = rebuild->pipeline->archive.catalogue;
    const struct volumeRecord *record = found->record;
    const struct institution *institution = (const struct institution *)record->institution.first;
    int32_t pages = 0;
    for (EACH(struct entry, entry, record->entry)) {
        const struct material *material = (const struct material *)entry->material.first;
        if (material && material->pages != INTEGER_NONE) pages += material->pages;
    }
    struct catalogue_volume row = {
        .id = record->volume,
        .kind = "batch",
        .batch = batch,
        .institution = institution ? institution->code : "",
        .institution_name = institution ? institution->name : NULL,
        .year = record->year,
        .number = record->batch,
        .class_name = record->class,
        .class_label = label_of(rebuild, record),
        .revision = found->revision,
        .supersedes = record->supersedes,
        .path = found->relative,
        .content_sha256 = "", // a later export makes every volume anew
        .items = record->entry.count,
        .pages = (uint32_t)pages,
        .period_start = record->periodFrom,
        .period_end = record->periodUntil,
        .due = record->dueOn,
        .sealed_at = moment_of(record->exportedOn, 0, 0, 0),
        .incomplete = record->incomplete,
    };
    if (row.supersedes && !catalogue_find_volume(catalogue, rebuild->arena, row.supersedes))
        row.supersedes = NULL;
    struct stored_volume stored;
    struct catalogue_files files;
    if (!stored_volume_open(&stored, found->path, rebuild->diagnostics)) return false;
    bool ok =
        volume_row_read(&stored, found->path, &row, &files, rebuild->arena, rebuild->diagnostics);
    stored_volume_close(&stored);
    if (!ok) return false;
    row.items += count_registers(&files);
    name_materials(record, &files);
    struct catalogue_event event = {.at = platform_now(),
                                    .kind = "recovered",
                                    .subject = row.id,
                                    .agent = "juance " JUANCE_VERSION,
                                    .outcome = "success",
                                    .detail = row.tag_manifest_sha256};
    rebuild->result->volumes++;
    return catalogue_put_volume(catalogue, &row, files.items, files.count) &&
           catalogue_add_event(catalogue, &event);
}

// What a destruction register says was there.
static bool put_destroyed(struct rebuild *rebuild, const struct keeping *log) {
    struct catalogue *catalogue = rebuild->pipeline->archive.catalogue;
    for (EACH(struct keptVolume, kept, log->keptVolume)) {
        if (strcmp(kept->outcome, "destroy") != 0 || log->supersedes ||
            catalogue_find_volume(catalogue, rebuild->arena, kept->archivalCode))
            continue;
        const char *group = arena_printf(rebuild->arena, "%s-%d-%s-", kept->institution,
                                         (int)kept->year, kept->batch);
        size_t length = strlen(group);
        if (strncmp(kept->archivalCode, group, length) != 0) continue;
        const char *class = arena_copy_bytes(rebuild->arena, kept->archivalCode + length,
                                             strcspn(kept->archivalCode + length, "-"));
        struct catalogue_volume row = {
            .id = kept->archivalCode,
            .kind = "batch",
            .institution = kept->institution,
            .institution_name = kept->fonds,
            .year = kept->year,
            .number = kept->batch,
            .class_name = class,
            .class_label = kept->retention,
            .revision = revision_of(kept->archivalCode),
            .path = archive_volume_path(rebuild->arena, kept->year, kept->institution,
                                        kept->archivalCode),
            .size = kept->size / DECIMAL_ONE,
            .sha256 = "",
            .tag_manifest_sha256 = kept->evidence ? kept->evidence : "",
            .content_sha256 = "",
            .items = (uint32_t)kept->items,
            .pages = (uint32_t)kept->pages,
            .period_start = kept->periodFrom,
            .period_end = kept->periodUntil,
            .due = kept->dueOn,
            .sealed_at = MOMENT_NONE,
        };
        rebuild->result->destroyed++;
        if (!catalogue_put_volume(catalogue, &row, NULL, 0)) return false;
    }
    return true;
}

static bool same_batch(const struct found *a, const struct found *b) {
    return b->record && a->revision == b->revision &&
           strcmp(a->record->group, b->record->group) == 0;
}

static bool put_all(struct rebuild *rebuild) {
    for (size_t i = 0; i < rebuild->count; i++)
        if (rebuild->found[i].log && !put_destroyed(rebuild, rebuild->found[i].log)) return false;
    for (size_t i = 0, next; i < rebuild->count; i = next) {
        const struct found *found = &rebuild->found[i];
        next = i + 1;
        if (found->log) {
            if (!disposal_record(&rebuild->pipeline->archive, found->log, rebuild->arena,
                                 rebuild->diagnostics))
                return false;
            rebuild->result->volumes++;
            continue;
        }
        while (next < rebuild->count && same_batch(found, &rebuild->found[next])) next++;
        int64_t row;
        if (!put_batch(rebuild, i, next, &row)) return false;
        for (size_t k = i; k < next; k++)
            if (!put_volume(rebuild, &rebuild->found[k], row)) return false;
    }
    return true;
}

// ---- seal lists ---------------------------------------------------------------------------------

static bool note_lists(struct rebuild *rebuild) {
    struct catalogue *catalogue = rebuild->pipeline->archive.catalogue;
    struct verify_report *report = report_new();
    struct seal_lists lists = {0};
    bool ok = seal_lists_load(rebuild->pipeline->archive.folder, rebuild->arena, &lists, report,
                              rebuild->diagnostics);
    for (size_t i = 0; ok && i < lists.count; i++) {
        const struct seal_list *list = &lists.items[i].list;
        for (size_t k = 0; ok && lists.items[i].whole && k < list->count; k++) {
            const char *slash = strrchr(list->rows[k].path, '/');
            const char *name = slash ? slash + 1 : list->rows[k].path;
            if (!ends_with(name, ".zip")) continue;
            const char *id = arena_copy_bytes(rebuild->arena, name, strlen(name) - strlen(".zip"));
            const struct catalogue_volume *volume =
                catalogue_find_volume(catalogue, rebuild->arena, id);
            if (!volume || volume->seal_list) continue;
            rebuild->result->listed++;
            ok = catalogue_set_seal_list(catalogue, id, list->name);
        }
    }
    seal_lists_free(&lists);
    report_free(report);
    return ok;
}

// ---- the recipe ---------------------------------------------------------------------------------

// The old catalogue may be damaged, so nothing is asked of it; its side files go with it.
static bool put_aside(const char *archive, struct arena *arena, struct rebuild_result *result,
                      struct diagnostics *diagnostics) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    const char *old = arena_printf(arena, "%s/" CATALOGUE_FILE, archive);
    if (platform_path_kind(old) == PATH_MISSING) return true;
    const char *aside = arena_printf(arena, "%s.before-rebuild", old);
    for (int more = 2; platform_path_kind(aside) != PATH_MISSING; more++)
        aside = arena_printf(arena, "%s.before-rebuild-%d", old, more);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *from = arena_printf(arena, "%s%s", old, ends[i]);
        const char *to = arena_printf(arena, "%s%s", aside, ends[i]);
        if (platform_path_kind(from) == PATH_FILE && !platform_rename(from, to, diagnostics))
            return false;
    }
    result->aside = aside;
    return true;
}

bool rebuild_take(struct pipeline *pipeline, const char *const *relatives, struct arena *arena,
                  struct rebuild_result *result, struct diagnostics *diagnostics) {
    *result = (struct rebuild_result){0};
    struct catalogue *catalogue = pipeline->archive.catalogue;
    struct rebuild rebuild = {
        .pipeline = pipeline, .arena = arena, .result = result, .diagnostics = diagnostics};
    rebuild.record_schema = xml_schema_load(
        arena_printf(arena, "%s/schemas/record.xsd", pipeline->options.data_folder), diagnostics);
    bool ok = rebuild.record_schema != NULL;
    for (; ok && *relatives; relatives++) look_at(&rebuild, *relatives);
    if (ok && rebuild.count) qsort(rebuild.found, rebuild.count, sizeof *rebuild.found, in_order);
    ok = ok && result->unreadable == 0 && catalogue_begin(catalogue) && put_all(&rebuild) &&
         catalogue_commit(catalogue);
    if (!ok) catalogue_rollback(catalogue);
    free(rebuild.found);
    xml_schema_free(rebuild.record_schema);
    return ok;
}

// A rebuild that failed leaves the catalogue as it was.
static void put_back(const char *archive, struct arena *arena, const struct rebuild_result *result,
                     struct diagnostics *diagnostics) {
    static const char *const ends[] = {"-wal", "-shm", ""};
    const char *file = arena_printf(arena, "%s/" CATALOGUE_FILE, archive);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *to = arena_printf(arena, "%s%s", file, ends[i]);
        const char *from =
            result->aside ? arena_printf(arena, "%s%s", result->aside, ends[i]) : NULL;
        platform_remove(to, diagnostics);
        if (from && platform_path_kind(from) == PATH_FILE) platform_rename(from, to, diagnostics);
    }
}

bool rebuild_run(const struct pipeline_options *options, struct arena *arena,
                 struct rebuild_result *result, struct diagnostics *diagnostics) {
    *result = (struct rebuild_result){0};
    int lock = platform_lock(options->archive, diagnostics);
    if (lock < 0) return false;
    bool ok = put_aside(options->archive, arena, result, diagnostics);
    platform_unlock(lock);
    struct pipeline *pipeline = ok ? pipeline_open(options, diagnostics) : NULL;
    if (!pipeline) {
        put_back(options->archive, arena, result, diagnostics);
        return false;
    }
    struct rebuild rebuild = {
        .pipeline = pipeline, .arena = arena, .result = result, .diagnostics = diagnostics};
    rebuild.record_schema = xml_schema_load(
        arena_printf(arena, "%s/schemas/record.xsd", options->data_folder), diagnostics);
    ok = rebuild.record_schema != NULL;
    if (ok) {
        collect(&rebuild, "volumes");
        if (rebuild.count) qsort(rebuild.found, rebuild.count, sizeof *rebuild.found, in_order);
        ok = catalogue_begin(pipeline->archive.catalogue) && put_all(&rebuild) &&
             note_lists(&rebuild) && catalogue_commit(pipeline->archive.catalogue);
        if (!ok) catalogue_rollback(pipeline->archive.catalogue);
    }
    free(rebuild.found);
    xml_schema_free(rebuild.record_schema);
    pipeline_close(pipeline);
    if (!ok) put_back(options->archive, arena, result, diagnostics);
    return ok;
}
