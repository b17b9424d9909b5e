// SPDX-License-Identifier: Apache-2.0
// Inside rebuild*.c only: what is found below volumes/, and what the index (volume_index.h) needs
// to be told about it.
#ifndef JUANCE_ARCHIVE_REBUILD_PARTS_H
#define JUANCE_ARCHIVE_REBUILD_PARTS_H

#include "archive/archive.h"
#include "archive/history_file.h"
#include "archive/rebuild.h"
#include "archive/volume_index.h"
#include "base/map.h"

// One volume that is there, or (`kept`) that a destruction register says was there.
struct found {
    struct indexed volume; // `kept`: the row alone
    const struct keptVolume *kept;
    const char *relative;
    const char *group; // what its revisions have in common
    int rank, revision, class_rank;
};

struct rebuild {
    struct archive *archive;
    struct arena *arena;
    struct rebuild_result *result;
    struct diagnostics *diagnostics;
    const char *package; // taken in from there: each volume gets an event that says so; NULL
    struct history_sections history;
    struct map sealed;    // volume id: its event "sealed" in the history
    struct map digests;   // path: SHA-256 of the ZIP in hex, by the seal lists
    struct map there;     // volume ids
    struct map inventory; // institution codes whose filing is not known any more
    struct found *found;
    size_t count, capacity;
};

// A volume that was found, into the list of all.
void rebuild_found(struct rebuild *rebuild, const struct found *found);

// What the history tells of the volume: when it was sealed (else `guess`, and it is counted as not
// known), and the event that stands in this catalogue's history for what was read back, if any.
struct index_told rebuild_told(struct rebuild *rebuild, const char *id, moment guess);

// rebuild_batch.c: the batch of these volumes, which have group and revision in common.
bool rebuild_put_batch(struct rebuild *rebuild, const struct found *volumes, size_t count,
                       int64_t *row);
// rebuild_destroyed.c: what the registers that were found say was there, into the list of all.
void rebuild_find_destroyed(struct rebuild *rebuild);
bool rebuild_put_destroyed(struct rebuild *rebuild, struct found *found, int64_t batch);
// rebuild_history.c: events and holds before all else, which list covers what after it.
bool rebuild_read_history(struct rebuild *rebuild, const char *folder,
                          const struct seal_lists *lists);
bool rebuild_put_history(struct rebuild *rebuild);
bool rebuild_put_lists(struct rebuild *rebuild, const struct seal_lists *lists);

#endif
