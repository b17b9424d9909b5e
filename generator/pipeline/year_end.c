// SPDX-License-Identifier: Apache-2.0
#include "pipeline/year_end.h"

#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "pipeline/keeping_papers.h"
#include "pipeline/rebuild.h"
#include "pipeline/verify_register.h"
#include "pipeline/volume_row.h"
#include "volume/verify.h"

enum { PIECE = 1 << 18, LARGEST_MANIFEST = 64 << 20, DIGITS = 64 };
#define MANIFEST "manifest-sha256.txt"

// ---- files --------------------------------------------------------------------------------------

static bool copy_file(const char *from, const char *to, struct arena *arena,
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

static bool add_line(struct buffer *manifest, const char *folder, const char *name,
                     struct arena *arena, struct diagnostics *diagnostics) {
    int64_t size;
    const char *digest =
        volume_row_digest(arena_printf(arena, "%s/%s", folder, name), &size, arena, diagnostics);
    if (digest) buffer_printf(manifest, "%s  %s\n", digest, name);
    return digest != NULL;
}

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

static struct keeping *list_year(struct pipeline *pipeline, const struct year_end *request,
                                 struct catalogue_volumes *volumes, struct arena *arena,
                                 struct diagnostics *diagnostics) {
    struct catalogue *catalogue = retention_catalogue(pipeline);
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
        diagnose(diagnostics, STATUS_INPUT, retention_archive(pipeline), 0,
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

static bool print_lists(struct pipeline *pipeline, const char *const *kinds,
                        const struct keeping *keeping, const char *folder, struct buffer *manifest,
                        struct arena *arena, struct diagnostics *diagnostics) {
    for (; *kinds; kinds++) {
        struct printed printed = {0};
        const char *pdf;
        bool ok = keeping_print(pipeline, *kinds, keeping, &printed, diagnostics) &&
                  keeping_write(&printed, folder, *kinds, arena, &pdf, diagnostics);
        printed_free(&printed, 1);
        const char *names[] = {arena_printf(arena, "%s.pdf", *kinds),
                               arena_printf(arena, "%s.xml", *kinds)};
        for (int i = 0; ok && manifest && i < 2; i++)
            ok = add_line(manifest, folder, names[i], arena, diagnostics);
        if (!ok) return false;
    }
    return true;
}

bool year_end_yearbook(struct pipeline *pipeline, const struct year_end *request,
                       struct arena *arena, struct year_end_result *result,
                       struct diagnostics *diagnostics) {
    static const char *const kinds[] = {"annual-catalogue", "labels", NULL};
    struct catalogue_volumes volumes;
    const struct keeping *keeping = list_year(pipeline, request, &volumes, arena, diagnostics);
    if (!keeping) return false;
    *result = (struct year_end_result){request->output, volumes.count};
    return print_lists(pipeline, kinds, keeping, request->output, NULL, arena, diagnostics);
}

// ---- handing over -------------------------------------------------------------------------------

static bool copy_volumes(struct pipeline *pipeline, const struct catalogue_volumes *volumes,
                         const char *folder, struct buffer *manifest, struct arena *arena,
                         struct diagnostics *diagnostics) {
    for (size_t i = 0; i < volumes->count; i++) {
        const struct catalogue_volume *volume = &volumes->items[i];
        const char *from = archive_path(&pipeline->archive, arena, volume->path);
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

static bool copy_below(const char *from, const char *to, const char *name, struct buffer *manifest,
                       const char *root, struct arena *arena, struct diagnostics *diagnostics) {
    const char *source = arena_printf(arena, "%s/%s", from, name);
    if (platform_path_kind(source) != PATH_FOLDER) return true;
    const char *const *names = platform_list(arena, source, diagnostics);
    for (; names && *names; names++) {
        const char *inner = arena_printf(arena, "%s/%s", name, *names);
        const char *path = arena_printf(arena, "%s/%s", from, inner);
        enum path_kind kind = platform_link_kind(path);
        bool ok = true;
        if (kind == PATH_FOLDER)
            ok = copy_below(from, to, inner, manifest, root, arena, diagnostics);
        else if (kind == PATH_FILE)
            ok = copy_file(path, arena_printf(arena, "%s/%s", to, inner), arena, diagnostics) &&
                 (!manifest || add_line(manifest, root, inner, arena, diagnostics));
        if (!ok) return false;
    }
    return names != NULL;
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

bool year_end_transfer(struct pipeline *pipeline, const struct year_end *request,
                       struct arena *arena, struct year_end_result *result,
                       struct diagnostics *diagnostics) {
    static const char *const kinds[] = {"transfer-list", "transfer-deed", "annual-catalogue", NULL};
    struct catalogue_volumes volumes;
    const struct keeping *keeping = list_year(pipeline, request, &volumes, arena, diagnostics);
    if (!keeping) return false;
    const char *folder =
        arena_printf(arena, "%s/TRANSFER-%s", request->output, keeping->identifier);
    if (platform_path_kind(folder) != PATH_MISSING)
        return diagnose(diagnostics, STATUS_INPUT, folder, 0,
                        _("exists already; remove it, or hand over to another folder"));
    // The package has its name only when it is whole.
    const char *part = arena_printf(arena, "%s.part-%lld", folder, (long long)platform_now());
    struct buffer manifest = BUFFER_EMPTY;
    bool ok =
        copy_volumes(pipeline, &volumes, part, &manifest, arena, diagnostics) &&
        copy_below(pipeline->archive.folder, part, "seals", &manifest, part, arena, diagnostics) &&
        print_lists(pipeline, kinds, keeping, part, &manifest, arena, diagnostics) &&
        platform_write(arena_printf(arena, "%s/" MANIFEST, part), manifest.bytes, manifest.length,
                       diagnostics) &&
        platform_rename(part, folder, diagnostics) &&
        record_events(pipeline->archive.catalogue, &volumes, "transferred",
                      "juance " JUANCE_VERSION, request->to);
    buffer_free(&manifest);
    *result = (struct year_end_result){folder, volumes.count};
    return ok;
}

// ---- taking in ----------------------------------------------------------------------------------

static bool verify_one(struct pipeline *pipeline, const char *path,
                       struct diagnostics *diagnostics) {
    struct verify_options options = {.at = 0};
    struct verify_report *report = report_new();
    struct verified *verified = NULL;
    bool ok = verify_volume(path, &options, report, &verified, diagnostics);
    struct arena *arena = arena_new();
    struct xml_schema *schema = xml_schema_load(
        arena_printf(arena, "%s/schemas/register.xsd", pipeline->options.data_folder), diagnostics);
    if (verified) ok = schema && verify_register(verified, schema, report) && ok;
    xml_schema_free(schema);
    arena_free(arena);
    if (!ok)
        diagnose(diagnostics, STATUS_FINDINGS, path, 0,
                 _("does not verify; nothing of the package is taken in"));
    verified_free(verified);
    report_free(report);
    return ok;
}

// Every line of the manifest; volumes are listed in `relatives`.
static bool check_package(struct pipeline *pipeline, const char *package, char *text,
                          const char **relatives, size_t *count, struct arena *arena,
                          struct diagnostics *diagnostics) {
    bool ok = true;
    char *rest = text;
    for (char *line; rest && (line = strtok_r(rest, "\n", &rest));) {
        const char *name = strlen(line) > DIGITS + 2 ? line + DIGITS + 2 : "";
        if (!*name || *name == '/' || strstr(name, ".."))
            return diagnose(diagnostics, STATUS_INPUT, package, 0,
                            _(MANIFEST " is damaged: \"%s\""), line);
        const char *path = arena_printf(arena, "%s/%s", package, name);
        int64_t size;
        const char *digest = volume_row_digest(path, &size, arena, diagnostics);
        if (!digest) return false;
        if (strncmp(digest, line, DIGITS) != 0)
            ok = diagnose(diagnostics, STATUS_FINDINGS, path, 0,
                          _("is not what the package's manifest says"));
        if (strncmp(name, "volumes/", 8) != 0) continue;
        const char *here = archive_path(&pipeline->archive, arena, name);
        int64_t known_size;
        const char *known = platform_path_kind(here) == PATH_FILE
                                ? volume_row_digest(here, &known_size, arena, diagnostics)
                                : NULL;
        // A register of destruction may have come with the package of another year.
        if (known && strcmp(known, digest) == 0 && strstr(name, "-disposal")) continue;
        if (platform_path_kind(here) != PATH_MISSING)
            ok = diagnose(diagnostics, STATUS_INPUT, here, 0,
                          _("is in this archive already; nothing of the package is taken in"));
        else
            ok = verify_one(pipeline, path, diagnostics) && ok;
        relatives[(*count)++] = arena_copy(arena, name);
    }
    return ok;
}

static bool take(struct pipeline *pipeline, const char *package, const char *const *relatives,
                 struct arena *arena, struct diagnostics *diagnostics) {
    struct archive *archive = &pipeline->archive;
    struct rebuild_result taken;
    bool ok = archive_announce(archive, relatives, diagnostics);
    for (const char *const *name = relatives; ok && *name; name++)
        ok = copy_file(arena_printf(arena, "%s/%s", package, *name),
                       archive_path(archive, arena, *name), arena, diagnostics);
    ok = ok && rebuild_take(pipeline, package, relatives, arena, &taken, diagnostics);
    bool gone = true;
    for (const char *const *name = relatives; !ok && *name; name++)
        gone = platform_remove(archive_path(archive, arena, *name), diagnostics) && gone;
    return gone && archive_settled(archive, diagnostics) && ok;
}

bool year_end_receive(struct pipeline *pipeline, const char *package, struct arena *arena,
                      struct year_end_result *result, struct diagnostics *diagnostics) {
    struct buffer manifest = BUFFER_EMPTY;
    size_t count = 0, lines = 1;
    const char *file = arena_printf(arena, "%s/" MANIFEST, package);
    if (platform_path_kind(file) != PATH_FILE)
        return diagnose(diagnostics, STATUS_INPUT, package, 0,
                        _("is no hand-over package: it has no " MANIFEST));
    if (!platform_read(file, LARGEST_MANIFEST, &manifest, diagnostics)) return false;
    for (size_t i = 0; i < manifest.length; i++) lines += manifest.bytes[i] == '\n';
    const char **relatives = arena_alloc(arena, (lines + 1) * sizeof *relatives);
    char *text = arena_copy(arena, buffer_text(&manifest));
    buffer_free(&manifest);
    if (!check_package(pipeline, package, text, relatives, &count, arena, diagnostics))
        return false;
    if (!count) return diagnose(diagnostics, STATUS_INPUT, package, 0, _("holds no volumes"));
    if (!take(pipeline, package, relatives, arena, diagnostics)) return false;
    char *name = arena_copy(arena, package);
    for (size_t end = strlen(name); end > 1 && name[end - 1] == '/';) name[--end] = '\0';
    const char *slash = strrchr(name, '/');
    const char *kept = archive_path(&pipeline->archive, arena,
                                    arena_printf(arena, "received/%s", slash ? slash + 1 : name));
    *result = (struct year_end_result){kept, count};
    static const char *const papers[] = {MANIFEST, "transfer-list.pdf", "transfer-list.xml",
                                         "transfer-deed.pdf", "transfer-deed.xml"};
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        const char *from = arena_printf(arena, "%s/%s", package, papers[i]);
        if (platform_path_kind(from) == PATH_FILE &&
            !copy_file(from, arena_printf(arena, "%s/%s", kept, papers[i]), arena, diagnostics))
            return false;
    }
    return copy_below(package, kept, "seals", NULL, kept, arena, diagnostics);
}
