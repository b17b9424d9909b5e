// SPDX-License-Identifier: Apache-2.0
#include "archive/rebuild.h"

#include <stdlib.h>
#include <string.h>

#include "archive/rebuild_parts.h"
#include "base/ends.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"

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

void rebuild_found(struct rebuild *rebuild, const struct found *found) {
    if (rebuild->count == rebuild->capacity) {
        rebuild->capacity = rebuild->capacity ? 2 * rebuild->capacity : 64;
        rebuild->found = memory_resize(rebuild->found, rebuild->capacity * sizeof *rebuild->found);
    }
    rebuild->found[rebuild->count++] = *found;
}

// Batches first, then cases and ratings, disposals last.
static int rank_of(const struct indexed *volume) {
    const char *kind = index_kind(volume);
    return strcmp(kind, "batch") == 0 ? 0 : strcmp(kind, "disposal") == 0 ? 2 : 1;
}

static void look_at(struct rebuild *rebuild, const char *relative) {
    struct found found = {.relative = relative};
    if (!index_look(archive_path(rebuild->archive, rebuild->arena, relative), rebuild->arena,
                    &found.volume, rebuild->diagnostics)) {
        rebuild->result->lost[LOST_FILES]++;
        return;
    }
    const struct volumeRecord *record = found.volume.record;
    found.group = record->group;
    found.rank = rank_of(&found.volume);
    found.revision = index_revision(record->volume);
    found.class_rank = strcmp(record->class, "Y") == 0;
    map_add(&rebuild->there, record->volume, NULL);
    rebuild_found(rebuild, &found);
}

static void collect(struct rebuild *rebuild, const char *folder) {
    struct arena *arena = rebuild->arena;
    const char *path = archive_path(rebuild->archive, arena, folder);
    if (platform_look(path, rebuild->diagnostics) != PATH_FOLDER) return;
    const char *const *names = platform_list(arena, path, rebuild->diagnostics);
    for (; names && *names; names++) {
        const char *relative = arena_printf(arena, "%s/%s", folder, *names);
        enum path_kind kind = platform_look_at_link(archive_path(rebuild->archive, arena, relative),
                                                    rebuild->diagnostics);
        if (kind == PATH_FOLDER) collect(rebuild, relative);
        if (kind == PATH_FILE && ends_with(relative, ".zip")) look_at(rebuild, relative);
    }
}

// By rank; revisions as they were made.
static int in_order(const void *a, const void *b) {
    const struct found *one = a, *other = b;
    if (one->rank != other->rank) return one->rank - other->rank;
    if (one->volume.log && other->volume.log && one->volume.log->day != other->volume.log->day)
        return one->volume.log->day < other->volume.log->day ? -1 : 1;
    int groups = strcmp(one->group, other->group);
    if (groups) return groups;
    if (one->revision != other->revision) return one->revision - other->revision;
    if (one->class_rank != other->class_rank) return one->class_rank - other->class_rank;
    return strcmp(one->relative, other->relative);
}

// ---- into the catalogue -------------------------------------------------------------------------

static bool same_batch(const struct found *a, const struct found *b) {
    return b->rank == a->rank && a->revision == b->revision && strcmp(a->group, b->group) == 0;
}

static moment guessed(const struct volumeRecord *record) {
    return moment_of(record->kind ? record->periodFrom : record->exportedOn, 0, 0, 0);
}

static bool put_volume(struct rebuild *rebuild, struct found *found, int64_t batch) {
    if (found->kept) return rebuild_put_destroyed(rebuild, found, batch);
    struct indexed *volume = &found->volume;
    struct index_told told = rebuild_told(rebuild, volume->record->volume, guessed(volume->record));
    told.batch = batch;
    rebuild->result->volumes++;
    return index_read(rebuild->archive->folder, found->relative, NULL, rebuild->arena, volume,
                      rebuild->diagnostics) &&
           index_put(rebuild->archive->catalogue, volume, &told, rebuild->arena);
}

static bool put_all(struct rebuild *rebuild) {
    rebuild_find_destroyed(rebuild);
    if (rebuild->count) qsort(rebuild->found, rebuild->count, sizeof *rebuild->found, in_order);
    for (size_t i = 0, next; i < rebuild->count; i = next) {
        struct found *first = &rebuild->found[i];
        int64_t batch = 0;
        next = i + 1;
        while (first->rank == 0 && next < rebuild->count &&
               same_batch(first, &rebuild->found[next]))
            next++;
        if (first->rank == 0 && !rebuild_put_batch(rebuild, first, next - i, &batch)) return false;
        for (size_t k = i; k < next; k++)
            if (!put_volume(rebuild, &rebuild->found[k], batch)) return false;
    }
    return true;
}

// ---- the recipe ---------------------------------------------------------------------------------

// So that a schema that is not there is told before anything is done.
static bool start(struct rebuild *rebuild) {
    struct settings *settings = rebuild->archive->settings;
    return settings_schema(settings, "schemas/assessment-batch.xsd", rebuild->diagnostics) &&
           settings_schema(settings, "schemas/findings.xsd", rebuild->diagnostics);
}

static void finish(struct rebuild *rebuild) {
    free(rebuild->found);
    map_free(&rebuild->sealed);
    map_free(&rebuild->digests);
    map_free(&rebuild->there);
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
    ok = ok && archive_open_anew(&archive, settings, folder, wait, diagnostics);
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
