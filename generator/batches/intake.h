// SPDX-License-Identifier: Apache-2.0
// Where exports come in: each is read and held against the rules of its jurisdiction, in the light
// of what the archive knows. Checking may run on several threads.
#ifndef JUANCE_BATCHES_INTAKE_H
#define JUANCE_BATCHES_INTAKE_H

#include <stdbool.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/diagnostics.h"
#include "batches/exports.h"
#include "batches/rule_texts.h"
#include "model/batch.h"
#include "model/finding.h"
#include "model/institution.h"
#include "model/references.h"
#include "model/refusals.h"
#include "rules/rule_set.h"
#include "xml/settings.h"

struct intake_options {
    const char *institution;     // institution file for all exports; NULL: as each export names it
    const char *seal_incomplete; // "officer: reason"; NULL: no
    date as_of;                  // DATE_NONE: each export's own exportedOn
    bool strict;
};

struct build;
struct commit;

struct intake {
    struct settings *settings; // borrowed
    struct archive *archive;   // borrowed: looked into; building writes to it
    struct rule_set *rules;    // borrowed
    struct intake_options options;
    const struct references *references; // never NULL
    struct rule_texts texts;
    struct lock lock; // of the archive (catalogue, keys, journal) and of what follows
    struct build *at_work;
    struct commit *commits; // the newest first: what was taken in while any of `at_work` was
    unsigned long commit_count;
};

// False after a message; intake_close() is due all the same.
bool intake_open(struct intake *intake, struct archive *archive, struct rule_set *rules,
                 const struct intake_options *options, struct diagnostics *diagnostics);
void intake_close(struct intake *intake); // a zeroed one, too

// One export, read and held against the rules of its jurisdiction. All in its own arena.
struct checked {
    struct arena *arena;
    struct batch *batch;
    struct dossier *dossier; // NULL: no institution file
    const char *dossier_file;
    const struct findings *findings;
    const struct rulebook *rulebook;
    struct refusals *refusals;
};

// Reads the export, its institution's file and its rules, and looks at the payload. `digest`: read
// the payload files whole and compare their digests now. False after a message: the export is
// unusable (STATUS_INPUT), or the environment failed.
bool intake_read(struct intake *intake, const struct export_input *input, bool digest,
                 struct checked *checked, struct diagnostics *diagnostics);

// Holds it against the rules, with the archive as it is now; replaces checked->findings.
bool intake_hold(struct intake *intake, struct checked *checked, struct diagnostics *diagnostics);

// Both.
bool intake_check(struct intake *intake, const struct export_input *input, bool digest,
                  struct checked *checked, struct diagnostics *diagnostics);

// Reads every payload file whole, and holds the batch against its rules again.
bool intake_judge_whole(struct intake *intake, struct checked *checked,
                        struct diagnostics *diagnostics);
void checked_free(struct checked *checked);

// What the findings add to the exit status: STATUS_FINDINGS from 一般 upward; with strict also for
// undecided rules and open questions.
enum status checked_status(const struct intake *intake, const struct checked *checked);

#endif
