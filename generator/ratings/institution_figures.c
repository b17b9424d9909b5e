// SPDX-License-Identifier: Apache-2.0
#include "ratings/institution_figures.h"

#include <string.h>

decimal share_of(int32_t part, int32_t whole) {
    if (part == INTEGER_NONE || whole == INTEGER_NONE || whole <= 0) return DECIMAL_NONE;
    return ((decimal)part * DECIMAL_ONE * 2 + whole) / ((decimal)whole * 2);
}

static int32_t rest(int32_t whole, int32_t part) {
    return whole == INTEGER_NONE || part == INTEGER_NONE ? INTEGER_NONE : whole - part;
}

void figures_shares(struct institutionFigures *figures) {
    figures->completeShare = share_of(figures->completeBatches, figures->batches);
    figures->filedOnTimeShare = share_of(figures->filedOnTimeBatches, figures->batches);
    figures->supervisedShare = share_of(figures->supervisedBatches, figures->batches);
    figures->uploadedOnTimeShare =
        share_of(rest(figures->certified, figures->uploadedLate), figures->certified);
    figures->returnedShare = share_of(figures->returned, figures->certified);
    figures->passRate = share_of(figures->certified, figures->examined);
}

static bool within(date day, date from, date until) {
    return day != DATE_NONE && (from == DATE_NONE || day >= from) &&
           (until == DATE_NONE || day <= until);
}

static void add(int32_t *sum, int32_t count) {
    if (count == INTEGER_NONE) return;
    *sum = *sum == INTEGER_NONE ? count : *sum + count;
}

struct adding {
    struct institutionFigures *figures;
    struct filing_limit limit;
    bool filing_unknown;
};

static void add_filing(struct adding *adding, date filed, date first) {
    date latest = first == DATE_NONE ? DATE_NONE : first - 1;
    int unknown, days = adding->limit.working_days;
    bool known = filed != DATE_NONE && first != DATE_NONE;
    if (known && days > 0)
        known = adding->limit.calendar &&
                calendar_add(adding->limit.calendar, first, -days, false, &latest, &unknown);
    if (known)
        add(&adding->figures->filedOnTimeBatches, filed <= latest);
    else
        adding->filing_unknown = true;
}

static void add_history(struct adding *adding, const struct history *history) {
    struct institutionFigures *figures = adding->figures;
    for (EACH(struct pastBatch, batch, history->pastBatch)) {
        if (figures->institution && batch->institution &&
            strcmp(figures->institution, batch->institution) != 0)
            continue;
        if (!within(batch->lastExam, figures->from, figures->until)) continue;
        add(&figures->batches, 1);
        add(&figures->registered, batch->registered);
        add(&figures->accepted, batch->accepted);
        add(&figures->examined, batch->examined);
        add(&figures->certified, batch->certified);
        add(&figures->uploadedLate, batch->uploadedLate);
        add(&figures->returned, batch->returned);
        add(&figures->videosLate, batch->videosLate);
        add_filing(adding, batch->filedOn, batch->firstExam);
    }
}

static bool in_history(const struct history *history, const char *number) {
    if (history && number)
        for (EACH(struct pastBatch, batch, history->pastBatch))
            if (batch->number && strcmp(batch->number, number) == 0) return true;
    return false;
}

static void add_dossier(struct adding *adding, const struct dossier *dossier,
                        const struct history *history) {
    struct institutionFigures *figures = adding->figures;
    for (EACH(struct earlierBatch, batch, dossier->earlierBatch)) {
        if (!within(batch->lastExam, figures->from, figures->until)) continue;
        if (batch->supervised != BOOLEAN_NONE) add(&figures->supervisedBatches, batch->supervised);
        if (in_history(history, batch->number)) continue;
        add(&figures->batches, 1);
        add(&figures->registered, batch->registered);
        add(&figures->accepted, batch->accepted);
        add(&figures->examined, batch->examined);
        add(&figures->certified, batch->certified);
        add(&figures->uploadedLate, batch->uploadedLate);
        add(&figures->returned, batch->returned);
        add(&figures->videosLate, batch->videosLate);
        add_filing(adding, batch->filedOn, batch->firstExam);
    }
    for (EACH(struct sanctionEntry, entry, dossier->sanctionEntry))
        if (entry->revoked != 1 && within(entry->decidedOn, figures->from, figures->until))
            add(&figures->sanctions, 1);
    for (EACH(struct complaint, complaint, dossier->complaint))
        if (complaint->verified == 1 &&
            within(complaint->receivedOn, figures->from, figures->until))
            add(&figures->complaints, 1);
    for (EACH(struct inspection, inspection, dossier->inspection)) {
        if (!within(inspection->inspectedOn, figures->from, figures->until)) continue;
        for (EACH(struct problem, problem, inspection->problem)) {
            add(&figures->problems, 1);
            if (problem->dueOn == DATE_NONE) continue;
            date mended = problem->mendedOn == DATE_NONE ? figures->until : problem->mendedOn;
            add(&figures->problemsOverdue, mended > problem->dueOn);
        }
    }
}

struct institutionFigures *institution_figures(const struct dossier *dossier,
                                               const struct history *history, date from, date until,
                                               struct filing_limit limit, struct arena *arena) {
    struct institutionFigures *figures = record_new(arena, &institutionFigures_kind);
    struct adding adding = {.figures = figures, .limit = limit};
    figures->from = from;
    figures->until = until;
    if (dossier) {
        figures->institution = dossier->code;
        figures->name = dossier->name;
        figures->region = dossier->region;
    }
    if (history) add_history(&adding, history);
    if (dossier) add_dossier(&adding, dossier, history);
    if (adding.filing_unknown) figures->filedOnTimeBatches = INTEGER_NONE;
    figures_shares(figures);
    return figures;
}
