// SPDX-License-Identifier: Apache-2.0
#include "archive/journal.h"

#include <string.h>

#include "archive/archive.h"
#include "archive/disposal_log.h"
#include "base/buffer.h"
#include "base/ends.h"
#include "base/language.h"
#include "base/platform.h"

#define JOURNAL ".journal"
enum { LARGEST = 1 << 28 };

// Of this program and those before it, in the order in which they are read and removed: a
// destruction's own announcement goes first, for without it the volume stays.
static const char *const files[] = {JOURNAL, ".disposing", ".building"};
enum { FILES = sizeof files / sizeof *files };

static const char *file_of(const char *folder, size_t file, struct arena *arena) {
    return arena_printf(arena, "%s/%s", folder, files[file]);
}

static bool write(const char *folder, const struct buffer *text, struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    bool ok = platform_write(file_of(folder, 0, arena), text->bytes, text->length, diagnostics);
    arena_free(arena);
    return ok;
}

bool journal_announce(const char *folder, const char *const *paths,
                      struct diagnostics *diagnostics) {
    struct buffer lines = BUFFER_EMPTY;
    for (; *paths; paths++) buffer_printf(&lines, "announced\t%s\n", *paths);
    bool ok = write(folder, &lines, diagnostics);
    buffer_free(&lines);
    return ok;
}

bool journal_dispose(const char *folder, const struct keeping *keeping,
                     struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    struct buffer log = BUFFER_EMPTY;
    disposal_log_write(keeping, &log, arena);
    bool ok = write(folder, &log, diagnostics);
    buffer_free(&log);
    arena_free(arena);
    return ok;
}

bool journal_settle(const char *folder, struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    bool ok = true;
    for (size_t left = FILES; ok && left > 0; left--)
        ok = platform_path_kind(file_of(folder, left - 1, arena)) == PATH_MISSING ||
             platform_remove(file_of(folder, left - 1, arena), diagnostics);
    arena_free(arena);
    return ok;
}

// ---- reading ------------------------------------------------------------------------------------

// The path of one line; NULL: it announces nothing. Earlier programs wrote the path alone.
static const char *announced(const char *line) {
    static const char word[] = "announced\t";
    const char *path = strncmp(line, word, strlen(word)) == 0 ? line + strlen(word) : line;
    bool volume = starts_with(path, "volumes/") && ends_with(path, ".zip");
    bool papers = starts_with(path, RECEIVED_FOLDER);
    return (volume || papers) && !strstr(path, "..") ? path : NULL;
}

static bool read_lines(char *text, struct journal *journal) {
    for (char *line, *rest = text; rest && (line = strtok_r(rest, "\n", &rest));) {
        const char *path = announced(line);
        if (!path) return false;
        map_add(&journal->announced, path, NULL);
    }
    return true;
}

// The disposal volume stands announced until the destruction is recorded.
static bool read_log(const char *text, size_t length, struct arena *arena,
                     struct journal *journal) {
    const struct keeping *keeping = disposal_log_read(text, length, arena);
    if (!keeping || !keeping->identifier || !keeping->institutionCode) return false;
    journal->keeping = keeping;
    map_add(
        &journal->announced,
        archive_volume_path(arena, keeping->year, keeping->institutionCode, keeping->identifier),
        NULL);
    return true;
}

static bool read_file(const char *path, struct arena *arena, struct journal *journal,
                      struct diagnostics *diagnostics) {
    struct buffer text = BUFFER_EMPTY;
    if (!platform_read(path, LARGEST, &text, diagnostics)) return false;
    char *kept = arena_copy_bytes(arena, buffer_text(&text), text.length);
    size_t length = text.length;
    buffer_free(&text);
    if (disposal_log_begins(kept) || ends_with(path, files[1]))
        return read_log(kept, length, arena, journal) ||
               diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                        _("is damaged; a destruction stands half-done: the disposal volume of "
                          "the last decision says (meta/disposal.txt) what this file held"));
    return read_lines(kept, journal) ||
           diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                    _("is damaged; look at the volumes of the last build, then remove it"));
}

bool journal_read(const char *folder, struct arena *arena, struct journal *journal,
                  struct diagnostics *diagnostics) {
    *journal = (struct journal){.keeping = NULL};
    for (size_t i = 0; i < FILES; i++) {
        const char *path = file_of(folder, i, arena);
        if (platform_path_kind(path) != PATH_MISSING &&
            !read_file(path, arena, journal, diagnostics))
            return false;
    }
    return true;
}
