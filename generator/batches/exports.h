// SPDX-License-Identifier: Apache-2.0
// Which files are exports. An operand is an XML file or a folder that is searched for *.xml, in
// whatever case the ending is written. Nothing that might be an export is passed over in silence: a
// link that leads out of the folder to one, or to a folder with one, is not followed but named.
#ifndef JUANCE_BATCHES_EXPORTS_H
#define JUANCE_BATCHES_EXPORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/map.h"

// Inputs whose first elements name the same batch.
struct export_twins {
    const char **paths;
    size_t count, capacity;
};

struct export_input {
    const char *path;
    const char *folder;               // where its payload stands
    const char *institution;          // code, as its first elements say; "" when they don't
    const struct export_twins *twins; // with itself; those that are exports cannot be trusted
};

struct export_set {
    struct arena *arena;
    struct export_input *inputs; // in the order of the operands, folders bytewise
    size_t count, capacity;
    struct map strangers; // XML found in a folder: of no kind the program knows, or broken
    struct map seen;      // paths and batch identities
    bool empty_folder;    // an operand is a folder in which nothing has to be told of
};

// Operands that are missing or no export are told to `diagnostics` (STATUS_INPUT); the others are
// kept.
struct export_set exports_collect(char *const *operands, size_t count, struct arena *arena,
                                  struct diagnostics *diagnostics);
void exports_free(struct export_set *set);

// For each input the index of the one before it of the same institution, or WORK_WAITS_FOR_NOTHING
// (base/workers.h); in the set's arena.
const size_t *exports_in_turn(const struct export_set *set);

// `file`, relative to `folder`, is payload that an export declares: it is no stranger.
void exports_declare(struct export_set *set, const char *folder, const char *file);

// Names every stranger that no export has declared (STATUS_INPUT); of a broken one it says what is
// wrong with it, as for the file alone (STATUS_ENVIRONMENT: it cannot be opened).
void exports_tell_strangers(const struct export_set *set, struct diagnostics *diagnostics);

#endif
