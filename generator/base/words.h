// SPDX-License-Identifier: Apache-2.0
// Words separated by blanks, as attributes of data files hold several.
#ifndef JUANCE_BASE_WORDS_H
#define JUANCE_BASE_WORDS_H

#include <stdbool.h>

#include "base/arena.h"

// Whether `words` hold `word`. NULL words hold nothing; nothing holds a NULL or empty word.
bool words_hold(const char *words, const char *word);

// The words of `text` (NULL: none) in `arena`.
const char *const *words_split(struct arena *arena, const char *text, unsigned *count);

#endif
