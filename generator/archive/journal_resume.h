// SPDX-License-Identifier: Apache-2.0
// What the journal holds is finished, or taken back.
#ifndef JUANCE_ARCHIVE_JOURNAL_RESUME_H
#define JUANCE_ARCHIVE_JOURNAL_RESUME_H

#include "archive/archive.h"
#include "model/keeping.h"

// A killed run's: a destruction is finished, what was announced and not recorded is removed (it is
// done again). Nothing to do is fine. Called by archive_open(). False after a message.
bool journal_resume(struct archive *archive, struct diagnostics *diagnostics);

// Writes the journal, removes, records, removes the journal. The disposal volume is in its place
// and announced.
bool disposal_carry_out(struct archive *archive, const struct keeping *keeping,
                        struct diagnostics *diagnostics);

#endif
