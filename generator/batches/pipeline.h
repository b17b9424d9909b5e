// SPDX-License-Identifier: Apache-2.0
// The recipe that joins the rooms: export -> model -> findings -> documents -> volumes ->
// catalogue.
#ifndef JUANCE_BATCHES_PIPELINE_H
#define JUANCE_BATCHES_PIPELINE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "batches/exports.h"
#include "model/batch.h"
#include "model/finding.h"
#include "model/institution.h"

struct pipeline_options {
    const char *data_folder;
    const char *config;          // NULL: defaults
    const char *institution;     // institution file for all exports; NULL: as each export names it
    const char *archive;         // where volumes go (build); NULL: nothing is written
    const char *history;         // an archive to look back into (check); NULL: none
    const char *seal_incomplete; // "officer: reason"; NULL: no
    unsigned jobs;               // build: how many at once; 0 is 1
    date as_of;                  // DATE_NONE: each export's own exportedOn
    bool strict;
    bool sign;  // whatever the configuration says; a key that cannot sign is then an error
    bool print; // documents are drawn though nothing is archived
};

// What is loaded once and shared by all exports. Checking may run on several threads; of
// building, pipeline_build_begin() may.
struct pipeline;
struct pipeline *pipeline_open(const struct pipeline_options *options,
                               struct diagnostics *diagnostics); // NULL after a message
void pipeline_close(struct pipeline *pipeline);                  // NULL is fine

// One export, read and held against the rules of its jurisdiction. All in its own arena.
struct checked {
    struct arena *arena;
    struct batch *batch;
    const struct dossier *dossier; // NULL: no institution file
    const char *dossier_file;
    const struct findings *findings;
    const struct rulebook *rulebook;
};

// `digest`: read the payload files whole and compare their digests now.
// False after a message: the export is unusable (STATUS_INPUT), or the environment failed.
bool pipeline_check(struct pipeline *pipeline, const struct export_input *input, bool digest,
                    struct checked *checked, struct diagnostics *diagnostics);
void checked_free(struct checked *checked);

// Whether the archive holds exactly this export, and its payload has not been touched since that
// was last found (seen.h): then there is nothing to do, and `declared` lists its payload, NULL
// last. Needs pipeline_options.archive. Silent.
bool pipeline_known(struct pipeline *pipeline, const struct export_input *input,
                    struct arena *arena, const char *const **declared);

// What the findings add to the exit status: STATUS_FINDINGS from 一般 upward; with strict also for
// undecided rules and open questions.
enum status checked_status(const struct pipeline *pipeline, const struct checked *checked);

enum build_outcome {
    BUILD_SEALED,    // new volumes
    BUILD_REVISED,   // a later export of a batch that is in the archive: -rN of what changed
    BUILD_UNCHANGED, // the archive holds exactly this
    BUILD_REFUSED,   // blocking findings: the completeness report only
};

struct built {
    enum build_outcome outcome;
    const char *volumes[3]; // paths of the new volumes, NULL after the last; in checked->arena
    const char *report;     // path of the completeness report
};

// The two halves of pipeline_build(), so that several batches are drawn and written at the same
// time (pipeline_options.jobs): the first on any thread; the second, which frees the build, one
// after the other in the order of the exports. What a batch committed in between would have made
// the check find is found: then the batch is done again, alone. Same volumes, same catalogue as one
// by one.
struct build;
struct build *pipeline_build_begin(struct pipeline *pipeline, const struct export_input *input,
                                   struct checked *checked, struct built *built,
                                   struct diagnostics *diagnostics);
bool pipeline_build_end(struct build *build, const struct export_input *input);

// Checks, makes the documents, seals, records. Needs pipeline_options.archive.
bool pipeline_build(struct pipeline *pipeline, const struct export_input *input,
                    struct checked *checked, struct built *built, struct diagnostics *diagnostics);

#endif
