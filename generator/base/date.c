// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <stdio.h>

// Days from civil and back after H. Hinnant's published method: eras of 400 years, years from
// March.
static date days_from_civil(int year, int month, int day) {
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct civil date_civil(date day) {
    int64_t z = (int64_t)day + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = (int)(z - era * 146097);
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted + (shifted < 10 ? 3 : -9);
    return (struct civil){(int)(year_of_era + era * 400) + (month <= 2), month,
                          day_of_year - (153 * shifted + 2) / 5 + 1};
}

static int month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

date date_of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12) return DATE_NONE;
    if (day < 1 || day > month_days(year, month)) return DATE_NONE;
    return days_from_civil(year, month, day);
}

int date_weekday(date day) {
    int weekday = (int)(((int64_t)day + 3) % 7); // 1970-01-01 was a Thursday
    return (weekday < 0 ? weekday + 7 : weekday) + 1;
}

// Reads exactly `count` digits.
static bool digits(const char **text, int count, int *value) {
    *value = 0;
    for (int i = 0; i < count; i++, (*text)++) {
        if (**text < '0' || **text > '9') return false;
        *value = *value * 10 + (**text - '0');
    }
    return true;
}

static bool accept(const char **text, char c) {
    if (**text != c) return false;
    (*text)++;
    return true;
}

static bool parse_day(const char **text, date *day) {
    int year, month, of_month;
    if (!digits(text, 4, &year) || !accept(text, '-') || !digits(text, 2, &month) ||
        !accept(text, '-') || !digits(text, 2, &of_month))
        return false;
    *day = date_of(year, month, of_month);
    return *day != DATE_NONE;
}

bool date_parse(const char *text, date *day) {
    return parse_day(&text, day) && *text == '\0';
}

bool moment_parse(const char *text, moment *when) {
    date day;
    int hour, minute, second = 0;
    if (!parse_day(&text, &day) || !accept(&text, 'T') || !digits(&text, 2, &hour) ||
        !accept(&text, ':') || !digits(&text, 2, &minute))
        return false;
    if (*text && (!accept(&text, ':') || !digits(&text, 2, &second))) return false;
    bool end_of_day = hour == 24 && minute == 0 && second == 0; // the first moment of the next
    if (*text || (hour > 23 && !end_of_day) || minute > 59 || second > 59) return false;
    if (end_of_day && day == date_of(9999, 12, 31)) return false;
    *when = moment_of(day, hour, minute, second);
    return true;
}

const char *date_format(date day, char text[DATE_TEXT]) {
    if (day == DATE_NONE) {
        text[0] = '\0';
        return text;
    }
    struct civil civil = date_civil(day);
    snprintf(text, DATE_TEXT, "%04u-%02u-%02u", (unsigned)civil.year % 10000,
             (unsigned)civil.month % 100, (unsigned)civil.day % 100);
    return text;
}

const char *moment_format(moment when, char text[MOMENT_TEXT]) {
    if (when == MOMENT_NONE) {
        text[0] = '\0';
        return text;
    }
    date day = moment_date(when);
    unsigned second = (unsigned)(when - moment_of(day, 0, 0, 0));
    date_format(day, text);
    snprintf(text + DATE_TEXT - 1, MOMENT_TEXT - DATE_TEXT + 1, "T%02u:%02u:%02u",
             second / 3600 % 24, second / 60 % 60, second % 60);
    return text;
}

date moment_date(moment when) {
    if (when == MOMENT_NONE) return DATE_NONE;
    return (date)(when >= 0 ? when / 86400 : (when - 86399) / 86400);
}

moment moment_of(date day, int hour, int minute, int second) {
    if (day == DATE_NONE) return MOMENT_NONE;
    return (moment)day * 86400 + hour * 3600 + minute * 60 + second;
}

date date_add_months(date day, int months) {
    if (day == DATE_NONE) return DATE_NONE;
    struct civil civil = date_civil(day);
    int month = civil.year * 12 + civil.month - 1 + months;
    int year = month / 12;
    month = month % 12 + 1;
    if (year < 1 || year > 9999) return DATE_NONE;
    int last = month_days(year, month);
    return date_of(year, month, civil.day < last ? civil.day : last);
}

date date_add_years(date day, int years) {
    return date_add_months(day, years * 12);
}
