// SPDX-License-Identifier: Apache-2.0
#include "model/batch.h"

static const struct record *only(const struct list *list, const struct record *absent) {
    return list->first ? list->first : absent;
}

// Records without anything in them; their tables say what "absent" is.
static const struct institution no_institution = {.filedOn = DATE_NONE, .branch = BOOLEAN_NONE};
static const struct plan no_plan = {.filedOn = DATE_NONE,
                                    .acceptedOn = DATE_NONE,
                                    .registrationFrom = DATE_NONE,
                                    .registrationUntil = DATE_NONE};

const struct institution *batch_institution(const struct batch *batch) {
    return (const struct institution *)only(&batch->institution, &no_institution.record);
}

const struct plan *batch_plan(const struct batch *batch) {
    return (const struct plan *)only(&batch->plan, &no_plan.record);
}

date batch_first_exam(const struct batch *batch) {
    date first = DATE_NONE;
    for (EACH(struct session, session, batch->session)) {
        date day = moment_date(session->start);
        if (day != DATE_NONE && (first == DATE_NONE || day < first)) first = day;
    }
    return first;
}

static void later(date *latest, date day) {
    if (day > *latest) *latest = day; // DATE_NONE is the smallest
}

date batch_last_exam(const struct batch *batch) {
    date last = DATE_NONE;
    for (EACH(struct session, session, batch->session)) {
        later(&last, moment_date(session->start));
        later(&last, moment_date(session->end));
    }
    return last;
}

date batch_closed_on(const struct batch *batch) {
    date last = batch_last_exam(batch);
    for (EACH(struct publication, publication, batch->publication))
        later(&last, publication->until);
    for (EACH(struct candidate, candidate, batch->candidate))
        for (EACH(struct certificate, certificate, candidate->certificate)) {
            later(&last, certificate->issuedOn);
            later(&last, certificate->uploadedOn);
            later(&last, certificate->resentOn);
        }
    for (EACH(struct correction, correction, batch->correction))
        later(&last, correction->confirmedOn);
    for (EACH(struct material, material, batch->material)) {
        later(&last, material->dated);
        for (EACH(struct signature, signature, material->signature))
            later(&last, signature->signedOn);
    }
    return last;
}
