// SPDX-License-Identifier: Apache-2.0
// Allocation that never returns NULL. When the system has no memory left the program says so and
// ends with status 3: part files are temporary by name, so nothing half-written can be mistaken.
#ifndef JUANCE_BASE_MEMORY_H
#define JUANCE_BASE_MEMORY_H

#include <stddef.h>

void *memory_zeroed(size_t size);               // release with free()
void *memory_resize(void *memory, size_t size); // as realloc
char *memory_copy(const char *text);            // as strdup; NULL gives NULL

// A state that only a mistake in this program can reach. Prints the place and aborts.
#define BUG(reason) memory_bug(__FILE__, __LINE__, reason)
_Noreturn void memory_bug(const char *file, int line, const char *reason);

#endif
