// SPDX-License-Identifier: Apache-2.0
// Documents for readers outside: each as PDF with its figures beside it (PNG, SVG), self-contained
// HTML page, JSON, and one CSV a table.
#ifndef JUANCE_PRESS_EDITION_H
#define JUANCE_PRESS_EDITION_H

#include "documents/compose.h"
#include "press/press.h"

struct edition {
    const struct press *press; // borrowed
    const char *folder, *name; // of the files, without an ending
    const char **files;        // written so far, NULL after the last
    size_t count;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

// `folder` is there.
struct edition edition_start(const struct press *press, const char *folder, const char *name,
                             struct arena *arena, struct diagnostics *diagnostics);
// What follows is another document.
void edition_name(struct edition *edition, const char *name);

// Composes and writes; codes are added to `input`. Each file whole or not at all; false after a
// message.
bool edition_put(struct edition *edition, const struct template *template,
                 const struct compose_input *input);

#endif
