// SPDX-License-Identifier: Apache-2.0
// Whether an archive can be looked at at all, and whether its catalogue has been lost.
#include "base/ends.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/database.h"

// Volumes stand at volumes/<year>/<institution>/<id>.zip.
static bool look(const char *folder, struct arena *arena, bool *holds_volumes,
                 struct diagnostics *diagnostics) {
    if (!platform_reachable(folder, diagnostics)) return false;
    if (platform_link_kind(folder) != PATH_FOLDER) return true;
    const char *const *names = platform_list(arena, folder, diagnostics);
    if (!names) return false;
    for (; *names; names++) {
        if (ends_with(*names, ".zip"))
            *holds_volumes = true;
        else if (!look(arena_printf(arena, "%s/%s", folder, *names), arena, holds_volumes,
                       diagnostics))
            return false;
    }
    return true;
}

bool catalogue_reachable(const char *folder, struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    bool holds_volumes = false;
    const char *file = arena_printf(arena, "%s/" CATALOGUE_FILE, folder);
    bool ok = platform_reachable(folder, diagnostics) && platform_reachable(file, diagnostics) &&
              look(arena_printf(arena, "%s/volumes", folder), arena, &holds_volumes, diagnostics);
    bool gone = ok && holds_volumes && platform_file_size(file) <= 0;
    arena_free(arena);
    if (!gone) return ok;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, folder, 0,
                    _("holds volumes, but its catalogue (%s) is gone: put back a copy of it, or "
                      "make it again with `juance catalogue rebuild`; nothing was touched"),
                    CATALOGUE_FILE);
}
