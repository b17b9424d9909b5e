// SPDX-License-Identifier: Apache-2.0
#include "pipeline/preview.h"

#include <string.h>

#include "documents/compose.h"
#include "pipeline/pipeline_state.h"
#include "pipeline/volume_files.h"

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
static void make_blank(struct compose_input *input, struct arena *arena) {
    struct batch *batch = record_new(arena, &batch_kind);
    add(arena, &batch->candidate, &candidate_kind);
    struct dossier *dossier = record_new(arena, &dossier_kind);
    struct annualPlan *plan = add(arena, &dossier->annualPlan, &annualPlan_kind);
    for (int i = 0; i < BLANK_ROWS; i++) add(arena, &plan->annualPlanRow, &annualPlanRow_kind);
    input->batch = batch;
    input->dossier = dossier;
    input->volume = NULL;
    input->check = NULL;
    input->findings = NULL;
    input->entries = (struct entry_rows){0};
}

static bool has_paper(const struct planned_volume *volume) {
    for (size_t i = 0; i < volume->count; i++)
        if (volume->entries[i].material->medium &&
            strcmp(volume->entries[i].material->medium, "paper") == 0)
            return true;
    return false;
}

// The volume that shows most of such a document.
static struct planned_volume *choose_volume(struct volume_plan *plan,
                                            const struct template *template) {
    enum volume_class class = CLASS_Y;
    switch (template_place(template)) {
    case PLACE_MATERIAL:
        class = volume_plan_register_class(plan, template_material(template));
        break;
    case PLACE_EVERY_VOLUME:
        if (plan->needed[CLASS_D5]) class = CLASS_D5;
        break;
    case PLACE_PAPER:
        for (int i = CLASS_COUNT; i-- > 0;)
            if (has_paper(&plan->volumes[i])) class = (enum volume_class)i;
        break;
    case PLACE_REPORT:
    case PLACE_FORM:
        return NULL;
    }
    plan->volumes[class].view.archivalCode = plan->volumes[class].view.id;
    return &plan->volumes[class];
}

static bool draw(const struct press *press, const struct document *document,
                 const struct preview_wish *wish, struct previewed *previewed,
                 struct diagnostics *diagnostics) {
    struct render_options options = {press->decided, press->decided_count};
    struct render_result result = {0};
    bool ok = false;
    switch (wish->format) {
    case PICTURE_PDF:
        ok = render_pdf(document, press->fonts, ENGINE_HARU, &options, &previewed->bytes, &result,
                        diagnostics);
        previewed->pages = result.pages;
        break;
    case PICTURE_PNG:
        ok = render_png(document, press->fonts, &options, wish->page, wish->resolution,
                        &previewed->bytes, diagnostics);
        break;
    case PICTURE_SVG:
        ok = render_svg(document, press->fonts, &options, wish->page, &previewed->bytes,
                        diagnostics);
        break;
    }
    return ok;
}

bool pipeline_preview(struct pipeline *pipeline, struct checked *checked,
                      const struct preview_wish *wish, struct previewed *previewed,
                      struct diagnostics *diagnostics) {
    struct arena *arena = checked->arena;
    struct press press = {.arena = arena, .config = pipeline->config, .codes = &pipeline->codes};
    const struct template *template = template_load(wish->template, pipeline->options.data_folder,
                                                    press.codes, arena, diagnostics);
    if (!template || !press_open_fonts(&press, pipeline->options.data_folder, diagnostics)) {
        press_close_fonts(&press);
        return false;
    }
    previewed->kind = template_kind(template);
    struct batch_index *index = batch_index_new(checked->batch);
    struct check_view check;
    struct compose_input input = pipeline_input(pipeline, checked, index, &check);
    struct volume_plan plan;
    volume_plan_make(&plan, checked->batch, checked->rulebook, pipeline->config, press.codes,
                     arena);
    struct planned_volume *volume = choose_volume(&plan, template);
    if (volume) {
        input.volume = &volume->view;
        input.entries = volume_entry_rows(volume, arena);
        input.findings =
            findings_of_volume(checked->findings, volume->class == CLASS_D5 ? NULL : volume, arena);
    }
    if (wish->blank) {
        make_blank(&input, arena);
        batch_index_free(index);
        input.index = index = batch_index_new(input.batch);
    }
    const struct document *document = document_compose(template, &input, arena, diagnostics);
    bool ok = document && draw(&press, document, wish, previewed, diagnostics);
    batch_index_free(index);
    press_close_fonts(&press);
    return ok;
}
