// SPDX-License-Identifier: Apache-2.0
// When two entries of a register are one person: the one place where rules decide it.
#ifndef JUANCE_RULES_SAME_PERSON_H
#define JUANCE_RULES_SAME_PERSON_H

#include <stdbool.h>

#include "base/arena.h"

// What names and ID numbers are looked up by: equal keys, one name or number. NULL for NULL. In
// `arena` where it is not the text itself.
const char *name_key(struct arena *arena, const char *name);
const char *id_number_key(struct arena *arena, const char *number);

bool same_name(const char *left, const char *right); // a name that is absent is nobody's

#endif
