// SPDX-License-Identifier: Apache-2.0
// ARCHIVE/.journal: what the one writer is at. It announces what it is about to write: volumes, and
// the folders of papers of packages; what was announced and is not in the catalogue is removed by
// whoever opens the archive next. For a destruction, whose volume stands by then, it holds the
// whole decision (disposal_log.h): before that nothing is gone, from then on whoever opens the
// archive finishes the work.
//
// Earlier programs had two files, .building and .disposing. They are read as well.
#ifndef JUANCE_ARCHIVE_JOURNAL_H
#define JUANCE_ARCHIVE_JOURNAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/map.h"
#include "model/keeping.h"

struct journal {
    struct map announced;          // paths relative to the archive, as keys
    const struct keeping *keeping; // a destruction that is to be finished; NULL
};

// Announces these paths (relative to the archive, NULL after the last) and nothing else any more.
// False after a message.
bool journal_announce(const char *folder, const char *const *paths,
                      struct diagnostics *diagnostics);
// A destruction in place of what was announced for it.
bool journal_dispose(const char *folder, const struct keeping *keeping,
                     struct diagnostics *diagnostics);
// The catalogue holds it all.
bool journal_settle(const char *folder, struct diagnostics *diagnostics);

// What stands in it; nothing is fine. Texts in `arena`; map_free(&journal->announced) is due. False
// after a message: it cannot be read, or is damaged.
bool journal_read(const char *folder, struct arena *arena, struct journal *journal,
                  struct diagnostics *diagnostics);

#endif
