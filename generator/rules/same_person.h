// SPDX-License-Identifier: Apache-2.0
// When two entries of a register are one person: the one place where rules decide it.
#ifndef JUANCE_RULES_SAME_PERSON_H
#define JUANCE_RULES_SAME_PERSON_H

#include <stdbool.h>

#include "base/arena.h"

// What names are looked up by: equal keys, one name. NULL for NULL. In `arena` where it is not the
// text itself.
const char *name_key(struct arena *arena, const char *name);
// The same of name and ID number together: equal keys, one person. NULL where one of them is NULL:
// then nobody can say.
const char *person_key(struct arena *arena, const char *name, const char *number);

bool same_name(const char *left, const char *right); // a name that is absent is nobody's

#endif
