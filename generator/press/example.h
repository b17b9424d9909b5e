// SPDX-License-Identifier: Apache-2.0
// Records made up of the names of their own fields, so that a template can be looked at before
// there is anything to print.
#ifndef JUANCE_PRESS_EXAMPLE_H
#define JUANCE_PRESS_EXAMPLE_H

#include "model/codes.h"
#include "model/record.h"

// Every text is its field's Chinese name in 〈〉, every code one of its list, every list has a few
// records; numbers and dates are made up and always the same. In `arena`.
struct record *example_record(const struct record_kind *kind, const struct codes *codes,
                              struct arena *arena);

#endif
