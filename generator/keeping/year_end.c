// SPDX-License-Identifier: Apache-2.0
#include "keeping/year_end.h"

#include <string.h>

#include "archive/copies.h"
#include "archive/volume_row.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "keeping/keeping_papers.h"

// ---- lists --------------------------------------------------------------------------------------

// What says that a volume of the year was destroyed goes along: the latest register of the decision
// and those that it supersedes.
static void add_registers(struct catalogue *catalogue, const struct catalogue_volume *gone,
                          struct map *registers, struct arena *arena) {
    const struct catalogue_decision *decision =
        catalogue_find_destruction(catalogue, arena, gone->id);
    const struct catalogue_disposal *latest =
        decision ? catalogue_find_disposal(catalogue, arena, gone->institution, decision->decision)
                 : NULL;
    for (const char *id = latest ? latest->volume : NULL; id;) {
        struct catalogue_volume *volume = catalogue_find_volume(catalogue, arena, id);
        if (!volume || !map_add(registers, volume->id, volume)) return;
        id = volume->supersedes;
    }
}

static struct keeping *list_year(struct keeper *keeper, const struct year_end *request,
                                 struct catalogue_volumes *volumes, struct arena *arena,
                                 struct diagnostics *diagnostics) {
    struct catalogue *catalogue = keeper->archive->catalogue;
    date today = moment_date(platform_now());
    struct volume_filter filter = {
        .institution = request->institution, .year = request->year, .any_state = true};
    if (!catalogue_list_volumes(catalogue, arena, &filter, volumes)) return NULL;
    struct keeping *keeping = record_new(arena, &keeping_kind);
    void *last = NULL;
    size_t kept = 0;
    struct map registers = {0};
    for (size_t i = 0; i < volumes->count; i++)
        if (volumes->items[i].state == VOLUME_DESTROYED)
            add_registers(catalogue, &volumes->items[i], &registers, arena);
    struct catalogue_volume *all =
        arena_alloc(arena, (volumes->count + registers.count + 1) * sizeof *all);
    size_t most = volumes->count;
    if (most) memcpy(all, volumes->items, most * sizeof *all);
    for (size_t i = 0; i < registers.count; i++) {
        const struct catalogue_volume *one = registers.entries[i].value;
        if (one->year != request->year) all[most++] = *one;
    }
    map_free(&registers);
    *volumes = (struct catalogue_volumes){all, most};
    for (size_t i = 0; i < volumes->count; i++) {
        const struct catalogue_volume *volume = &volumes->items[i];
        if (volume->state == VOLUME_DESTROYED) continue;
        struct keptVolume *row =
            keeping_append(&keeping->keptVolume, &last, &keptVolume_kind, arena);
        keeping_fill(row, catalogue, volume, today, arena);
        row->note = volume->supersedes;
        keeping->institution = volume->institution_name;
        volumes->items[kept++] = *volume;
    }
    volumes->count = kept;
    if (!kept) {
        diagnose(diagnostics, STATUS_INPUT, keeper->archive->folder, 0,
                 _("holds no volumes of institution %s and year %d"), request->institution,
                 request->year);
        return NULL;
    }
    keeping->institutionCode = request->institution;
    keeping->year = request->year;
    keeping->day = today;
    keeping->fromParty = keeping->institution;
    keeping->toParty = request->to;
    keeping->nature = request->because;
    keeping->identifier = arena_printf(arena, "%s-%d", request->institution, request->year);
    keeping_total(keeping);
    return keeping;
}

static bool print_lists(struct keeper *keeper, const char *const *kinds,
                        const struct keeping *keeping, const char *folder, struct buffer *manifest,
                        struct arena *arena, struct diagnostics *diagnostics) {
    for (; *kinds; kinds++) {
        struct printed printed = {0};
        bool ok = keeping_print(keeper, *kinds, keeping, &printed, diagnostics) &&
                  printed_write(&printed, folder, *kinds, NULL, arena, diagnostics);
        printed_free(&printed, 1);
        const char *names[] = {arena_printf(arena, "%s.pdf", *kinds),
                               arena_printf(arena, "%s.xml", *kinds)};
        for (int i = 0; ok && manifest && i < 2; i++)
            ok = manifest_line(manifest, folder, names[i], arena, diagnostics);
        if (!ok) return false;
    }
    return true;
}

bool year_end_yearbook(struct keeper *keeper, const struct year_end *request, struct arena *arena,
                       struct year_end_result *result, struct diagnostics *diagnostics) {
    static const char *const kinds[] = {"annual-catalogue", "labels", "spine-labels", NULL};
    struct catalogue_volumes volumes;
    const struct keeping *keeping = list_year(keeper, request, &volumes, arena, diagnostics);
    if (!keeping) return false;
    *result = (struct year_end_result){request->output, volumes.count};
    return print_lists(keeper, kinds, keeping, request->output, NULL, arena, diagnostics);
}

// ---- handing over -------------------------------------------------------------------------------

static bool copy_volumes(struct keeper *keeper, const struct catalogue_volumes *volumes,
                         const char *folder, struct buffer *manifest, struct arena *arena,
                         struct diagnostics *diagnostics) {
    for (size_t i = 0; i < volumes->count; i++) {
        const struct catalogue_volume *volume = &volumes->items[i];
        const char *from = archive_path(keeper->archive, arena, volume->path);
        const char *to = arena_printf(arena, "%s/%s", folder, volume->path);
        int64_t size;
        if (!copy_file(from, to, arena, diagnostics)) return false;
        const char *digest = volume_row_digest(to, &size, arena, diagnostics);
        if (!digest) return false;
        if (strcmp(digest, volume->sha256) != 0)
            return diagnose(diagnostics, STATUS_FINDINGS, from, 0,
                            _("is not the file that the catalogue knows; verify the archive before "
                              "anything is handed over"));
        buffer_printf(manifest, "%s  %s\n", digest, volume->path);
    }
    return true;
}

static bool record_events(struct catalogue *catalogue, const struct catalogue_volumes *volumes,
                          const char *kind, const char *agent, const char *detail) {
    bool ok = catalogue_begin(catalogue);
    for (size_t i = 0; ok && i < volumes->count; i++) {
        struct catalogue_event event = {.at = platform_now(),
                                        .kind = kind,
                                        .subject = volumes->items[i].id,
                                        .agent = agent,
                                        .outcome = "success",
                                        .detail = detail};
        ok = catalogue_add_event(catalogue, &event);
    }
    if (ok) return catalogue_commit(catalogue);
    catalogue_rollback(catalogue);
    return false;
}

bool year_end_transfer(struct keeper *keeper, const struct year_end *request, struct arena *arena,
                       struct year_end_result *result, struct diagnostics *diagnostics) {
    static const char *const kinds[] = {"transfer-list", "transfer-deed", "annual-catalogue", NULL};
    struct catalogue_volumes volumes;
    const struct keeping *keeping = list_year(keeper, request, &volumes, arena, diagnostics);
    if (!keeping) return false;
    const char *folder =
        arena_printf(arena, "%s/TRANSFER-%s", request->output, keeping->identifier);
    if (platform_path_kind(folder) != PATH_MISSING)
        return diagnose(diagnostics, STATUS_INPUT, folder, 0,
                        _("exists already; remove it, or hand over to another folder"));
    // The package has its name only when it is whole.
    const char *part = arena_printf(arena, "%s.part", folder);
    struct buffer manifest = BUFFER_EMPTY;
    bool ok = archive_remove_below(part, arena, diagnostics) && // of a run that was killed
              copy_volumes(keeper, &volumes, part, &manifest, arena, diagnostics) &&
              copy_below(keeper->archive->folder, part, "seals", &manifest, arena, diagnostics) &&
              print_lists(keeper, kinds, keeping, part, &manifest, arena, diagnostics) &&
              platform_write(arena_printf(arena, "%s/" PACKAGE_MANIFEST, part), manifest.bytes,
                             manifest.length, diagnostics) &&
              platform_rename(part, folder, diagnostics) &&
              record_events(keeper->archive->catalogue, &volumes, "transferred",
                            "juance " JUANCE_VERSION, request->to);
    buffer_free(&manifest);
    *result = (struct year_end_result){folder, volumes.count};
    return ok;
}
