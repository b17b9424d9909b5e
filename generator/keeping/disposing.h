// SPDX-License-Identifier: Apache-2.0
// Carries out an approved decision: check everything, seal the destruction register (销毁清册) in a
// permanent disposal volume, remove, record.
#ifndef JUANCE_KEEPING_DISPOSING_H
#define JUANCE_KEEPING_DISPOSING_H

#include "keeping/keeper.h"

enum disposal_outcome {
    DISPOSAL_DONE,         // carried out now
    DISPOSAL_SUPPLEMENTED, // its paper was destroyed: a revision of the register
    DISPOSAL_KNOWN,        // it was carried out before, and nothing is new
};

struct disposal_result {
    enum disposal_outcome outcome;
    const char *number; // of the decision
    const char *volume; // path of the disposal volume
    size_t destroyed, extended, kept;
    size_t paper_items; // listed by shelf
    bool paper_pending; // until date, place and method are entered
};

// `file`: the decision (schemas/disposal.xsd). The archive is open for writing. False after
// messages; then nothing was touched, unless the environment failed while volumes were removed,
// which the next run finishes.
bool disposal_run(struct keeper *keeper, const char *file, struct arena *arena,
                  struct disposal_result *result, struct diagnostics *diagnostics);

#endif
