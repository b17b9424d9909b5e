// SPDX-License-Identifier: Apache-2.0
// What the catalogue keeps of a batch that was built: one transaction.
#include "base/platform.h"
#include "batches/batch_counts.h"
#include "batches/build_state.h"

static bool put_volume(struct build *build, int index, int64_t batch) {
    struct index_told told = {.batch = batch, .sealed_at = platform_now(), .event = "sealed"};
    return index_put(build_catalogue(build), &build->indexed[index], &told, build->arena);
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
    const char *incomplete =
        build->reason ? arena_printf(build->arena, "%s: %s", build->officer, build->reason) : NULL;
    int64_t row;
    bool ok = catalogue_begin(catalogue) &&
              catalogue_put_batch(catalogue, build->batch, revision, &verdict, incomplete, &row) &&
              batch_counts_put(catalogue, build->checked, row);
    for (int index = 0; ok && index < CLASS_COUNT; index++)
        if (build->paths[index] && !build->kept[index]) ok = put_volume(build, index, row);
    if (ok) return catalogue_commit(catalogue);
    catalogue_rollback(catalogue);
    return false;
}
