// SPDX-License-Identifier: Apache-2.0
#include "keeping/receive.h"

#include <stdlib.h>
#include <string.h>

#include "archive/copies.h"
#include "archive/disposal_rows.h"
#include "archive/journal.h"
#include "archive/rebuild.h"
#include "archive/signing.h"
#include "archive/volume_index.h"
#include "archive/volume_row.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/workers.h"
#include "verify/verify_list.h"
#include "verify/verify_member.h"

enum { LARGEST_MANIFEST = 64 << 20, DIGITS = 64 };

struct receiving {
    struct keeper *keeper;
    const char *package; // without a slash at its end
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct map manifest; // name below the package: digest
    struct member_options options;
    struct verify_scene scene;
    struct member *members; // every volume of the package
    size_t count;
    const char **volumes; // those that are not here yet, relative to the archive; NULL last
    size_t new_count;
    struct map destroyed; // volume ids that a register in the package names
    bool sound;
};

static const char *inside(const struct receiving *receiving, const char *name) {
    return arena_printf(receiving->arena, "%s/%s", receiving->package, name);
}

static void refuse(struct receiving *receiving, const char *file, const char *entry,
                   const char *why) {
    receiving->sound = false;
    if (entry && *entry)
        diagnose(receiving->diagnostics, STATUS_FINDINGS, file, 0, "%s: %s", entry, why);
    else
        diagnose(receiving->diagnostics, STATUS_FINDINGS, file, 0, "%s", why);
}

static void refuse_all(struct receiving *receiving, const char *file,
                       const struct verify_report *report) {
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].verdict == VERDICT_FAILED)
            refuse(receiving, file, report->items[i].entry, report->items[i].message);
    receiving->sound &= report->failures == 0;
}

// ---- the manifest -------------------------------------------------------------------------------

static bool check_line(struct receiving *receiving, char *line) {
    const char *name = strlen(line) > DIGITS + 2 ? line + DIGITS + 2 : "";
    if (!*name || *name == '/' || strstr(name, ".."))
        return diagnose(receiving->diagnostics, STATUS_INPUT, receiving->package, 0,
                        _(PACKAGE_MANIFEST " is damaged: \"%s\""), line);
    int64_t size;
    const char *digest =
        volume_row_digest(inside(receiving, name), &size, receiving->arena, receiving->diagnostics);
    if (!digest) return false;
    if (strncmp(digest, line, DIGITS) != 0)
        refuse(receiving, inside(receiving, name), NULL,
               _("is not what the package's manifest says"));
    map_add(&receiving->manifest, name, (void *)digest);
    return true;
}

static bool read_manifest(struct receiving *receiving) {
    struct buffer text = BUFFER_EMPTY;
    const char *file = inside(receiving, PACKAGE_MANIFEST);
    enum path_kind kind = platform_look(file, receiving->diagnostics);
    if (kind == PATH_UNREACHABLE) return false;
    if (kind != PATH_FILE)
        return diagnose(receiving->diagnostics, STATUS_INPUT, receiving->package, 0,
                        _("is no hand-over package: it has no " PACKAGE_MANIFEST));
    if (!platform_read(file, LARGEST_MANIFEST, &text, receiving->diagnostics)) return false;
    char *rest = arena_copy(receiving->arena, buffer_text(&text));
    buffer_free(&text);
    bool ok = true;
    for (char *line; ok && rest && (line = strtok_r(rest, "\n", &rest));)
        ok = check_line(receiving, line);
    return ok;
}

// What nobody lists may have been put there by anybody.
static bool check_strangers(struct receiving *receiving, const char *folder) {
    const char *const *names =
        platform_list(receiving->arena, *folder ? inside(receiving, folder) : receiving->package,
                      receiving->diagnostics);
    if (!names) return false;
    for (; *names; names++) {
        const char *name =
            arena_printf(receiving->arena, "%s%s%s", folder, *folder ? "/" : "", *names);
        if (platform_link_kind(inside(receiving, name)) == PATH_FOLDER) {
            if (!check_strangers(receiving, name)) return false;
        } else if (!map_has(&receiving->manifest, name) && strcmp(name, PACKAGE_MANIFEST) != 0) {
            refuse(receiving, inside(receiving, name), NULL,
                   _("lies in the package, but its manifest does not list it"));
        }
    }
    return true;
}

// ---- the volumes --------------------------------------------------------------------------------

static bool is_volume(const char *name) {
    size_t length = strlen(name);
    return strncmp(name, "volumes/", 8) == 0 && length > 4 &&
           strcmp(name + length - 4, ".zip") == 0;
}

static bool list_volumes(struct receiving *receiving) {
    const struct map *manifest = &receiving->manifest;
    receiving->members = memory_zeroed((manifest->count + 1) * sizeof *receiving->members);
    receiving->volumes =
        arena_alloc(receiving->arena, (manifest->count + 2) * sizeof *receiving->volumes);
    for (size_t i = 0; i < manifest->count; i++) {
        const char *name = manifest->entries[i].key;
        if (!is_volume(name)) continue;
        receiving->members[receiving->count++] = (struct member){
            .path = inside(receiving, name), .relative = name, .scene = &receiving->scene};
        const char *here = archive_path(receiving->keeper->archive, receiving->arena, name);
        int64_t size;
        const char *known =
            platform_path_kind(here) == PATH_FILE
                ? volume_row_digest(here, &size, receiving->arena, receiving->diagnostics)
                : NULL;
        // A register of destruction may have come with the package of another year.
        if (known && strcmp(known, manifest->entries[i].value) == 0 && strstr(name, "-disposal"))
            continue;
        if (platform_path_kind(here) != PATH_MISSING) {
            receiving->sound = false;
            diagnose(receiving->diagnostics, STATUS_INPUT, here, 0,
                     _("is in this archive already; nothing of the package is taken in"));
        }
        receiving->volumes[receiving->new_count++] = name;
    }
    return receiving->count > 0 || diagnose(receiving->diagnostics, STATUS_INPUT,
                                            receiving->package, 0, _("holds no volumes"));
}

static void verify_one(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct receiving *receiving = context;
    member_verify(&receiving->members[index], &receiving->options);
}

static void judge_one(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct receiving *receiving = context;
    struct member *member = &receiving->members[index];
    messages_tell(&member->messages, receiving->diagnostics);
    refuse_all(receiving, member->path, member->report);
    if (!member->ok)
        refuse(receiving, member->path, NULL,
               _("does not verify; nothing of the package is taken in"));
    member_settle(member, receiving->arena);
}

// What the destruction registers of the package name.
static void note_destroyed(struct receiving *receiving) {
    struct diagnostics silent = {.quiet = true};
    for (size_t i = 0; i < receiving->count; i++) {
        const struct member *member = &receiving->members[i];
        struct indexed volume = {0};
        if (!strstr(member->relative, "-disposal") ||
            !index_look(member->path, receiving->arena, &volume, &silent) || !volume.log)
            continue;
        for (EACH(struct keptVolume, kept, volume.log->keptVolume))
            if (disposal_destroys(kept)) map_add(&receiving->destroyed, kept->archivalCode, NULL);
    }
}

static const char *id_of(struct arena *arena, const char *relative) {
    const char *name = strrchr(relative, '/') + 1;
    return arena_copy_bytes(arena, name, strlen(name) - strlen(".zip"));
}

static void check_siblings(struct receiving *receiving) {
    struct map by_id = {0};
    for (size_t i = 0; i < receiving->count; i++)
        map_add(&by_id, id_of(receiving->arena, receiving->members[i].relative),
                &receiving->members[i]);
    for (size_t i = 0; i < receiving->count; i++) {
        const struct member *member = &receiving->members[i];
        for (size_t k = 0; k < member->claim_count; k++) {
            const struct sibling_claim *claim = &member->claims[k];
            const struct member *other = map_find(&by_id, claim->volume);
            if (!other && !map_has(&receiving->destroyed, claim->volume))
                refuse(
                    receiving, member->path, claim->volume,
                    _("belongs to the same batch and is not in the package, and no register says "
                      "that it was destroyed"));
            if (other && other->ok && memcmp(other->tag_manifest, claim->sha256, SHA256_SIZE) != 0)
                refuse(receiving, other->path, NULL,
                       _("is not the volume that the batch's permanent volume names"));
        }
    }
    map_free(&by_id);
}

// ---- seal lists ---------------------------------------------------------------------------------

static bool check_lists(struct receiving *receiving) {
    struct verify_scene *scene = &receiving->scene;
    bool ok = true;
    for (size_t i = 0; ok && i < scene->lists.count; i++) {
        const struct listed *listed = &scene->lists.items[i];
        ok = verify_list_signature(receiving->package, listed, &receiving->options.verify,
                                   scene->report, receiving->diagnostics) &&
             (!listed->whole ||
              verify_list_proofs(receiving->package, listed, &receiving->options.verify,
                                 scene->report, receiving->diagnostics));
    }
    refuse_all(receiving, receiving->package, scene->report);
    size_t unlisted = 0;
    for (size_t i = 0; i < receiving->count; i++)
        unlisted += !map_has(&scene->covers, receiving->members[i].relative) &&
                    !map_has(&scene->renewed, receiving->members[i].relative);
    if (receiving->sound && unlisted)
        diagnose(receiving->diagnostics, STATUS_OK, receiving->package, 0,
                 P_("%zu volume stands in no seal list that came with it",
                    "%zu volumes stand in no seal list that came with them", unlisted),
                 unlisted);
    return ok;
}

// ---- taking in ----------------------------------------------------------------------------------

static bool keep_papers(struct receiving *receiving, const char *kept) {
    static const char *const papers[] = {PACKAGE_MANIFEST, "transfer-list.pdf", "transfer-list.xml",
                                         "transfer-deed.pdf", "transfer-deed.xml"};
    struct arena *arena = receiving->arena;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        const char *from = inside(receiving, papers[i]);
        if (platform_path_kind(from) != PATH_MISSING &&
            !copy_file(from, arena_printf(arena, "%s/%s", kept, papers[i]), arena,
                       receiving->diagnostics))
            return false;
    }
    return copy_below(receiving->package, kept, "seals", NULL, arena, receiving->diagnostics);
}

static bool take(struct receiving *receiving, const char *name, struct year_end_result *result) {
    struct archive *archive = receiving->keeper->archive;
    struct arena *arena = receiving->arena;
    struct diagnostics *diagnostics = receiving->diagnostics;
    const char *relative = arena_printf(arena, RECEIVED_FOLDER "%s", name);
    const char *kept = archive_path(archive, arena, relative);
    receiving->volumes[receiving->new_count] = relative;
    receiving->volumes[receiving->new_count + 1] = NULL;
    if (!journal_announce(archive->folder, receiving->volumes, diagnostics)) return false;
    receiving->volumes[receiving->new_count] = NULL;
    bool ok = keep_papers(receiving, kept);
    for (const char *const *volume = receiving->volumes; ok && *volume; volume++)
        ok = copy_file(inside(receiving, *volume), archive_path(archive, arena, *volume), arena,
                       diagnostics);
    struct rebuild_result taken;
    ok = ok && rebuild_take(archive, receiving->package, name, receiving->volumes, arena, &taken,
                            diagnostics);
    bool gone = true;
    for (const char *const *volume = receiving->volumes; !ok && *volume; volume++)
        gone = platform_remove(archive_path(archive, arena, *volume), diagnostics) && gone;
    if (!ok) gone = archive_remove_below(kept, arena, diagnostics) && gone;
    *result = (struct year_end_result){kept, receiving->new_count};
    return gone && journal_settle(archive->folder, diagnostics) && ok;
}

// The package's own name; with a number when one of that name was received before.
static const char *name_of(const struct receiving *receiving) {
    const char *slash = strrchr(receiving->package, '/');
    const char *base = slash ? slash + 1 : receiving->package, *name = base;
    for (int more = 2;
         platform_path_kind(archive_path(
             receiving->keeper->archive, receiving->arena,
             arena_printf(receiving->arena, RECEIVED_FOLDER "%s", name))) != PATH_MISSING;
         more++)
        name = arena_printf(receiving->arena, "%s-%d", base, more);
    return name;
}

static void set_trust(struct receiving *receiving, const char *trust) {
    struct verify_options *verify = &receiving->options.verify;
    const struct config *config = receiving->keeper->archive->settings->config;
    struct arena *arena = receiving->arena;
    const char **alone = arena_alloc(arena, 2 * sizeof *alone);
    alone[0] = trust;
    alone[1] = NULL;
    verify->crls = signing_crls(config, arena);
    verify->trust = trust ? alone : signing_anchors(config, "signature", arena);
    if (!trust) verify->time_trust = signing_anchors(config, "time", arena);
}

static bool check_all(struct receiving *receiving) {
    if (!read_manifest(receiving) || !check_strangers(receiving, "") || !list_volumes(receiving) ||
        !scene_open_package(&receiving->scene, receiving->package, receiving->diagnostics))
        return false;
    struct work work = {.run = verify_one, .finish = judge_one, .context = receiving};
    workers_run(&work, receiving->count, 1);
    note_destroyed(receiving);
    check_siblings(receiving);
    return check_lists(receiving) && receiving->sound;
}

bool receive_package(struct keeper *keeper, const struct receive *request, struct arena *arena,
                     struct year_end_result *result, struct diagnostics *diagnostics) {
    char *package = arena_copy(arena, request->package);
    for (size_t end = strlen(package); end > 1 && package[end - 1] == '/';) package[--end] = '\0';
    struct receiving receiving = {.keeper = keeper,
                                  .package = package,
                                  .arena = arena,
                                  .diagnostics = diagnostics,
                                  .sound = true};
    set_trust(&receiving, request->trust);
    bool ok = check_all(&receiving) && take(&receiving, name_of(&receiving), result);
    if (receiving.scene.arena) scene_close(&receiving.scene);
    map_free(&receiving.manifest);
    map_free(&receiving.destroyed);
    free(receiving.members);
    return ok;
}
