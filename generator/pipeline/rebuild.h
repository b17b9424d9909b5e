// SPDX-License-Identifier: Apache-2.0
// The catalogue made anew from what lies in the archive: volumes, destruction registers, seal
// lists.
#ifndef JUANCE_PIPELINE_REBUILD_H
#define JUANCE_PIPELINE_REBUILD_H

#include "pipeline.h"

struct rebuild_result {
    size_t volumes, batches, destroyed, listed;
    size_t unreadable;     // files that are no sound volume; each was told
    size_t without_export; // batches whose D5 is gone: their people are not known any more
    const char *aside;     // where the old catalogue was put; NULL: there was none
};

// Takes volumes that lie in the archive (paths relative to it, NULL last) into the catalogue: all
// or none. Their revisions must not be in it yet.
bool rebuild_take(struct pipeline *pipeline, const char *const *relatives, struct arena *arena,
                  struct rebuild_result *result, struct diagnostics *diagnostics);

// Puts an old catalogue aside and fills a new one. What cannot be recovered from volumes and seals:
// the history before, holds, who sat where in batches without their export, ratings and cases.
bool rebuild_run(const struct pipeline_options *options, struct arena *arena,
                 struct rebuild_result *result, struct diagnostics *diagnostics);

#endif
