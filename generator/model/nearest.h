// SPDX-License-Identifier: Apache-2.0
// How far two words are from each other, for "did you mean".
#ifndef JUANCE_MODEL_NEAREST_H
#define JUANCE_MODEL_NEAREST_H

#include <stdbool.h>

// Letters to insert, drop or exchange to make one word of the other; capitals count as their small
// letters. Words are cut at 64 bytes.
unsigned word_distance(const char *a, const char *b);

// Whether `word` is a slip of `known`: at most a third of its letters are wrong. A code of one or
// two letters is nobody's slip.
bool word_is_slip(const char *word, const char *known);

#endif
