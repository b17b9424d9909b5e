// SPDX-License-Identifier: Apache-2.0
#include "expression/working_days.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "model/regulation_model.h"
#include "xml/read_once.h"

enum { FIRST_YEAR = 1949, LAST_YEAR = 2199, YEARS = LAST_YEAR - FIRST_YEAR + 1, DAYS = 366 };

// One byte a day of a known year: 1 is worked.
struct calendar_table {
    uint8_t *years[YEARS]; // NULL: not known
};

static const struct xml_format format = {.namespace_uri = "urn:juance:calendar",
                                         .version = "1.0",
                                         .root = &calendar_kind,
                                         .schema = "schemas/calendar.xsd"};

static uint8_t *year_of(const struct calendar_table *calendar, int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR ? calendar->years[year - FIRST_YEAR] : NULL;
}

static bool mark(uint8_t *days, int year, const struct list *list, uint8_t worked, const char *path,
                 struct diagnostics *diagnostics) {
    date first = date_of(year, 1, 1);
    for (EACH(struct calendarDay, day, *list)) {
        if (date_civil(day->date).year != year)
            return diagnose(diagnostics, STATUS_INPUT, path, day->record.line,
                            _("this day is not in %d"), year);
        bool weekend = date_weekday(day->date) > 5;
        if (worked && !weekend)
            return diagnose(diagnostics, STATUS_INPUT, path, day->record.line,
                            _("a make-up working day must be a Saturday or a Sunday"));
        days[day->date - first] = worked;
    }
    return true;
}

static bool add_year(struct calendar_table *calendar, const struct calendar *file, const char *path,
                     struct diagnostics *diagnostics) {
    int year = file->year;
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return diagnose(diagnostics, STATUS_INPUT, path, file->record.line,
                        _("the year must lie between %d and %d"), FIRST_YEAR, LAST_YEAR);
    if (year_of(calendar, year))
        return diagnose(diagnostics, STATUS_INPUT, path, file->record.line,
                        _("another calendar file has the year %d already"), year);
    uint8_t *days = calendar->years[year - FIRST_YEAR] = memory_zeroed(DAYS);
    date first = date_of(year, 1, 1), next = date_of(year + 1, 1, 1);
    for (date day = first; day < next; day++) days[day - first] = date_weekday(day) <= 5;
    return mark(days, year, &file->off, 0, path, diagnostics) &&
           mark(days, year, &file->makeUp, 1, path, diagnostics);
}

struct calendar_table *calendar_load(const char *data_folder, struct diagnostics *diagnostics) {
    struct calendar_table *calendar = memory_zeroed(sizeof *calendar);
    struct arena *arena = arena_new();
    const char *folder = arena_printf(arena, "%s/schemas/calendar", data_folder);
    const char *const *names = platform_list(arena, folder, diagnostics);
    bool ok = names != NULL;
    for (; ok && *names; names++) {
        if (!ends_with(*names, ".xml")) continue;
        const char *path = arena_printf(arena, "%s/%s", folder, *names);
        const struct record *file =
            xml_read_once(&format, data_folder, NULL, path, arena, diagnostics);
        ok = file && add_year(calendar, (const struct calendar *)file, path, diagnostics);
    }
    arena_free(arena);
    if (ok) return calendar;
    calendar_free(calendar);
    return NULL;
}

bool calendar_add_file(struct calendar_table *calendar, const char *data_folder, const char *path,
                       struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    const struct record *file = xml_read_once(&format, data_folder, NULL, path, arena, diagnostics);
    bool ok = file && add_year(calendar, (const struct calendar *)file, path, diagnostics);
    arena_free(arena);
    return ok;
}

void calendar_free(struct calendar_table *calendar) {
    if (!calendar) return;
    for (int i = 0; i < YEARS; i++) free(calendar->years[i]);
    free(calendar);
}

bool calendar_add(const struct calendar_table *calendar, date from, int count, bool count_first,
                  date *day, int *unknown) {
    int step = count < 0 ? -1 : 1;
    int left = abs(count);
    date at = from;
    int year = date_civil(at).year;
    date first = date_of(year, 1, 1), next = date_of(year + 1, 1, 1);
    const uint8_t *days = year_of(calendar, year);
    if (left > 0 && !days) {
        *unknown = year;
        return false;
    }
    if (count_first && left > 0 && days[at - first]) left--;
    while (left > 0) {
        at += step;
        if (at < first || at >= next) {
            year += step;
            first = date_of(year, 1, 1);
            next = date_of(year + 1, 1, 1);
            days = year_of(calendar, year);
            if (!days) {
                *unknown = year;
                return false;
            }
        }
        left -= days[at - first];
    }
    *day = at;
    return true;
}
