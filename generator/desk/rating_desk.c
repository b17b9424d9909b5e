// SPDX-License-Identifier: Apache-2.0
#include "desk/rating_desk.h"

#include <stdlib.h>
#include <string.h>

#include "archive/sealable_days.h"
#include "base/language.h"
#include "catalogue/past_batches.h"
#include "expression/calendar_files.h"
#include "ratings/institution_figures.h"
#include "sanctions/case_outcome.h"
#include "volume/volume_limits.h"

bool rating_desk_open(struct rating_desk *desk, struct office *office,
                      struct diagnostics *diagnostics) {
    const char *data = office->settings->data_folder;
    *desk = (struct rating_desk){.office = office, .arena = arena_new()};
    desk->calendar = calendar_open(office->settings, diagnostics);
    bool ok = desk->calendar && rating_sets_open(&desk->sets, data, &office->settings->codes,
                                                 desk->arena, diagnostics);
    for (EACH(struct indicatorFile, file, office->settings->config->indicatorFile))
        if (ok && file->file)
            ok = rating_sets_add(&desk->sets,
                                 config_path(office->settings->config, file->file, desk->arena),
                                 diagnostics);
    return ok;
}

void rating_desk_close(struct rating_desk *desk) {
    rating_sets_close(&desk->sets);
    calendar_free(desk->calendar);
    if (desk->arena) arena_free(desk->arena);
    *desk = (struct rating_desk){0};
}

// ---- what the archive knows ---------------------------------------------------------------------

static bool load_dossier(struct rating_desk *desk, struct opened_rating *opened,
                         struct diagnostics *diagnostics) {
    static const struct xml_format format = {DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind,
                                             "schemas/institution.xsd"};
    const struct rating *rating = opened->rating;
    const char *path = desk->office->institution;
    if (!path && rating->institutionFile)
        path = arena_printf(opened->arena, "%s/%s", rating->sourceFolder, rating->institutionFile);
    if (!path) return true;
    opened->dossier = (const struct dossier *)settings_read(desk->office->settings, &format, path,
                                                            opened->arena, diagnostics);
    return opened->dossier != NULL;
}

// Complete: sealed without an officer's exception. Revisions are counted once.
static bool count_batches(struct catalogue *catalogue, struct institutionFigures *figures,
                          struct arena *arena) {
    struct catalogue_batches batches;
    if (!catalogue_list_batches(catalogue, arena, figures->institution, 0, false, &batches))
        return false;
    figures->completeBatches = figures->findings = 0;
    for (size_t i = 0; i < batches.count; i++) {
        const struct catalogue_batch *batch = &batches.items[i];
        if (batch->last_exam == DATE_NONE || batch->last_exam < figures->from ||
            batch->last_exam > figures->until)
            continue;
        const struct catalogue_verdict *verdict = &batch->verdict;
        figures->completeBatches += !batch->incomplete;
        figures->findings += (int32_t)(verdict->blocking + verdict->serious + verdict->general);
    }
    return true;
}

static bool load_figures(struct rating_desk *desk, struct opened_rating *opened,
                         struct diagnostics *diagnostics) {
    const struct rating *rating = opened->rating;
    struct catalogue *catalogue = desk->office->archive->catalogue;
    struct history *history = NULL;
    if (!catalogue && !opened->dossier) return true;
    if (catalogue) {
        struct batch *batch = record_new(opened->arena, &batch_kind);
        struct institution *institution = record_new(opened->arena, &institution_kind);
        institution->code = rating->institution;
        batch->institution = (struct list){.first = &institution->record, .count = 1};
        batch->number = "";
        history = catalogue_history(catalogue, opened->arena, batch, rating->until);
    }
    const struct rulebook *book =
        rule_set_find(desk->office->rules, rating->jurisdiction, rating->sourceFile,
                      (long)rating->record.line, diagnostics);
    if (!book) return false;
    struct filing_limit limit = {desk->calendar, book->filing_days};
    struct institutionFigures *figures = institution_figures(opened->dossier, history, rating->from,
                                                             rating->until, limit, opened->arena);
    figures->institution = rating->institution;
    opened->figures = figures;
    bool ok = !catalogue || (history && count_batches(catalogue, figures, opened->arena));
    if (ok) figures_shares(figures);
    if (!ok && diagnostics->worst < STATUS_ENVIRONMENT) diagnostics->worst = STATUS_ENVIRONMENT;
    return ok;
}

bool rating_open(struct rating_desk *desk, const char *path, struct opened_rating *opened,
                 struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    *opened = (struct opened_rating){.arena = arena};
    opened->rating = rating_load(desk->office->settings->data_folder,
                                 &desk->office->settings->codes, path, arena, diagnostics);
    bool ok = opened->rating &&
              volume_name_check(opened->rating->institution, "institution", path,
                                (long)opened->rating->record.line, diagnostics) &&
              volume_name_check(opened->rating->cycle, "cycle", path,
                                (long)opened->rating->record.line, diagnostics) &&
              sealable_days(&rating_kind, &opened->rating->record, path, diagnostics) &&
              load_dossier(desk, opened, diagnostics) && load_figures(desk, opened, diagnostics);
    if (ok)
        opened->result = rating_sets_score(&desk->sets, opened->rating, opened->figures,
                                           opened->dossier, arena, diagnostics);
    if (!opened->result) rating_close(opened);
    return opened->arena != NULL;
}

void rating_close(struct opened_rating *opened) {
    if (opened->arena) arena_free(opened->arena);
    *opened = (struct opened_rating){0};
}

// ---- compared within the region -----------------------------------------------------------------

static bool same(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool comparable(const struct opened_rating *a, const struct opened_rating *b) {
    return a->arena && b->arena && same(a->rating->indicators, b->rating->indicators) &&
           same(a->rating->cycle, b->rating->cycle) && same(a->rating->region, b->rating->region);
}

static int ascending(const void *a, const void *b) {
    decimal left = *(const decimal *)a, right = *(const decimal *)b;
    return (left > right) - (left < right);
}

static void compare_totals(struct ratingResult **results, size_t count, decimal *totals) {
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        if (results[i]->open != 1 && results[i]->total != DECIMAL_NONE)
            totals[known++] = results[i]->total;
    if (known < 2) return;
    qsort(totals, known, sizeof *totals, ascending);
    for (size_t i = 0; i < count; i++) {
        struct ratingResult *result = results[i];
        result->medianTotal =
            known % 2 ? totals[known / 2] : (totals[known / 2 - 1] + totals[known / 2]) / 2;
        if (result->open == 1 || result->total == DECIMAL_NONE) continue;
        result->peers = (int32_t)known;
        result->rank = 1;
        for (size_t k = 0; k < known; k++) result->rank += totals[k] > result->total;
    }
}

void rating_compare(struct rating_desk *desk, struct opened_rating *ratings, size_t count) {
    struct ratingResult **results = arena_alloc(desk->arena, (count + 1) * sizeof *results);
    decimal *totals = arena_alloc(desk->arena, (count + 1) * sizeof *totals);
    for (size_t i = 0; i < count; i++) {
        size_t together = 0;
        bool first = ratings[i].arena != NULL;
        for (size_t k = 0; k < i; k++) first &= !comparable(&ratings[k], &ratings[i]);
        for (size_t k = i; first && k < count; k++)
            if (comparable(&ratings[i], &ratings[k])) results[together++] = ratings[k].result;
        if (together < 2) continue;
        rating_sets_medians(results, together, desk->arena);
        compare_totals(results, together, totals);
    }
}

// ---- the report ---------------------------------------------------------------------------------

bool rating_print(struct rating_desk *desk, const char *template, const struct compose_input *input,
                  struct printed *printed, struct diagnostics *diagnostics) {
    struct press *press = desk->office->press;
    struct print_order order = {.name = template,
                                .input = input,
                                .formats = PRINT_PDF | PRINT_XML | PRINT_JSON | PRINT_FIGURES};
    return press_load(press, "ratings", diagnostics) &&
           press_make(press, &order, printed, diagnostics);
}

struct compose_input rating_input(const struct opened_rating *opened) {
    const struct rating *rating = opened->rating;
    date day = rating->ratedOn != DATE_NONE ? rating->ratedOn : rating->until;
    struct compose_input input = {
        .number = arena_printf(opened->arena, "%s-%s", rating->institution, rating->cycle),
        .subject = rating->name,
        .author = rating->authority,
        .created = moment_of(day, 0, 0, 0)};
    const struct record *dossier = opened->dossier ? &opened->dossier->record : NULL;
    const struct record *known = opened->figures ? &opened->figures->record : NULL;
    input_add(&input, "rating", &rating_kind, &rating->record);
    input_add(&input, "result", &ratingResult_kind, &opened->result->record);
    input_add(&input, "known", &institutionFigures_kind, known);
    input_add(&input, "dossier", &dossier_kind, dossier);
    return input;
}

bool rating_report(struct rating_desk *desk, const struct opened_rating *opened,
                   struct printed *printed, struct diagnostics *diagnostics) {
    struct compose_input input = rating_input(opened);
    return rating_print(desk, "ratings/rating-report", &input, printed, diagnostics);
}
