// SPDX-License-Identifier: Apache-2.0
// What a volume may be called, and of which day it may be: asked at the door of every input that
// makes one, and asserted where it is written.
#ifndef JUANCE_VOLUME_VOLUME_LIMITS_H
#define JUANCE_VOLUME_VOLUME_LIMITS_H

#include <stdbool.h>

#include "base/date.h"
#include "base/diagnostics.h"

// ASCII letters, digits and hyphens, so that every file system and ZIP tool takes it, at most 128
// of them, and no device of Windows. NULL fits nothing.
bool volume_name_fits(const char *name);

// 1980 to 2107: the years of a ZIP entry (APPNOTE 4.4.6).
bool volume_day_fits(date day);

// What a file in a volume is named after (`what`): told when Windows could hold no such file.
bool file_name_check(const char *name, const char *what, const char *file, long line,
                     struct diagnostics *diagnostics);

// The same, told at a file's line (STATUS_INPUT) with what it is that does not fit; false then.
bool volume_name_check(const char *name, const char *what, const char *file, long line,
                       struct diagnostics *diagnostics);
bool volume_day_check(date day, const char *what, const char *file, long line,
                      struct diagnostics *diagnostics);

#endif
