// SPDX-License-Identifier: Apache-2.0
// The archive's folder and its catalogue: for reading, or for writing by one writer, who then also
// clears away what a killed run left behind.
#ifndef JUANCE_ARCHIVE_ARCHIVE_H
#define JUANCE_ARCHIVE_ARCHIVE_H

#include <stdbool.h>

#include "archive/signing.h"
#include "base/arena.h"
#include "base/diagnostics.h"
#include "catalogue/database.h"
#include "xml/settings.h"

#define BAN_REGISTER    "ban-register.xml" // what its closed cases forbid
#define RECEIVED_FOLDER "received/"        // papers of packages that came from other archives

struct archive {
    struct settings *settings;   // borrowed; NULL where nobody asks for it
    const char *folder;          // borrowed
    struct catalogue *catalogue; // NULL: nothing is open
    struct signing *signing;     // who signs what is written; NULL: nobody was asked
    bool writing;                // the lock is held
    int lock;
};

// Makes the folder, takes the lock, finishes or takes back what a killed run left (journal.h) and
// removes its part files. Waits up to `wait` seconds for the lock. False after a message: of
// STATUS_BUSY, and nothing was touched, when another writer has the lock.
bool archive_open(struct archive *archive, struct settings *settings, const char *folder,
                  unsigned wait, struct diagnostics *diagnostics);

// The same for who makes a lost catalogue again: volumes without one are what he has come for.
bool archive_open_anew(struct archive *archive, struct settings *settings, const char *folder,
                       unsigned wait, struct diagnostics *diagnostics);

// For reading. An archive without a catalogue is opened too and has none; so is `folder` NULL.
bool archive_look(struct archive *archive, struct settings *settings, const char *folder,
                  struct diagnostics *diagnostics);
void archive_close(struct archive *archive); // a zeroed one, too

// Whoever the configuration names signs from now on: always, whatever it says about signing, or
// only when it says so. False after a diagnosis (signing.h).
bool archive_sign(struct archive *archive, bool always, struct diagnostics *diagnostics);

// volumes/<year>/<institution>/<id>.zip, relative to the archive.
const char *archive_volume_path(struct arena *arena, int year, const char *institution,
                                const char *id);
// reports/<year>/<institution>/<batch>, relative to the archive.
const char *archive_report_folder(struct arena *arena, int year, const char *institution,
                                  const char *batch);
const char *archive_path(const struct archive *archive, struct arena *arena, const char *relative);

// A folder with all below it, without following links; what is not there is fine.
bool archive_remove_below(const char *folder, struct arena *arena, struct diagnostics *diagnostics);

#endif
