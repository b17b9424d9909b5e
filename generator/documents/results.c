// SPDX-License-Identifier: Apache-2.0
#include "documents/results.h"

#include <string.h>

#include "model/outcome.h"

static bool is(const char *code, const char *value) {
    return code && strcmp(code, value) == 0;
}

static int8_t is_passed(const char *outcome) {
    return outcome ? is(outcome, "passed") : BOOLEAN_NONE;
}

void results_of(const struct candidate *candidate, struct scores_view *scores) {
    const struct {
        const char *subject;
        decimal *score;
        int8_t *passed;
    } rows[] = {
        {"theory", &scores->theory, &scores->theoryPassed},
        {"practical", &scores->practical, &scores->practicalPassed},
        {"comprehensive", &scores->comprehensive, &scores->comprehensivePassed},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct score *score = score_that_counts(candidate, rows[i].subject);
        *rows[i].score = score ? score->score : DECIMAL_NONE;
        *rows[i].passed = score ? is_passed(score->outcome) : BOOLEAN_NONE;
    }
    scores->absent = BOOLEAN_NONE;
    for (EACH(struct seat, seat, candidate->seat)) {
        if (seat->absent == 1) scores->absent = 1;
        if (seat->absent == 0 && scores->absent == BOOLEAN_NONE) scores->absent = 0;
    }
    scores->cancelled = is(candidate->outcome, "void");
    // Who has passed a part has neither passed the level nor failed it.
    scores->passed =
        is(candidate->outcome, "partial") ? BOOLEAN_NONE : is_passed(candidate->outcome);
}

void figures_of(const struct batch *batch, const struct batch_index *index,
                const struct occupation *occupation, struct figures_view *figures) {
    struct scores_view scores;
    int32_t sat = 0;
    figures->candidates = figures->accepted = figures->absent = figures->passed = 0;
    figures->failed = figures->open = figures->certificates = 0;
    for (EACH(struct candidate, candidate, batch->candidate)) {
        if (index_occupation(index, candidate->occupation, candidate->level) != occupation)
            continue;
        results_of(candidate, &scores);
        figures->candidates++;
        sat += candidate->sat == 1;
        figures->accepted += is(candidate->reviewResult, "passed");
        figures->absent += scores.absent == 1;
        figures->passed += scores.passed == 1;
        figures->failed += scores.passed == 0;
        figures->open += scores.passed == BOOLEAN_NONE;
        const struct certificate *certificate = certificate_in_force(candidate);
        figures->certificates += certificate && !is(certificate->status, "voided");
    }
    figures->passRate = sat > 0 ? (decimal)figures->passed * 100 * DECIMAL_ONE / sat : DECIMAL_NONE;
}

const struct certificate *certificate_in_force(const struct candidate *candidate) {
    const struct certificate *last = NULL, *valid = NULL;
    for (EACH(struct certificate, certificate, candidate->certificate)) {
        last = certificate;
        if (!is(certificate->status, "voided")) valid = certificate;
    }
    return valid ? valid : last;
}
