// SPDX-License-Identifier: Apache-2.0
// Bytes as hexadecimal digits and back.
#ifndef JUANCE_BASE_HEX_H
#define JUANCE_BASE_HEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

// Lower case, NUL-terminated; `into` holds 2 * length + 1 bytes and is returned.
const char *hex_write(const unsigned char *bytes, size_t length, char *into);
// The same, in `arena`.
const char *hex_text(struct arena *arena, const unsigned char *bytes, size_t length);
// 2 * length digits of either case at `text`, what follows is not looked at; false on anything
// else.
bool hex_read(const char *text, unsigned char *bytes, size_t length);

#endif
