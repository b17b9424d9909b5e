// SPDX-License-Identifier: Apache-2.0
#include "base/interrupt.h"

#include <signal.h>
#include <stddef.h>

// A signal handler can speak to the program by nothing but a variable of its own.
static volatile sig_atomic_t asked;

static void ask(int number) {
    (void)number;
    asked = 1;
}

void interrupt_watch(void) {
    // SA_RESTART: no call fails because of it. SA_RESETHAND: the second signal is not caught.
    struct sigaction action = {.sa_handler = ask, .sa_flags = (int)(SA_RESTART | SA_RESETHAND)};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool interrupt_asked(void) {
    return asked != 0;
}
