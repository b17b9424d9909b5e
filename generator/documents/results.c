// SPDX-License-Identifier: Apache-2.0
#include "documents/results.h"

#include <string.h>

static bool is(const char *code, const char *value) {
    return code && strcmp(code, value) == 0;
}

static const struct score *last_score(const struct candidate *candidate, const char *subject) {
    const struct score *last = NULL;
    for (EACH(struct score, score, candidate->score))
        if (is(score->subject, subject)) last = score;
    return last;
}

static int8_t is_passed(const struct score *score, const struct occupation *occupation) {
    if (!score || score->passed != BOOLEAN_NONE) return score ? score->passed : BOOLEAN_NONE;
    if (score->score == DECIMAL_NONE || !occupation || occupation->passMark == DECIMAL_NONE)
        return BOOLEAN_NONE;
    return score->score >= occupation->passMark;
}

static bool is_asked(int8_t applied_for, int8_t examined) {
    return applied_for != BOOLEAN_NONE ? applied_for == 1 : examined == 1;
}

void results_of(const struct candidate *candidate, const struct occupation *occupation,
                struct scores_view *scores) {
    struct {
        const char *subject;
        bool asked;
        decimal *score;
        int8_t *passed;
    } rows[] = {
        {"theory", is_asked(candidate->theory, occupation ? occupation->theory : BOOLEAN_NONE),
         &scores->theory, &scores->theoryPassed},
        {"practical",
         is_asked(candidate->practical, occupation ? occupation->practical : BOOLEAN_NONE),
         &scores->practical, &scores->practicalPassed},
        {"comprehensive",
         is_asked(candidate->comprehensive, occupation ? occupation->comprehensive : BOOLEAN_NONE),
         &scores->comprehensive, &scores->comprehensivePassed},
    };
    bool failed = false, open = false, any = false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct score *score = last_score(candidate, rows[i].subject);
        *rows[i].score = score ? score->score : DECIMAL_NONE;
        *rows[i].passed = is_passed(score, occupation);
        if (!rows[i].asked && !score) continue;
        any = true;
        failed |= *rows[i].passed == 0;
        open |= *rows[i].passed == BOOLEAN_NONE;
    }
    scores->absent = BOOLEAN_NONE;
    for (EACH(struct seat, seat, candidate->seat)) {
        if (seat->absent == 1) scores->absent = 1;
        if (seat->absent == 0 && scores->absent == BOOLEAN_NONE) scores->absent = 0;
    }
    scores->passed = failed ? 0 : open || !any ? BOOLEAN_NONE : 1;
}

void figures_of(const struct batch *batch, const struct batch_index *index,
                const struct occupation *occupation, struct figures_view *figures) {
    struct scores_view scores;
    figures->candidates = figures->accepted = figures->absent = figures->passed = 0;
    figures->failed = figures->open = figures->certificates = 0;
    for (EACH(struct candidate, candidate, batch->candidate)) {
        if (index_occupation(index, candidate->occupation, candidate->level) != occupation)
            continue;
        results_of(candidate, occupation, &scores);
        figures->candidates++;
        figures->accepted += is(candidate->reviewResult, "passed");
        figures->absent += scores.absent == 1;
        figures->passed += scores.passed == 1;
        figures->failed += scores.passed == 0;
        figures->open += scores.passed == BOOLEAN_NONE;
        const struct certificate *certificate = certificate_in_force(candidate);
        figures->certificates += certificate && !is(certificate->status, "voided");
    }
    int32_t taken = figures->candidates - figures->absent;
    figures->passRate =
        taken > 0 ? (decimal)figures->passed * 100 * DECIMAL_ONE / taken : DECIMAL_NONE;
}

const struct certificate *certificate_in_force(const struct candidate *candidate) {
    const struct certificate *last = NULL, *valid = NULL;
    for (EACH(struct certificate, certificate, candidate->certificate)) {
        last = certificate;
        if (!is(certificate->status, "voided")) valid = certificate;
    }
    return valid ? valid : last;
}
