// SPDX-License-Identifier: Apache-2.0
// Ratings: each method of scoring, limits, bands, vetoes and caps, consequences, what is open.
#include "ratings/scoring.h"

#include <stdio.h>
#include <string.h>

#include "base/platform.h"
#include "desk_fixture.h"
#include "model/record_append.h"
#include "ratings/institution_figures.h"
#include "unit.h"
#include "xml/read_once.h"

struct bench {
    struct office *desk;
    struct phrase_book phrases;
};

static int open_bench(void **state) {
    static struct bench bench;
    struct diagnostics diagnostics = {0};
    bench.desk = desk_open();
    assert_true(phrases_load(&bench.phrases, bench.desk->data, &bench.desk->codes,
                             bench.desk->arena, &diagnostics));
    *state = &bench;
    return 0;
}

static int close_bench(void **state) {
    desk_close(((struct bench *)*state)->desk);
    return 0;
}

static decimal number(const char *text) {
    decimal value;
    assert_true(decimal_parse(text, &value));
    return value;
}

static const struct indicator_set *set_of(struct bench *bench, const char *id) {
    struct diagnostics diagnostics = {0};
    const struct indicator_set *set =
        indicators_load(bench->desk->data, &bench->desk->codes,
                        indicators_path(bench->desk->data, id, bench->desk->arena),
                        bench->desk->arena, &diagnostics);
    assert_non_null(set);
    return set;
}

static struct rating *new_rating(struct bench *bench) {
    struct rating *rating = record_new(bench->desk->arena, &rating_kind);
    rating->from = desk_day("2023-01-01");
    rating->until = desk_day("2025-12-31");
    rating->ratedOn = desk_day("2026-02-28");
    return rating;
}

static void review(struct bench *bench, struct rating *rating, const char *indicator,
                   const char *claimed, const char *reviewed) {
    struct indicatorScore *score =
        record_append(bench->desk->arena, &rating->indicatorScore, &indicatorScore_kind);
    score->indicator = indicator;
    if (claimed) score->claimed = number(claimed);
    if (!reviewed) return;
    score->reviewed = number(reviewed);
    score->reviewer = "甲";
    score->reason = "有理由";
}

// All that a hand must give, in full.
static void review_hands(struct bench *bench, struct rating *rating,
                         const struct indicator_set *set) {
    for (EACH(struct dimension, dimension, set->text->dimension))
        for (EACH(struct indicator, indicator, dimension->indicator))
            if (strcmp(indicator->method, "hand") == 0)
                review(bench, rating, indicator->id, NULL,
                       decimal_format(indicator->maximum,
                                      arena_alloc(bench->desk->arena, DECIMAL_TEXT)));
}

static struct institutionFigures *perfect(struct bench *bench) {
    struct institutionFigures *figures = record_new(bench->desk->arena, &institutionFigures_kind);
    figures->completeShare = figures->filedOnTimeShare = DECIMAL_ONE;
    figures->supervisedShare = figures->uploadedOnTimeShare = DECIMAL_ONE;
    figures->returnedShare = 0;
    return figures;
}

static struct ratingResult *score(struct bench *bench, const struct indicator_set *set,
                                  const struct rating *rating,
                                  const struct institutionFigures *figures,
                                  const struct dossier *dossier) {
    struct scoring_input input = {.set = set,
                                  .rating = rating,
                                  .figures = figures,
                                  .dossier = dossier,
                                  .codes = &bench->desk->codes,
                                  .phrases = &bench->phrases};
    return rating_score(&input, bench->desk->arena);
}

static const struct indicatorResult *result_of(const struct ratingResult *result,
                                               const char *indicator) {
    for (EACH(struct indicatorResult, at, result->indicatorResult))
        if (strcmp(at->indicator, indicator) == 0) return at;
    fail_msg("no indicator %s", indicator);
    return NULL;
}

static void a_full_score_is_five_stars(void **state) {
    struct bench *bench = *state;
    const struct indicator_set *set = set_of(bench, "guangxi-stars");
    struct rating *rating = new_rating(bench);
    review_hands(bench, rating, set);
    struct ratingResult *result = score(bench, set, rating, perfect(bench), NULL);
    assert_int_equal(result->open, 0);
    assert_int_equal(result->total, number("100"));
    assert_int_equal(result->stars, 5);
    assert_string_equal(result->verdict, "合格");
    assert_string_equal(result->notice, "指标为系统默认值，非官方标准");
    assert_int_equal(result->ratingConsequence.count, 0);
    assert_int_equal(result->nextOn, desk_day("2029-02-28"));
}

static void ratios_are_linear_between_their_limits(void **state) {
    struct bench *bench = *state;
    const struct indicator_set *set = set_of(bench, "guangxi-stars");
    struct rating *rating = new_rating(bench);
    static const struct {
        const char *share, *points;
    } complete[] = {{"0.5", "0"},    {"0.8", "0"}, {"0.9", "3"},
                    {"0.95", "4.5"}, {"1", "6"},   {"0.9333", "4"}};
    for (size_t i = 0; i < sizeof complete / sizeof *complete; i++) {
        struct institutionFigures *figures = perfect(bench);
        figures->completeShare = number(complete[i].share);
        const struct indicatorResult *result =
            result_of(score(bench, set, rating, figures, NULL), "archive.complete");
        assert_int_equal(result->computed, number(complete[i].points));
    }
    // Less is better: a share of returned certificates of 5 % and more is worth nothing.
    static const struct {
        const char *share, *points;
    } returned[] = {{"0", "4"}, {"0.025", "2"}, {"0.05", "0"}, {"0.5", "0"}};
    for (size_t i = 0; i < sizeof returned / sizeof *returned; i++) {
        struct institutionFigures *figures = perfect(bench);
        figures->returnedShare = number(returned[i].share);
        assert_int_equal(
            result_of(score(bench, set, rating, figures, NULL), "results.returned")->computed,
            number(returned[i].points));
    }
}

static void findings_cost_up_to_a_limit(void **state) {
    struct bench *bench = *state;
    const struct indicator_set *set = set_of(bench, "guangxi-stars");
    struct rating *rating = new_rating(bench);
    for (int i = 0; i < 2; i++) {
        struct ratingFinding *finding =
            record_append(bench->desk->arena, &rating->ratingFinding, &ratingFinding_kind);
        finding->rule = "GX3-1.4"; // by its rule: archive.signatures, one point each
        finding->times = i ? 1 : INTEGER_NONE;
    }
    struct ratingResult *result = score(bench, set, rating, perfect(bench), NULL);
    assert_int_equal(result_of(result, "archive.signatures")->computed, number("2"));
    assert_int_equal(result->deduction.count, 2);
    struct ratingFinding *many =
        record_append(bench->desk->arena, &rating->ratingFinding, &ratingFinding_kind);
    many->indicator = "archive.signatures";
    many->times = 9;
    result = score(bench, set, rating, perfect(bench), NULL);
    assert_int_equal(result_of(result, "archive.signatures")->computed, 0);
    decimal sum = 0;
    for (EACH(struct deduction, deduction, result->deduction)) sum += deduction->points;
    assert_int_equal(sum, number("4")); // what the findings cost is what was lost
    // A finding of another indicator costs nothing here.
    assert_int_equal(result_of(result, "exam.conduct")->computed, number("6"));
}

static void what_nobody_scored_is_open(void **state) {
    struct bench *bench = *state;
    const struct indicator_set *set = set_of(bench, "guangxi-stars");
    struct rating *rating = new_rating(bench);
    review_hands(bench, rating, set);
    struct ratingResult *result = score(bench, set, rating, NULL, NULL);
    assert_int_equal(result->open, 1);
    assert_int_equal(result->stars, INTEGER_NONE);
    assert_int_equal(result->total, DECIMAL_NONE);
    assert_int_equal(result_of(result, "archive.complete")->final, DECIMAL_NONE);
    // A reviewer without a name stands for nothing; one with a name and a reason does.
    review(bench, rating, "archive.complete", "6", "5");
    struct indicatorScore *last = (struct indicatorScore *)rating->indicatorScore.first;
    while (last->record.next) last = (struct indicatorScore *)last->record.next;
    last->reviewer = NULL;
    assert_int_equal(result_of(score(bench, set, rating, NULL, NULL), "archive.complete")->open, 1);
    last->reviewer = "甲";
    const struct indicatorResult *shown =
        result_of(score(bench, set, rating, NULL, NULL), "archive.complete");
    assert_int_equal(shown->final, number("5"));
    assert_int_equal(shown->difference, number("-1"));
    // Beside computed points, a reviewer needs a reason.
    last->reason = NULL;
    shown = result_of(score(bench, set, rating, perfect(bench), NULL), "archive.complete");
    assert_int_equal(shown->final, number("6"));
    last->reason = "抽查";
    shown = result_of(score(bench, set, rating, perfect(bench), NULL), "archive.complete");
    assert_int_equal(shown->computed, number("6"));
    assert_int_equal(shown->final, number("5"));
}

static void bands_begin_where_they_say(void **state) {
    struct bench *bench = *state;
    const struct indicator_set *set = set_of(bench, "guangxi-stars");
    static const struct {
        const char *lost;
        int stars;
        unsigned consequences;
    } totals[] = {{"10", 5, 0},    {"10.01", 4, 0}, {"20", 4, 0},   {"30", 3, 0},
                  {"30.01", 2, 2}, {"40", 2, 2},    {"40.01", 1, 2}};
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        struct rating *rating = new_rating(bench);
        review_hands(bench, rating, set);
        decimal left = number(totals[i].lost);
        for (EACH(struct dimension, dimension, set->text->dimension))
            for (EACH(struct indicator, indicator, dimension->indicator)) {
                decimal take = left < indicator->maximum ? left : indicator->maximum;
                char text[DECIMAL_TEXT];
                decimal_format(indicator->maximum - take, text);
                review(bench, rating, indicator->id, NULL, text);
                left -= take;
            }
        struct ratingResult *result = score(bench, set, rating, perfect(bench), NULL);
        assert_int_equal(result->stars, totals[i].stars);
        assert_int_equal(result->ratingConsequence.count, totals[i].consequences);
        for (EACH(struct ratingConsequence, consequence, result->ratingConsequence))
            assert_non_null(consequence->article);
    }
}

static void sanctions_hold_the_stars_down(void **state) {
    struct bench *bench = *state;
    const struct indicator_set *set = set_of(bench, "guangxi-stars");
    struct rating *rating = new_rating(bench);
    review_hands(bench, rating, set);
    struct dossier *dossier = record_new(bench->desk->arena, &dossier_kind);
    struct sanctionEntry *entry =
        desk_sanction(bench->desk, dossier, "1", "suspension", "2024-05-01");
    struct ratingResult *result = score(bench, set, rating, perfect(bench), dossier);
    assert_int_equal(result->bandStars, 5);
    assert_int_equal(result->stars, 2);
    assert_string_equal(((struct limitResult *)result->limitResult.first)->kind, "cap");
    entry->measure = "interview";
    assert_int_equal(score(bench, set, rating, perfect(bench), dossier)->stars, 5);
    entry->warned = 1;
    assert_int_equal(score(bench, set, rating, perfect(bench), dossier)->stars, 2);
    entry->revoked = 1;
    assert_int_equal(score(bench, set, rating, perfect(bench), dossier)->stars, 5);
    // Out of the period.
    desk_sanction(bench->desk, dossier, "2", "suspension", "2022-12-31");
    assert_int_equal(score(bench, set, rating, perfect(bench), dossier)->stars, 5);
    desk_sanction(bench->desk, dossier, "3", "termination", "2025-12-31");
    result = score(bench, set, rating, perfect(bench), dossier);
    assert_int_equal(result->stars, 1);
    assert_string_equal(result->verdict, "不合格");
}

static void credit_grades_fall_by_violations(void **state) {
    struct bench *bench = *state;
    const struct indicator_set *set = set_of(bench, "sichuan-credit");
    struct rating *rating = new_rating(bench);
    review_hands(bench, rating, set);
    assert_string_equal(score(bench, set, rating, perfect(bench), NULL)->grade, "A");
    struct ratingViolation *violation =
        record_append(bench->desk->arena, &rating->ratingViolation, &ratingViolation_kind);
    violation->decidedOn = desk_day("2024-03-01");
    violation->degree = "minor";
    assert_string_equal(score(bench, set, rating, perfect(bench), NULL)->grade, "A"); // no officer
    violation->officer = "甲";
    struct ratingResult *result = score(bench, set, rating, perfect(bench), NULL);
    assert_string_equal(result->bandGrade, "A");
    assert_string_equal(result->grade, "B");
    violation->degree = "serious";
    result = score(bench, set, rating, perfect(bench), NULL);
    assert_int_equal(result->gradeCancelled, 1);
    assert_null(result->grade);
}

static struct ratingResult *sample(struct bench *bench, const char *path) {
    struct office *desk = bench->desk;
    struct diagnostics diagnostics = {0};
    struct xml_format format = {RATING_NAMESPACE, RATING_VERSION, &rating_kind,
                                "schemas/rating.xsd"};
    struct rating *rating = (struct rating *)xml_read_once(
        &format, desk->data, &desk->codes, arena_printf(desk->arena, "%s/%s", desk->data, path),
        desk->arena, &diagnostics);
    assert_non_null(rating);
    return score(bench, set_of(bench, rating->indicators), rating, NULL, NULL);
}

static void the_samples_have_their_ratings(void **state) {
    struct bench *bench = *state;
    struct ratingResult *good =
        sample(bench, "samples/guangxi/ratings/S000045999901-2023-2025.xml");
    assert_int_equal(good->open, 0);
    assert_int_equal(good->stars, 5);
    struct ratingResult *bad = sample(bench, "samples/guangxi/ratings/S000045999902-2023-2025.xml");
    assert_int_equal(bad->bandStars, 4);
    assert_int_equal(bad->stars, 2);
    assert_int_equal(bad->ratingConsequence.count, 2);
    assert_string_equal(sample(bench, "samples/sichuan/ratings/Y000051999901-2024.xml")->grade,
                        "B");
}

static void medians_of_a_region(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct ratingResult *results[4];
    static const char *const shares[] = {"0.5", "0.9", "0.7", "1"};
    for (int i = 0; i < 4; i++) {
        results[i] = record_new(arena, &ratingResult_kind);
        struct dimensionResult *dimension =
            record_append(arena, &results[i]->dimensionResult, &dimensionResult_kind);
        dimension->dimension = "base";
        dimension->share = number(shares[i]);
    }
    rating_medians(results, 4, arena);
    assert_int_equal(((struct dimensionResult *)results[0]->dimensionResult.first)->median,
                     number("0.8"));
    for (int i = 0; i < 4; i++)
        ((struct dimensionResult *)results[i]->dimensionResult.first)->median = DECIMAL_NONE;
    rating_medians(results, 3, arena);
    assert_int_equal(((struct dimensionResult *)results[2]->dimensionResult.first)->median,
                     number("0.7"));
}

static void figures_from_the_record(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct diagnostics diagnostics = {0};
    struct calendar_table *calendar = calendar_load(bench->desk->data, &diagnostics);
    assert_non_null(calendar);
    struct history *history = record_new(arena, &history_kind);
    static const char *const filed[] = {"2025-03-07", "2025-03-10"};
    for (int i = 0; i < 2; i++) {
        struct pastBatch *batch = record_append(arena, &history->pastBatch, &pastBatch_kind);
        batch->filedOn = desk_day(filed[i]);
        batch->firstExam = desk_day("2025-03-18"); // 7 working days after 7 March
        batch->lastExam = desk_day("2025-03-19");
        batch->examined = 40;
        batch->certified = 30;
        batch->uploadedLate = i * 6;
    }
    struct filing_limit limit = {.calendar = calendar, .working_days = 7};
    date from = desk_day("2025-01-01"), until = desk_day("2025-12-31");
    struct institutionFigures *figures =
        institution_figures(NULL, history, from, until, limit, arena);
    assert_int_equal(figures->batches, 2);
    assert_int_equal(figures->passRate, number("0.75"));
    assert_int_equal(figures->filedOnTimeShare, number("0.5"));
    assert_int_equal(figures->uploadedOnTimeShare, number("0.9"));
    assert_int_equal(figures->completeShare, DECIMAL_NONE); // only the catalogue knows
    assert_int_equal(figures->supervisedShare, DECIMAL_NONE);
    limit.calendar = NULL;
    figures = institution_figures(NULL, history, from, until, limit, arena);
    assert_int_equal(figures->filedOnTimeShare, DECIMAL_NONE);
    figures = institution_figures(NULL, history, desk_day("2025-03-20"), until, limit, arena);
    assert_int_equal(figures->batches, INTEGER_NONE);
    assert_int_equal(share_of(2, 3), number("0.6667"));
    assert_int_equal(share_of(1, 0), DECIMAL_NONE);
    calendar_free(calendar);
}

// A copy of a set with one thing changed is refused.
static void unsound_sets_are_refused(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    static const char *const changes[][2] = {
        {"maximum=\"7\" method=\"hand\"", "maximum=\"8\" method=\"hand\""}, // does not add up
        {"figure=\"completeShare\"", "figure=\"nothing\""},
        {"id=\"base.public\"", "id=\"base.rules\""},
        {"from=\"70\"", "from=\"85\""},
        {"from=\"0\"", "from=\"1\""},
        {"zero=\"0.9\"", "zero=\"1\""},
        {"points=\"1\" ", ""},
    };
    struct buffer text = BUFFER_EMPTY;
    struct diagnostics diagnostics = {.quiet = true};
    const char *good = indicators_path(bench->desk->data, "guangxi-stars", arena);
    assert_true(platform_read(good, 1 << 20, &text, &diagnostics));
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const char *at = strstr(text.bytes, changes[i][0]);
        assert_non_null(at);
        struct buffer changed = BUFFER_EMPTY;
        buffer_add(&changed, text.bytes, (size_t)(at - text.bytes));
        buffer_add_text(&changed, changes[i][1]);
        buffer_add_text(&changed, at + strlen(changes[i][0]));
        const char *path = "changed-indicators.xml";
        assert_true(platform_write(path, changed.bytes, changed.length, &diagnostics));
        struct diagnostics said = {.quiet = true};
        if (indicators_load(bench->desk->data, &bench->desk->codes, path, arena, &said) ||
            !said.count)
            fail_msg("a set with %s was taken", changes[i][1]);
        assert_true(platform_remove(path, &diagnostics));
        buffer_free(&changed);
    }
    buffer_free(&text);
}

// ---- inspections and the cycle before -----------------------------------------------------------

static struct problem *add_problem(struct bench *bench, struct inspection *inspection,
                                   const char *id, const char *rule) {
    struct problem *problem =
        record_append(bench->desk->arena, &inspection->problem, &problem_kind);
    problem->id = id;
    problem->rule = rule;
    problem->description = "问题";
    problem->clause = "条款";
    return problem;
}

static const struct indicatorResult *scored(struct bench *bench, struct rating *rating,
                                            const struct dossier *dossier, const char *indicator,
                                            unsigned *deductions) {
    struct scoring_input input = {.set = set_of(bench, "guangxi-stars"),
                                  .rating = rating,
                                  .figures = perfect(bench),
                                  .dossier = dossier,
                                  .codes = &bench->desk->codes,
                                  .phrases = &bench->phrases};
    const struct ratingResult *result = rating_score(&input, bench->desk->arena);
    *deductions = (unsigned)result->deduction.count;
    for (EACH(struct indicatorResult, at, result->indicatorResult))
        if (strcmp(at->indicator, indicator) == 0) return at;
    fail_msg("no indicator %s", indicator);
    return NULL;
}

static void problems_of_inspections_cost_points(void **state) {
    struct bench *bench = *state;
    struct rating *rating = new_rating(bench);
    struct dossier *dossier = record_new(bench->desk->arena, &dossier_kind);
    struct inspection *inspection =
        record_append(bench->desk->arena, &dossier->inspection, &inspection_kind);
    inspection->inspectedOn = desk_day("2024-05-01");
    add_problem(bench, inspection, "P1", "N57-12.2"); // exam.conduct: 2 points each
    add_problem(bench, inspection, "P2", "GX3-1.8");
    add_problem(bench, inspection, "P3", NULL); // of no kind that a table knows
    struct inspection *earlier =
        record_append(bench->desk->arena, &dossier->inspection, &inspection_kind);
    earlier->inspectedOn = desk_day("2022-12-31"); // before the period
    add_problem(bench, earlier, "P4", "N57-12.2");
    unsigned deductions;
    assert_true(scored(bench, rating, dossier, "exam.conduct", &deductions)->computed ==
                number("2"));
    assert_int_equal(deductions, 2);
    // The reviewers have taken the first into the rating: it costs once.
    struct ratingFinding *finding =
        record_append(bench->desk->arena, &rating->ratingFinding, &ratingFinding_kind);
    finding->id = "P1";
    finding->rule = "N57-12.2";
    assert_true(scored(bench, rating, dossier, "exam.conduct", &deductions)->computed ==
                number("2"));
    assert_int_equal(deductions, 2);
}

static void dimensions_stand_beside_the_cycle_before(void **state) {
    struct bench *bench = *state;
    struct rating *rating = new_rating(bench);
    struct previousDimension *previous =
        record_append(bench->desk->arena, &rating->previousDimension, &previousDimension_kind);
    previous->dimension = "exam";
    previous->score = number("9"); // of 12
    struct scoring_input input = {.set = set_of(bench, "guangxi-stars"),
                                  .rating = rating,
                                  .figures = perfect(bench),
                                  .codes = &bench->desk->codes,
                                  .phrases = &bench->phrases};
    const struct ratingResult *result = rating_score(&input, bench->desk->arena);
    for (EACH(struct dimensionResult, dimension, result->dimensionResult))
        assert_true(dimension->previous ==
                    (strcmp(dimension->dimension, "exam") == 0 ? number("0.75") : DECIMAL_NONE));
}

// ---- what an institution's own dossier adds ----------------------------------------------------

static struct earlierBatch *earlier(struct bench *bench, struct dossier *dossier,
                                    const char *number, const char *filed, const char *last) {
    struct earlierBatch *batch =
        record_append(bench->desk->arena, &dossier->earlierBatch, &earlierBatch_kind);
    batch->number = number;
    batch->filedOn = desk_day(filed);
    batch->firstExam = batch->lastExam = desk_day(last);
    batch->registered = 50;
    batch->accepted = 45;
    batch->examined = 40;
    batch->certified = 30;
    batch->uploadedLate = 3;
    batch->returned = 6;
    batch->videosLate = 2;
    return batch;
}

static void add_complaint(struct bench *bench, struct dossier *dossier, const char *received,
                          int8_t verified) {
    struct complaint *complaint =
        record_append(bench->desk->arena, &dossier->complaint, &complaint_kind);
    complaint->receivedOn = desk_day(received);
    complaint->verified = verified;
}

static void due(struct problem *problem, const char *due, const char *mended) {
    problem->dueOn = desk_day(due);
    if (mended) problem->mendedOn = desk_day(mended);
}

static struct institutionFigures *
figures_of_2025(struct bench *bench, const struct dossier *dossier, const struct history *history) {
    return institution_figures(dossier, history, desk_day("2025-01-01"), desk_day("2025-12-31"),
                               (struct filing_limit){0}, bench->desk->arena);
}

static void batches_of_the_dossier_count_once(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct dossier *dossier = record_new(arena, &dossier_kind);
    dossier->code = "S1";
    dossier->name = "某机构";
    dossier->region = "450100";
    earlier(bench, dossier, "2024-009", "2024-12-01", "2024-12-31")->supervised = 1; // before
    earlier(bench, dossier, "2025-001", "2024-12-31", "2025-01-01")->supervised = 1;
    earlier(bench, dossier, "2025-002", "2025-12-31", "2025-12-31")->supervised = 0; // filed late
    earlier(bench, dossier, "2025-003", "2025-01-05", "2025-06-01");                 // not said
    earlier(bench, dossier, "2026-001", "2025-12-01", "2026-01-01")->supervised = 1; // after
    struct institutionFigures *figures = figures_of_2025(bench, dossier, NULL);
    assert_string_equal(figures->institution, "S1");
    assert_string_equal(figures->name, "某机构");
    assert_string_equal(figures->region, "450100");
    assert_int_equal(figures->batches, 3);
    assert_int_equal(figures->registered, 150);
    assert_int_equal(figures->accepted, 135);
    assert_int_equal(figures->examined, 120);
    assert_int_equal(figures->certified, 90);
    assert_int_equal(figures->uploadedLate, 9);
    assert_int_equal(figures->returned, 18);
    assert_int_equal(figures->videosLate, 6);
    assert_int_equal(figures->filedOnTimeBatches, 2);
    assert_int_equal(figures->supervisedBatches, 1);
    assert_int_equal(figures->filedOnTimeShare, number("0.6667"));
    assert_int_equal(figures->supervisedShare, number("0.3333"));
    assert_int_equal(figures->uploadedOnTimeShare, number("0.9"));
    assert_int_equal(figures->returnedShare, number("0.2"));
    assert_int_equal(figures->passRate, number("0.75"));
    // The archive holds one of them, with its own numbers; another institution's is not counted.
    struct history *history = record_new(arena, &history_kind);
    for (int i = 0; i < 2; i++) {
        struct pastBatch *batch = record_append(arena, &history->pastBatch, &pastBatch_kind);
        batch->institution = i ? "S2" : "S1";
        batch->number = "2025-002";
        batch->lastExam = desk_day("2025-12-31");
        batch->certified = 7;
    }
    figures = figures_of_2025(bench, dossier, history);
    assert_int_equal(figures->batches, 3);
    assert_int_equal(figures->certified, 67);
    assert_int_equal(figures->supervisedBatches, 1); // only the dossier knows
    assert_int_equal(figures->filedOnTimeBatches, INTEGER_NONE);
    ((struct earlierBatch *)dossier->earlierBatch.first->next)->filedOn = DATE_NONE;
    assert_int_equal(figures_of_2025(bench, dossier, NULL)->filedOnTimeShare, DECIMAL_NONE);
}

static void sanctions_complaints_and_problems_are_counted(void **state) {
    struct bench *bench = *state;
    struct dossier *dossier = record_new(bench->desk->arena, &dossier_kind);
    struct institutionFigures *figures = figures_of_2025(bench, dossier, NULL);
    assert_int_equal(figures->sanctions, INTEGER_NONE);
    assert_int_equal(figures->problemsOverdue, INTEGER_NONE);
    desk_sanction(bench->desk, dossier, "1", "interview", "2024-12-31");
    desk_sanction(bench->desk, dossier, "2", "interview", "2025-01-01");
    desk_sanction(bench->desk, dossier, "3", "interview", "2025-12-31")->revoked = 0;
    desk_sanction(bench->desk, dossier, "4", "interview", "2025-05-01")->revoked = 1;
    add_complaint(bench, dossier, "2025-12-31", 1);
    add_complaint(bench, dossier, "2025-06-01", 0);
    add_complaint(bench, dossier, "2025-06-01", BOOLEAN_NONE);
    add_complaint(bench, dossier, "2026-01-01", 1);
    static const char *const days[] = {"2025-03-01", "2024-12-31"};
    for (int i = 0; i < 2; i++) {
        struct inspection *inspection =
            record_append(bench->desk->arena, &dossier->inspection, &inspection_kind);
        inspection->inspectedOn = desk_day(days[i]);
        add_problem(bench, inspection, "P1", NULL); // to be mended by no day
        due(add_problem(bench, inspection, "P2", NULL), "2025-04-01", "2025-04-01");
        due(add_problem(bench, inspection, "P3", NULL), "2025-04-01", "2025-04-02");
        due(add_problem(bench, inspection, "P4", NULL), "2025-12-31", NULL);
        due(add_problem(bench, inspection, "P5", NULL), "2025-12-30", NULL);
    }
    figures = figures_of_2025(bench, dossier, NULL);
    assert_int_equal(figures->sanctions, 2);
    assert_int_equal(figures->complaints, 1);
    assert_int_equal(figures->problems, 5);
    assert_int_equal(figures->problemsOverdue, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(batches_of_the_dossier_count_once),
        cmocka_unit_test(sanctions_complaints_and_problems_are_counted),
        cmocka_unit_test(problems_of_inspections_cost_points),
        cmocka_unit_test(dimensions_stand_beside_the_cycle_before),
        cmocka_unit_test(a_full_score_is_five_stars),
        cmocka_unit_test(ratios_are_linear_between_their_limits),
        cmocka_unit_test(findings_cost_up_to_a_limit),
        cmocka_unit_test(what_nobody_scored_is_open),
        cmocka_unit_test(bands_begin_where_they_say),
        cmocka_unit_test(sanctions_hold_the_stars_down),
        cmocka_unit_test(credit_grades_fall_by_violations),
        cmocka_unit_test(the_samples_have_their_ratings),
        cmocka_unit_test(medians_of_a_region),
        cmocka_unit_test(figures_from_the_record),
        cmocka_unit_test(unsound_sets_are_refused),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
