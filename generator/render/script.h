// SPDX-License-Identifier: Apache-2.0
// What kind of character stands before us: one that no neighbour can change, one that has to be
// shaped with its neighbours, or one of a script that this layout would print wrong.
#ifndef JUANCE_RENDER_SCRIPT_H
#define JUANCE_RENDER_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

// Ideographs, their punctuation, digits, full-width forms: never kerned, never joined.
bool script_is_solo(uint32_t codepoint);

// Combining marks, variation selectors and joiners: one cluster with the character before.
bool script_extends(uint32_t codepoint);

// Prints nothing by itself, whether a font has it or not.
bool script_is_invisible(uint32_t codepoint);

// Of private use: whatever a font has there is its own sign, so no font counts as having it.
bool script_is_private(uint32_t codepoint);

// NULL when the character can be laid out; else the English name of its script ("Mongolian"), or
// "control characters" or "direction controls".
const char *script_refused(uint32_t codepoint);

#endif
