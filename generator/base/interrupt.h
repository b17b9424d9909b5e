// SPDX-License-Identifier: Apache-2.0
// SIGINT and SIGTERM as a question that is asked between two steps, so that each step ends in
// order. A second signal ends the program at once; what it leaves is finished by the next run.
#ifndef JUANCE_BASE_INTERRUPT_H
#define JUANCE_BASE_INTERRUPT_H

#include <stdbool.h>

void interrupt_watch(void);
bool interrupt_asked(void);

#endif
