// SPDX-License-Identifier: Apache-2.0
// Inside xml/ only: the texts of one file. Values that repeat (codes, employers, the candidate of
// five entries in a row) are kept once, as long as they come back soon: a table of fixed size
// remembers the latest value of each hash, so that memory and time stay bounded whatever the file
// holds.
#ifndef JUANCE_XML_TEXTS_H
#define JUANCE_XML_TEXTS_H

#include <stddef.h>

#include "base/arena.h"

enum { TEXTS_REMEMBERED = 16 * 1024 }; // a power of two

struct texts {
    struct arena *arena; // borrowed; owns the texts
    const char **latest; // TEXTS_REMEMBERED of them
};

void texts_start(struct texts *texts, struct arena *arena);
const char *texts_keep(struct texts *texts, const char *bytes, size_t length);
void texts_free(struct texts *texts); // the table, not the texts

#endif
