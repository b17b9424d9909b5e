// SPDX-License-Identifier: Apache-2.0
// One batch into the archive, in steps, so that several are at work at the same time: prepared on
// any thread at any time; worked on when every earlier batch of its institution is in the archive,
// since it is judged in their light; finished one after the other, in the order of the exports. The
// same volumes and the same catalogue come out as one by one.
#ifndef JUANCE_BATCHES_BUILDING_H
#define JUANCE_BATCHES_BUILDING_H

#include "batches/intake.h"
#include "press/press.h"

enum build_outcome {
    BUILD_SEALED,    // new volumes
    BUILD_REVISED,   // a later export of a batch that is in the archive: -rN of what changed
    BUILD_UNCHANGED, // the archive holds exactly this
    BUILD_REFUSED,   // blocking findings: the completeness report only
};

// "sealed", "revised", "unchanged", "refused": as programs read it.
const char *build_outcome_id(enum build_outcome outcome);

struct built {
    enum build_outcome outcome;
    const char *volumes[3]; // paths of the new volumes, NULL after the last; in checked->arena
    const char *report;     // path of the completeness report
};

// Reads the export and looks at its payload. Everything passed is borrowed until build_finish();
// the intake's archive is open for writing.
struct build *build_prepare(struct intake *intake, const struct export_input *input,
                            struct checked *checked, struct built *built,
                            struct diagnostics *diagnostics);

// Holds it against the rules, draws and writes its volumes. Nobody else draws with the press.
void build_work(struct build *build, struct press *press);

// Takes it into the catalogue and writes its report; frees the build. What a batch that shares
// people with it and came in since would have made the check find is found: then it is done again.
// False after messages.
bool build_finish(struct build *build, struct press *press);

// Instead of build_finish(), when the archive has failed: nothing of it stays.
void build_drop(struct build *build);

// The three in a row.
bool build_batch(struct intake *intake, struct press *press, const struct export_input *input,
                 struct checked *checked, struct built *built, struct diagnostics *diagnostics);

#endif
