// SPDX-License-Identifier: Apache-2.0
// Whether the days of a file that a volume is made of can stand in a volume.
#ifndef JUANCE_ARCHIVE_SEALABLE_DAYS_H
#define JUANCE_ARCHIVE_SEALABLE_DAYS_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "model/record.h"

// Every day and moment of the record and of all below it, but when something ends: STATUS_INPUT at
// its line for each that a volume cannot be of (volume/volume_limits.h); false then.
bool sealable_days(const struct record_kind *kind, const struct record *record, const char *file,
                   struct diagnostics *diagnostics);

#endif
