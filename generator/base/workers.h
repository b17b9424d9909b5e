// SPDX-License-Identifier: Apache-2.0
// Several inputs at once, results in order.
#ifndef JUANCE_BASE_WORKERS_H
#define JUANCE_BASE_WORKERS_H

#include <stddef.h>

struct work {
    // Runs on any thread, for each index once, in no order.
    void (*run)(void *context, size_t index);
    // Runs on one thread at a time, strictly by index: prints, counts, frees. No more than `jobs`
    // results wait for their turn, so that memory stays bounded.
    void (*finish)(void *context, size_t index);
    void *context;
};

// Returns when all is finished. `jobs` 1 uses no thread.
void workers_run(const struct work *work, size_t count, unsigned jobs);

#endif
