// SPDX-License-Identifier: Apache-2.0
// What the catalogue keeps of a batch that was built: one transaction.
#include "base/hex.h"
#include "base/map.h"
#include "base/platform.h"
#include "batches/batch_counts.h"
#include "batches/build_state.h"
#include "batches/volume_content.h"
#include "catalogue/events.h"

static void fill_files(struct build *build, int index, struct catalogue_file *files) {
    const struct volume_written *written = &build->written[index];
    const struct planned_volume *volume = &build->plan.volumes[index];
    struct map entries = {0};
    for (size_t i = 0; i < volume->count; i++)
        if (volume->entries[i].name)
            map_add(&entries, volume->entries[i].name, (void *)volume->entries[i].material);
    for (size_t i = 0; i < written->count; i++) {
        const struct volume_file *file = &written->files[i];
        const struct material *material = map_find(&entries, file->name);
        files[i] = (struct catalogue_file){
            file->name, file->size, hex_text(build->arena, file->sha256, SHA256_SIZE), NULL, NULL,
            NULL,       NULL};
        if (!material) continue;
        files[i].material = material->id;
        files[i].kind = material->kind;
        files[i].medium = material->medium;
        files[i].title = material->title;
    }
    map_free(&entries);
}

static bool record_volume(struct build *build, int index, int64_t batch_row) {
    struct arena *arena = build->arena;
    const struct batch *batch = build->batch;
    const struct planned_volume *volume = &build->plan.volumes[index];
    const struct volume_written *written = &build->written[index];
    const struct volume_view *view = &volume->view;
    if (!build->compared[index]) content_digest(batch, volume, written, build->content[index]);
    struct catalogue_volume row = {
        .id = view->id,
        .kind = "batch",
        .batch = batch_row,
        .institution = batch_institution(batch)->code,
        .institution_name = batch_institution(batch)->name,
        .year = batch->year,
        .number = batch->number,
        .class_name = class_names[index],
        .class_label = codes_label(&build->intake->settings->codes, "retention", view->retention),
        .revision = build->revision,
        .supersedes = view->supersedes,
        .path = build->paths[index],
        .size = written->size,
        .sha256 = hex_text(arena, written->sha256, SHA256_SIZE),
        .tag_manifest_sha256 = hex_text(arena, written->tag_manifest_sha256, SHA256_SIZE),
        .content_sha256 = hex_text(arena, build->content[index], SHA256_SIZE),
        .items = volume->rows.count,
        .pages = (uint32_t)(view->pages == INTEGER_NONE ? 0 : view->pages),
        .period_start = view->periodFrom,
        .period_end = view->periodUntil,
        .due = view->dueOn,
        .sealed_at = platform_now(),
        .is_signed = build->sealer != NULL,
        .incomplete = build->intake->options.seal_incomplete && build->reason
                          ? build->intake->options.seal_incomplete
                          : NULL,
    };
    struct catalogue_file *files = arena_alloc(arena, (written->count + 1) * sizeof *files);
    fill_files(build, index, files);
    struct catalogue_event event = {.at = row.sealed_at,
                                    .kind = "sealed",
                                    .subject = row.id,
                                    .agent = "juance " JUANCE_VERSION,
                                    .outcome = "success",
                                    .detail = arena_printf(arena, "%s %s", row.tag_manifest_sha256,
                                                           row.is_signed ? "signed" : "unsigned")};
    return catalogue_put_volume(build_catalogue(build), &row, files, written->count) &&
           catalogue_add_event(build_catalogue(build), &event);
}

bool build_record(struct build *build, int revision) {
    struct catalogue *catalogue = build_catalogue(build);
    const struct findings *findings = build->checked->findings;
    struct catalogue_verdict verdict = {
        .blocking = (uint32_t)findings->by_severity[SEVERITY_BLOCKING],
        .serious = (uint32_t)findings->by_severity[SEVERITY_SERIOUS],
        .general = (uint32_t)findings->by_severity[SEVERITY_GENERAL],
        .hints = (uint32_t)findings->by_severity[SEVERITY_HINT],
        .undecided = (uint32_t)findings->undecided,
        .questions = (uint32_t)findings->questions,
    };
    int64_t row;
    bool ok =
        catalogue_begin(catalogue) &&
        catalogue_put_batch(catalogue, build->batch, revision, &verdict,
                            build->reason ? build->intake->options.seal_incomplete : NULL, &row) &&
        batch_counts_put(catalogue, build->checked, row);
    for (int index = 0; ok && index < CLASS_COUNT; index++)
        if (build->paths[index] && !build->kept[index]) ok = record_volume(build, index, row);
    if (ok) return catalogue_commit(catalogue);
    catalogue_rollback(catalogue);
    return false;
}
