// SPDX-License-Identifier: Apache-2.0
#include "expression/quantity.h"

#include <string.h>

static const struct {
    const char *name;
    enum physical_dimension dimension;
} units[UNITS] = {
    [UNIT_NONE] = {"", DIMENSION_ANY},
    [UNIT_minutes] = {"minutes", DIMENSION_TIME},
    [UNIT_hours] = {"hours", DIMENSION_TIME},
    [UNIT_days] = {"days", DIMENSION_TIME},
    [UNIT_workingDays] = {"workingDays", DIMENSION_TIME},
    [UNIT_months] = {"months", DIMENSION_TIME},
    [UNIT_years] = {"years", DIMENSION_TIME},
    [UNIT_cm] = {"cm", DIMENSION_LENGTH_CM},
    [UNIT_m] = {"m", DIMENSION_LENGTH_M},
    [UNIT_px] = {"px", DIMENSION_PIXELS},
    [UNIT_percent] = {"%", DIMENSION_RATIO},
    [UNIT_points] = {"points", DIMENSION_POINTS},
    [UNIT_yuan] = {"yuan", DIMENSION_MONEY},
    [UNIT_items] = {"items", DIMENSION_COUNT},
    [UNIT_sets] = {"sets", DIMENSION_COUNT},
    [UNIT_persons] = {"persons", DIMENSION_COUNT},
    [UNIT_times] = {"times", DIMENSION_COUNT},
    [UNIT_levels] = {"levels", DIMENSION_COUNT},
};

// Fields that have a unit of their own; every other number is a count.
static const struct {
    const char *kind, *field;
    enum physical_dimension dimension;
} measures[] = {
    {"planItem", "fee", DIMENSION_MONEY},        {"fee", "amount", DIMENSION_MONEY},
    {"receiptLine", "amount", DIMENSION_MONEY},  {"candidate", "feePaid", DIMENSION_MONEY},
    {"feeSheet", "amount", DIMENSION_MONEY},     {"costLine", "amount", DIMENSION_MONEY},
    {"annualPlanRow", "fee", DIMENSION_MONEY},   {"occupation", "passMark", DIMENSION_POINTS},
    {"score", "score", DIMENSION_POINTS},        {"score", "sheetScore", DIMENSION_POINTS},
    {"scoreChange", "before", DIMENSION_POINTS}, {"scoreChange", "after", DIMENSION_POINTS},
    {"room", "gapAlong", DIMENSION_LENGTH_CM},   {"room", "gapAcross", DIMENSION_LENGTH_CM},
    {"seat", "distance", DIMENSION_LENGTH_M},    {"duty", "distance", DIMENSION_LENGTH_M},
    {"video", "width", DIMENSION_PIXELS},        {"video", "height", DIMENSION_PIXELS},
    {"candidate", "years", DIMENSION_AGE},       {"questionBank", "repetition", DIMENSION_RATIO},
};

bool quantity_parse(const char *text, struct quantity *quantity) {
    char number[32];
    const char *blank = strchr(text, ' ');
    if (!blank || (size_t)(blank - text) >= sizeof number) return false;
    memcpy(number, text, (size_t)(blank - text));
    number[blank - text] = '\0';
    if (!decimal_parse(number, &quantity->amount)) return false;
    for (int unit = 1; unit < UNITS; unit++) {
        if (strcmp(units[unit].name, blank + 1) != 0) continue;
        quantity->unit = (enum unit)unit;
        if (unit != UNIT_percent) return true;
        bool exact = quantity->amount % 100 == 0; // four places are all there are
        quantity->amount /= 100;
        return exact;
    }
    return false;
}

const char *unit_name(enum unit unit) {
    return units[unit].name;
}

enum physical_dimension unit_dimension(enum unit unit) {
    return units[unit].dimension;
}

const char *unit_examples(enum physical_dimension dimension) {
    static const char *const examples[] = {
        [DIMENSION_ANY] = "items, sets, persons, times",
        [DIMENSION_TIME] = "days, workingDays, months, years, hours, minutes",
        [DIMENSION_LENGTH_CM] = "cm",
        [DIMENSION_LENGTH_M] = "m",
        [DIMENSION_PIXELS] = "px",
        [DIMENSION_RATIO] = "%",
        [DIMENSION_POINTS] = "points",
        [DIMENSION_MONEY] = "yuan",
        [DIMENSION_COUNT] = "items, sets, persons, times, levels",
        [DIMENSION_AGE] = "years",
    };
    return examples[dimension];
}

enum physical_dimension field_dimension(const struct record_kind *kind, const struct field *field) {
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (strcmp(measures[i].kind, kind->name) == 0 &&
            strcmp(measures[i].field, field->name) == 0)
            return measures[i].dimension;
    return field->type == FIELD_integer ? DIMENSION_COUNT : DIMENSION_ANY;
}

bool dimension_takes(enum physical_dimension dimension, enum unit unit) {
    if (dimension == DIMENSION_AGE) return unit == UNIT_years;
    if (dimension == DIMENSION_ANY) return unit_dimension(unit) == DIMENSION_COUNT;
    return unit_dimension(unit) == dimension;
}

bool quantity_shift(const struct day_counting *counting, moment from, struct quantity by, int sign,
                    moment *result, int *unknown) {
    int64_t amount = by.amount / DECIMAL_ONE * sign;
    date day = moment_date(from);
    moment in_day = from - moment_of(day, 0, 0, 0);
    date shifted = day;
    switch (by.unit) {
    case UNIT_minutes:
        *result = from + amount * 60;
        return true;
    case UNIT_hours:
        *result = from + amount * 3600;
        return true;
    case UNIT_days:
        shifted = day + (date)amount;
        break;
    case UNIT_workingDays:
        if (!counting->calendar) { // where nothing is counted by it, no year is known
            *unknown = date_civil(day).year;
            return false;
        }
        if (!calendar_add(counting->calendar, day, (int)amount, counting->count_first, &shifted,
                          unknown))
            return false;
        break;
    case UNIT_months:
        shifted = date_add_months(day, (int)amount);
        break;
    case UNIT_years:
        shifted = date_add_years(day, (int)amount);
        break;
    default:
        return false;
    }
    *result = moment_of(shifted, 0, 0, 0) + in_day;
    return true;
}
