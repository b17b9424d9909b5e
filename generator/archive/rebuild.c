// SPDX-License-Identifier: Apache-2.0
#include "archive/rebuild.h"

#include <stdlib.h>
#include <string.h>

#include "archive/disposal_journal.h"
#include "archive/rebuild_parts.h"
#include "base/ends.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"

enum { LARGEST = 1 << 30 };

static const char *const loss_names[REBUILD_LOSSES] = {
    [LOST_SECTIONS] = "sections", [LOST_EXPORTS] = "exports",
    [LOST_SEALING] = "sealing",   [LOST_DESTROYED] = "destroyed",
    [LOST_FILINGS] = "filings",   [LOST_EXPORT_PLACES] = "exportPlaces",
    [LOST_FILES] = "files",
};

const char *rebuild_loss_name(enum rebuild_loss loss) {
    return loss_names[loss];
}

// ---- what there is ------------------------------------------------------------------------------

// "…-D5-r2" -> 2
static int revision_of(const char *id) {
    const char *dash = strrchr(id, '-');
    return dash && dash[1] == 'r' ? atoi(dash + 2) : 1;
}

static void look_at(struct rebuild *rebuild, const char *relative) {
    struct arena *arena = rebuild->arena;
    struct found found = {.relative = relative,
                          .path = archive_path(rebuild->archive, arena, relative)};
    struct stored_volume stored;
    if (!stored_volume_open(&stored, found.path, rebuild->diagnostics)) {
        rebuild->result->lost[LOST_FILES]++;
        return;
    }
    struct buffer text = BUFFER_EMPTY;
    if (stored_volume_read(&stored, DISPOSAL_LOG, LARGEST, &text))
        found.log = disposal_log_read(buffer_text(&text), text.length, arena);
    else if (store_find(stored.store, HISTORY_META))
        found.own = history_meta_read(&stored, rebuild->history_schema, found.path, arena);
    else
        found.record = stored_volume_record(&stored, rebuild->record_schema, found.path, arena,
                                            rebuild->diagnostics);
    buffer_free(&text);
    stored_volume_close(&stored);
    const struct sealedVolume *own =
        found.own ? (const struct sealedVolume *)found.own->sealedVolume.first : NULL;
    if (!found.record && !own && !found.log) {
        diagnose(rebuild->diagnostics, STATUS_FINDINGS, found.path, 0,
                 _("does not say what it is; `juance verify` says what is wrong with it"));
        rebuild->result->lost[LOST_FILES]++;
        return;
    }
    found.group = found.record ? found.record->group
                  : own ? arena_printf(arena, "%s-%s-%s", own->institution, own->kind, own->number)
                        : "";
    found.revision = found.log ? (int)found.log->revision
                     : own     ? (int)own->revision
                               : revision_of(found.record->volume);
    found.class_rank = found.record && strcmp(found.record->class, "Y") == 0;
    if (rebuild->count == rebuild->capacity) {
        rebuild->capacity = rebuild->capacity ? 2 * rebuild->capacity : 64;
        rebuild->found = memory_resize(rebuild->found, rebuild->capacity * sizeof *rebuild->found);
    }
    rebuild->found[rebuild->count++] = found;
}

static void collect(struct rebuild *rebuild, const char *folder) {
    struct arena *arena = rebuild->arena;
    const char *path = archive_path(rebuild->archive, arena, folder);
    if (platform_path_kind(path) != PATH_FOLDER) return;
    const char *const *names = platform_list(arena, path, rebuild->diagnostics);
    for (; names && *names; names++) {
        const char *relative = arena_printf(arena, "%s/%s", folder, *names);
        enum path_kind kind = platform_link_kind(archive_path(rebuild->archive, arena, relative));
        if (kind == PATH_FOLDER) collect(rebuild, relative);
        if (kind == PATH_FILE && ends_with(relative, ".zip")) look_at(rebuild, relative);
    }
}

// Batches first, then cases and ratings, destruction registers last; revisions as they were made.
static int rank(const struct found *found) {
    return found->record ? 0 : found->own ? 1 : 2;
}

static int in_order(const void *a, const void *b) {
    const struct found *one = a, *other = b;
    if (rank(one) != rank(other)) return rank(one) - rank(other);
    if (one->log && one->log->day != other->log->day)
        return one->log->day < other->log->day ? -1 : 1;
    int groups = strcmp(one->group, other->group);
    if (groups) return groups;
    if (one->revision != other->revision) return one->revision - other->revision;
    if (one->class_rank != other->class_rank) return one->class_rank - other->class_rank;
    return strcmp(one->relative, other->relative);
}

// ---- into the catalogue -------------------------------------------------------------------------

static bool same_batch(const struct found *a, const struct found *b) {
    return b->record && a->revision == b->revision && strcmp(a->group, b->group) == 0;
}

static bool put_register(struct rebuild *rebuild, const struct found *found) {
    const struct keeping *log = found->log;
    moment at = rebuild_sealed_at(rebuild, log->identifier, moment_of(log->day, 0, 0, 0));
    rebuild->result->volumes++;
    return disposal_record(rebuild->archive, log, at, rebuild->arena, rebuild->diagnostics);
}

static bool put_all(struct rebuild *rebuild) {
    for (size_t i = 0; i < rebuild->count; i++)
        if (rebuild->found[i].log && !rebuild_put_destroyed(rebuild, rebuild->found[i].log))
            return false;
    for (size_t i = 0, next; i < rebuild->count; i = next) {
        const struct found *found = &rebuild->found[i];
        next = i + 1;
        if (found->log || found->own) {
            if (!(found->log ? put_register(rebuild, found) : rebuild_put_own(rebuild, found)))
                return false;
            continue;
        }
        while (next < rebuild->count && same_batch(found, &rebuild->found[next])) next++;
        int64_t row;
        if (!rebuild_put_batch(rebuild, i, next, &row)) return false;
        for (size_t k = i; k < next; k++)
            if (!rebuild_put_volume(rebuild, &rebuild->found[k], row)) return false;
    }
    return true;
}

// ---- the recipe ---------------------------------------------------------------------------------

static bool start(struct rebuild *rebuild) {
    static const char *const paths[] = {"schemas/assessment-batch.xsd", "schemas/record.xsd",
                                        "schemas/findings.xsd", "schemas/history.xsd"};
    struct xml_schema **const schemas[] = {&rebuild->batch_schema, &rebuild->record_schema,
                                           &rebuild->findings_schema, &rebuild->history_schema};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        *schemas[i] = settings_schema(rebuild->archive->settings, paths[i], rebuild->diagnostics);
        if (!*schemas[i]) return false;
    }
    return true;
}

static void finish(struct rebuild *rebuild) {
    free(rebuild->found);
    map_free(&rebuild->sealed);
    map_free(&rebuild->digests);
    map_free(&rebuild->inventory);
}

static bool load_history(struct rebuild *rebuild, const char *folder, struct seal_lists *lists) {
    struct verify_report *report = report_new();
    bool ok = seal_lists_load(folder, rebuild->arena, lists, report, rebuild->diagnostics) &&
              rebuild_read_history(rebuild, folder, lists);
    report_free(report);
    return ok;
}

static bool note_package(struct rebuild *rebuild) {
    struct catalogue_event event = {
        .at = platform_now(),
        .kind = "received",
        .subject = rebuild->package,
        .agent = "juance " JUANCE_VERSION,
        .outcome = "success",
        .detail = arena_printf(rebuild->arena, "%zu volumes", rebuild->result->volumes)};
    return catalogue_add_event(rebuild->archive->catalogue, &event);
}

bool rebuild_take(struct archive *archive, const char *package, const char *name,
                  const char *const *relatives, struct arena *arena, struct rebuild_result *result,
                  struct diagnostics *diagnostics) {
    *result = (struct rebuild_result){.last_made = MOMENT_NONE};
    struct catalogue *catalogue = archive->catalogue;
    struct rebuild rebuild = {.archive = archive,
                              .arena = arena,
                              .result = result,
                              .diagnostics = diagnostics,
                              .package = name};
    struct seal_lists lists = {0};
    bool ok = start(&rebuild) && load_history(&rebuild, package, &lists);
    for (; ok && *relatives; relatives++) look_at(&rebuild, *relatives);
    if (ok && rebuild.count) qsort(rebuild.found, rebuild.count, sizeof *rebuild.found, in_order);
    ok = ok && result->lost[LOST_FILES] == 0 && catalogue_begin(catalogue) && put_all(&rebuild) &&
         note_package(&rebuild) && catalogue_commit(catalogue);
    if (!ok) catalogue_rollback(catalogue);
    seal_lists_free(&lists);
    finish(&rebuild);
    return ok;
}

static bool fill(struct rebuild *rebuild) {
    struct catalogue *catalogue = rebuild->archive->catalogue;
    struct seal_lists lists = {0};
    bool ok = start(rebuild) && load_history(rebuild, rebuild->archive->folder, &lists);
    if (ok) {
        collect(rebuild, "volumes");
        if (rebuild->count) qsort(rebuild->found, rebuild->count, sizeof *rebuild->found, in_order);
        ok = catalogue_begin(catalogue) && rebuild_put_history(rebuild) && put_all(rebuild) &&
             rebuild_put_lists(rebuild, &lists) && catalogue_commit(catalogue);
        if (!ok) catalogue_rollback(catalogue);
    }
    seal_lists_free(&lists);
    return ok;
}

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

bool rebuild_run(struct settings *settings, const char *folder, unsigned wait, struct arena *arena,
                 struct rebuild_result *result, struct diagnostics *diagnostics) {
    *result = (struct rebuild_result){.last_made = MOMENT_NONE};
    int lock = platform_lock(folder, wait, diagnostics);
    if (lock < 0) return false;
    bool ok = put_aside(folder, arena, result, diagnostics);
    platform_unlock(lock);
    struct archive archive;
    ok = ok && archive_open(&archive, settings, folder, wait, diagnostics);
    if (ok) {
        struct rebuild rebuild = {
            .archive = &archive, .arena = arena, .result = result, .diagnostics = diagnostics};
        ok = fill(&rebuild);
        finish(&rebuild);
        archive_close(&archive);
    }
    if (!ok) put_back(folder, arena, result, diagnostics);
    return ok;
}
