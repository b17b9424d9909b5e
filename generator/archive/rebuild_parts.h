// SPDX-License-Identifier: Apache-2.0
// Inside rebuild*.c only: what is found below volumes/, and how each kind of it enters a catalogue.
#ifndef JUANCE_ARCHIVE_REBUILD_PARTS_H
#define JUANCE_ARCHIVE_REBUILD_PARTS_H

#include "archive/archive.h"
#include "archive/history_file.h"
#include "archive/rebuild.h"
#include "base/map.h"

// One file below volumes/: of a batch, of a case or rating, or a destruction register.
struct found {
    const char *relative, *path;
    struct volumeRecord *record;
    struct sealedHistory *own;
    struct keeping *log;
    const char *group; // what its revisions have in common
    int revision, class_rank;
};

struct rebuild {
    struct archive *archive;
    struct arena *arena;
    struct rebuild_result *result;
    struct diagnostics *diagnostics;
    struct xml_schema *batch_schema, *record_schema, *findings_schema, *history_schema;
    const char *package; // taken in from there: each volume gets an event that says so; NULL
    struct history_sections history;
    struct map sealed;    // volume id: its event "sealed" in the history
    struct map digests;   // path: SHA-256 of the ZIP in hex, by the seal lists
    struct map inventory; // institution codes whose filing is not known any more
    struct found *found;
    size_t count, capacity;
};

static inline const char *rebuild_digest(const struct rebuild *rebuild, const char *path) {
    return map_find(&rebuild->digests, path);
}

// When the volume was sealed, by the history; else `guess`, and it is counted as not known.
moment rebuild_sealed_at(struct rebuild *rebuild, const char *id, moment guess);

// The event that stands in this catalogue's history for what was read back: nothing when the
// history tells of the sealing already.
bool rebuild_note(struct rebuild *rebuild, const struct catalogue_volume *row);

// rebuild_batch.c
bool rebuild_put_batch(struct rebuild *rebuild, size_t from, size_t until, int64_t *row);
bool rebuild_put_volume(struct rebuild *rebuild, const struct found *found, int64_t batch);
// rebuild_own.c
bool rebuild_put_own(struct rebuild *rebuild, const struct found *found);
bool rebuild_put_destroyed(struct rebuild *rebuild, const struct keeping *log);
// rebuild_history.c: events and holds before all else, which list covers what after it.
bool rebuild_read_history(struct rebuild *rebuild, const char *folder,
                          const struct seal_lists *lists);
bool rebuild_put_history(struct rebuild *rebuild);
bool rebuild_put_lists(struct rebuild *rebuild, const struct seal_lists *lists);

#endif
