// SPDX-License-Identifier: Apache-2.0
#include "archive/journal_resume.h"

#include <string.h>

#include "archive/disposal_rows.h"
#include "archive/journal.h"
#include "archive/volume_index.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"

// ---- a destruction ------------------------------------------------------------------------------

static bool remove_volumes(const struct archive *archive, const struct keeping *keeping,
                           struct arena *arena, struct diagnostics *diagnostics) {
    for (EACH(struct keptVolume, kept, keeping->keptVolume)) {
        if (!disposal_destroys(kept)) continue;
        const struct catalogue_volume *volume =
            catalogue_find_volume(archive->catalogue, arena, kept->archivalCode);
        if (!volume)
            return diagnose(diagnostics, STATUS_ENVIRONMENT, kept->archivalCode, 0,
                            _("is to be destroyed, but the catalogue does not know it; put back "
                              "the catalogue of the day of the decision"));
        const char *path = archive_path(archive, arena, volume->path);
        char *folder = arena_copy(arena, path);
        *strrchr(folder, '/') = '\0';
        if (!platform_remove(path, diagnostics)) return false;
        if (platform_path_kind(folder) == PATH_FOLDER && !platform_sync_folder(folder, diagnostics))
            return false;
        // Working copies speak of the same people, and cannot be made again as they were.
        const char *reports =
            archive_report_folder(arena, volume->year, volume->institution, volume->number);
        if (strcmp(volume->kind, "batch") == 0 &&
            !archive_remove_below(archive_path(archive, arena, reports), arena, diagnostics))
            return false;
    }
    return true;
}

static bool record(struct archive *archive, const struct keeping *keeping, struct arena *arena,
                   struct diagnostics *diagnostics) {
    struct catalogue *catalogue = archive->catalogue;
    struct indexed volume = {0};
    struct index_told told = {.sealed_at = platform_now(), .event = "sealed"};
    const char *relative =
        archive_volume_path(arena, keeping->year, keeping->institutionCode, keeping->identifier);
    if (!index_read(archive->folder, relative, NULL, arena, &volume, diagnostics) ||
        !catalogue_begin(catalogue))
        return false;
    if (index_put(catalogue, &volume, &told, arena)) return catalogue_commit(catalogue);
    catalogue_rollback(catalogue);
    return false;
}

static bool finish(struct archive *archive, const struct keeping *keeping, struct arena *arena,
                   struct diagnostics *diagnostics) {
    if (catalogue_find_volume(archive->catalogue, arena, keeping->identifier)) return true;
    return diagnostics->worst != STATUS_ENVIRONMENT &&
           remove_volumes(archive, keeping, arena, diagnostics) &&
           record(archive, keeping, arena, diagnostics);
}

bool disposal_carry_out(struct archive *archive, const struct keeping *keeping,
                        struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    bool ok = journal_dispose(archive->folder, keeping, diagnostics) &&
              finish(archive, keeping, arena, diagnostics) &&
              journal_settle(archive->folder, diagnostics);
    arena_free(arena);
    return ok;
}

// ---- what was announced -------------------------------------------------------------------------

// "volumes/2025/S…/S…-2025-001-D5.zip" -> the volume id
static const char *id_of(struct arena *arena, const char *path) {
    const char *name = strrchr(path, '/') + 1;
    return arena_copy_bytes(arena, name, strlen(name) - strlen(".zip"));
}

// What was announced but never recorded belongs to a run that was killed.
static bool take_back(struct archive *archive, const char *path, struct arena *arena,
                      struct diagnostics *diagnostics) {
    bool papers = strncmp(path, RECEIVED_FOLDER, strlen(RECEIVED_FOLDER)) == 0;
    const char *there = archive_path(archive, arena, path);
    if (papers ? catalogue_find_event(archive->catalogue, arena, "received",
                                      path + strlen(RECEIVED_FOLDER), NULL) != NULL
               : catalogue_find_volume(archive->catalogue, arena, id_of(arena, path)) != NULL)
        return true;
    if (diagnostics->worst == STATUS_ENVIRONMENT) return false;
    return papers ? archive_remove_below(there, arena, diagnostics)
                  : platform_remove(there, diagnostics);
}

bool journal_resume(struct archive *archive, struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    struct journal journal;
    bool ok = journal_read(archive->folder, arena, &journal, diagnostics) &&
              (!journal.keeping || finish(archive, journal.keeping, arena, diagnostics));
    for (size_t i = 0; ok && i < journal.announced.count; i++)
        ok = take_back(archive, journal.announced.entries[i].key, arena, diagnostics);
    ok = ok && journal_settle(archive->folder, diagnostics);
    map_free(&journal.announced);
    arena_free(arena);
    return ok;
}
