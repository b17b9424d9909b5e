// SPDX-License-Identifier: Apache-2.0
#include "base/lock.h"

void lock_open(struct lock *lock) {
    pthread_mutex_init(&lock->mutex, NULL);
}

void lock_take(struct lock *lock) {
    pthread_mutex_lock(&lock->mutex);
}

void lock_give(struct lock *lock) {
    pthread_mutex_unlock(&lock->mutex);
}

void lock_close(struct lock *lock) {
    pthread_mutex_destroy(&lock->mutex);
}
