// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_record.h"

#include <string.h>

#include "archive/archive.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"

static bool add(struct catalogue *catalogue, const char *subject, size_t failures,
                const char *detail) {
    struct catalogue_event event = {.at = platform_now(),
                                    .kind = "verified",
                                    .subject = subject,
                                    .agent = "juance " JUANCE_VERSION,
                                    .outcome = failures ? "failure" : "success",
                                    .detail = detail};
    return catalogue_add_event(catalogue, &event);
}

static bool add_all(struct catalogue *catalogue, const struct verify_outcome *outcome,
                    struct arena *arena) {
    size_t failed = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < outcome->count; i++) {
        const struct member *member = &outcome->members[i];
        failed += member->failures > 0;
        if (member->failures || !outcome->whole)
            ok = add(catalogue, member->id ? member->id : member->relative, member->failures,
                     arena_printf(arena, "%zu faults", member->failures));
    }
    if (!ok || !outcome->whole) return ok;
    return add(catalogue, "archive", failed + outcome->failures,
               arena_printf(arena, "%zu volumes, %zu failed; %zu faults of the archive as a whole",
                            outcome->count, failed, outcome->failures));
}

bool verify_record(const struct verify_outcome *outcome, unsigned wait,
                   struct diagnostics *diagnostics) {
    const char *archive_folder = outcome->archive;
    struct arena *arena = arena_new();
    struct archive archive;
    const char *catalogue = arena_printf(arena, "%s/" CATALOGUE_FILE, archive_folder);
    bool ok;
    if (platform_path_kind(catalogue) != PATH_FILE) {
        ok = diagnose(diagnostics, STATUS_INPUT, archive_folder, 0,
                      _("has no catalogue: the verification is not recorded"));
    } else {
        ok = archive_open(&archive, NULL, archive_folder, wait, diagnostics);
        // All but the record was done: that is not what this status promises.
        if (diagnostics->worst == STATUS_BUSY) diagnostics->worst = STATUS_ENVIRONMENT;
        if (ok) {
            ok = catalogue_begin(archive.catalogue) && add_all(archive.catalogue, outcome, arena) &&
                 catalogue_commit(archive.catalogue);
            if (!ok) catalogue_rollback(archive.catalogue);
            archive_close(&archive);
        }
    }
    arena_free(arena);
    return ok;
}
