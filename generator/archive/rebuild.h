// SPDX-License-Identifier: Apache-2.0
// The catalogue made anew from what lies in the archive: volumes, destruction registers, seal
// lists with the sections of the history that they cover.
#ifndef JUANCE_ARCHIVE_REBUILD_H
#define JUANCE_ARCHIVE_REBUILD_H

#include "archive/archive.h"

// What no volume and no seal list holds, counted. What cannot be counted: events and holds after
// `last_list`, batches that were checked and refused.
enum rebuild_loss {
    LOST_SECTIONS,  // seal lists whose section of the history cannot be used
    LOST_EXPORTS,   // batches whose volume with the export is gone: people, figures, findings
    LOST_SEALING,   // volumes of which no section says when they were sealed
    LOST_DESTROYED, // destroyed volumes: what a case put into the history; by registers of earlier
                    // programs, what they superseded and the digest of their content
    LOST_FILINGS,   // institutions: until when they are filed, and whether they have stopped
    LOST_EXPORT_PLACES, // batches: where their export lay
    LOST_FILES,         // files that are no sound volume; each was told
    REBUILD_LOSSES
};

struct rebuild_result {
    size_t volumes, batches, destroyed, listed, events, holds;
    size_t lost[REBUILD_LOSSES];
    const char *last_list; // the newest list whose section of the history was used; NULL: none
    moment last_made;
    const char *aside; // where the old catalogue was put; NULL: there was none
};

// Name of a loss for programs: "history", "sections", ...
const char *rebuild_loss_name(enum rebuild_loss loss);

// Takes volumes that lie in the archive (paths relative to it, NULL last) into the catalogue: all
// or none, with an event "received" each. Their revisions must not be in it yet. `package` is where
// they came from, with its seals/; `name` stands in the events, and has one of its own.
bool rebuild_take(struct archive *archive, const char *package, const char *name,
                  const char *const *relatives, struct arena *arena, struct rebuild_result *result,
                  struct diagnostics *diagnostics);

// Puts an old catalogue aside and fills a new one. A rebuild that failed leaves it as it was.
// `wait`: as archive_open() does.
bool rebuild_run(struct settings *settings, const char *folder, unsigned wait, struct arena *arena,
                 struct rebuild_result *result, struct diagnostics *diagnostics);

#endif
