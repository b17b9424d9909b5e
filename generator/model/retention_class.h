// SPDX-License-Identifier: Apache-2.0
// How long something is kept: the class and the period that follows from it.
#ifndef JUANCE_MODEL_RETENTION_CLASS_H
#define JUANCE_MODEL_RETENTION_CLASS_H

#include <stdbool.h>

#include "base/date.h"
#include "model/config.h"

enum retention_class { RETENTION_D3, RETENTION_D5, RETENTION_L, RETENTION_Y }; // ever longer

bool retention_parse(const char *text, enum retention_class *class);
const char *retention_code(enum retention_class class); // "D3" "D5" "L" "Y"

// Years of a class; 0 for Y and L.
int retention_years(enum retention_class class);

// First and last day that the class is kept, and the day after it. D3 of 2025: 2026-01-01,
// 2028-12-31, 2029-01-01. Y and L have no end: DATE_NONE. All DATE_NONE when nothing is dated. The
// start is 1 January after the year of `closed_on`, or the day after it when the configuration
// (NULL: none) says so.
struct retention_period {
    date start, end, due;
};
struct retention_period retention_period(enum retention_class class, date closed_on,
                                         const struct config *config);

#endif
