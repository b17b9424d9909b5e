// SPDX-License-Identifier: Apache-2.0
// Reads an indicator set (schemas/indicators/<id>.xml, or a file that the user names).
#ifndef JUANCE_RATINGS_INDICATORS_H
#define JUANCE_RATINGS_INDICATORS_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/codes.h"
#include "model/indicator_model.h"

// A set with the figures that its indicators are computed from.
struct indicator_set {
    const struct indicatorSet *text;
    // One an indicator, in the order of the file: a field of institutionFigures; NULL: scored
    // otherwise.
    const struct field *const *figures;
};

// In `arena`; NULL after a message with file and line. Checked beside the schema: maxima add up,
// figures are fields of institutionFigures, ids stand once, bands fall from high to low down to 0,
// and every method has what it scores by.
const struct indicator_set *indicators_load(const char *data_folder, const struct codes *codes,
                                            const char *path, struct arena *arena,
                                            struct diagnostics *diagnostics);

// The file of a set that comes with the program, by its id.
const char *indicators_path(const char *data_folder, const char *id, struct arena *arena);

#endif
