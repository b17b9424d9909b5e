// SPDX-License-Identifier: Apache-2.0
// What a document is composed from. Everything is borrowed and must outlive the document, whose
// tables are pulled while it is drawn.
#ifndef JUANCE_DOCUMENTS_INPUT_H
#define JUANCE_DOCUMENTS_INPUT_H

#include <stdbool.h>

#include "base/date.h"
#include "documents/desk.h"
#include "documents/index.h"
#include "documents/view.h"
#include "model/checked_year.h"
#include "model/codes.h"
#include "model/figures.h"
#include "model/finding.h"
#include "model/institution.h"
#include "model/keeping.h"
#include "model/verification.h"

// The rows of the 卷内目录, pulled one by one. next() fills `entry`; its texts stay valid until the
// next call.
struct entry_rows {
    void *context;
    void (*start)(void *context); // NULL: no entries
    bool (*next)(void *context, struct entry_view *entry);
};

struct compose_input {
    const struct batch *batch; // NULL: the document is about no batch, but one of the records below
    const struct batch_index *index;         // of that batch
    const struct institution *institution;   // where there is no batch; NULL: not known
    const struct keeping *keeping;           // the archive's own papers; NULL
    const struct verification *verification; // of a verification report; NULL
    const struct desk_records *desk;         // of a case's or rating's documents; NULL
    const struct checkedYear *checkedYear;   // the batches of a year; NULL
    const struct regionFigures *region;      // of a bulletin; NULL
    const struct volume_view *volume;        // NULL: the document stands outside a volume
    const struct check_view *check;          // NULL: nothing was checked
    const struct dossier *dossier;           // the institution's file; NULL: none
    const struct findings *findings;         // NULL: none
    struct entry_rows entries;
    const struct codes *codes;
    moment created; // of the document: from the batch, never from the clock
};

#endif
