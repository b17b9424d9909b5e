// SPDX-License-Identifier: Apache-2.0
// Limits, differences, ratios, rates over a window.
#include <string.h>

#include "base/language.h"
#include "expression/rate_choice.h"
#include "rules/operators.h"

#include "expression/rate_choice.h"

#define BIT(result) (1u << RESULT_##result)

static bool wrong(const struct path_place *place, const char *message) {
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line, "%s", message);
}

static bool unit_fits(const struct path *path, const struct argument *limit,
                      const struct path_place *place) {
    enum physical_dimension dimension = path_dimension(path);
    if (!limit->given || dimension_takes(dimension, limit->quantity.unit)) return true;
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                    _("\"%s\" is not measured in %s; its unit is one of: %s"), path_source(path),
                    unit_name(limit->quantity.unit), unit_examples(dimension));
}

static const char *show(struct judge *judge, decimal number, enum unit unit) {
    struct value value = value_number(number);
    return value_show(judge->world, &value, NULL, unit, judge->arena);
}

static enum unit unit_of(const struct argument *limit, const struct path *path) {
    if (limit->given) return limit->quantity.unit;
    return path_dimension(path) == DIMENSION_RATIO ? UNIT_percent : UNIT_NONE;
}

// ---- minimum, maximum -------------------------------------------------------------------------

enum { BOUND_FIELD, BOUND_LIMIT, BOUND_LIMIT_FIELD, BOUND_EXCLUSIVE };

static bool bound_fits(const struct argument *arguments, const struct path_place *place) {
    if (arguments[BOUND_LIMIT].given == arguments[BOUND_LIMIT_FIELD].given)
        return wrong(place, _("give limit or limitField, not both"));
    return unit_fits(arguments[BOUND_FIELD].paths[0], &arguments[BOUND_LIMIT], place);
}

static enum holding bound(struct judge *judge, int sign) {
    const struct argument *arguments = judge->check->arguments;
    struct value value, limit;
    if (!judge_value(judge, BOUND_FIELD, &value)) return ABSENT;
    if (arguments[BOUND_LIMIT].given)
        limit = value_number(arguments[BOUND_LIMIT].quantity.amount);
    else if (!judge_value(judge, BOUND_LIMIT_FIELD, &limit))
        return ABSENT;
    int direction = value_compare(&value, &limit) * sign;
    if (arguments[BOUND_EXCLUSIVE].flag ? direction > 0 : direction >= 0) return HOLDS;
    enum unit unit = unit_of(&arguments[BOUND_LIMIT], arguments[BOUND_FIELD].paths[0]);
    judge->results[RESULT_value] = show(judge, value.number, unit);
    judge->results[RESULT_limit] = show(judge, limit.number, unit);
    return BROKEN;
}

static enum holding minimum(struct judge *judge) {
    return bound(judge, 1);
}

static enum holding maximum(struct judge *judge) {
    return bound(judge, -1);
}

// ---- difference -------------------------------------------------------------------------------

enum { DIFFERENCE_OF, DIFFERENCE_FROM, DIFFERENCE_MIN, DIFFERENCE_MAX };

static bool difference_fits(const struct argument *arguments, const struct path_place *place) {
    if (!arguments[DIFFERENCE_MIN].given && !arguments[DIFFERENCE_MAX].given)
        return wrong(place, _("difference: give min, max or both"));
    return unit_fits(arguments[DIFFERENCE_OF].paths[0], &arguments[DIFFERENCE_MIN], place) &&
           unit_fits(arguments[DIFFERENCE_OF].paths[0], &arguments[DIFFERENCE_MAX], place);
}

static enum holding difference(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    const struct argument *least = &arguments[DIFFERENCE_MIN], *most = &arguments[DIFFERENCE_MAX];
    struct value of, from;
    if (!judge_value(judge, DIFFERENCE_OF, &of) || !judge_value(judge, DIFFERENCE_FROM, &from))
        return ABSENT;
    decimal between = of.number - from.number;
    bool low = least->given && between < least->quantity.amount;
    bool high = most->given && between > most->quantity.amount;
    if (!low && !high) return HOLDS;
    const struct argument *limit = low ? least : most;
    judge->results[RESULT_value] = show(judge, of.number, UNIT_NONE);
    judge->results[RESULT_other] = show(judge, from.number, UNIT_NONE);
    judge->results[RESULT_limit] = show(judge, limit->quantity.amount, limit->quantity.unit);
    return BROKEN;
}

// ---- ratio ------------------------------------------------------------------------------------

enum { RATIO_PART, RATIO_WHOLE, RATIO_MIN, RATIO_MAX, RATIO_MAX_FIELD, RATIO_EXCLUSIVE };

static bool is_ratio(const struct argument *limit) {
    return !limit->given || limit->quantity.unit == UNIT_percent ||
           limit->quantity.unit == UNIT_times;
}

static bool ratio_fits(const struct argument *arguments, const struct path_place *place) {
    unsigned limits =
        arguments[RATIO_MIN].given + arguments[RATIO_MAX].given + arguments[RATIO_MAX_FIELD].given;
    if (limits != 1) return wrong(place, _("ratio: give one of min, max and maxField"));
    if (!is_ratio(&arguments[RATIO_MIN]) || !is_ratio(&arguments[RATIO_MAX]))
        return wrong(place, _("ratio: the unit of a limit is times or %"));
    return true;
}

static enum holding ratio(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    struct value part, whole, limit;
    if (!judge_value(judge, RATIO_PART, &part) || !judge_value(judge, RATIO_WHOLE, &whole))
        return ABSENT;
    bool least = arguments[RATIO_MIN].given;
    const struct argument *given = &arguments[least ? RATIO_MIN : RATIO_MAX];
    if (given->given)
        limit = value_number(given->quantity.amount);
    else if (!judge_value(judge, RATIO_MAX_FIELD, &limit))
        return ABSENT;
    if (whole.number == 0 && part.number == 0) return HOLDS;
    // part / whole against limit without a division: all three are in ten-thousandths.
    int64_t left = part.number * DECIMAL_ONE, right = limit.number * whole.number;
    int direction = (left > right) - (left < right);
    if (least) direction = -direction;
    if (arguments[RATIO_EXCLUSIVE].flag ? direction < 0 : direction <= 0) return HOLDS;
    enum unit unit = given->given ? given->quantity.unit : UNIT_NONE;
    judge->results[RESULT_part] = judge_show(judge, RATIO_PART, &part);
    judge->results[RESULT_whole] = judge_show(judge, RATIO_WHOLE, &whole);
    judge->results[RESULT_limit] = show(judge, limit.number, unit);
    if (whole.number) judge->results[RESULT_value] = show(judge, left / whole.number, unit);
    return BROKEN;
}

// ---- rates ------------------------------------------------------------------------------------

enum { RATES_IN, RATES_PART, RATES_WHOLE, RATES_DATE, RATES_WINDOW, RATES_MAX, RATES_CHOICE };
enum { FINE = 1000000 }; // the mean is kept in millionths of ten-thousandths

struct rates {
    struct judge *judge;
    moment since; // exclusive
    decimal part, whole;
    int64_t rates; // sum, rounded down: exactly 90 % never becomes more
    int64_t count;
};

static bool add_rate(void *context, const struct record *record) {
    struct rates *rates = context;
    const struct world *world = rates->judge->world;
    const struct argument *arguments = rates->judge->check->arguments;
    struct value when = path_value(world, arguments[RATES_DATE].paths[0], &record);
    struct value part = path_value(world, arguments[RATES_PART].paths[0], &record);
    struct value whole = path_value(world, arguments[RATES_WHOLE].paths[0], &record);
    if (!when.type || !part.type || !whole.type || whole.number <= 0) return true;
    date day = moment_date(when.when);
    if (day <= moment_date(rates->since) || day > world->days[DAY_AS_OF]) return true;
    rates->part += part.number;
    rates->whole += whole.number;
    rates->rates += part.number * FINE / (whole.number / DECIMAL_ONE);
    rates->count++;
    return true;
}

static bool rates_fits(const struct argument *arguments, const struct path_place *place) {
    if (arguments[RATES_MAX].quantity.unit == UNIT_percent) return true;
    return wrong(place, _("rates: max is a percentage"));
}

static enum holding rates(struct judge *judge) {
    const struct argument *arguments = judge->check->arguments;
    decimal limit = arguments[RATES_MAX].quantity.amount;
    struct rates rates = {.judge = judge};
    moment as_of = moment_of(judge->world->days[DAY_AS_OF], 0, 0, 0);
    if (!quantity_shift(&judge->world->counting, as_of, arguments[RATES_WINDOW].quantity, -1,
                        &rates.since, &judge->unknown_year))
        return UNKNOWN;
    path_each_record(judge->world, arguments[RATES_IN].paths[0], judge->frame, add_rate, &rates);
    if (rates.count == 0) return HOLDS;
    bool pooled = rates.part * DECIMAL_ONE > limit * rates.whole;
    bool mean = rates.rates > limit * FINE * rates.count;
    int rate = rate_choice(judge->world->choices, arguments[RATES_CHOICE].text,
                           judge->world->phrases, judge->arena, &judge->results[RESULT_basis]);
    if (rate == POOLED_RATE) mean = false;
    if (rate == MEAN_RATE) pooled = false;
    if (!pooled && !mean) return HOLDS;
    judge->results[RESULT_pooled] =
        show(judge, rates.part * DECIMAL_ONE / rates.whole, UNIT_percent);
    judge->results[RESULT_mean] = show(judge, rates.rates / rates.count / FINE, UNIT_percent);
    judge->results[RESULT_part] = show(judge, rates.part, UNIT_NONE);
    judge->results[RESULT_whole] = show(judge, rates.whole, UNIT_NONE);
    judge->results[RESULT_count] = show(judge, rates.count * DECIMAL_ONE, UNIT_NONE);
    judge->results[RESULT_limit] = show(judge, limit, UNIT_percent);
    return BROKEN;
}

#define BOUND_PARAMETERS                                                                           \
    {                                                                                              \
        {"field", PARAMETER_NUMBER, true, false, false},                                           \
            {"limit", PARAMETER_QUANTITY, false, false, false},                                    \
            {"limitField", PARAMETER_NUMBER, false, false, false}, {                               \
            "exclusive", PARAMETER_FLAG, false, false, false                                       \
        }                                                                                          \
    }

const struct operator operators_of_numbers[] = {
    {"minimum", BOUND_PARAMETERS, BIT(value) | BIT(limit), bound_fits, minimum, NULL, NULL},
    {"maximum", BOUND_PARAMETERS, BIT(value) | BIT(limit), bound_fits, maximum, NULL, NULL},
    {"difference",
     {{"of", PARAMETER_NUMBER, true, false, false},
      {"from", PARAMETER_NUMBER, true, false, false},
      {"min", PARAMETER_QUANTITY, false, false, false},
      {"max", PARAMETER_QUANTITY, false, false, false}},
     BIT(value) | BIT(other) | BIT(limit),
     difference_fits,
     difference,
     NULL,
     NULL},
    {"ratio",
     {{"part", PARAMETER_NUMBER, true, false, false},
      {"whole", PARAMETER_NUMBER, true, false, false},
      {"min", PARAMETER_QUANTITY, false, false, false},
      {"max", PARAMETER_QUANTITY, false, false, false},
      {"maxField", PARAMETER_NUMBER, false, false, false},
      {"exclusive", PARAMETER_FLAG, false, false, false}},
     BIT(value) | BIT(limit) | BIT(part) | BIT(whole),
     ratio_fits,
     ratio,
     NULL,
     NULL},
    {"rates",
     {{"in", PARAMETER_RECORDS, true, false, false},
      {"part", PARAMETER_NUMBER, true, false, true},
      {"whole", PARAMETER_NUMBER, true, false, true},
      {"date", PARAMETER_TIME, true, false, true},
      {"window", PARAMETER_DURATION, true, false, false},
      {"max", PARAMETER_QUANTITY, true, false, false},
      {"choice", PARAMETER_STRING, false, false, false}},
     BIT(basis) | BIT(pooled) | BIT(mean) | BIT(part) | BIT(whole) | BIT(count) | BIT(limit),
     rates_fits,
     rates,
     NULL,
     NULL},
    {0},
};
