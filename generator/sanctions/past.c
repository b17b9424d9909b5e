// SPDX-License-Identifier: Apache-2.0
#include "sanctions/past.h"

#include <string.h>

#include "sanctions/case_outcome.h"

struct reading {
    struct past past;
    const char *institution;
    struct past_measure own; // the case's number, authority and day
    date as_of;
};

static bool differ(const char *one, const char *other) {
    return one && other && strcmp(one, other) != 0;
}

// A dossier has no code of the authority, and may write its name in another way than the archive.
static bool is_same_case(const struct past_measure *one, const struct past_measure *other) {
    if (!one->id || !other->id || strcmp(one->id, other->id) != 0) return false;
    if (one->authority_code && other->authority_code)
        return strcmp(one->authority_code, other->authority_code) == 0;
    bool other_day =
        one->decided != DATE_NONE && other->decided != DATE_NONE && one->decided != other->decided;
    return !other_day || !differ(one->authority, other->authority);
}

static bool is_other(const struct reading *reading, const char *institution) {
    return institution && reading->institution && strcmp(institution, reading->institution) != 0;
}

// One record of each measure: the archive's own goes before what the dossier says of the same case.
static struct past_measure *add(struct reading *reading, const struct past_measure *measure) {
    struct past *past = &reading->past;
    for (unsigned i = 0; measure->measure && i < past->count; i++) {
        struct past_measure *at = &past->measures[i];
        if (at->measure && is_same_case(at, measure) && strcmp(at->measure, measure->measure) == 0)
            return at;
    }
    past->measures[past->count] = *measure;
    return &past->measures[past->count++];
}

// Of a case, what tells it from others; its days but the decision's are still unknown.
static struct past_measure measure_of(const char *id, const char *authority, const char *code,
                                      const char *measure, date decided) {
    return (struct past_measure){.id = id,
                                 .authority = authority,
                                 .authority_code = code,
                                 .measure = measure,
                                 .happened = DATE_NONE,
                                 .interviewed = DATE_NONE,
                                 .decided = decided,
                                 .rectify_by = DATE_NONE,
                                 .closed = DATE_NONE};
}

static void take(date *into, date from) {
    if (from != DATE_NONE) *into = from;
}

static void active(struct reading *reading, date day) {
    struct past *past = &reading->past;
    if (day == DATE_NONE || day > reading->as_of) return;
    if (past->last_active == DATE_NONE || day > past->last_active) past->last_active = day;
}

static void rated(struct reading *reading, int32_t stars, date day) {
    struct past *past = &reading->past;
    if (stars == INTEGER_NONE || day == DATE_NONE || day > reading->as_of) return;
    if (past->rated_on != DATE_NONE && day <= past->rated_on) return;
    past->stars = stars;
    past->rated_on = day;
}

static void read_history(struct reading *reading, const struct history *history) {
    for (EACH(struct closedCase, entry, history->closedCase)) {
        struct past_measure found = measure_of(entry->id, entry->authority, entry->authorityCode,
                                               entry->measure, entry->decidedOn);
        if (is_same_case(&found, &reading->own) || is_other(reading, entry->institution)) continue;
        if (entry->decidedOn != DATE_NONE && entry->decidedOn > reading->as_of) continue;
        struct past_measure *measure = add(reading, &found);
        if (entry->ground) measure->ground = entry->ground;
        take(&measure->interviewed, entry->interviewedOn);
        take(&measure->decided, entry->decidedOn);
        take(&measure->rectify_by, entry->rectifyBy);
        take(&measure->closed, entry->closedOn);
        measure->warned |= entry->warned == 1;
    }
    for (EACH(struct pastBatch, batch, history->pastBatch))
        if (!is_other(reading, batch->institution)) active(reading, batch->lastExam);
    for (EACH(struct pastRating, rating, history->pastRating))
        if (!is_other(reading, rating->institution)) rated(reading, rating->stars, rating->ratedOn);
}

static void read_dossier(struct reading *reading, const struct dossier *dossier) {
    for (EACH(struct sanctionEntry, entry, dossier->sanctionEntry)) {
        struct past_measure found =
            measure_of(entry->id, entry->authority, NULL, entry->measure, entry->decidedOn);
        if (is_same_case(&found, &reading->own) || entry->revoked == 1) continue;
        if (entry->decidedOn != DATE_NONE && entry->decidedOn > reading->as_of) continue;
        struct past_measure *measure = add(reading, &found);
        if (entry->ground) measure->ground = entry->ground;
        take(&measure->happened, entry->happenedOn);
        take(&measure->interviewed, entry->interviewedOn);
        take(&measure->decided, entry->decidedOn);
        take(&measure->rectify_by, entry->rectifyBy);
        take(&measure->closed, entry->closedOn);
        measure->warned |= entry->warned == 1;
        measure->investigating |= entry->investigating == 1;
    }
    for (EACH(struct inspection, inspection, dossier->inspection))
        for (EACH(struct problem, problem, inspection->problem)) {
            if (problem->dueOn == DATE_NONE) continue;
            struct past_measure found = measure_of(problem->id, NULL, NULL, NULL, DATE_NONE);
            struct past_measure *measure = add(reading, &found);
            measure->rectify_by = problem->dueOn;
            measure->closed = problem->mendedOn;
        }
    for (EACH(struct earlierBatch, batch, dossier->earlierBatch)) active(reading, batch->lastExam);
    for (EACH(struct starRating, rating, dossier->starRating))
        rated(reading, rating->stars, rating->ratedOn);
    for (EACH(struct filing, filing, dossier->filing))
        if (filing->filedOn != DATE_NONE && filing->filedOn <= reading->as_of &&
            filing->filedOn > reading->past.filed_on)
            reading->past.filed_on = filing->filedOn;
}

// An offence at a batch, a session or a subject proves that there was an assessment.
static void read_own_case(struct reading *reading, const struct caseFile *file) {
    for (EACH(struct offence, offence, file->offence))
        if (offence->batch || offence->session || offence->subject)
            active(reading, offence->happenedOn);
}

static struct past_measure own_case(const struct caseFile *file) {
    if (!file) return measure_of(NULL, NULL, NULL, NULL, DATE_NONE);
    const struct decision *decision = case_decision(file);
    const char *authority = decision && decision->authority ? decision->authority : file->authority;
    return measure_of(file->number, authority, file->authorityCode, NULL,
                      decision ? decision->decidedOn : DATE_NONE);
}

struct past past_read(struct arena *arena, const struct dossier *dossier,
                      const struct history *history, const struct caseFile *own, date as_of) {
    struct reading reading = {.past = {.known = dossier || history,
                                       .last_active = DATE_NONE,
                                       .filed_on = DATE_NONE,
                                       .known_until = history   ? as_of
                                                      : dossier ? dossier->updatedOn
                                                                : DATE_NONE,
                                       .stars = INTEGER_NONE,
                                       .rated_on = DATE_NONE},
                              .institution = dossier ? dossier->code : NULL,
                              .own = own_case(own),
                              .as_of = as_of};
    size_t most = 1;
    if (history) most += history->closedCase.count;
    if (dossier) {
        most += dossier->sanctionEntry.count;
        for (EACH(struct inspection, inspection, dossier->inspection))
            most += inspection->problem.count;
    }
    reading.past.measures = arena_alloc(arena, most * sizeof *reading.past.measures);
    if (history) read_history(&reading, history);
    if (dossier) read_dossier(&reading, dossier);
    if (own) read_own_case(&reading, own);
    // A warning is one whatever the record's other fields say.
    for (unsigned i = 0; i < reading.past.count; i++) {
        struct past_measure *measure = &reading.past.measures[i];
        if (measure->measure && strcmp(measure->measure, "warning") == 0) measure->warned = true;
        if (measure->measure && strcmp(measure->measure, "interview") == 0)
            if (measure->interviewed == DATE_NONE) measure->interviewed = measure->decided;
    }
    return reading.past;
}
