// SPDX-License-Identifier: Apache-2.0
// Several inputs at once, results in order.
#ifndef JUANCE_BASE_WORKERS_H
#define JUANCE_BASE_WORKERS_H

#include <stddef.h>

// What an index waits for when it waits for nothing.
#define WORK_WAITS_FOR_NOTHING ((size_t)-1)

// Each function is called once for each index; `worker` is the thread's own number, 0 up to jobs.
struct work {
    // On any thread, in no order, before run(); NULL: there is nothing to prepare.
    void (*prepare)(void *context, size_t index);
    // On any thread, in no order but that of `waits_for`.
    void (*run)(void *context, size_t index, unsigned worker);
    // On one thread at a time, strictly by index: prints, counts, frees. No more than `jobs` are
    // prepared, run or waiting for their turn, so that memory stays bounded.
    void (*finish)(void *context, size_t index, unsigned worker);
    // An earlier index that is finished before this one is run, or WORK_WAITS_FOR_NOTHING; NULL:
    // none waits.
    const size_t *waits_for;
    void *context;
};

// Returns when all is finished. `jobs` 1 uses no thread.
void workers_run(const struct work *work, size_t count, unsigned jobs);

#endif
