// SPDX-License-Identifier: Apache-2.0
// The days that are worked out of a batch's own dates.
#include "base/words.h"
#include "model/batch.h"
#include "model/dated.h"

// What lasts beyond the export, as a publication may, ends within a year of it.
enum { AHEAD_MONTHS = 12 };

static bool is_after(date day, date other) {
    return other != DATE_NONE && day > other; // DATE_NONE is the smallest
}

static void later(date *latest, date day) {
    if (day > *latest) *latest = day;
}

date batch_first_exam(const struct batch *batch) {
    date first = DATE_NONE;
    for (EACH(struct session, session, batch->session)) {
        date day = moment_date(session->start);
        if (day != DATE_NONE && (first == DATE_NONE || day < first)) first = day;
    }
    return first;
}

static date last_exam(const struct batch *batch, date until) {
    date last = DATE_NONE;
    for (EACH(struct session, session, batch->session)) {
        const date days[] = {moment_date(session->start), moment_date(session->end)};
        for (int i = 0; i < 2; i++)
            if (!is_after(days[i], until)) later(&last, days[i]);
    }
    return last;
}

date batch_last_exam(const struct batch *batch) {
    date known = last_exam(batch, batch->exportedOn);
    return known == DATE_NONE ? last_exam(batch, DATE_NONE) : known;
}

// ---- steps ------------------------------------------------------------------------------------

static bool is_step(const void *context, const struct field *field) {
    static const char *const others[] = {"plan", "end", "old", "birth", "export", "aside", "year"};
    (void)context;
    if (words_hold(field->when, "step")) return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (words_hold(field->when, others[i])) return false;
    return true;
}

struct steps {
    date exported, ahead;
    date last, last_known; // of all; of those that the export can know
    uint32_t after;        // so many it cannot
};

static void see_step(void *context, const struct dated_place *place) {
    struct steps *steps = context;
    date day = record_date(place->frame[place->depth - 1], place->field);
    bool ahead = words_hold(place->field->when, "plan");
    later(&steps->last, day);
    if (is_after(day, ahead ? steps->ahead : steps->exported))
        steps->after++;
    else
        later(&steps->last_known, day);
}

static struct steps see_steps(const struct batch *batch) {
    struct steps steps = {.exported = batch->exportedOn,
                          .ahead = date_add_months(batch->exportedOn, AHEAD_MONTHS),
                          .last = DATE_NONE,
                          .last_known = DATE_NONE};
    struct dated_walk *walk = dated_walk_new(&batch_kind, is_step, NULL);
    dated_walk_each(walk, &batch->record, see_step, &steps);
    dated_walk_free(walk);
    return steps;
}

// One session with a wrong day says nothing against the export's; its start and its end are two.
static bool is_too_early(const struct batch *batch, const struct steps *steps) {
    return is_after(batch_first_exam(batch), batch->exportedOn) &&
           steps->after > 2 * batch->session.count;
}

date batch_known_until(const struct batch *batch) {
    if (!is_after(batch_first_exam(batch), batch->exportedOn)) return batch->exportedOn;
    struct steps steps = see_steps(batch);
    return is_too_early(batch, &steps) ? DATE_NONE : batch->exportedOn;
}

date batch_closed_on(const struct batch *batch) {
    struct steps steps = see_steps(batch);
    bool nothing_known = is_too_early(batch, &steps) || steps.last_known == DATE_NONE;
    return nothing_known ? steps.last : steps.last_known;
}
