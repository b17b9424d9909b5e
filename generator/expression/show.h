// SPDX-License-Identifier: Apache-2.0
// Values as people read them in a sentence: the word of a code, "2025-03-01 09:00", "85%",
// "12.5厘米".
#ifndef JUANCE_EXPRESSION_SHOW_H
#define JUANCE_EXPRESSION_SHOW_H

#include "expression/path.h"

// NULL when it is absent, or a record.
const char *value_show(const struct world *world, const struct value *value, const char *list,
                       enum unit unit, struct arena *arena);
// The same for a value that a path gave; ratios as percent, a record by its name.
const char *path_show(const struct world *world, const struct path *path, const struct value *value,
                      struct arena *arena);
const char *quantity_show(const struct codes *codes, struct quantity quantity, struct arena *arena);

#endif
