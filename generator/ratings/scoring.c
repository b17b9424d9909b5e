// SPDX-License-Identifier: Apache-2.0
#include "ratings/scoring.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "model/record_append.h"

struct scoring {
    const struct scoring_input *input;
    struct arena *arena;
    struct ratingResult *result;
    size_t indicator; // the one that is scored, in the order of the set
};

static const char *number(struct scoring *scoring, decimal value) {
    return decimal_format(value, arena_alloc(scoring->arena, DECIMAL_TEXT));
}

static const char *count_text(struct scoring *scoring, long long count) {
    return arena_printf(scoring->arena, "%lld", count);
}

enum { HUNDREDTH = DECIMAL_ONE / 100 };

static decimal rounded(decimal value) {
    return (value + HUNDREDTH / 2) / HUNDREDTH * HUNDREDTH;
}

static decimal limited(decimal value, decimal maximum) {
    return value < 0 ? 0 : value > maximum ? maximum : value;
}

// ---- one indicator ------------------------------------------------------------------------------

static const struct indicatorScore *score_of(const struct rating *rating, const char *indicator) {
    const struct indicatorScore *last = NULL;
    for (EACH(struct indicatorScore, score, rating->indicatorScore))
        if (strcmp(score->indicator, indicator) == 0) last = score;
    return last;
}

static decimal figure_of(const struct scoring_input *input, const struct field *figure) {
    return input->figures ? record_decimal(&input->figures->record, figure) : DECIMAL_NONE;
}

static void by_ratio(struct scoring *scoring, const struct indicator *indicator,
                     struct indicatorResult *shown) {
    const struct phrase_book *phrases = scoring->input->phrases;
    shown->value = figure_of(scoring->input, scoring->input->set->figures[scoring->indicator]);
    if (shown->value == DECIMAL_NONE) {
        shown->reason = sentence(phrases, scoring->arena, PHRASE_ratioMissing, SAY_NOTHING);
        return;
    }
    decimal way = shown->value - indicator->zero, whole = indicator->full - indicator->zero;
    if (whole < 0) { // less is better
        way = -way;
        whole = -whole;
    }
    way = limited(way, whole);
    shown->computed = rounded(indicator->maximum * way / whole);
    shown->reason = sentence(
        phrases, scoring->arena, PHRASE_ratioReason, SAY(value, number(scoring, shown->value)),
        SAY(zero, number(scoring, indicator->zero)), SAY(full, number(scoring, indicator->full)));
}

static bool costs_here(const struct indicator *indicator, const struct ratingFinding *finding) {
    if (finding->indicator) return strcmp(finding->indicator, indicator->id) == 0;
    return words_hold(indicator->rules, finding->rule);
}

static void deduct(struct scoring *scoring, const struct indicator *indicator,
                   const struct ratingFinding *finding, decimal most, decimal *asked,
                   long long *times) {
    int32_t each = finding->times == INTEGER_NONE ? 1 : finding->times;
    decimal left = most - (*asked < most ? *asked : most);
    decimal cost = indicator->points * each;
    struct deduction *deduction =
        record_append(scoring->arena, &scoring->result->deduction, &deduction_kind);
    deduction->indicator = indicator->id;
    deduction->finding = finding->id;
    deduction->description = finding->description;
    deduction->rule = finding->rule;
    deduction->clause = finding->clause;
    deduction->times = each;
    deduction->points = cost < left ? cost : left;
    *asked += cost;
    *times += each;
}

static bool is_listed(const struct rating *rating, const char *finding) {
    for (EACH(struct ratingFinding, at, rating->ratingFinding))
        if (at->id && finding && strcmp(at->id, finding) == 0) return true;
    return false;
}

// 问题台账: what inspections of the period found costs as a finding does, once; a problem that the
// reviewers took into the rating themselves (by its number) stands there.
static void add_problems(struct scoring *scoring, const struct indicator *indicator, decimal most,
                         decimal *asked, long long *times) {
    const struct rating *rating = scoring->input->rating;
    if (!scoring->input->dossier) return;
    for (EACH(struct inspection, inspection, scoring->input->dossier->inspection)) {
        date day = inspection->inspectedOn;
        if (day == DATE_NONE || (rating->from != DATE_NONE && day < rating->from) ||
            (rating->until != DATE_NONE && day > rating->until))
            continue;
        for (EACH(struct problem, problem, inspection->problem)) {
            if (!words_hold(indicator->rules, problem->rule) || is_listed(rating, problem->id))
                continue;
            const struct ratingFinding finding = {.id = problem->id,
                                                  .description = problem->description,
                                                  .rule = problem->rule,
                                                  .clause = problem->clause,
                                                  .times = 1};
            deduct(scoring, indicator, &finding, most, asked, times);
        }
    }
}

static void by_deduction(struct scoring *scoring, const struct indicator *indicator,
                         struct indicatorResult *shown) {
    decimal most = indicator->most == DECIMAL_NONE ? indicator->maximum : indicator->most;
    if (most > indicator->maximum) most = indicator->maximum;
    decimal asked = 0;
    long long times = 0;
    for (EACH(struct ratingFinding, finding, scoring->input->rating->ratingFinding)) {
        if (costs_here(indicator, finding))
            deduct(scoring, indicator, finding, most, &asked, &times);
    }
    add_problems(scoring, indicator, most, &asked, &times);
    decimal cost = asked < most ? asked : most;
    shown->computed = indicator->maximum - cost;
    shown->reason =
        sentence(scoring->input->phrases, scoring->arena,
                 asked > most ? PHRASE_deductionCapped : PHRASE_deductionReason,
                 SAY(count, count_text(scoring, times)), SAY(asked, number(scoring, asked)),
                 SAY(points, number(scoring, cost)));
}

// A reviewer's points count when somebody stands for them; beside computed points they also need a
// reason.
static bool reviewed(const struct indicatorScore *score, bool computed) {
    return score && score->reviewed != DECIMAL_NONE && score->reviewer &&
           (!computed || score->reason);
}

static void score_indicator(struct scoring *scoring, const struct dimension *dimension,
                            const struct indicator *indicator) {
    struct indicatorResult *shown =
        record_append(scoring->arena, &scoring->result->indicatorResult, &indicatorResult_kind);
    const struct indicatorScore *score = score_of(scoring->input->rating, indicator->id);
    shown->dimension = dimension->id;
    shown->indicator = indicator->id;
    shown->title = indicator->title;
    shown->method = indicator->method;
    shown->maximum = indicator->maximum;
    shown->source = indicator->source;
    shown->article = indicator->article;
    if (score) shown->claimed = score->claimed;
    if (strcmp(indicator->method, "ratio") == 0) by_ratio(scoring, indicator, shown);
    if (strcmp(indicator->method, "deduction") == 0) by_deduction(scoring, indicator, shown);
    shown->final = shown->computed;
    if (reviewed(score, shown->computed != DECIMAL_NONE)) {
        shown->reviewed = score->reviewed;
        shown->final = shown->reviewed;
        shown->reason = sentence(scoring->input->phrases, scoring->arena, PHRASE_handReason,
                                 SAY(reviewer, score->reviewer), SAY(reason, score->reason));
    } else if (strcmp(indicator->method, "hand") == 0) {
        shown->reason =
            sentence(scoring->input->phrases, scoring->arena, PHRASE_handMissing, SAY_NOTHING);
    }
    shown->open = shown->final == DECIMAL_NONE;
    if (!shown->open && shown->claimed != DECIMAL_NONE)
        shown->difference = shown->final - shown->claimed;
}

static void score_dimension(struct scoring *scoring, const struct dimension *dimension) {
    struct ratingResult *result = scoring->result;
    struct dimensionResult *shown =
        record_append(scoring->arena, &result->dimensionResult, &dimensionResult_kind);
    shown->dimension = dimension->id;
    shown->title = dimension->title;
    shown->maximum = dimension->maximum;
    shown->final = 0;
    for (EACH(struct previousDimension, previous, scoring->input->rating->previousDimension))
        if (strcmp(previous->dimension, dimension->id) == 0 && dimension->maximum > 0)
            shown->previous = previous->score * DECIMAL_ONE / dimension->maximum;
    for (EACH(struct indicator, indicator, dimension->indicator)) {
        score_indicator(scoring, dimension, indicator);
        scoring->indicator++;
    }
    bool open = false;
    for (EACH(struct indicatorResult, at, result->indicatorResult)) {
        if (strcmp(at->dimension, dimension->id) != 0) continue;
        if (at->claimed != DECIMAL_NONE)
            result->claimedTotal =
                at->claimed + (result->claimedTotal == DECIMAL_NONE ? 0 : result->claimedTotal);
        if (at->open == 1)
            open = true;
        else
            shown->final += at->final;
    }
    if (open) {
        shown->final = DECIMAL_NONE;
        result->open = true;
        return;
    }
    shown->share = dimension->maximum > 0 ? shown->final * DECIMAL_ONE / dimension->maximum : 0;
}

// ---- bands and limits ---------------------------------------------------------------------------

static const struct band *band_for(const struct indicatorSet *set, decimal total) {
    for (EACH(struct band, band, set->band))
        if (total >= band->from) return band;
    return NULL;
}

static const struct band *band_of_stars(const struct indicatorSet *set, int32_t stars) {
    for (EACH(struct band, band, set->band))
        if (band->stars == stars) return band;
    return NULL;
}

static struct limitResult *show_limit(struct scoring *scoring, const struct ratingLimit *limit,
                                      const char *reason) {
    struct limitResult *shown =
        record_append(scoring->arena, &scoring->result->limitResult, &limitResult_kind);
    shown->id = limit->id;
    shown->kind = limit->kind;
    shown->title = limit->title;
    shown->reason = reason;
    shown->source = limit->source;
    shown->article = limit->article;
    shown->stars = limit->stars;
    shown->stated = limit->stated == 1;
    return shown;
}

static bool within_period(const struct rating *rating, date day) {
    return day != DATE_NONE && (rating->from == DATE_NONE || day >= rating->from) &&
           (rating->until == DATE_NONE || day <= rating->until);
}

// Vetoes and caps from the sanction record: the dossier's entries and what the rating file lists.
static bool is_limited(struct scoring *scoring, const struct ratingLimit *limit) {
    const struct rating *rating = scoring->input->rating;
    const char *id = NULL, *tier = NULL;
    date day = DATE_NONE;
    for (EACH(struct ratingViolation, violation, rating->ratingViolation))
        if (words_hold(limit->tiers, violation->tier) &&
            within_period(rating, violation->decidedOn)) {
            id = violation->id;
            tier = violation->tier;
            day = violation->decidedOn;
        }
    if (!tier && scoring->input->dossier)
        for (EACH(struct sanctionEntry, entry, scoring->input->dossier->sanctionEntry)) {
            const char *measure = entry->warned == 1 && words_hold(limit->measures, "warning")
                                      ? "warning"
                                      : entry->measure;
            if (entry->revoked == 1 || !words_hold(limit->measures, measure)) continue;
            if (!within_period(rating, entry->decidedOn)) continue;
            id = entry->id;
            tier = codes_label(scoring->input->codes, "measure", measure);
            day = entry->decidedOn;
        }
    if (!tier) return false;
    show_limit(scoring, limit,
               sentence(scoring->input->phrases, scoring->arena, PHRASE_limitTier, SAY(id, id),
                        SAY(tier, tier),
                        SAY(date, date_format(day, arena_alloc(scoring->arena, DATE_TEXT)))));
    return true;
}

static const struct band *limit_stars(struct scoring *scoring, const struct band *band) {
    const struct indicatorSet *set = scoring->input->set->text;
    for (EACH(struct ratingLimit, limit, set->ratingLimit)) {
        if (!words_hold("veto cap", limit->kind) || !is_limited(scoring, limit)) continue;
        const struct band *held = band_of_stars(set, limit->stars);
        if (held && band->stars != INTEGER_NONE && held->stars < band->stars) band = held;
    }
    return band;
}

// 一经查实，降低；情节严重的，取消: one step for each violation whose gravity somebody has chosen.
static const struct band *limit_grade(struct scoring *scoring, const struct band *band) {
    const struct scoring_input *input = scoring->input;
    for (EACH(struct ratingLimit, limit, input->set->text->ratingLimit)) {
        if (!words_hold("lower cancel", limit->kind)) continue;
        for (EACH(struct ratingViolation, violation, input->rating->ratingViolation)) {
            if (!violation->officer || !violation->degree || !limit->degree ||
                strcmp(violation->degree, limit->degree) != 0 ||
                !within_period(input->rating, violation->decidedOn))
                continue;
            bool cancel = strcmp(limit->kind, "cancel") == 0;
            int32_t steps = limit->steps == INTEGER_NONE ? 1 : limit->steps;
            show_limit(
                scoring, limit,
                sentence(input->phrases, scoring->arena,
                         cancel ? PHRASE_limitCancel : PHRASE_limitLower, SAY(id, violation->id),
                         SAY(steps, count_text(scoring, steps)),
                         SAY(degree, codes_label(input->codes, "degree", violation->degree))));
            if (cancel) scoring->result->gradeCancelled = true;
            for (; !cancel && steps > 0 && band->record.next; steps--)
                band = (const struct band *)band->record.next;
        }
    }
    return band;
}

static void follow(struct scoring *scoring, const struct band *band) {
    for (EACH(struct consequence, consequence, scoring->input->set->text->consequence)) {
        bool stars = consequence->stars != INTEGER_NONE && consequence->stars == band->stars;
        bool grade =
            consequence->grade && band->grade && strcmp(consequence->grade, band->grade) == 0;
        if (!stars && !grade) continue;
        struct ratingConsequence *shown = record_append(
            scoring->arena, &scoring->result->ratingConsequence, &ratingConsequence_kind);
        shown->title = consequence->title;
        shown->measure = consequence->measure;
        shown->behaviour = consequence->behaviour;
        shown->source = consequence->source;
        shown->article = consequence->article;
        shown->quote = consequence->quote;
    }
}

static void rate(struct scoring *scoring) {
    struct ratingResult *result = scoring->result;
    result->total = 0;
    for (EACH(struct dimensionResult, dimension, result->dimensionResult))
        result->total += dimension->final;
    const struct band *band = band_for(scoring->input->set->text, result->total);
    result->bandStars = band->stars;
    result->bandGrade = band->grade;
    band = limit_grade(scoring, limit_stars(scoring, band));
    result->verdict = band->verdict;
    if (result->gradeCancelled == 1) return;
    result->stars = band->stars;
    result->grade = band->grade;
    follow(scoring, band);
}

// ---- figures ------------------------------------------------------------------------------------

static void compare_figures(struct scoring *scoring) {
    for (EACH(struct claimedFigure, claimed, scoring->input->rating->claimedFigure)) {
        const struct field *field = record_field(&institutionFigures_kind, claimed->name);
        if (!field || (field->type != FIELD_decimal && field->type != FIELD_integer)) continue;
        struct figureDifference *shown = record_append(
            scoring->arena, &scoring->result->figureDifference, &figureDifference_kind);
        shown->name = claimed->name;
        shown->title = field->label;
        shown->claimed = claimed->value;
        shown->computed = figure_of(scoring->input, field);
        if (shown->claimed != DECIMAL_NONE && shown->computed != DECIMAL_NONE)
            shown->difference = shown->computed - shown->claimed;
    }
}

struct ratingResult *rating_score(const struct scoring_input *input, struct arena *arena) {
    struct scoring scoring = {
        .input = input, .arena = arena, .result = record_new(arena, &ratingResult_kind)};
    struct ratingResult *result = scoring.result;
    const struct indicatorSet *set = input->set->text;
    result->official = set->official == 1;
    result->notice = result->official ? NULL : set->notice;
    result->indicators = set->id;
    result->indicatorsTitle = set->title;
    result->maximum = set->maximum;
    result->open = false;
    result->gradeCancelled = false;
    for (EACH(struct dimension, dimension, set->dimension)) score_dimension(&scoring, dimension);
    compare_figures(&scoring);
    if (!result->open) rate(&scoring);
    date rated =
        input->rating->ratedOn != DATE_NONE ? input->rating->ratedOn : input->rating->until;
    if (rated != DATE_NONE && set->cycleYears != INTEGER_NONE)
        result->nextOn = date_add_years(rated, set->cycleYears);
    return result;
}

// ---- a region -----------------------------------------------------------------------------------

static int ascending(const void *a, const void *b) {
    decimal left = *(const decimal *)a, right = *(const decimal *)b;
    return (left > right) - (left < right);
}

static struct dimensionResult *dimension_named(const struct ratingResult *result, const char *id) {
    for (EACH(struct dimensionResult, dimension, result->dimensionResult))
        if (strcmp(dimension->dimension, id) == 0) return dimension;
    return NULL;
}

static decimal median_of(struct ratingResult *const *results, size_t count, const char *id,
                         decimal *shares) {
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        const struct dimensionResult *dimension = dimension_named(results[i], id);
        if (dimension && dimension->share != DECIMAL_NONE) shares[known++] = dimension->share;
    }
    if (known == 0) return DECIMAL_NONE;
    qsort(shares, known, sizeof *shares, ascending);
    return known % 2 ? shares[known / 2] : (shares[known / 2 - 1] + shares[known / 2]) / 2;
}

void rating_medians(struct ratingResult *const *results, size_t count, struct arena *arena) {
    if (count == 0) return;
    decimal *shares = arena_alloc(arena, count * sizeof *shares);
    for (size_t i = 0; i < count; i++)
        for (EACH(struct dimensionResult, dimension, results[i]->dimensionResult)) {
            if (dimension->median != DECIMAL_NONE) continue;
            decimal median = median_of(results, count, dimension->dimension, shares);
            for (size_t k = i; k < count; k++) {
                struct dimensionResult *same = dimension_named(results[k], dimension->dimension);
                if (same) same->median = median;
            }
        }
}
