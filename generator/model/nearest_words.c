// SPDX-License-Identifier: Apache-2.0
#include "model/nearest_words.h"

#include "model/nearest.h"

void nearest_offer(struct nearest_words *nearest, const char *known) {
    unsigned distance = word_distance(nearest->word, known);
    unsigned at = nearest->count < NEAREST_SHOWN ? nearest->count++ : NEAREST_SHOWN;
    for (; at > 0 && distance < nearest->distances[at - 1]; at--)
        if (at < NEAREST_SHOWN) {
            nearest->found[at] = nearest->found[at - 1];
            nearest->distances[at] = nearest->distances[at - 1];
        }
    if (at == NEAREST_SHOWN) return;
    nearest->found[at] = known;
    nearest->distances[at] = distance;
}

void nearest_list(const struct nearest_words *nearest, struct buffer *into) {
    for (unsigned i = 0; i < nearest->count; i++)
        buffer_printf(into, "%s%s", i ? ", " : "", nearest->found[i]);
}
