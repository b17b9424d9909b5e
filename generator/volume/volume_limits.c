// SPDX-License-Identifier: Apache-2.0
#include "volume/volume_limits.h"

#include <string.h>

#include "base/language.h"
#include "volume/entry_name.h"

enum { LONGEST_NAME = 128, FIRST_YEAR = 1980, LAST_YEAR = 2107 };

bool volume_name_fits(const char *name) {
    if (!name) return false;
    size_t length = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
    return length > 0 && length <= LONGEST_NAME && !name[length] && !file_name_fault(name);
}

bool volume_day_fits(date day) {
    if (day == DATE_NONE) return false;
    int year = date_civil(day).year;
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

bool volume_name_check(const char *name, const char *what, const char *file, long line,
                       struct diagnostics *diagnostics) {
    return volume_name_fits(name) ||
           diagnose(diagnostics, STATUS_INPUT, file, line,
                    _("%s \"%s\" cannot stand in the name of a volume: 1 to %d ASCII letters, "
                      "digits and hyphens can, if they name no device of Windows"),
                    what, name ? name : "", LONGEST_NAME);
}

bool file_name_check(const char *name, const char *what, const char *file, long line,
                     struct diagnostics *diagnostics) {
    const char *fault = file_name_fault(name);
    return !fault ||
           diagnose(diagnostics, STATUS_INPUT, file, line,
                    _("%s \"%s\" cannot be the name of a file: it %s"), what, name, fault);
}

bool volume_day_check(date day, const char *what, const char *file, long line,
                      struct diagnostics *diagnostics) {
    char text[DATE_TEXT];
    return volume_day_fits(day) ||
           diagnose(diagnostics, STATUS_INPUT, file, line,
                    _("%s=\"%s\": a volume can only be of a day in the years %d to %d"), what,
                    day == DATE_NONE ? "" : date_format(day, text), FIRST_YEAR, LAST_YEAR);
}
