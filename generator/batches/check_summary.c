// SPDX-License-Identifier: Apache-2.0
#include "batches/check_summary.h"

const char *check_verdict(const struct findings *findings) {
    if (findings->blocked) return "blocked";
    for (int severity = 0; severity <= SEVERITY_GENERAL; severity++)
        if (findings->by_severity[severity]) return "findings";
    return findings->no_own_notice ? "noNotice" : "passed";
}

struct compose_input check_input(const struct settings *settings, const struct checked *checked,
                                 const struct batch_index *index, struct check_view *check) {
    const struct findings *findings = checked->findings;
    *check = *(struct check_view *)record_new(checked->arena, &check_view_kind);
    check->heldOn = checked->batch->exportedOn;
    check->regulations = findings->texts;
    check->verdict = check_verdict(findings);
    check->blocking = (int32_t)findings->by_severity[SEVERITY_BLOCKING];
    check->serious = (int32_t)findings->by_severity[SEVERITY_SERIOUS];
    check->general = (int32_t)findings->by_severity[SEVERITY_GENERAL];
    check->hints = (int32_t)findings->by_severity[SEVERITY_HINT];
    check->mending = 0;
    for (size_t i = 0; i < findings->count; i++) check->mending += findings->items[i].blocks;
    check->undecided = (int32_t)findings->undecided;
    check->questions = (int32_t)findings->questions;
    check->authority = (int32_t)findings->authority;
    struct compose_input input = {.findings = findings,
                                  .codes = &settings->codes,
                                  .created = moment_of(checked->batch->exportedOn, 0, 0, 0)};
    input_add_batch(&input, checked->batch, index);
    input_add(&input, "check", &check_view_kind, &check->record);
    input_add(&input, "dossier", &dossier_kind,
              checked->dossier ? &checked->dossier->record : NULL);
    return input;
}

bool check_report(const struct press *press, const struct checked *checked,
                  const struct batch_index *index, struct printed *printed,
                  struct diagnostics *diagnostics) {
    struct check_view check;
    struct compose_input input = check_input(press->settings, checked, index, &check);
    struct print_order order = {
        .name = "completeness", .input = &input, .formats = PRINT_PDF | PRINT_XML | PRINT_JSON};
    return press_make(press, &order, printed, diagnostics);
}
