// SPDX-License-Identifier: Apache-2.0
// Which texts a batch is held against, and until when each was known to be in force: what every
// report says of itself, and what has to be said where the province had no notice yet.
#ifndef JUANCE_RULES_APPLIED_TEXTS_H
#define JUANCE_RULES_APPLIED_TEXTS_H

#include "rules/rulebook.h"

// Whether a notice of the jurisdiction's own is in force on `day` (source_in_force).
bool own_notice_in_force(const struct rulebook *book, date day, const struct config *config);

// The texts in force on `day` in the jurisdiction's order, in `arena`; before them, where no notice
// of its own is in force, that there is none. NULL: no text at all.
const char *applied_texts(const struct rulebook *book, date day, const struct config *config,
                          struct arena *arena);

// One text: its number (else its title) and the day until which it was known to be in force.
const char *applied_text(const struct phrase_book *phrases, const char *number, const char *title,
                         date known_as_of, struct arena *arena);

#endif
