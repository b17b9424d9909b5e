// SPDX-License-Identifier: Apache-2.0
#include "model/retention_class.h"

#include <string.h>

static const char *const class_codes[] = {
    [RETENTION_D3] = "D3", [RETENTION_D5] = "D5", [RETENTION_L] = "L", [RETENTION_Y] = "Y"};

const char *retention_code(enum retention_class class) {
    return class_codes[class];
}

bool retention_parse(const char *text, enum retention_class *class) {
    for (int i = RETENTION_D3; i <= RETENTION_Y; i++)
        if (text && strcmp(text, class_codes[i]) == 0) {
            *class = (enum retention_class)i;
            return true;
        }
    return false;
}

int retention_years(enum retention_class class) {
    return class == RETENTION_D3 ? 3 : class == RETENTION_D5 ? 5 : 0;
}

struct retention_period retention_period(enum retention_class class, date closed_on,
                                         const struct config *config) {
    struct retention_period period = {DATE_NONE, DATE_NONE, DATE_NONE};
    if (closed_on == DATE_NONE) return period;
    bool day_after = config && config->periodStart && strcmp(config->periodStart, "dayAfter") == 0;
    period.start = day_after ? closed_on + 1 : date_of(date_civil(closed_on).year + 1, 1, 1);
    int years = retention_years(class);
    if (years == 0) return period;
    period.due = date_add_years(period.start, years);
    period.end = period.due - 1;
    return period;
}
