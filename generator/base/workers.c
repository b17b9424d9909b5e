// SPDX-License-Identifier: Apache-2.0
#include "base/workers.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

enum state { WAITING, PREPARING, PREPARED, TAKEN };

struct pool {
    const struct work *work;
    size_t count, turn;
    unsigned jobs, started;
    enum state *states;
    pthread_mutex_t lock;
    pthread_cond_t moved;
};

static bool may_run(const struct pool *pool, size_t index) {
    const size_t *waits_for = pool->work->waits_for;
    return !waits_for || waits_for[index] == WORK_WAITS_FOR_NOTHING ||
           waits_for[index] < pool->turn;
}

// The first index of those at hand that may be run now; pool->count: none.
static size_t next_to_run(const struct pool *pool) {
    size_t window = pool->turn + pool->jobs;
    for (size_t index = pool->turn; index < pool->count && index < window; index++)
        if ((pool->states[index] == WAITING || pool->states[index] == PREPARED) &&
            may_run(pool, index))
            return index;
    return pool->count;
}

static size_t next_to_prepare(const struct pool *pool) {
    size_t window = pool->turn + pool->jobs;
    for (size_t index = pool->turn; index < pool->count && index < window; index++)
        if (pool->states[index] == WAITING && pool->work->prepare) return index;
    return pool->count;
}

// The lock is held before and after.
static void prepare(struct pool *pool, size_t index, enum state then) {
    pool->states[index] = PREPARING;
    pthread_mutex_unlock(&pool->lock);
    if (pool->work->prepare) pool->work->prepare(pool->work->context, index);
    pthread_mutex_lock(&pool->lock);
    pool->states[index] = then;
    pthread_cond_broadcast(&pool->moved);
}

static void run(struct pool *pool, size_t index, unsigned worker) {
    if (pool->states[index] == WAITING)
        prepare(pool, index, TAKEN);
    else
        pool->states[index] = TAKEN;
    pthread_mutex_unlock(&pool->lock);
    pool->work->run(pool->work->context, index, worker);
    pthread_mutex_lock(&pool->lock);
    while (pool->turn != index) pthread_cond_wait(&pool->moved, &pool->lock);
    pthread_mutex_unlock(&pool->lock); // it is nobody else's turn
    pool->work->finish(pool->work->context, index, worker);
    pthread_mutex_lock(&pool->lock);
    pool->turn++;
    pthread_cond_broadcast(&pool->moved);
}

static void *labour(void *context) {
    struct pool *pool = context;
    pthread_mutex_lock(&pool->lock);
    unsigned worker = pool->started++;
    while (pool->turn < pool->count) {
        size_t index = next_to_run(pool);
        size_t ahead = index < pool->count ? pool->count : next_to_prepare(pool);
        if (index < pool->count)
            run(pool, index, worker);
        else if (ahead < pool->count)
            prepare(pool, ahead, PREPARED);
        else
            pthread_cond_wait(&pool->moved, &pool->lock);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

void workers_run(const struct work *work, size_t count, unsigned jobs) {
    if (jobs > count) jobs = (unsigned)count;
    if (jobs < 1) jobs = 1;
    struct pool pool = {.work = work,
                        .count = count,
                        .jobs = jobs,
                        .states = memory_zeroed((count + 1) * sizeof *pool.states)};
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.moved, NULL);
    pthread_t *threads = memory_zeroed(jobs * sizeof *threads);
    unsigned started = 0;
    for (; started + 1 < jobs; started++) // the caller works too
        if (pthread_create(&threads[started], NULL, labour, &pool) != 0) break;
    labour(&pool);
    for (unsigned i = 0; i < started; i++) pthread_join(threads[i], NULL);
    free(threads);
    free(pool.states);
    pthread_cond_destroy(&pool.moved);
    pthread_mutex_destroy(&pool.lock);
}
