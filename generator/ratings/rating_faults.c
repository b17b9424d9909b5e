// SPDX-License-Identifier: Apache-2.0
#include "ratings/rating_faults.h"

#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/map.h"
#include "base/words.h"
#include "model/figures.h"
#include "model/nearest_words.h"

struct check {
    const struct rating *rating;
    const struct indicatorSet *set;
    struct diagnostics *diagnostics;
    struct map indicators, dimensions, figures; // what stands in the file already, by its name
    bool ok;
};

static void wrong(struct check *check, const struct record *at, const char *message) {
    check->ok = diagnose(check->diagnostics, STATUS_INPUT, check->rating->sourceFile,
                         (long)at->line, "%s", message);
}

// ---- names --------------------------------------------------------------------------------------

static const struct indicator *find_indicator(const struct indicatorSet *set, const char *id) {
    for (EACH(struct dimension, dimension, set->dimension))
        for (EACH(struct indicator, indicator, dimension->indicator))
            if (strcmp(indicator->id, id) == 0) return indicator;
    return NULL;
}

static const struct dimension *find_dimension(const struct indicatorSet *set, const char *id) {
    for (EACH(struct dimension, dimension, set->dimension))
        if (strcmp(dimension->id, id) == 0) return dimension;
    return NULL;
}

// `words` tells the name, the table and the names that come nearest.
static void unknown(struct check *check, const struct record *at, const char *attribute,
                    const struct nearest_words *nearest) {
    struct buffer list = BUFFER_EMPTY, message = BUFFER_EMPTY;
    nearest_list(nearest, &list);
    buffer_printf(&message, _("%s=\"%s\" does not stand in the table %s; nearest to it: %s"),
                  attribute, nearest->word, check->set->id, buffer_text(&list));
    wrong(check, at, buffer_text(&message));
    buffer_free(&list);
    buffer_free(&message);
}

static void unknown_indicator(struct check *check, const struct record *at, const char *id) {
    struct nearest_words nearest = {.word = id};
    for (EACH(struct dimension, dimension, check->set->dimension))
        for (EACH(struct indicator, indicator, dimension->indicator))
            nearest_offer(&nearest, indicator->id);
    unknown(check, at, "indicator", &nearest);
}

static void unknown_dimension(struct check *check, const struct record *at, const char *id) {
    struct nearest_words nearest = {.word = id};
    for (EACH(struct dimension, dimension, check->set->dimension))
        nearest_offer(&nearest, dimension->id);
    unknown(check, at, "dimension", &nearest);
}

static bool is_number(const struct field *field) {
    return field->type == FIELD_decimal || field->type == FIELD_integer;
}

static void check_figure(struct check *check, const struct claimedFigure *figure) {
    const struct field *field = record_field(&institutionFigures_kind, figure->name);
    if (field && is_number(field)) return;
    struct nearest_words nearest = {.word = figure->name};
    for (size_t i = 0; i < institutionFigures_kind.field_count; i++)
        if (is_number(&institutionFigures_kind.fields[i]))
            nearest_offer(&nearest, institutionFigures_kind.fields[i].name);
    unknown(check, &figure->record, "name", &nearest);
}

// `seen` keeps the name where it stands.
static void once(struct check *check, struct map *seen, const struct record *at, const char *kind,
                 const char *name) {
    if (map_add(seen, name, (void *)at)) return;
    const struct record *first = map_find(seen, name);
    struct buffer message = BUFFER_EMPTY;
    buffer_printf(&message, _("%s \"%s\" stands in line %ld already; only one can count"), kind,
                  name, (long)first->line);
    wrong(check, at, buffer_text(&message));
    buffer_free(&message);
}

// ---- points -------------------------------------------------------------------------------------

// Points of `what` (an id and its title), which are 0 to `maximum`.
static void check_points(struct check *check, const struct record *at, const char *attribute,
                         decimal points, const char *id, const char *title, decimal maximum) {
    if (points == DECIMAL_NONE || (points >= 0 && points <= maximum)) return;
    char given[DECIMAL_TEXT], most[DECIMAL_TEXT];
    struct buffer message = BUFFER_EMPTY;
    buffer_printf(&message, _("%s (%s): %s=\"%s\" is outside 0 to %s, which is the maximum"), id,
                  title, attribute, decimal_format(points, given), decimal_format(maximum, most));
    wrong(check, at, buffer_text(&message));
    buffer_free(&message);
}

static void check_score(struct check *check, const struct indicatorScore *score) {
    const struct record *at = &score->record;
    const struct indicator *indicator = find_indicator(check->set, score->indicator);
    if (!indicator) {
        unknown_indicator(check, at, score->indicator);
        return;
    }
    once(check, &check->indicators, at, "indicator", indicator->id);
    check_points(check, at, "claimed", score->claimed, indicator->id, indicator->title,
                 indicator->maximum);
    check_points(check, at, "reviewed", score->reviewed, indicator->id, indicator->title,
                 indicator->maximum);
}

static void check_previous(struct check *check, const struct previousDimension *previous) {
    const struct record *at = &previous->record;
    const struct dimension *dimension = find_dimension(check->set, previous->dimension);
    if (!dimension) {
        unknown_dimension(check, at, previous->dimension);
        return;
    }
    once(check, &check->dimensions, at, "dimension", dimension->id);
    check_points(check, at, "score", previous->score, dimension->id, dimension->title,
                 dimension->maximum);
}

// ---- findings -----------------------------------------------------------------------------------

static bool is_deduction(const struct indicator *indicator) {
    return strcmp(indicator->method, "deduction") == 0;
}

static bool costs_somewhere(const struct check *check, const struct ratingFinding *finding) {
    for (EACH(struct dimension, dimension, check->set->dimension))
        for (EACH(struct indicator, indicator, dimension->indicator))
            if (is_deduction(indicator) && words_hold(indicator->rules, finding->rule)) return true;
    return false;
}

static void check_finding(struct check *check, const struct ratingFinding *finding) {
    const struct record *at = &finding->record;
    const struct indicator *indicator =
        finding->indicator ? find_indicator(check->set, finding->indicator) : NULL;
    if (finding->indicator && !indicator)
        unknown_indicator(check, at, finding->indicator);
    else if (indicator ? !is_deduction(indicator) : !costs_somewhere(check, finding))
        wrong(check, at,
              _("this finding would cost no points: name the indicator (one of method "
                "\"deduction\") that it is held against"));
}

// ---- the self-rating ----------------------------------------------------------------------------

static bool is_dated(const struct rating *rating) {
    if (rating->selfRatedOn != DATE_NONE) return true;
    for (EACH(struct ratingAction, action, rating->ratingAction))
        if (action->kind && strcmp(action->kind, "selfRating") == 0 && action->doneOn != DATE_NONE)
            return true;
    return false;
}

static bool has_claims(const struct rating *rating) {
    for (EACH(struct indicatorScore, score, rating->indicatorScore))
        if (score->claimed != DECIMAL_NONE) return true;
    return false;
}

static void check_self_rating(struct check *check) {
    const struct rating *rating = check->rating;
    const struct indicatorSet *set = check->set;
    if (rating->finished != 1 || set->selfRated != 1) return;
    bool dated = is_dated(rating), claims = has_claims(rating);
    if (dated && claims) return;
    struct buffer message = BUFFER_EMPTY;
    buffer_printf(&message,
                  _("the rating is called finished, but %s: no self-rating took place (%s %s)"),
                  dated    ? _("no indicator has a score that the institution claims")
                  : claims ? _("no day says when the institution rated itself")
                           : _("neither a day nor a claimed score is there"),
                  set->source ? set->source : "", set->article ? set->article : "");
    wrong(check, &rating->record, buffer_text(&message));
    buffer_free(&message);
}

bool rating_holds_good(const struct rating *rating, const struct indicatorSet *set,
                       struct diagnostics *diagnostics) {
    struct check check = {.rating = rating, .set = set, .diagnostics = diagnostics, .ok = true};
    for (EACH(struct indicatorScore, score, rating->indicatorScore)) check_score(&check, score);
    for (EACH(struct ratingFinding, finding, rating->ratingFinding)) check_finding(&check, finding);
    for (EACH(struct previousDimension, previous, rating->previousDimension))
        check_previous(&check, previous);
    for (EACH(struct claimedFigure, figure, rating->claimedFigure)) {
        check_figure(&check, figure);
        once(&check, &check.figures, &figure->record, "claimedFigure", figure->name);
    }
    check_self_rating(&check);
    map_free(&check.indicators);
    map_free(&check.dimensions);
    map_free(&check.figures);
    return check.ok;
}
