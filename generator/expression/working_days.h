// SPDX-License-Identifier: Apache-2.0
// Working days by the State Council's yearly arrangements: schemas/calendar/<year>.xml lists the
// holidays that fall on weekdays or weekends and the weekend days that are worked instead. A year
// without a file is not known: nothing is guessed. A user adds a year by adding a file.
#ifndef JUANCE_EXPRESSION_WORKING_DAYS_H
#define JUANCE_EXPRESSION_WORKING_DAYS_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diagnostics.h"

struct calendar_table; // read-only once loaded

// Every file of schemas/calendar below `data_folder`. NULL after a message with file and line.
struct calendar_table *calendar_load(const char *data_folder, struct diagnostics *diagnostics);
void calendar_free(struct calendar_table *calendar); // NULL is fine

// One more year from a file anywhere. False after a message; a year that is known already is one.
bool calendar_add_file(struct calendar_table *calendar, const char *data_folder, const char *path,
                       struct diagnostics *diagnostics);

// The `count`th working day after `from` (before it when negative); `from` itself is not counted
// (Civil Code art. 201) and may be a day of rest. 0 gives `from`. With `count_first`, `from` counts
// as the first day when it is a working day. False when a year on the way is not known: *unknown is
// that year.
bool calendar_add(const struct calendar_table *calendar, date from, int count, bool count_first,
                  date *day, int *unknown);

#endif
