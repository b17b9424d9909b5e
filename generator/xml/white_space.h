// SPDX-License-Identifier: Apache-2.0
// Inside xml/ only: what becomes of white space (blank, tab, line feed, carriage return).
#ifndef JUANCE_XML_WHITE_SPACE_H
#define JUANCE_XML_WHITE_SPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

// Collapsing (XML Schema 1.0 part 2, 4.3.6, "collapse") would change the value.
bool white_space_stands_loose(const char *value, size_t length);

// The value without white space at its ends, and with one blank for each run of it within; added to
// `into`.
void white_space_collapse(const char *value, size_t length, struct buffer *into);

// Character data, in place: outer blanks are cut, and a line break with the blanks around it is
// dropped between Chinese characters and is one blank elsewhere.
void white_space_fold(struct buffer *text);

#endif
