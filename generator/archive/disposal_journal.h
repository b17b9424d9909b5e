// SPDX-License-Identifier: Apache-2.0
// A destruction while it is carried out. The disposal volume is sealed first; then the journal
// (ARCHIVE/.disposing) says what is to be removed and recorded. Before the journal stands, nothing
// is gone and the volume is dropped; from then on whoever opens the archive finishes the work. The
// same text is kept in the disposal volume (meta/disposal.txt), so that a lost catalogue can learn
// from it what was destroyed.
#ifndef JUANCE_ARCHIVE_DISPOSAL_JOURNAL_H
#define JUANCE_ARCHIVE_DISPOSAL_JOURNAL_H

#include "archive/archive.h"
#include "base/buffer.h"
#include "model/keeping.h"

#define DISPOSAL_LOG "meta/disposal.txt"

// One record a line: its name, then field=value, separated by tabs. Control characters of values
// become spaces.
void disposal_log_write(const struct keeping *keeping, struct buffer *into, struct arena *scratch);
// NULL when the text is not such a log.
struct keeping *disposal_log_read(const char *text, size_t length, struct arena *arena);

// Writes the journal, removes, records, removes the journal. The disposal volume is in its place
// and announced (archive_announce()).
bool disposal_carry_out(struct archive *archive, const struct keeping *keeping,
                        struct diagnostics *diagnostics);

// Finishes what a killed run left; nothing to do is fine. Called by archive_open().
bool disposal_resume(struct archive *archive, struct diagnostics *diagnostics);

// What a killed run has begun and the next one finishes; NULL: nothing. Reads only.
const struct keeping *disposal_pending(const char *archive, struct arena *arena);

// The rows of catalogue alone, inside a transaction: volume, decisions, states, people, events (but
// those that the history has already).
bool disposal_record(struct archive *archive, const struct keeping *keeping, moment sealed_at,
                     struct arena *arena, struct diagnostics *diagnostics);

#endif
