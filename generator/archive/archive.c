// SPDX-License-Identifier: Apache-2.0
#include "archive/archive.h"

#include <string.h>

#include "archive/disposal_journal.h"
#include "base/ends.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "volume/digest.h"

#define JOURNAL ".building"

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

// "volumes/2025/S…/S…-2025-001-D5.zip" -> the volume id
static const char *id_of(struct arena *arena, const char *path) {
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    return arena_copy_bytes(arena, name, strlen(name) - strlen(".zip"));
}

// Papers of a package whose volumes were never recorded.
static bool remove_papers(struct archive *archive, const char *folder, struct arena *arena,
                          struct diagnostics *diagnostics) {
    const char *name = folder + strlen(RECEIVED_FOLDER);
    if (catalogue_find_event(archive->catalogue, arena, "received", name, NULL)) return true;
    return diagnostics->worst != STATUS_ENVIRONMENT &&
           archive_remove_below(archive_path(archive, arena, folder), arena, diagnostics);
}

static bool remove_volume(struct archive *archive, const char *path, struct arena *arena,
                          struct diagnostics *diagnostics) {
    if (catalogue_find_volume(archive->catalogue, arena, id_of(arena, path))) return true;
    return diagnostics->worst != STATUS_ENVIRONMENT &&
           platform_remove(archive_path(archive, arena, path), diagnostics);
}

// What was announced but never recorded belongs to a run that was killed: it is done again.
static bool remove_announced(struct archive *archive, struct arena *arena,
                             struct diagnostics *diagnostics) {
    const char *journal = archive_path(archive, arena, JOURNAL);
    if (platform_path_kind(journal) == PATH_MISSING) return true;
    struct buffer lines = BUFFER_EMPTY;
    bool ok = platform_read(journal, 1 << 20, &lines, diagnostics);
    char *rest = lines.bytes;
    for (char *line; ok && rest && (line = strtok_r(rest, "\n", &rest));) {
        if (starts_with(line, "volumes/") && ends_with(line, ".zip") && !strstr(line, ".."))
            ok = remove_volume(archive, line, arena, diagnostics);
        else if (starts_with(line, RECEIVED_FOLDER) && !strstr(line, ".."))
            ok = remove_papers(archive, line, arena, diagnostics);
        else
            ok = diagnose(diagnostics, STATUS_ENVIRONMENT, journal, 0,
                          _("is damaged; look at the volumes of the last build, then remove it"));
    }
    buffer_free(&lines);
    return ok && platform_remove(journal, diagnostics);
}

bool archive_look(struct archive *archive, struct settings *settings, const char *folder,
                  struct diagnostics *diagnostics) {
    *archive = (struct archive){.settings = settings, .folder = folder};
    if (!folder) return true;
    struct arena *arena = arena_new();
    const char *file = arena_printf(arena, "%s/" CATALOGUE_FILE, folder);
    bool there = platform_path_kind(file) != PATH_MISSING;
    arena_free(arena);
    if (!there) return true;
    archive->catalogue = catalogue_open(folder, CATALOGUE_READ, JUANCE_VERSION, NULL, diagnostics);
    return archive->catalogue != NULL;
}

bool archive_open(struct archive *archive, struct settings *settings, const char *folder,
                  unsigned wait, struct diagnostics *diagnostics) {
    *archive = (struct archive){.settings = settings, .folder = folder};
    struct arena *arena = arena_new();
    bool ok =
        platform_make_folders(folder, diagnostics) &&
        (archive->writing = (archive->lock = platform_lock(folder, wait, diagnostics)) >= 0) &&
        (archive->catalogue =
             catalogue_open(folder, CATALOGUE_WRITE, JUANCE_VERSION, sha256_of, diagnostics)) &&
        disposal_resume(archive, diagnostics) && remove_announced(archive, arena, diagnostics) &&
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

bool archive_announce(const struct archive *archive, const char *const *paths,
                      struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    struct buffer lines = BUFFER_EMPTY;
    for (; *paths; paths++) buffer_printf(&lines, "%s\n", *paths);
    bool ok = platform_write(archive_path(archive, arena, JOURNAL), lines.bytes, lines.length,
                             diagnostics);
    buffer_free(&lines);
    arena_free(arena);
    return ok;
}

bool archive_settled(const struct archive *archive, struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    bool ok = platform_remove(archive_path(archive, arena, JOURNAL), diagnostics);
    arena_free(arena);
    return ok;
}

void archive_unfinished(const char *folder, struct arena *arena, struct map *paths) {
    const char *journal = arena_printf(arena, "%s/" JOURNAL, folder);
    if (platform_path_kind(journal) != PATH_FILE) return;
    struct buffer lines = BUFFER_EMPTY;
    struct diagnostics silent = {.quiet = true};
    if (platform_read(journal, 1 << 20, &lines, &silent)) {
        char *rest = lines.bytes;
        for (char *line; rest && (line = strtok_r(rest, "\n", &rest));)
            map_add(paths, arena_copy(arena, line), paths);
    }
    buffer_free(&lines);
}
