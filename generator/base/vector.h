// SPDX-License-Identifier: Apache-2.0
// A growing array that keeps its memory when it is emptied: pages and rows are built thousands of
// times over.
#ifndef JUANCE_BASE_VECTOR_H
#define JUANCE_BASE_VECTOR_H

#include <stddef.h>

#include "base/memory.h"

#define VECTOR(type)                                                                               \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t count, capacity;                                                                    \
    }

// Makes room for `more` elements behind the last one.
#define vector_reserve(vector, more)                                                               \
    do {                                                                                           \
        if ((vector)->count + (more) > (vector)->capacity) {                                       \
            (vector)->capacity = ((vector)->count + (more)) * 2;                                   \
            (vector)->at = memory_resize((vector)->at, (vector)->capacity * sizeof *(vector)->at); \
        }                                                                                          \
    } while (0)

#define vector_add(vector, ...)                                                                    \
    do {                                                                                           \
        vector_reserve(vector, 1);                                                                 \
        (vector)->at[(vector)->count++] = (__VA_ARGS__);                                           \
    } while (0)

#endif
