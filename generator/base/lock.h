// SPDX-License-Identifier: Apache-2.0
// A lock between threads. It is never taken twice by one of them.
#ifndef JUANCE_BASE_LOCK_H
#define JUANCE_BASE_LOCK_H

#include <pthread.h>

struct lock {
    pthread_mutex_t mutex;
};

void lock_open(struct lock *lock);
void lock_take(struct lock *lock);
void lock_give(struct lock *lock);
void lock_close(struct lock *lock);

#endif
