// SPDX-License-Identifier: Apache-2.0
// Characters of a text that a person can't see, or that no two people see alike: invisible ones,
// control characters, private use, code points that are not assigned. Two names may differ by one
// and look the same.
//
// Lawful where they stand, and so not meant: selectors of a variant behind an ideograph or a
// symbol, joiners and selectors within Mongolian, Arabic and Indic writing and within emoji.
// Tab and line break are white space. Planes 2 and 3 are all ideographs, assigned sooner or later.
#ifndef JUANCE_BASE_UNSEEN_H
#define JUANCE_BASE_UNSEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

enum unseen {
    UNSEEN_NONE,
    UNSEEN_INVISIBLE,
    UNSEEN_CONTROL,
    UNSEEN_PRIVATE,    // what it looks like is between a font and its maker
    UNSEEN_UNASSIGNED, // noncharacters too
    UNSEEN_LOST,       // U+FFFD: what was there did not survive a conversion
};

struct unseen_place {
    uint32_t codepoint;
    size_t position; // in code points, 1 and up
    uint32_t before; // what stands before the next one
};

// The first of them in `text`. Broken bytes are passed over.
enum unseen unseen_first(const char *text, struct unseen_place *place);

// The next one from `*at` on, which moves behind it; zeroed `place` at the beginning.
enum unseen unseen_next(const char **at, struct unseen_place *place);

// The name that Unicode gives it, for the better known; NULL.
const char *unseen_name(uint32_t codepoint);

enum { UNSEEN_CODE_SIZE = 12 };
// "U+200B"
const char *unseen_code(uint32_t codepoint, char code[UNSEEN_CODE_SIZE]);

// `text` with each of them as <U+200B>; `text` itself when there is none.
const char *unseen_shown(struct arena *arena, const char *text);
// The same appended; false, and nothing appended, when there is none.
bool unseen_show(struct buffer *into, const char *text);

#endif
