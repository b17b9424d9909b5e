// SPDX-License-Identifier: Apache-2.0
// Volumes of cases and ratings, and what destruction registers say was there.
#include <stdlib.h>
#include <string.h>

#include "archive/rebuild_parts.h"
#include "archive/volume_row.h"
#include "catalogue/past_batches.h"
#include "model/keeping.h"

bool rebuild_put_own(struct rebuild *rebuild, const struct found *found) {
    struct catalogue *catalogue = rebuild->archive->catalogue;
    const struct sealedVolume *own = (const struct sealedVolume *)found->own->sealedVolume.first;
    struct catalogue_volume row = {
        .id = own->id,
        .kind = own->kind,
        .institution = own->institution,
        .institution_name = own->institutionName,
        .year = own->year,
        .number = own->number,
        .title = own->title,
        .class_name = own->class,
        .class_label = codes_label(&rebuild->archive->settings->codes, "retention", own->retention),
        .revision = own->revision,
        .supersedes = own->supersedes,
        .path = found->relative,
        .items = (uint32_t)own->items,
        .period_start = own->periodFrom,
        .period_end = own->periodUntil,
        .due = own->dueOn,
        .sealed_at = rebuild_sealed_at(rebuild, own->id, moment_of(own->periodFrom, 0, 0, 0)),
    };
    if (row.supersedes && !catalogue_find_volume(catalogue, rebuild->arena, row.supersedes))
        row.supersedes = NULL;
    struct stored_volume stored;
    struct catalogue_files files;
    if (!stored_volume_open(&stored, found->path, rebuild->diagnostics)) return false;
    bool ok =
        volume_row_read(&stored, found->path, &row, &files, rebuild->arena, rebuild->diagnostics);
    stored_volume_close(&stored);
    if (!ok || !catalogue_put_volume(catalogue, &row, files.items, files.count) ||
        !rebuild_note(rebuild, &row))
        return false;
    rebuild->result->volumes++;
    for (EACH(struct closedCase, closed, found->own->closedCase)) {
        // Volumes of earlier programs name the authority as their keeper alone.
        if (!closed->authorityCode) closed->authorityCode = row.institution;
        ok = ok && catalogue_put_case(catalogue, closed);
    }
    for (EACH(struct pastRating, rated, found->own->pastRating))
        ok = ok && catalogue_put_rating(catalogue, rated);
    return ok;
}

// ---- destroyed ----------------------------------------------------------------------------------

// "<institution>-<year>-<batch no.>-D3-r2", "<authority>-<year>-case<no.>-D5": kind, class and
// revision.
static bool read_id(struct arena *arena, const struct keptVolume *kept,
                    struct catalogue_volume *row) {
    static const char *const kinds[][2] = {
        {"batch", ""},
        {"case", "case"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct buffer group = BUFFER_EMPTY;
        buffer_printf(&group, "%s-%d-%s%s-", kept->institution, (int)kept->year, kinds[i][1],
                      kept->batch);
        size_t length = group.length;
        bool fits = strncmp(kept->archivalCode, buffer_text(&group), length) == 0;
        buffer_free(&group);
        if (!fits) continue;
        const char *class = kept->archivalCode + length, *dash = strchr(class, '-');
        row->kind = kinds[i][0];
        row->class_name = arena_copy_bytes(arena, class, strcspn(class, "-"));
        row->revision = dash && dash[1] == 'r' ? atoi(dash + 2) : 1;
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

bool rebuild_put_destroyed(struct rebuild *rebuild, const struct keeping *log) {
    struct catalogue *catalogue = rebuild->archive->catalogue;
    for (EACH(struct keptVolume, kept, log->keptVolume)) {
        if (strcmp(kept->outcome, "destroy") != 0 || log->supersedes ||
            catalogue_find_volume(catalogue, rebuild->arena, kept->archivalCode))
            continue;
        struct catalogue_volume row = {
            .id = kept->archivalCode,
            .institution = kept->institution,
            .institution_name = kept->fonds,
            .year = kept->year,
            .number = kept->batch,
            .class_label = kept->retention,
            .path = archive_volume_path(rebuild->arena, kept->year, kept->institution,
                                        kept->archivalCode),
            .size = kept->size / DECIMAL_ONE,
            .tag_manifest_sha256 = kept->evidence ? kept->evidence : "",
            .content_sha256 = "",
            .items = (uint32_t)kept->items,
            .pages = (uint32_t)kept->pages,
            .period_start = kept->periodFrom,
            .period_end = kept->periodUntil,
            .due = kept->dueOn,
            .sealed_at = rebuild_sealed_at(rebuild, kept->archivalCode, MOMENT_NONE),
            .is_signed = was_signed(rebuild, kept->archivalCode),
        };
        if (!read_id(rebuild->arena, kept, &row)) continue;
        const char *digest = rebuild_digest(rebuild, row.path);
        row.sha256 = digest ? digest : "";
        rebuild->result->destroyed++;
        rebuild->result->lost[LOST_DESTROYED]++;
        if (!catalogue_put_volume(catalogue, &row, NULL, 0)) return false;
    }
    return true;
}
