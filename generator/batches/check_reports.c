// SPDX-License-Identifier: Apache-2.0
#include "batches/check_reports.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "model/checked_year.h"

const char *check_report_write(const struct press *press, const struct checked *checked,
                               const struct batch_index *index, const char *folder,
                               struct diagnostics *diagnostics) {
    struct printed printed = {0};
    struct written_files files = {0};
    bool ok = check_report(press, checked, index, &printed, diagnostics) &&
              printed_write(&printed, folder, printed.kind, &files, checked->arena, diagnostics);
    printed_free(&printed, 1);
    return ok ? files.items[0] : NULL;
}

// ---- the year ---------------------------------------------------------------------------------

// One institution's year. Memory grows with its batches and with the rules that were not kept, not
// with findings.
struct year {
    struct checkedYear *record;
    void *last_batch, *last_rule;
    struct map rules; // rule id -> struct checkedRule
};

struct check_years {
    const char *folder;
    struct arena *arena;
    struct map years; // "<year>/<institution>" -> struct year
};

struct check_years *check_years_new(const char *folder) {
    struct check_years *years = memory_zeroed(sizeof *years);
    years->folder = folder;
    years->arena = arena_new();
    return years;
}

void check_years_free(struct check_years *years) {
    if (!years) return;
    for (size_t i = 0; i < years->years.count; i++) {
        struct year *year = years->years.entries[i].value;
        map_free(&year->rules);
    }
    map_free(&years->years);
    arena_free(years->arena);
    free(years);
}

static const char *const severities[SEVERITY_COUNT] = {[SEVERITY_BLOCKING] = "blocking",
                                                       [SEVERITY_SERIOUS] = "serious",
                                                       [SEVERITY_GENERAL] = "general",
                                                       [SEVERITY_HINT] = "hint"};

static const char *keep(struct arena *arena, const char *text) {
    return text ? arena_copy(arena, text) : NULL;
}

static void *append(struct list *list, void **last, const struct record_kind *kind,
                    struct arena *arena) {
    struct record *record = record_new(arena, kind);
    if (*last)
        ((struct record *)*last)->next = record;
    else
        list->first = record;
    *last = record;
    record->ordinal = ++list->count;
    return record;
}

static const char *place_of(const struct batch *batch, struct arena *arena) {
    const char *code = batch_institution(batch)->code;
    return arena_printf(arena, "%d/%s", batch->year, code ? code : "-");
}

static struct year *year_of(struct check_years *years, const struct batch *batch) {
    const char *place = place_of(batch, years->arena);
    struct year *year = map_find(&years->years, place);
    if (year) return year;
    year = arena_alloc(years->arena, sizeof *year);
    *year = (struct year){.record = record_new(years->arena, &checkedYear_kind)};
    struct checkedYear *record = year->record;
    record->institution = keep(years->arena, batch_institution(batch)->name);
    record->institutionCode = keep(years->arena, batch_institution(batch)->code);
    record->year = batch->year;
    record->batches = record->passed = record->blocked = 0;
    record->candidates = record->certificates = record->findings = 0;
    map_add(&years->years, place, year);
    return year;
}

static void count_finding(struct check_years *years, struct year *year,
                          const struct finding *finding, const char *number) {
    struct arena *arena = years->arena;
    struct checkedRule *rule = map_find(&year->rules, finding->rule);
    if (!rule) {
        rule = append(&year->record->checkedRule, &year->last_rule, &checkedRule_kind, arena);
        rule->rule = arena_copy(arena, finding->rule);
        rule->severity = severities[finding->severity];
        rule->title = keep(arena, finding->title);
        rule->basis = arena_printf(arena, "%s%s", finding->source_title, finding->clause);
        rule->quote = keep(arena, finding->quote);
        rule->responsible = keep(arena, finding->responsible);
        rule->batches = rule->findings = 0;
        map_add(&year->rules, rule->rule, rule);
    }
    rule->findings++;
    // Batches come one after the other: the number stands last if it was counted before.
    size_t length = strlen(number), have = rule->numbers ? strlen(rule->numbers) : 0;
    if (rule->numbers && have >= length && strcmp(rule->numbers + have - length, number) == 0)
        return;
    rule->batches++;
    rule->numbers = have ? arena_printf(arena, "%s、%s", rule->numbers, number) : number;
}

// What one batch was held against, behind what the others were: each once.
static void count_texts(struct check_years *years, struct checkedYear *total,
                        const struct findings *findings) {
    if (!findings->texts || (total->regulations && strstr(total->regulations, findings->texts)))
        return;
    total->regulations = total->regulations ? arena_printf(years->arena, "%s；%s",
                                                           total->regulations, findings->texts)
                                            : keep(years->arena, findings->texts);
}

static void count_batch(struct check_years *years, struct year *year, const struct checked *checked,
                        const char *number) {
    const struct batch *batch = checked->batch;
    const struct findings *findings = checked->findings;
    struct checkedYear *total = year->record;
    struct checkedBatch *row =
        append(&total->checkedBatch, &year->last_batch, &checkedBatch_kind, years->arena);
    row->number = number;
    row->title = keep(years->arena, batch->title);
    for (EACH(struct session, session, batch->session)) {
        if (session->start == MOMENT_NONE) continue;
        date day = moment_date(session->start);
        if (row->firstExam == DATE_NONE || day < row->firstExam) row->firstExam = day;
        if (row->lastExam == DATE_NONE || day > row->lastExam) row->lastExam = day;
    }
    row->candidates = (int32_t)batch->candidate.count;
    row->certificates = 0;
    for (EACH(struct candidate, candidate, batch->candidate))
        row->certificates += candidate->certificate.count > 0;
    row->materials = (int32_t)batch->material.count;
    row->verdict = check_verdict(findings);
    row->mending = 0;
    for (size_t i = 0; i < findings->count; i++) row->mending += findings->items[i].blocks;
    row->blocking = (int32_t)findings->by_severity[SEVERITY_BLOCKING];
    row->serious = (int32_t)findings->by_severity[SEVERITY_SERIOUS];
    row->general = (int32_t)findings->by_severity[SEVERITY_GENERAL];
    row->hints = (int32_t)findings->by_severity[SEVERITY_HINT];
    row->undecided = (int32_t)findings->undecided;
    row->questions = (int32_t)findings->questions;
    count_texts(years, total, findings);
    total->batches++;
    total->passed += strcmp(row->verdict, "passed") == 0;
    total->blocked += findings->blocked;
    total->candidates += row->candidates;
    total->certificates += row->certificates;
    total->findings += row->blocking + row->serious + row->general + row->hints;
    if (total->day == DATE_NONE || batch->exportedOn > total->day) total->day = batch->exportedOn;
}

bool check_years_add(struct check_years *years, const struct press *press,
                     const struct checked *checked, struct diagnostics *diagnostics) {
    const struct batch *batch = checked->batch;
    const char *number = keep(years->arena, batch->number);
    struct year *year = year_of(years, batch);
    count_batch(years, year, checked, number);
    const struct findings *findings = checked->findings;
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].verdict == VERDICT_FINDING)
            count_finding(years, year, &findings->items[i], number);
    const char *folder = arena_printf(checked->arena, "%s/%s/%s", years->folder,
                                      place_of(batch, checked->arena), number);
    struct batch_index *index = batch_index_new(batch);
    bool ok = check_report_write(press, checked, index, folder, diagnostics) != NULL;
    batch_index_free(index);
    return ok;
}

// ---- order: whatever order the exports came in, the same report -----------------------------

static int compare_batches(const struct record *a, const struct record *b) {
    return strcmp(((const struct checkedBatch *)a)->number,
                  ((const struct checkedBatch *)b)->number);
}

static int severity_rank(const char *severity) {
    for (int rank = 0; rank < SEVERITY_COUNT; rank++)
        if (strcmp(severities[rank], severity) == 0) return rank;
    return SEVERITY_COUNT;
}

static int compare_rules(const struct record *a, const struct record *b) {
    const struct checkedRule *first = (const struct checkedRule *)a;
    const struct checkedRule *second = (const struct checkedRule *)b;
    int difference = severity_rank(first->severity) - severity_rank(second->severity);
    return difference ? difference : strcmp(first->rule, second->rule);
}

static void sort(struct list *list, int (*compare)(const struct record *, const struct record *)) {
    struct record *sorted = NULL;
    for (struct record *record = list->first, *after; record; record = after) {
        after = record->next;
        struct record **link = &sorted;
        while (*link && compare(*link, record) <= 0) link = &(*link)->next;
        record->next = *link;
        *link = record;
    }
    list->first = sorted;
}

bool check_years_write(struct check_years *years, const struct press *press,
                       struct diagnostics *diagnostics) {
    bool ok = true;
    for (size_t i = 0; ok && i < years->years.count; i++) {
        const struct year *year = years->years.entries[i].value;
        sort(&year->record->checkedBatch, compare_batches);
        sort(&year->record->checkedRule, compare_rules);
        struct compose_input input = {.number = year->record->institutionCode,
                                      .author = year->record->institution,
                                      .created = moment_of(year->record->day, 0, 0, 0)};
        input_add(&input, "checkedYear", &checkedYear_kind, &year->record->record);
        struct print_order order = {
            .name = "year", .input = &input, .formats = PRINT_PDF | PRINT_XML | PRINT_JSON};
        struct printed printed = {0};
        const char *folder =
            arena_printf(years->arena, "%s/%s", years->folder, years->years.entries[i].key);
        ok = press_make(press, &order, &printed, diagnostics) &&
             printed_write(&printed, folder, printed.kind, NULL, years->arena, diagnostics);
        printed_free(&printed, 1);
    }
    return ok;
}
