// SPDX-License-Identifier: Apache-2.0
#include "base/workers.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/memory.h"

struct pool {
    const struct work *work;
    size_t count, next, turn;
    pthread_mutex_t lock;
    pthread_cond_t turned;
};

static void *labour(void *context) {
    struct pool *pool = context;
    pthread_mutex_lock(&pool->lock);
    while (pool->next < pool->count) {
        size_t index = pool->next++;
        pthread_mutex_unlock(&pool->lock);
        pool->work->run(pool->work->context, index);
        pthread_mutex_lock(&pool->lock);
        while (pool->turn != index) pthread_cond_wait(&pool->turned, &pool->lock);
        pool->work->finish(pool->work->context, index);
        pool->turn++;
        pthread_cond_broadcast(&pool->turned);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

void workers_run(const struct work *work, size_t count, unsigned jobs) {
    struct pool pool = {.work = work, .count = count};
    pthread_mutex_init(&pool.lock, NULL);
    pthread_cond_init(&pool.turned, NULL);
    if (jobs > count) jobs = (unsigned)count;
    pthread_t *threads = memory_zeroed(jobs * sizeof *threads);
    unsigned started = 0;
    for (; started + 1 < jobs; started++) // the caller works too
        if (pthread_create(&threads[started], NULL, labour, &pool) != 0) break;
    labour(&pool);
    for (unsigned i = 0; i < started; i++) pthread_join(threads[i], NULL);
    free(threads);
    pthread_cond_destroy(&pool.turned);
    pthread_mutex_destroy(&pool.lock);
}
