// SPDX-License-Identifier: Apache-2.0
// The one way into the catalogue: a finished volume of any kind (of a batch, a case, a rating, a
// disposal) is looked at, and what it says of itself becomes its row, the rows of its files and its
// event. Building, sealing and disposing call it for what they have just written, receiving and
// rebuilding for what lies there, so that the same volume gives the same rows.
#ifndef JUANCE_ARCHIVE_VOLUME_INDEX_H
#define JUANCE_ARCHIVE_VOLUME_INDEX_H

#include "archive/archive.h"
#include "model/keeping.h"
#include "model/sealed_history.h"
#include "model/volume_record.h"
#include "volume/volume_writer.h"

struct indexed {
    const struct volumeRecord *record;
    const struct sealedHistory *history; // of a case or rating: what enters the histories; NULL
    struct keeping *log;                 // of a disposal: what was decided; NULL
    struct catalogue_volume row;         // but for what index_told says
    struct catalogue_files files;
};

// What no volume says of itself.
struct index_told {
    int64_t batch;     // the row of its batch; 0: it is of none
    moment sealed_at;  // by the clock, or by the history; MOMENT_NONE: not known
    const char *event; // "sealed", "recovered", "received"; NULL: the history has it
    const char *from;  // received: the package
};

// "batch", "case", "rating", "disposal".
const char *index_kind(const struct indexed *volume);
// Of an id: "…-D5-r2" -> 2; the first is 1.
int index_revision(const char *id);

// "officer: reason", as the catalogue keeps it; NULL: it is complete.
const char *index_incomplete(const struct volumeRecord *record, struct arena *arena);

// What the volume at `path` is, in `arena`: its meta/record.xml, or what earlier programs wrote in
// its place. False after a message (STATUS_FINDINGS: it is no volume, or does not say what it is).
bool index_look(const char *path, struct arena *arena, struct indexed *into,
                struct diagnostics *diagnostics);

// The row and the files of the volume at FOLDER/`relative`, in `arena`; what index_look() has found
// before is used. `written`: of a volume that was written just now, else NULL and the whole file is
// read for its digest. False after a message.
bool index_read(const char *folder, const char *relative, const struct volume_written *written,
                struct arena *arena, struct indexed *into, struct diagnostics *diagnostics);

// Takes what was read into the catalogue, inside a transaction; a case and a rating enter the
// histories, a disposal leaves its decisions. What it superseded must be there already, or is not
// known.
bool index_put(struct catalogue *catalogue, struct indexed *volume, const struct index_told *told,
               struct arena *arena);

#endif
