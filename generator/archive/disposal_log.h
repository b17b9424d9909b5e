// SPDX-License-Identifier: Apache-2.0
// What one destruction removes and records, as text: in the journal while it is carried out, and in
// the disposal volume (meta/disposal.txt), so that a lost catalogue can learn from it what was
// destroyed.
#ifndef JUANCE_ARCHIVE_DISPOSAL_LOG_H
#define JUANCE_ARCHIVE_DISPOSAL_LOG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "model/keeping.h"

#define DISPOSAL_LOG "meta/disposal.txt"

// One record a line: its name, then field=value, separated by tabs. Control characters of values
// become spaces.
void disposal_log_write(const struct keeping *keeping, struct buffer *into, struct arena *scratch);
// Whether the text is to be such a log.
bool disposal_log_begins(const char *text);
// NULL when the text is not such a log, or not a whole one.
struct keeping *disposal_log_read(const char *text, size_t length, struct arena *arena);

#endif
