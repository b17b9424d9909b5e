// SPDX-License-Identifier: Apache-2.0
// Inside build*.c only: one batch on its way into the archive.
#ifndef JUANCE_BATCHES_BUILD_STATE_H
#define JUANCE_BATCHES_BUILD_STATE_H

#include "archive/volume_index.h"
#include "batches/building.h"
#include "batches/volume_plan.h"
#include "volume/digest.h"

// What is left to be done in turn.
enum build_step { STEP_NOTHING, STEP_SEAL, STEP_REFUSE };

// What one build knows while it runs.
struct build {
    struct intake *intake;
    const struct export_input *input;
    struct checked *checked;
    struct built *built;
    struct diagnostics *diagnostics;
    struct press *press; // nobody else draws with it
    struct arena *arena; // of `checked`
    const struct batch *batch;
    const struct catalogue_batch *earlier; // the current revision; NULL: none
    int revision;
    struct volume_plan plan;
    struct batch_index *index;
    const char *officer, *reason;   // of an incomplete sealing; NULL
    int folder;                     // the export's
    struct sealer *sealer;          // NULL: the volumes stay unsigned
    const char *paths[CLASS_COUNT]; // relative to the archive; NULL: not written by this build
    struct volume_written written[CLASS_COUNT];
    struct indexed indexed[CLASS_COUNT]; // of what is written
    const struct catalogue_volume
        *kept[CLASS_COUNT]; // earlier volumes whose content did not change
    enum build_step step;
    bool ok, settled;      // settled: what it announced is in the catalogue, or taken back
    const char *files;     // the payload as it stood before it was read (seen.h)
    unsigned long commits; // what was in the archive when the batch was held against the rules
    struct build *next;    // also at work: intake->at_work
};

struct catalogue *build_catalogue(const struct build *build);

// Everything that builds share (catalogue, keys, journal) is asked for with the lock held; a volume
// is drawn and written without it.
void build_lock(struct build *build);
void build_unlock(struct build *build);

// The batch's volume of a class that no later one has superseded; NULL: none, or a failure.
struct catalogue_volume *build_active_volume(struct build *build, int index);

// build_write.c: the volumes appear under their final names, announced until build_settle(). False
// after a message; nothing is left then.
bool build_write(struct build *build);
void build_take_back(struct build *build);
bool build_settle(struct build *build);
// The materials' digests, as they were read.
void build_note_digests(struct build *build);

// build_record.c: the catalogue's rows, in one transaction.
bool build_record(struct build *build, int revision);

// commits.c: at work from here on.
void commits_begin(struct build *build);
// What it took in is told to the builds that began before.
void commits_add(struct build *build);
// Whether a batch that came in since shares a person or a certificate number with this one.
bool commits_concern(struct build *build);
void commits_end(struct build *build);

#endif
