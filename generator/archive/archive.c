// SPDX-License-Identifier: Apache-2.0
#include "archive/archive.h"

#include <string.h>

#include "archive/journal_resume.h"
#include "base/ends.h"
#include "base/language.h"
#include "base/platform.h"
#include "volume/digest.h"

const char *archive_volume_path(struct arena *arena, int year, const char *institution,
                                const char *id) {
    return arena_printf(arena, "volumes/%d/%s/%s.zip", year, institution, id);
}

const char *archive_report_folder(struct arena *arena, int year, const char *institution,
                                  const char *batch) {
    return arena_printf(arena, "reports/%d/%s/%s", year, institution, batch);
}

const char *archive_path(const struct archive *archive, struct arena *arena, const char *relative) {
    return arena_printf(arena, "%s/%s", archive->folder, relative);
}

// Part files are nobody's: the lock is ours.
static bool remove_parts(const char *folder, struct arena *arena, struct diagnostics *diagnostics) {
    if (platform_path_kind(folder) != PATH_FOLDER) return true;
    const char *const *names = platform_list(arena, folder, diagnostics);
    if (!names) return false;
    for (; *names; names++) {
        const char *path = arena_printf(arena, "%s/%s", folder, *names);
        enum path_kind kind = platform_link_kind(path);
        if (kind == PATH_FOLDER && !remove_parts(path, arena, diagnostics)) return false;
        if (kind == PATH_FILE && ends_with(path, ".part") && !platform_remove(path, diagnostics))
            return false;
    }
    return true;
}

bool archive_remove_below(const char *folder, struct arena *arena,
                          struct diagnostics *diagnostics) {
    if (platform_link_kind(folder) != PATH_FOLDER) return true;
    const char *const *names = platform_list(arena, folder, diagnostics);
    if (!names) return false;
    for (; *names; names++) {
        const char *path = arena_printf(arena, "%s/%s", folder, *names);
        bool ok = platform_link_kind(path) == PATH_FOLDER
                      ? archive_remove_below(path, arena, diagnostics)
                      : platform_remove(path, diagnostics);
        if (!ok) return false;
    }
    return platform_remove_folder(folder, diagnostics);
}

bool archive_look(struct archive *archive, struct settings *settings, const char *folder,
                  struct diagnostics *diagnostics) {
    *archive = (struct archive){.settings = settings, .folder = folder};
    if (!folder) return true;
    struct arena *arena = arena_new();
    const char *file = arena_printf(arena, "%s/" CATALOGUE_FILE, folder);
    bool there = platform_path_kind(file) != PATH_MISSING;
    arena_free(arena);
    if (!there) return catalogue_reachable(folder, diagnostics);
    archive->catalogue = catalogue_open(folder, CATALOGUE_READ, JUANCE_VERSION, NULL, diagnostics);
    return archive->catalogue != NULL;
}

bool archive_open(struct archive *archive, struct settings *settings, const char *folder,
                  unsigned wait, struct diagnostics *diagnostics) {
    *archive = (struct archive){0};
    return catalogue_reachable(folder, diagnostics) &&
           archive_open_anew(archive, settings, folder, wait, diagnostics);
}

bool archive_open_anew(struct archive *archive, struct settings *settings, const char *folder,
                       unsigned wait, struct diagnostics *diagnostics) {
    *archive = (struct archive){.settings = settings, .folder = folder};
    struct arena *arena = arena_new();
    bool ok =
        platform_make_folders(folder, diagnostics) &&
        (archive->writing = (archive->lock = platform_lock(folder, wait, diagnostics)) >= 0) &&
        (archive->catalogue =
             catalogue_open(folder, CATALOGUE_WRITE, JUANCE_VERSION, sha256_of, diagnostics)) &&
        journal_resume(archive, diagnostics) &&
        remove_parts(archive_path(archive, arena, "volumes"), arena, diagnostics) &&
        remove_parts(archive_path(archive, arena, "reports"), arena, diagnostics);
    arena_free(arena);
    if (!ok) archive_close(archive);
    return ok;
}

void archive_close(struct archive *archive) {
    signing_close(archive->signing);
    catalogue_close(archive->catalogue);
    if (archive->writing) platform_unlock(archive->lock);
    *archive = (struct archive){0};
}

bool archive_sign(struct archive *archive, bool always, struct diagnostics *diagnostics) {
    const struct settings *settings = archive->settings;
    enum signing_demand demand = always                        ? SIGNING_ALWAYS
                                 : settings->config->sign == 1 ? SIGNING_IF_POSSIBLE
                                                               : SIGNING_NONE;
    archive->signing = signing_open(settings->config, demand, settings->arena, diagnostics);
    return archive->signing != NULL;
}
