// SPDX-License-Identifier: Apache-2.0
// Inside xml/ only: the texts of one file. Values that repeat (occupations, employers, codes) are
// kept once; a field whose values turn out to be mostly different is no longer looked up.
#ifndef JUANCE_XML_TEXTS_H
#define JUANCE_XML_TEXTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct texts {
    struct arena *arena; // borrowed; owns the texts
    const char **slots;
    size_t slot_count, used;
};

// How one field behaved so far.
struct text_habit {
    uint32_t seen, fresh;
};

const char *texts_keep(struct texts *texts, struct text_habit *habit, const char *bytes,
                       size_t length);
void texts_free(struct texts *texts); // the table, not the texts

#endif
