// SPDX-License-Identifier: Apache-2.0
// Order of days, deadlines, intervals, coverage.
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "rules/operators.h"

#define BIT(result) (1u << RESULT_##result)

static const char *show_day(struct judge *judge, moment when, bool exact) {
    struct value value = value_time(when, exact);
    return value_show(judge->world, &value, NULL, UNIT_NONE, judge->arena);
}

static const char *show_limit(struct judge *judge, struct quantity limit) {
    return quantity_show(judge->world->codes, limit, judge->arena);
}

static bool keeps_hour(struct quantity quantity) {
    return quantity.unit == UNIT_hours || quantity.unit == UNIT_minutes;
}

// ---- order ------------------------------------------------------------------------------------

static enum holding order(struct judge *judge) {
    bool strict = judge->check->arguments[2].flag;
    struct value earlier, later;
    if (!judge_value(judge, 0, &earlier) || !judge_value(judge, 1, &later)) return ABSENT;
    int direction = value_compare(&earlier, &later);
    if (strict ? direction < 0 : direction <= 0) return HOLDS;
    judge->results[RESULT_value] = judge_show(judge, 0, &earlier);
    judge->results[RESULT_other] = judge_show(judge, 1, &later);
    return BROKEN;
}

// ---- sequence ---------------------------------------------------------------------------------

struct stage { // the dates of one word
    struct judge *judge;
    const char *word;
    struct value first, last;
};

static bool see_stage(void *context, const struct record *record) {
    struct stage *stage = context;
    const struct argument *arguments = stage->judge->check->arguments;
    struct value kind = path_value(stage->judge->world, arguments[1].paths[0], &record);
    struct value when = path_value(stage->judge->world, arguments[3].paths[0], &record);
    if (kind.type != VALUE_TEXT || when.type != VALUE_TIME || strlen(stage->word) != kind.length ||
        memcmp(stage->word, kind.text, kind.length) != 0)
        return true;
    if (stage->first.type == VALUE_ABSENT || value_compare(&when, &stage->first) < 0)
        stage->first = when;
    if (stage->last.type == VALUE_ABSENT || value_compare(&when, &stage->last) > 0)
        stage->last = when;
    return true;
}

static const char *show_stage(struct judge *judge, const char *word, const struct value *when) {
    const char *label =
        codes_label(judge->world->codes, path_list(judge->check->arguments[1].paths[0]), word);
    return arena_printf(judge->arena, "%s %s", label ? label : word,
                        value_show(judge->world, when, NULL, UNIT_NONE, judge->arena));
}

static enum holding sequence(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    struct value before = {.type = VALUE_ABSENT};
    const char *before_word = NULL;
    for (unsigned i = 0; i < arguments[2].count; i++) {
        struct stage stage = {
            judge, arguments[2].words[i], {.type = VALUE_ABSENT}, {.type = VALUE_ABSENT}};
        path_each_record(judge->world, arguments[0].paths[0], judge->frame, see_stage, &stage);
        if (stage.first.type == VALUE_ABSENT) continue;
        if (before.type != VALUE_ABSENT && value_compare(&before, &stage.first) > 0) {
            judge->results[RESULT_value] = show_stage(judge, before_word, &before);
            judge->results[RESULT_other] = show_stage(judge, stage.word, &stage.first);
            return BROKEN;
        }
        before = stage.last;
        before_word = stage.word;
    }
    return HOLDS;
}

// ---- deadline ---------------------------------------------------------------------------------

enum {
    DEADLINE_FIELD,
    DEADLINE_AFTER,
    DEADLINE_LIMIT,
    DEADLINE_YEAR,
    DEADLINE_DAY,
    DEADLINE_OFFSET
};

static bool read_month_day(const char *text, int *month, int *day) {
    *month = atoi(text);
    *day = atoi(text + 3);
    return date_of(2024, *month, *day) != DATE_NONE;
}

static bool deadline_fits(const struct argument *arguments, const struct path_place *place) {
    bool after = arguments[DEADLINE_AFTER].given && arguments[DEADLINE_LIMIT].given;
    bool fixed = arguments[DEADLINE_YEAR].given && arguments[DEADLINE_DAY].given;
    int month, day;
    if (after == fixed)
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                        _("deadline: give after and limit, or dueYear and dueDay"));
    if (fixed && !read_month_day(arguments[DEADLINE_DAY].text, &month, &day))
        return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                        _("deadline: dueDay is no day of a year"));
    return true;
}

// The last moment or day that is in time.
static enum holding find_due(struct judge *judge, struct value *due) {
    const struct argument *arguments = judge->check->arguments;
    struct value start;
    if (arguments[DEADLINE_YEAR].given) {
        int month, day;
        if (!judge_value(judge, DEADLINE_YEAR, &start)) return ABSENT;
        int year = (int)(start.number / DECIMAL_ONE) + arguments[DEADLINE_OFFSET].number;
        read_month_day(arguments[DEADLINE_DAY].text, &month, &day);
        date last = date_of(year, month, day);
        if (last == DATE_NONE) last = date_of(year, month, day - 1); // 29 February
        *due = value_time(moment_of(last, 0, 0, 0), false);
        return HOLDS;
    }
    struct quantity limit = arguments[DEADLINE_LIMIT].quantity;
    if (!judge_value(judge, DEADLINE_AFTER, &start)) return ABSENT;
    *due = value_time(start.when, start.exact && keeps_hour(limit));
    if (!quantity_shift(&judge->world->counting, start.when, limit, 1, &due->when,
                        &judge->unknown_year))
        return UNKNOWN;
    return HOLDS;
}

static enum holding deadline(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    struct value value = path_value(judge->world, arguments[DEADLINE_FIELD].paths[0], judge->frame);
    struct value due = {.type = VALUE_ABSENT}, start = {.type = VALUE_ABSENT};
    if (arguments[DEADLINE_AFTER].given)
        start = path_value(judge->world, arguments[DEADLINE_AFTER].paths[0], judge->frame);
    if (value.type && start.type && value_compare(&value, &start) <= 0)
        return HOLDS; // in time by any calendar
    enum holding known = find_due(judge, &due);
    if (known != HOLDS) return known;
    struct value shown = value;
    if (value.type == VALUE_ABSENT) // not done: late once the day is over
        value = value_time(moment_of(judge->world->days[DAY_AS_OF], 0, 0, 0), false);
    if (value_compare(&value, &due) <= 0) return HOLDS;
    judge->results[RESULT_value] =
        shown.type ? judge_show(judge, DEADLINE_FIELD, &shown)
                   : sentence(judge->world->phrases, judge->arena, PHRASE_notYet, SAY_NOTHING);
    judge->results[RESULT_due] = show_day(judge, due.when, due.exact);
    if (arguments[DEADLINE_AFTER].given) {
        judge->results[RESULT_limit] = show_limit(judge, arguments[DEADLINE_LIMIT].quantity);
        judge->results[RESULT_other] = judge_show(judge, DEADLINE_AFTER, &start);
    } else {
        struct value year;
        if (judge_value(judge, DEADLINE_YEAR, &year))
            judge->results[RESULT_other] = judge_show(judge, DEADLINE_YEAR, &year);
    }
    return BROKEN;
}

// ---- interval ---------------------------------------------------------------------------------

enum { INTERVAL_FROM, INTERVAL_TO, INTERVAL_MIN, INTERVAL_MAX, INTERVAL_EXCLUSIVE };

static bool interval_fits(const struct argument *arguments, const struct path_place *place) {
    if (arguments[INTERVAL_MIN].given != arguments[INTERVAL_MAX].given) return true;
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                    _("interval: give min or max; both together are two checks"));
}

static enum holding interval(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    struct value from, to;
    if (!judge_value(judge, INTERVAL_FROM, &from) || !judge_value(judge, INTERVAL_TO, &to))
        return ABSENT;
    bool most = arguments[INTERVAL_MAX].given;
    struct quantity limit = arguments[most ? INTERVAL_MAX : INTERVAL_MIN].quantity;
    // At least so much: `from` is held against the day that lies so far before `to`.
    struct value due = most ? from : to;
    due.exact &= keeps_hour(limit);
    if (!quantity_shift(&judge->world->counting, due.when, limit, most ? 1 : -1, &due.when,
                        &judge->unknown_year))
        return UNKNOWN;
    int direction = most ? value_compare(&to, &due) : value_compare(&from, &due);
    if (arguments[INTERVAL_EXCLUSIVE].flag ? direction < 0 : direction <= 0) return HOLDS;
    judge->results[RESULT_value] = judge_show(judge, INTERVAL_FROM, &from);
    judge->results[RESULT_other] = judge_show(judge, INTERVAL_TO, &to);
    judge->results[RESULT_limit] = show_limit(judge, limit);
    judge->results[RESULT_due] = show_day(judge, due.when, due.exact);
    return BROKEN;
}

// ---- covered ----------------------------------------------------------------------------------

struct span {
    moment from, until;
};

struct spans {
    struct judge *judge;
    struct span *items;
    size_t count, capacity;
};

static bool add_span(void *context, const struct record *record) {
    struct spans *spans = context;
    const struct argument *arguments = spans->judge->check->arguments;
    struct value from = path_value(spans->judge->world, arguments[3].paths[0], &record);
    struct value until = path_value(spans->judge->world, arguments[4].paths[0], &record);
    if (!from.type || !until.type) return true; // a recording without times covers nothing
    if (spans->count == spans->capacity) {
        spans->capacity = spans->capacity ? 2 * spans->capacity : 8;
        spans->items = memory_resize(spans->items, spans->capacity * sizeof *spans->items);
    }
    spans->items[spans->count++] = (struct span){from.when, until.when};
    return true;
}

static int by_start(const void *left, const void *right) {
    const struct span *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

static enum holding covered(struct judge *judge) {
    struct value start, end;
    if (!judge_value(judge, 0, &start) || !judge_value(judge, 1, &end)) return ABSENT;
    struct spans spans = {.judge = judge};
    path_each_record(judge->world, judge->check->arguments[2].paths[0], judge->frame, add_span,
                     &spans);
    if (spans.count) qsort(spans.items, spans.count, sizeof *spans.items, by_start);
    moment reached = start.when;
    for (size_t i = 0; i < spans.count && spans.items[i].from <= reached; i++)
        if (spans.items[i].until > reached) reached = spans.items[i].until;
    free(spans.items);
    if (reached >= end.when) return HOLDS;
    judge->results[RESULT_value] = show_day(judge, reached, true);
    return BROKEN;
}

const struct operator operators_of_time[] = {
    {"order",
     {{"earlier", PARAMETER_TIME, true, false, false},
      {"later", PARAMETER_TIME, true, false, false},
      {"strict", PARAMETER_FLAG, false, false, false}},
     BIT(value) | BIT(other),
     NULL,
     order,
     NULL,
     NULL},
    {"sequence",
     {{"of", PARAMETER_RECORDS, true, false, false},
      {"by", PARAMETER_TEXT, true, false, true},
      {"values", PARAMETER_FREE, true, false, false},
      {"date", PARAMETER_TIME, true, false, true}},
     BIT(value) | BIT(other),
     NULL,
     sequence,
     NULL,
     NULL},
    {"deadline",
     {{"field", PARAMETER_TIME, true, false, false},
      {"after", PARAMETER_TIME, false, false, false},
      {"limit", PARAMETER_DURATION, false, false, false},
      {"dueYear", PARAMETER_NUMBER, false, false, false},
      {"dueDay", PARAMETER_STRING, false, false, false},
      {"dueOffset", PARAMETER_INTEGER, false, false, false}},
     BIT(value) | BIT(due) | BIT(limit) | BIT(other),
     deadline_fits,
     deadline,
     NULL,
     NULL},
    {"interval",
     {{"from", PARAMETER_TIME, true, false, false},
      {"to", PARAMETER_TIME, true, false, false},
      {"min", PARAMETER_DURATION, false, false, false},
      {"max", PARAMETER_DURATION, false, false, false},
      {"exclusive", PARAMETER_FLAG, false, false, false}},
     BIT(value) | BIT(other) | BIT(limit) | BIT(due),
     interval_fits,
     interval,
     NULL,
     NULL},
    {"covered",
     {{"start", PARAMETER_TIME, true, false, false},
      {"end", PARAMETER_TIME, true, false, false},
      {"in", PARAMETER_RECORDS, true, false, false},
      {"from", PARAMETER_TIME, true, false, true},
      {"until", PARAMETER_TIME, true, false, true}},
     BIT(value),
     NULL,
     covered,
     NULL,
     NULL},
    {0},
};
