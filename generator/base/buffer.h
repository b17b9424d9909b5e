// SPDX-License-Identifier: Apache-2.0
// A growing run of bytes. The bytes always end with a NUL that is not counted in `length`.
#ifndef JUANCE_BASE_BUFFER_H
#define JUANCE_BASE_BUFFER_H

#include <stddef.h>

struct buffer {
    char *bytes; // NULL until something is written
    size_t length;
    size_t capacity;
};

#define BUFFER_EMPTY                                                                               \
    { NULL, 0, 0 }

void buffer_free(struct buffer *buffer);  // leaves it empty and usable
void buffer_clear(struct buffer *buffer); // keeps the memory
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// The bytes as a C string, "" when nothing was written. Borrowed until the next write.
const char *buffer_text(const struct buffer *buffer);

#endif
