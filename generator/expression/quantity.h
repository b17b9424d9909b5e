// SPDX-License-Identifier: Apache-2.0
// Numbers with a unit: "30 workingDays", "80 cm", "30 %".
#ifndef JUANCE_EXPRESSION_QUANTITY_H
#define JUANCE_EXPRESSION_QUANTITY_H

#include <stdbool.h>

#include "base/date.h"
#include "base/decimal.h"
#include "expression/working_days.h"
#include "model/record.h"

enum unit {
    UNIT_NONE,
    UNIT_minutes,
    UNIT_hours,
    UNIT_days,
    UNIT_workingDays,
    UNIT_months,
    UNIT_years,
    UNIT_cm,
    UNIT_m,
    UNIT_px,
    UNIT_percent,
    UNIT_points,
    UNIT_yuan,
    UNIT_items,
    UNIT_sets,
    UNIT_persons,
    UNIT_times,
    UNIT_levels,
    UNITS
};

// What a unit measures. Counts (items, sets, persons, times, levels) may stand for each other.
enum physical_dimension {
    DIMENSION_ANY, // a number without a unit of its own: takes any count or none
    DIMENSION_TIME,
    DIMENSION_LENGTH_CM,
    DIMENSION_LENGTH_M,
    DIMENSION_PIXELS,
    DIMENSION_RATIO,
    DIMENSION_POINTS,
    DIMENSION_MONEY,
    DIMENSION_COUNT,
    DIMENSION_AGE, // a number of years
};

struct quantity {
    decimal amount; // 30 % is 0.3
    enum unit unit;
};

// "30 workingDays"; false when the number or the unit is none.
bool quantity_parse(const char *text, struct quantity *quantity);
const char *unit_name(enum unit unit); // as in the file; codes list "unit" has the Chinese word
enum physical_dimension unit_dimension(enum unit unit);
const char *unit_examples(enum physical_dimension dimension); // "cm": what a file may write

// What the numbers of a field measure.
enum physical_dimension field_dimension(const struct record_kind *kind, const struct field *field);
bool dimension_takes(enum physical_dimension dimension, enum unit unit);

struct day_counting {
    const struct calendar_table *calendar;
    bool count_first; // the day of the event is the first day (default: it is not counted)
};

// `from` plus (sign 1) or minus (sign -1) a quantity of time. Minutes and hours move the moment,
// everything else its day, the hour being kept. False: the calendar does not know *unknown.
bool quantity_shift(const struct day_counting *counting, moment from, struct quantity by, int sign,
                    moment *result, int *unknown);

#endif
