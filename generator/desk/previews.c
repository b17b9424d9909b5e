// SPDX-License-Identifier: Apache-2.0
#include "desk/previews.h"

#include <string.h>

#include "batches/pipeline_state.h"
#include "batches/volume_files.h"
#include "desk/case_documents.h"
#include "desk/rating_desk.h"
#include "documents/compose.h"
#include "press/example.h"

#define SAMPLE "samples/hunan/complete-social-organisation/batch.xml"

// Rows of a blank table that is to be filled in by hand.
enum { BLANK_ROWS = 10, EXAMPLE_ENTRIES = 4 };

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

// ---- made up ------------------------------------------------------------------------------------

struct example_entries {
    struct arena *arena;
    const struct codes *codes;
    int32_t next;
};

static void start_entries(void *context) {
    ((struct example_entries *)context)->next = 1;
}

static bool next_entry(void *context, struct entry_view *entry) {
    struct example_entries *entries = context;
    if (entries->next > EXAMPLE_ENTRIES) return false;
    *entry = *(struct entry_view *)example_record(&entry_view_kind, entries->codes, entries->arena);
    entry->number = entries->next++;
    return true;
}

#define EXAMPLE(member, kind)                                                                      \
    if (!input->member)                                                                            \
    input->member = (const void *)example_record(&kind##_kind, input->codes, arena)

// What the data do not hold.
static void make_example(struct compose_input *input, struct arena *arena) {
    EXAMPLE(keeping, keeping);
    EXAMPLE(verification, verification);
    EXAMPLE(checkedYear, checkedYear);
    EXAMPLE(region, regionFigures);
    EXAMPLE(volume, volume_view);
    if (!input->entries.next) {
        struct example_entries *entries = arena_alloc(arena, sizeof *entries);
        *entries = (struct example_entries){arena, input->codes, 0};
        input->entries = (struct entry_rows){entries, start_entries, next_entry};
    }
}

static void make_example_desk(struct desk_records *desk, const struct codes *codes,
                              struct arena *arena) {
    for (size_t i = 0; i < DESK_SLOTS; i++)
        if (!desk->records[i]) desk->records[i] = example_record(desk_names[i].kind, codes, arena);
}

// ---- drawn --------------------------------------------------------------------------------------

static bool draw(const struct press *press, const struct document *document,
                 const struct preview_wish *wish, struct previewed *previewed,
                 struct diagnostics *diagnostics) {
    struct render_options options = {.decided = press->decided,
                                     .decided_count = press->decided_count};
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

static const struct template *open_press(struct press *press, const struct pipeline *pipeline,
                                         const struct preview_wish *wish, struct arena *arena,
                                         struct diagnostics *diagnostics) {
    const char *data = pipeline->options.data_folder;
    *press = (struct press){.arena = arena, .config = pipeline->config, .codes = &pipeline->codes};
    const struct template *template =
        template_load(wish->template, data, press->codes, arena, diagnostics);
    return template && press_open_fonts(press, data, diagnostics) ? template : NULL;
}

static bool compose_and_draw(const struct press *press, const struct template *template,
                             const struct compose_input *input, const struct preview_wish *wish,
                             struct previewed *previewed, struct arena *arena,
                             struct diagnostics *diagnostics) {
    previewed->kind = template_kind(template);
    const struct document *document = document_compose(template, input, arena, diagnostics);
    return document && draw(press, document, wish, previewed, diagnostics);
}

bool pipeline_preview(struct pipeline *pipeline, struct checked *checked,
                      const struct preview_wish *wish, struct previewed *previewed,
                      struct arena *arena, struct diagnostics *diagnostics) {
    struct press press;
    const struct template *template = open_press(&press, pipeline, wish, arena, diagnostics);
    if (!template) {
        press_close_fonts(&press);
        return false;
    }
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
    struct desk_records desk = {.number = NULL};
    if (wish->blank) {
        make_blank(&input, arena);
        batch_index_free(index);
        input.index = index = batch_index_new(input.batch);
    } else if (wish->example) {
        make_example(&input, arena);
        make_example_desk(&desk, press.codes, arena);
        input.desk = &desk;
    }
    bool ok = compose_and_draw(&press, template, &input, wish, previewed, arena, diagnostics);
    batch_index_free(index);
    press_close_fonts(&press);
    return ok;
}

static bool preview_desk(struct pipeline *pipeline, struct compose_input *input,
                         struct desk_records *desk, const struct preview_wish *wish,
                         struct previewed *previewed, struct arena *arena,
                         struct diagnostics *diagnostics) {
    struct press press;
    const struct template *template = open_press(&press, pipeline, wish, arena, diagnostics);
    input->desk = desk;
    input->codes = &pipeline->codes;
    if (wish->example) {
        make_example(input, arena);
        make_example_desk(desk, input->codes, arena);
    }
    bool ok =
        template && compose_and_draw(&press, template, input, wish, previewed, arena, diagnostics);
    press_close_fonts(&press);
    return ok;
}

static bool preview_case(struct pipeline *pipeline, const char *data,
                         const struct preview_wish *wish, struct previewed *previewed,
                         struct arena *arena, struct diagnostics *diagnostics) {
    struct case_desk desk;
    struct opened_case opened = {.arena = NULL};
    bool ok = case_desk_open(&desk, pipeline, diagnostics) &&
              case_open(&desk, data, wish->today, &opened, diagnostics);
    if (ok) {
        struct desk_records records;
        case_records(&records, &opened);
        struct compose_input input = {.dossier = opened.dossier,
                                      .created = moment_of(opened.as_of, 0, 0, 0)};
        ok = preview_desk(pipeline, &input, &records, wish, previewed, arena, diagnostics);
    }
    case_close(&opened);
    case_desk_close(&desk);
    return ok;
}

static bool preview_rating(struct pipeline *pipeline, const char *data,
                           const struct preview_wish *wish, struct previewed *previewed,
                           struct arena *arena, struct diagnostics *diagnostics) {
    struct rating_desk desk;
    struct opened_rating opened = {.arena = NULL};
    bool ok = rating_desk_open(&desk, pipeline, diagnostics) &&
              rating_open(&desk, data, &opened, diagnostics);
    if (ok) {
        struct desk_records records = rating_records(&opened);
        struct compose_input input = {.dossier = opened.dossier,
                                      .created = moment_of(rating_day(opened.rating), 0, 0, 0)};
        ok = preview_desk(pipeline, &input, &records, wish, previewed, arena, diagnostics);
    }
    rating_close(&opened);
    rating_desk_close(&desk);
    return ok;
}

// ---- by the root of a file ----------------------------------------------------------------------

preview_fn *preview_of(const char *data, struct arena *arena) {
    static const struct {
        const char *root;
        preview_fn *preview;
    } kinds[] = {
        {"caseFile", preview_case},
        {"rating", preview_rating},
    };
    struct xml_glance glances[2];
    if (!xml_look(data, arena, glances)) return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(glances[0].name, kinds[i].root) == 0) return kinds[i].preview;
    return NULL;
}

const char *preview_sample(const char *template, struct arena *arena) {
    struct xml_glance glances[2];
    const char *named =
        xml_look(template, arena, glances) ? xml_glance_at(&glances[0], "sample") : "";
    return *named ? named : SAMPLE;
}
