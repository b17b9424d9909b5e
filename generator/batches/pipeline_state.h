// SPDX-License-Identifier: Apache-2.0
// Inside the pipeline only: what one run has loaded.
#ifndef JUANCE_BATCHES_PIPELINE_STATE_H
#define JUANCE_BATCHES_PIPELINE_STATE_H

#include <pthread.h>

#include "archive/archive.h"
#include "archive/signing.h"
#include "base/map.h"
#include "batches/pipeline.h"
#include "model/codes.h"
#include "model/config.h"
#include "press/registers.h"
#include "rules/rulebook.h"
#include "xml/reader.h"

struct pipeline {
    struct pipeline_options options;
    struct arena *arena;
    struct xml_schema *batch_schema, *dossier_schema;
    struct codes codes;
    const struct config *config;         // never NULL: without a file, a record of absent values
    struct map rulebooks;                // by jurisdiction
    const struct references *references; // never NULL
    struct catalogue *history;           // check: the archive, read-only; NULL: none
    pthread_mutex_t lock;    // recursive; of all that is shared while several exports are worked on
    struct map rule_texts;   // by jurisdiction (rule_texts.h)
    struct press press;      // build only
    struct press *spare;     // as many as jobs, when there are several
    bool *taken;             // which of them
    struct build *building;  // at work, announced
    unsigned long commits;   // of builds, so far
    struct archive archive;  // build only
    struct signing *signing; // build only
};

// A press that nobody else draws with until it is given back. The lock is held.
struct press *pipeline_take_press(struct pipeline *pipeline);
void pipeline_give_press(struct pipeline *pipeline, struct press *press);

// What the rules find now, with the archive as it is now and the payload as it was looked at; NULL
// after a failure.
const struct findings *pipeline_hold(struct pipeline *pipeline, const struct checked *checked,
                                     struct diagnostics *diagnostics);

// Holds the batch against its rules again, with or without reading the payload files whole;
// replaces checked->findings.
bool pipeline_judge(struct pipeline *pipeline, struct checked *checked, bool digest,
                    struct diagnostics *diagnostics);

// The rules of a jurisdiction, compiled once; NULL after messages, the last of them at file and
// line.
const struct rulebook *pipeline_rulebook(struct pipeline *pipeline, const char *jurisdiction,
                                         const char *file, long line,
                                         struct diagnostics *diagnostics);

// What documents are composed from, outside of a volume.
struct compose_input pipeline_input(const struct pipeline *pipeline, const struct checked *checked,
                                    const struct batch_index *index, struct check_view *check);

// Value of the code list "check.verdict".
const char *pipeline_verdict(const struct findings *findings);

// The completeness report.
bool pipeline_report(struct pipeline *pipeline, const struct checked *checked,
                     const struct batch_index *index, struct printed *printed,
                     struct diagnostics *diagnostics);

#endif
