// SPDX-License-Identifier: Apache-2.0
// What destruction registers say was there.
#include <stdlib.h>
#include <string.h>

#include "archive/disposal_rows.h"
#include "archive/rebuild_parts.h"
#include "base/hex.h"

// ---- registers of earlier programs --------------------------------------------------------------

// "<institution>-<year>-<batch no.>-D3-r2", "<authority>-<year>-case<no.>-D5": kind and class.
static bool read_id(struct arena *arena, const struct keptVolume *kept,
                    struct catalogue_volume *row) {
    static const char *const kinds[][2] = {
        {"batch", ""},
        {"case", "case"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *group = arena_printf(arena, "%s-%d-%s%s-", kept->institution, (int)kept->year,
                                         kinds[i][1], kept->batch);
        size_t length = strlen(group);
        if (strncmp(kept->archivalCode, group, length) != 0) continue;
        const char *class = kept->archivalCode + length;
        row->kind = kinds[i][0];
        row->class_name = arena_copy_bytes(arena, class, strcspn(class, "-"));
        return true;
    }
    return false;
}

// "<digest of the tag manifest> signed"
static bool was_signed(const struct rebuild *rebuild, const char *id) {
    const struct catalogue_event *event = map_find(&rebuild->sealed, id);
    const char *blank = event && event->detail ? strchr(event->detail, ' ') : NULL;
    return blank && strcmp(blank + 1, "signed") == 0;
}

static bool guess(struct rebuild *rebuild, const struct keptVolume *kept,
                  struct catalogue_volume *row) {
    const char *digest = map_find(&rebuild->digests, row->path);
    row->sha256 = digest ? digest : "";
    row->is_signed = was_signed(rebuild, row->id);
    rebuild->result->lost[LOST_DESTROYED]++;
    return read_id(rebuild->arena, kept, row);
}

// ---- what the disposal volume's record says -----------------------------------------------------

static const char *hex_of(const uint8_t *digest, struct arena *arena) {
    return digest ? hex_text(arena, digest, SHA256_SIZE) : NULL;
}

static const struct destroyed *find_destroyed(const struct volumeRecord *record, const char *id) {
    for (EACH(struct destroyed, destroyed, record->destroyed))
        if (destroyed->volume && destroyed->kind && destroyed->class &&
            strcmp(destroyed->volume, id) == 0)
            return destroyed;
    return NULL;
}

static void fill(struct rebuild *rebuild, const struct destroyed *destroyed,
                 struct catalogue_volume *row) {
    row->kind = destroyed->kind;
    row->class_name = destroyed->class;
    row->class_label = destroyed->label;
    row->title = destroyed->title;
    row->supersedes = destroyed->supersedes;
    row->incomplete = destroyed->incomplete;
    row->sha256 = hex_of(destroyed->sha256, rebuild->arena);
    if (!row->sha256) row->sha256 = "";
    row->content_sha256 = hex_of(destroyed->contentSha256, rebuild->arena);
    row->is_signed = destroyed->isSigned == 1;
    row->sealed_at = destroyed->sealedAt;
    // What it put into the history is gone with it.
    rebuild->result->lost[LOST_DESTROYED] += strcmp(row->kind, "batch") != 0;
}

// "…-2025001-D3-r2" -> "…-2025001"
static const char *group_of(struct arena *arena, const char *id) {
    char *group = arena_copy(arena, id);
    if (index_revision(id) > 1) *strrchr(group, '-') = '\0';
    char *dash = strrchr(group, '-');
    if (dash) *dash = '\0';
    return group;
}

static void find(struct rebuild *rebuild, const struct keptVolume *kept,
                 const struct volumeRecord *record) {
    struct arena *arena = rebuild->arena;
    struct found found = {.kept = kept};
    struct catalogue_volume *row = &found.volume.row;
    *row = (struct catalogue_volume){
        .id = kept->archivalCode,
        .institution = kept->institution,
        .institution_name = kept->fonds,
        .year = kept->year,
        .number = kept->batch,
        .class_label = kept->retention,
        .path = archive_volume_path(arena, kept->year, kept->institution, kept->archivalCode),
        .size = kept->size / DECIMAL_ONE,
        .tag_manifest_sha256 = kept->evidence ? kept->evidence : "",
        .content_sha256 = "",
        .items = (uint32_t)kept->items,
        .pages = (uint32_t)kept->pages,
        .period_start = kept->periodFrom,
        .period_end = kept->periodUntil,
        .due = kept->dueOn,
        .sealed_at = MOMENT_NONE,
        .revision = index_revision(kept->archivalCode),
    };
    const struct destroyed *destroyed = find_destroyed(record, row->id);
    if (destroyed)
        fill(rebuild, destroyed, row);
    else if (!guess(rebuild, kept, row))
        return;
    found.relative = row->path;
    found.group = group_of(arena, row->id);
    found.rank = strcmp(row->kind, "batch") != 0;
    found.revision = row->revision;
    rebuild->result->destroyed++;
    rebuild_found(rebuild, &found);
}

void rebuild_find_destroyed(struct rebuild *rebuild) {
    size_t count = rebuild->count;
    for (size_t i = 0; i < count; i++) {
        const struct keeping *log = rebuild->found[i].volume.log;
        const struct volumeRecord *record = rebuild->found[i].volume.record;
        if (!log || log->supersedes) continue;
        for (EACH(struct keptVolume, kept, log->keptVolume))
            if (disposal_destroys(kept) && !map_has(&rebuild->there, kept->archivalCode))
                find(rebuild, kept, record);
    }
}

bool rebuild_put_destroyed(struct rebuild *rebuild, struct found *found, int64_t batch) {
    struct catalogue_volume *row = &found->volume.row;
    struct catalogue *catalogue = rebuild->archive->catalogue;
    row->sealed_at = rebuild_told(rebuild, row->id, row->sealed_at).sealed_at;
    row->batch = batch;
    if (row->supersedes && !catalogue_find_volume(catalogue, rebuild->arena, row->supersedes))
        row->supersedes = NULL;
    return catalogue_put_volume(catalogue, row, NULL, 0);
}
