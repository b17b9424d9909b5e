// SPDX-License-Identifier: Apache-2.0
// Preloaded by freeze.py: the clock of the day stands still at FROZEN_CLOCK (seconds since 1970),
// so that what carries the time of its making has the same bytes every time. Other clocks go on.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static time_t frozen(void) {
    const char *text = getenv("FROZEN_CLOCK");
    return text ? (time_t)strtoll(text, NULL, 10) : 0;
}

time_t time(time_t *result) {
    const time_t now = frozen();
    if (result) {
        *result = now;
    }
    return now;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    *now = (struct timeval){.tv_sec = frozen()};
    return 0;
}

int timespec_get(struct timespec *now, int base) {
    *now = (struct timespec){.tv_sec = frozen()};
    return base;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    if (clock == CLOCK_REALTIME) {
        *now = (struct timespec){.tv_sec = frozen()};
        return 0;
    }
    if (!real) {
        *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    }
    return real(clock, now);
}
