// SPDX-License-Identifier: Apache-2.0
// The volumes of one batch planned, announced and written; several builds may be at it at the same
// time.
#include <string.h>

#include "archive/journal.h"
#include "archive/signing.h"
#include "base/hex.h"
#include "base/map.h"
#include "base/platform.h"
#include "batches/build_state.h"
#include "batches/volume_content.h"
#include "batches/volume_files.h"

// Everything that builds share (catalogue, keys, journal) is asked for with the lock held; a volume
// is drawn and written without it.
void build_lock(struct build *build) {
    lock_take(&build->intake->lock);
}

void build_unlock(struct build *build) {
    lock_give(&build->intake->lock);
}

struct catalogue *build_catalogue(const struct build *build) {
    return build->intake->archive->catalogue;
}

struct catalogue_volume *build_active_volume(struct build *build, int index) {
    struct volume_filter filter = {.institution = batch_institution(build->batch)->code,
                                   .year = build->batch->year,
                                   .number = build->batch->number,
                                   .class_name = class_names[index],
                                   .kind = "batch",
                                   .state = VOLUME_ACTIVE};
    struct catalogue_volumes volumes = {0};
    if (!catalogue_list_volumes(build_catalogue(build), build->arena, &filter, &volumes))
        return NULL;
    return volumes.count ? &volumes.items[volumes.count - 1] : NULL;
}

static void name_volumes(struct build *build) {
    const char *suffix =
        build->revision > 1 ? arena_printf(build->arena, "-r%d", build->revision) : "";
    for (int index = 0; index < CLASS_COUNT; index++) {
        struct volume_view *view = &build->plan.volumes[index].view;
        if (!build->plan.needed[index]) continue;
        view->id = arena_printf(build->arena, "%s%s", view->id, suffix);
        view->archivalCode = view->id;
        if (build->revision > 1) view->revision = build->revision;
        view->regulations = build->checked->findings->texts;
        view->incomplete = build->reason;
        view->incompleteBy = build->officer;
    }
}

// ---- revisions --------------------------------------------------------------------------------

// A later export makes anew what changed, and always Y; the rest is kept.
static void keep_unchanged(struct build *build) {
    for (int index = 0; index < CLASS_COUNT; index++) {
        if (!build->plan.needed[index] || build->revision == 1) continue;
        const struct catalogue_volume *active = build_active_volume(build, index);
        struct planned_volume *volume = &build->plan.volumes[index];
        if (!active) continue;
        volume->view.supersedes = active->id;
        unsigned char content[SHA256_SIZE];
        content_digest(build->batch, volume, content);
        bool same =
            strcmp(active->content_sha256, hex_text(build->arena, content, SHA256_SIZE)) == 0;
        if (same && index != CLASS_Y) build->kept[index] = active;
        if (same && index != CLASS_Y) volume->view.id = active->id;
    }
}

// ---- writing ----------------------------------------------------------------------------------

// One signature after the other: a token has one session, an authority one request.
struct one_by_one {
    struct build *build;
    const struct volume_seal *seal;
};

static bool seal_in_turn(void *context, const void *tag_manifest, size_t length,
                         struct buffer *files, struct diagnostics *diagnostics) {
    struct one_by_one *turn = context;
    build_lock(turn->build);
    bool ok = turn->seal->seal(turn->seal->context, tag_manifest, length, files, diagnostics);
    build_unlock(turn->build);
    return ok;
}

static bool write_volume(struct build *build, int index) {
    struct volume_parts parts;
    volume_parts_make(&parts, &build->intake->texts, build->press, build->checked, &build->plan,
                      index, build->index, build->arena);
    for (int other = 0; other < CLASS_COUNT; other++) {
        const struct volume_view *view = &build->plan.volumes[other].view;
        if (other == index || !build->plan.needed[other]) continue;
        const unsigned char *digest = NULL;
        if (build->kept[other]) {
            unsigned char *bytes = arena_alloc(build->arena, SHA256_SIZE);
            hex_read(build->kept[other]->tag_manifest_sha256, bytes, SHA256_SIZE);
            digest = bytes;
        } else if (other < index) {
            digest = build->written[other].tag_manifest_sha256;
        }
        volume_parts_sibling(&parts, view->id, index == CLASS_Y ? digest : NULL);
    }
    bool ok = volume_parts_print(&parts, build->folder, build->diagnostics);
    struct one_by_one turn = {build, build->sealer ? sealer_seal(build->sealer) : NULL};
    struct volume_seal seal = {0};
    if (turn.seal)
        seal = (struct volume_seal){turn.seal->names, turn.seal->count, seal_in_turn, &turn};
    ok = ok &&
         maker_write(&parts.maker,
                     archive_path(build->intake->archive, build->arena, build->paths[index]),
                     turn.seal ? &seal : NULL, &build->written[index], build->diagnostics) &&
         index_read(build->intake->archive->folder, build->paths[index], &build->written[index],
                    build->arena, &build->indexed[index], build->diagnostics);
    volume_parts_free(&parts);
    return ok;
}

// The journal holds what all builds that are at work have announced.
static bool announce(struct build *build) {
    const struct archive *archive = build->intake->archive;
    size_t count = 0;
    for (struct build *other = build->intake->at_work; other; other = other->next)
        for (int index = 0; index < CLASS_COUNT; index++)
            count += !other->settled && other->paths[index];
    if (!count) return journal_settle(archive->folder, build->diagnostics);
    const char **paths = arena_alloc(build->arena, (count + 1) * sizeof *paths);
    count = 0;
    for (struct build *other = build->intake->at_work; other; other = other->next)
        for (int index = 0; index < CLASS_COUNT; index++)
            if (!other->settled && other->paths[index]) paths[count++] = other->paths[index];
    paths[count] = NULL;
    return journal_announce(archive->folder, paths, build->diagnostics);
}

bool build_settle(struct build *build) {
    build->settled = true;
    return announce(build);
}

static bool announce_volumes(struct build *build) {
    for (int index = 0; index < CLASS_COUNT; index++) {
        if (!build->plan.needed[index] || build->kept[index]) continue;
        build->paths[index] = archive_volume_path(build->arena, build->batch->year,
                                                  batch_institution(build->batch)->code,
                                                  build->plan.volumes[index].view.id);
    }
    return announce(build);
}

static bool write_volumes(struct build *build) {
    for (int index = 0; index < CLASS_COUNT; index++)
        if (build->paths[index] && !write_volume(build, index)) return false;
    return true;
}

// A build that failed leaves nothing: what it wrote is not in the catalogue.
void build_take_back(struct build *build) {
    for (int index = 0; index < CLASS_COUNT; index++)
        if (build->paths[index] && build->written[index].count)
            platform_remove(archive_path(build->intake->archive, build->arena, build->paths[index]),
                            build->diagnostics);
    build_settle(build);
    memset(build->paths, 0, sizeof build->paths); // nothing of it is to be recorded
}

// Every file was read while the volumes were written; the report counts the digests that fit.
void build_note_digests(struct build *build) {
    for (int index = 0; index < CLASS_COUNT; index++) {
        struct map digests = {0};
        const struct volume_written *written = &build->written[index];
        for (size_t i = 0; i < written->count; i++)
            map_add(&digests, written->files[i].name, (void *)written->files[i].sha256);
        const struct planned_volume *volume = &build->plan.volumes[index];
        for (size_t i = 0; i < volume->count; i++)
            if (volume->entries[i].name && map_has(&digests, volume->entries[i].name))
                volume->entries[i].material->fileSha256 =
                    map_find(&digests, volume->entries[i].name);
        map_free(&digests);
    }
}

// Plans, names and announces with the lock held, writes without it.
bool build_write(struct build *build) {
    build_lock(build);
    volume_plan_make(&build->plan, build->batch, build->checked->rulebook,
                     build->intake->settings->config, &build->intake->settings->codes,
                     build->arena);
    name_volumes(build);
    keep_unchanged(build);
    const struct institution *institution = batch_institution(build->batch);
    bool ok = signing_find(build->intake->archive->signing, institution->code,
                           institution->creditCode, &build->sealer, build->diagnostics);
    if (ok) build->folder = platform_open_folder(build->batch->sourceFolder, build->diagnostics);
    ok = ok && build->folder >= 0 && announce_volumes(build);
    build_unlock(build);
    ok = ok && write_volumes(build);
    platform_close(build->folder);
    build_lock(build);
    if (!ok) build_take_back(build);
    build_unlock(build);
    return ok;
}
