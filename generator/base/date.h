// SPDX-License-Identifier: Apache-2.0
// Calendar days and moments of the proleptic Gregorian calendar. Times are Beijing time as written
// in the export; no zone is ever applied, so that the machine's zone cannot change a result.
#ifndef JUANCE_BASE_DATE_H
#define JUANCE_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t date;   // days since 1970-01-01
typedef int64_t moment; // seconds since 1970-01-01T00:00:00, Beijing time

#define DATE_NONE   INT32_MIN
#define MOMENT_NONE INT64_MIN

enum { DATE_TEXT = 11, MOMENT_TEXT = 20 }; // buffer sizes with the final NUL

struct civil {
    int year, month, day; // 1..9999, 1..12, 1..31
};

date date_of(int year, int month, int day); // DATE_NONE when there is no such day
struct civil date_civil(date day);
int date_weekday(date day); // 1 Monday .. 7 Sunday (ISO 8601)

// "2025-03-01" and "2025-03-01T09:00:00" (seconds may be left out; 24:00:00 is the first moment of
// the next day, as in XML Schema); false on anything else.
bool date_parse(const char *text, date *day);
bool moment_parse(const char *text, moment *when);
const char *date_format(date day, char text[DATE_TEXT]); // "" for DATE_NONE
const char *moment_format(moment when, char text[MOMENT_TEXT]);

date moment_date(moment when);
moment moment_of(date day, int hour, int minute, int second);

// The same day of a later (or earlier) month or year; 31 January + 1 month and 29 February + 1 year
// give the last day of the month (Civil Code art. 202).
date date_add_months(date day, int months);
date date_add_years(date day, int years);

#endif
