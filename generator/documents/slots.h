// SPDX-License-Identifier: Apache-2.0
// The records that every template can name.
#ifndef JUANCE_DOCUMENTS_SLOTS_H
#define JUANCE_DOCUMENTS_SLOTS_H

#include "documents/desk.h"
#include "expression/scope.h"

// Slots that are there in every template, in this order.
enum {
    SLOT_DOCUMENT,
    SLOT_BATCH,
    SLOT_INSTITUTION,
    SLOT_PLAN,
    SLOT_VOLUME,
    SLOT_CHECK,
    SLOT_KEEPING,
    SLOT_DOSSIER,
    SLOT_VERIFICATION,
    SLOT_CHECKED_YEAR,
    SLOT_REGION,
    SLOT_DESK, // and those that follow: documents/desk.h
    SLOTS = SLOT_DESK + DESK_SLOTS
};

struct scope_names slots_names(void);

#endif
