// SPDX-License-Identifier: Apache-2.0
// The known words that are nearest to an unknown one, for a message that says what there is.
#ifndef JUANCE_MODEL_NEAREST_WORDS_H
#define JUANCE_MODEL_NEAREST_WORDS_H

#include "base/buffer.h"

enum { NEAREST_SHOWN = 4 };

struct nearest_words {
    const char *word; // the unknown one
    const char *found[NEAREST_SHOWN];
    unsigned distances[NEAREST_SHOWN];
    unsigned count;
};

// Every known word is offered once; the nearest are kept, of equally near ones the first.
void nearest_offer(struct nearest_words *nearest, const char *known);

// "a, b, c", the nearest first; nothing when none was offered.
void nearest_list(const struct nearest_words *nearest, struct buffer *into);

#endif
