// SPDX-License-Identifier: Apache-2.0
// The calendar that a run goes by: the years of schemas/calendar and those that the configuration
// adds.
#ifndef JUANCE_EXPRESSION_CALENDAR_FILES_H
#define JUANCE_EXPRESSION_CALENDAR_FILES_H

#include "expression/working_days.h"
#include "xml/settings.h"

// Adds the configuration's files; false after a message.
bool calendar_add_configured(struct calendar_table *calendar, const struct settings *settings,
                             struct diagnostics *diagnostics);

// Both; free with calendar_free(). NULL after a message.
struct calendar_table *calendar_open(const struct settings *settings,
                                     struct diagnostics *diagnostics);

#endif
