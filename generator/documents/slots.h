// SPDX-License-Identifier: Apache-2.0
// The records that every template can name. Which of them a document is made with says its input
// (input.h).
#ifndef JUANCE_DOCUMENTS_SLOTS_H
#define JUANCE_DOCUMENTS_SLOTS_H

#include "expression/scope.h"

struct slot_name {
    const char *name; // in templates
    const struct record_kind *kind;
};

enum { SLOT_DOCUMENT }; // the document itself: always there

struct scope_names slots_names(void);

// The slot of a name of the table; BUG when it has none.
size_t slots_find(const char *name);
const struct slot_name *slots_at(size_t slot); // NULL behind the last

#endif
