// SPDX-License-Identifier: Apache-2.0
// Inside build*.c only: one batch on its way into the archive.
#ifndef JUANCE_BATCHES_BUILD_STATE_H
#define JUANCE_BATCHES_BUILD_STATE_H

#include "batches/pipeline_state.h"
#include "batches/volume_plan.h"
#include "volume/digest.h"
#include "volume/volume_writer.h"

// What is left to be done in turn.
enum build_step { STEP_NOTHING, STEP_SEAL, STEP_REFUSE };

// What one build knows while it runs.
struct build {
    struct pipeline *pipeline;
    struct checked *checked;
    struct built *built;
    struct diagnostics *diagnostics;
    struct arena *arena;
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
    const struct catalogue_volume
        *kept[CLASS_COUNT]; // earlier volumes whose content did not change
    unsigned char content[CLASS_COUNT][SHA256_SIZE];
    bool compared[CLASS_COUNT]; // `content` is known before the volume is written
    struct press *press;        // nobody else draws with it while this build writes
    enum build_step step;
    bool ok;
    const char *files;     // the payload as it stood before it was read (seen.h)
    unsigned long commits; // of the archive when the batch was checked
    struct build *next;    // also at work: pipeline->building
};

const char *build_hex(struct arena *arena, const unsigned char *digest);

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

#endif
