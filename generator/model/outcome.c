// SPDX-License-Identifier: Apache-2.0
#include "model/outcome.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

// assessment-batch.xsd: what a pass mark is that an export does not give.
enum { USUAL_PASS_MARK = 60 };

static bool is(const char *code, const char *value) {
    return code && strcmp(code, value) == 0;
}

// ---- what decisions cancel --------------------------------------------------------------------

struct cancelled {
    const struct cancelled *next; // of the same candidate
    const char *subject;          // NULL: every subject of the batch, or one that nobody knows
    bool one;
};

struct cancellations {
    struct map by_candidate; // to struct cancelled
    struct cancelled *items;
};

static const char *subject_of_session(const struct map *sessions, const char *id) {
    const struct session *session = id ? map_find(sessions, id) : NULL;
    return session ? session->subject : NULL;
}

static struct map sessions_of(const struct batch *batch) {
    struct map sessions = {0};
    for (EACH(struct session, session, batch->session))
        if (session->id) map_add(&sessions, session->id, session);
    return sessions;
}

static void add_cancelled(struct cancellations *into, const struct incident *incident,
                          struct cancelled *cancelled) {
    struct cancelled *first = map_find(&into->by_candidate, incident->candidate);
    if (!first) {
        map_add(&into->by_candidate, incident->candidate, cancelled);
        return;
    }
    cancelled->next = first->next;
    first->next = cancelled;
}

static struct cancellations cancellations_of(const struct batch *batch, const struct codes *codes) {
    struct cancellations all = {0};
    if (!batch->incident.first) return all;
    struct map sessions = sessions_of(batch);
    all.items = memory_zeroed(batch->incident.count * sizeof *all.items);
    size_t count = 0;
    for (EACH(struct incident, incident, batch->incident)) {
        const struct codeValue *measure =
            codes_find(codes, codes_list_of(codes, "incident", "measure"), incident->measure);
        if (!incident->candidate || !measure || !measure->voids) continue;
        struct cancelled *cancelled = &all.items[count++];
        cancelled->one = is(measure->voids, "subject");
        if (cancelled->one) cancelled->subject = subject_of_session(&sessions, incident->session);
        add_cancelled(&all, incident, cancelled);
    }
    map_free(&sessions);
    return all;
}

enum cancellation { NOT_CANCELLED, PERHAPS_CANCELLED, CANCELLED };

// `score` NULL: the subject has none.
static enum cancellation cancellation_of(const struct score *score, const char *subject,
                                         const struct cancelled *cancelled) {
    if (score && score->retainedFrom) return NOT_CANCELLED;
    enum cancellation most = NOT_CANCELLED;
    for (; cancelled; cancelled = cancelled->next) {
        if (!cancelled->one || is(cancelled->subject, subject)) return CANCELLED;
        if (!cancelled->subject) most = PERHAPS_CANCELLED;
    }
    return most;
}

// ---- one score --------------------------------------------------------------------------------

static decimal pass_mark_of(const struct occupation *occupation) {
    bool given = occupation && occupation->passMark != DECIMAL_NONE;
    return given ? occupation->passMark : USUAL_PASS_MARK * DECIMAL_ONE;
}

static const char *outcome_of(const struct score *score, const struct occupation *occupation,
                              const struct cancelled *cancelled) {
    enum cancellation cancellation = cancellation_of(score, score->subject, cancelled);
    if (cancellation == CANCELLED) return "void";
    if (cancellation == PERHAPS_CANCELLED || score->score == DECIMAL_NONE) return NULL;
    return score->score >= pass_mark_of(occupation) ? "passed" : "failed";
}

const struct score *score_that_counts(const struct candidate *candidate, const char *subject) {
    const struct score *last = NULL, *passed = NULL;
    for (EACH(struct score, score, candidate->score)) {
        if (!is(score->subject, subject)) continue;
        last = score;
        if (is(score->outcome, "passed")) passed = score;
    }
    return passed ? passed : last;
}

// ---- one candidate ----------------------------------------------------------------------------

static const char *sum_up(const struct candidate *candidate, const struct occupation *occupation,
                          const struct cancelled *cancelled) {
    const struct {
        const char *name;
        int8_t applied_for, examined;
    } subjects[] = {
        {"theory", candidate->theory, occupation ? occupation->theory : BOOLEAN_NONE},
        {"practical", candidate->practical, occupation ? occupation->practical : BOOLEAN_NONE},
        {"comprehensive", candidate->comprehensive,
         occupation ? occupation->comprehensive : BOOLEAN_NONE},
    };
    bool failed = false, open = false, lacking = false, any = false;
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        int8_t applied_for = subjects[i].applied_for, examined = subjects[i].examined;
        const struct score *score = score_that_counts(candidate, subjects[i].name);
        const char *outcome = score ? score->outcome : NULL;
        bool asked = applied_for != BOOLEAN_NONE ? applied_for == 1 : examined == 1;
        if (!asked && !score) {
            lacking |= examined == 1;
            continue;
        }
        if (cancellation_of(score, subjects[i].name, cancelled) != NOT_CANCELLED) return "void";
        any = true;
        failed |= is(outcome, "failed");
        open |= !outcome;
    }
    if (failed) return "failed";
    if (open || !any) return NULL;
    return lacking ? "partial" : "passed";
}

bool candidate_sat(const struct candidate *candidate) {
    for (EACH(struct seat, seat, candidate->seat))
        if (seat->signedInAt != MOMENT_NONE && seat->absent != 1) return true;
    for (EACH(struct score, score, candidate->score))
        if (score->score != DECIMAL_NONE && !score->retainedFrom) return true;
    return false;
}

// ---- the batch --------------------------------------------------------------------------------

// Candidates of one occupation stand together: `last` is asked first.
static const struct occupation *occupation_of(const struct batch *batch,
                                              const struct candidate *candidate,
                                              const struct occupation *last) {
    if (!candidate->occupation || !candidate->level) return NULL;
    if (last && is(last->code, candidate->occupation) && is(last->level, candidate->level))
        return last;
    for (EACH(struct occupation, occupation, batch->occupation))
        if (is(occupation->code, candidate->occupation) && is(occupation->level, candidate->level))
            return occupation;
    return NULL;
}

void outcomes_settle(struct batch *batch, const struct codes *codes) {
    struct cancellations cancellations = cancellations_of(batch, codes);
    const struct occupation *occupation = NULL;
    for (EACH(struct candidate, candidate, batch->candidate)) {
        const struct cancelled *cancelled =
            candidate->number && cancellations.by_candidate.count
                ? map_find(&cancellations.by_candidate, candidate->number)
                : NULL;
        occupation = occupation_of(batch, candidate, occupation);
        for (EACH(struct score, score, candidate->score))
            score->outcome = outcome_of(score, occupation, cancelled);
        candidate->outcome = sum_up(candidate, occupation, cancelled);
        candidate->sat = candidate_sat(candidate);
    }
    map_free(&cancellations.by_candidate);
    free(cancellations.items);
}
