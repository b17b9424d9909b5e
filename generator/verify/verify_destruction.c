// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_destruction.h"

#include <string.h>

#include "archive/disposal_rows.h"
#include "archive/volume_index.h"
#include "base/language.h"

// One volume in one register.
struct proof {
    const char *decision; // number of the document
    const char *evidence; // digest of the tag manifest, hex
    bool sealed;          // the register stands in a seal list, or carries a signature of its own
};

static bool is_sealed(const struct verify_scene *scene, const struct member *member) {
    return map_has(&scene->covers, member->relative) ||
           map_has(&scene->renewed, member->relative) ||
           member->verdicts[LAYER_SIGNATURE] == VERDICT_PASSED;
}

// What the catalogue says is no register is not opened, but for what it does not know.
static bool may_be_register(const struct verify_scene *scene, const struct member *member) {
    const struct catalogue_volume *row = map_find(&scene->by_path, member->relative);
    return member->failures == 0 && (!row || strcmp(row->kind, "disposal") == 0);
}

static void look_into(struct verify_scene *scene, const struct member *member) {
    struct diagnostics silent = {.quiet = true};
    struct indexed volume = {0};
    if (!index_look(member->path, scene->arena, &volume, &silent) || !volume.log) return;
    for (EACH(struct keptVolume, kept, volume.log->keptVolume)) {
        if (!disposal_destroys(kept) || !kept->archivalCode) continue;
        struct proof *proof = arena_alloc(scene->arena, sizeof *proof);
        *proof =
            (struct proof){volume.log->documentNumber, kept->evidence, is_sealed(scene, member)};
        map_add(&scene->destroyed, kept->archivalCode, proof);
    }
}

void destructions_find(struct verify_scene *scene, const struct member *members, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (may_be_register(scene, &members[i])) look_into(scene, &members[i]);
}

// The register is sealed and the volume may be gone already; the next writer records it.
static bool is_pending(const struct verify_scene *scene, const char *id) {
    if (!scene->pending) return false;
    for (EACH(struct keptVolume, volume, scene->pending->keptVolume))
        if (strcmp(volume->archivalCode, id) == 0 && disposal_destroys(volume)) return true;
    return false;
}

// What a seal list names is gone only by a word that is sealed as well.
static bool holds(const struct proof *proof, const struct catalogue_volume *row) {
    if (row && (!proof->evidence || strcmp(proof->evidence, row->tag_manifest_sha256) != 0))
        return false;
    return proof->sealed || !row || !row->seal_list;
}

const char *destruction_proved(const struct verify_scene *scene, const char *id) {
    const struct proof *proof = map_find(&scene->destroyed, id);
    const struct catalogue_volume *row = map_find(&scene->by_id, id);
    if (!proof || !holds(proof, row)) return NULL;
    if (is_pending(scene, id))
        return arena_printf(scene->arena,
                            _("is being destroyed by decision %s; the run was interrupted, and the "
                              "next one finishes it"),
                            proof->decision);
    if (!row || row->state != VOLUME_DESTROYED) return NULL;
    char day[DATE_TEXT];
    return arena_printf(scene->arena, _("destroyed on %s, by decision %s"),
                        date_format(row->state_since, day), proof->decision);
}
