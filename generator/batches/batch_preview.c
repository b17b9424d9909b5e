// SPDX-License-Identifier: Apache-2.0
#include "batches/batch_preview.h"

#include "batches/check_summary.h"
#include "batches/volume_files.h"

// Rows of a blank table that is to be filled in by hand.
enum { BLANK_ROWS = 10 };

static void *add(struct arena *arena, struct list *list, const struct record_kind *kind) {
    struct record *record = record_new(arena, kind);
    struct record **tail = &list->first;
    while (*tail) tail = &(*tail)->next;
    *tail = record;
    record->ordinal = ++list->count;
    return record;
}

// Nothing is known but that there is one of each: one candidate, one annual plan with empty rows.
static const struct batch *make_blank(struct compose_input *input, struct arena *arena) {
    struct batch *batch = record_new(arena, &batch_kind);
    add(arena, &batch->candidate, &candidate_kind);
    struct dossier *dossier = record_new(arena, &dossier_kind);
    struct annualPlan *plan = add(arena, &dossier->annualPlan, &annualPlan_kind);
    for (int i = 0; i < BLANK_ROWS; i++) add(arena, &plan->annualPlanRow, &annualPlanRow_kind);
    *input = (struct compose_input){.created = input->created};
    input_add(input, "dossier", &dossier_kind, &dossier->record);
    return batch;
}

// The volume that shows most of such a document.
static struct planned_volume *choose_volume(struct volume_plan *plan,
                                            const struct document_template *template) {
    enum volume_class class = CLASS_Y;
    switch (template_place(template)) {
    case PLACE_MATERIAL:
        for (int i = CLASS_COUNT; i-- > 0;)
            if (volume_plan_has_register(plan, &plan->volumes[i], template_material(template)))
                class = (enum volume_class)i;
        break;
    case PLACE_EVERY_VOLUME:
        if (plan->needed[CLASS_D5]) class = CLASS_D5;
        break;
    case PLACE_PAPER:
        for (int i = CLASS_COUNT; i-- > 0;)
            if (volume_has_paper(&plan->volumes[i])) class = (enum volume_class)i;
        break;
    case PLACE_REPORT:
    case PLACE_FORM:
        return NULL;
    }
    plan->volumes[class].view.archivalCode = plan->volumes[class].view.id;
    return &plan->volumes[class];
}

bool batch_preview(struct preview *preview, struct checked *checked, struct printed *printed,
                   struct diagnostics *diagnostics) {
    const struct settings *settings = preview->press.settings;
    struct arena *arena = preview->arena;
    struct batch_index *index = batch_index_new(checked->batch);
    struct check_view check;
    struct compose_input input = check_input(settings, checked, index, &check);
    struct volume_plan plan;
    volume_plan_make(&plan, checked->batch, checked->rulebook, settings->config, &settings->codes,
                     arena);
    struct planned_volume *volume = choose_volume(&plan, preview->template);
    if (volume) {
        input_add(&input, "volume", &volume_view_kind, &volume->view.record);
        input.entries = maker_rows(&volume->rows, arena);
        input.findings =
            findings_of_volume(checked->findings, volume->class == CLASS_D5 ? NULL : volume, arena);
    }
    if (preview->wish->blank) {
        const struct batch *batch = make_blank(&input, arena);
        batch_index_free(index);
        index = batch_index_new(batch);
        input_add_batch(&input, batch, index);
    }
    bool ok = preview_draw(preview, &input, printed, diagnostics);
    batch_index_free(index);
    return ok;
}
