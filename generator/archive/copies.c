// SPDX-License-Identifier: Apache-2.0
#include "archive/copies.h"

#include <string.h>

#include "archive/volume_row.h"
#include "base/language.h"
#include "base/platform.h"

enum { PIECE = 1 << 18 };

bool copy_file(const char *from, const char *to, struct arena *arena,
               struct diagnostics *diagnostics) {
    char *folder = arena_copy(arena, to);
    *strrchr(folder, '/') = '\0';
    if (!platform_make_folders(folder, diagnostics)) return false;
    int file = platform_open_file(from, diagnostics);
    if (file < 0) return false;
    struct part *part = part_open(to, diagnostics);
    char *piece = arena_alloc(arena, PIECE);
    int64_t length = 0;
    bool ok = part != NULL;
    while (ok && (length = platform_read_some(file, piece, PIECE)) > 0)
        ok = part_write(part, piece, (size_t)length);
    platform_close(file);
    if (ok && length < 0)
        ok = diagnose(diagnostics, STATUS_ENVIRONMENT, from, 0, _("cannot be read"));
    if (ok) return part_commit(part, true);
    part_abort(part);
    return false;
}

bool manifest_line(struct buffer *manifest, const char *folder, const char *name,
                   struct arena *arena, struct diagnostics *diagnostics) {
    int64_t size;
    const char *digest =
        volume_row_digest(arena_printf(arena, "%s/%s", folder, name), &size, arena, diagnostics);
    if (digest) buffer_printf(manifest, "%s  %s\n", digest, name);
    return digest != NULL;
}

bool copy_below(const char *from, const char *to, const char *name, struct buffer *manifest,
                struct arena *arena, struct diagnostics *diagnostics) {
    const char *source = arena_printf(arena, "%s/%s", from, name);
    enum path_kind whole = platform_look(source, diagnostics);
    if (whole != PATH_FOLDER) return whole != PATH_UNREACHABLE;
    const char *const *names = platform_list(arena, source, diagnostics);
    for (; names && *names; names++) {
        const char *inner = arena_printf(arena, "%s/%s", name, *names);
        const char *path = arena_printf(arena, "%s/%s", from, inner);
        enum path_kind kind = platform_look_at_link(path, diagnostics);
        bool ok = kind != PATH_UNREACHABLE;
        if (kind == PATH_FOLDER)
            ok = copy_below(from, to, inner, manifest, arena, diagnostics);
        else if (kind == PATH_FILE)
            ok = copy_file(path, arena_printf(arena, "%s/%s", to, inner), arena, diagnostics) &&
                 (!manifest || manifest_line(manifest, to, inner, arena, diagnostics));
        if (!ok) return false;
    }
    return names != NULL;
}
