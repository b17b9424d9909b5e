// SPDX-License-Identifier: Apache-2.0
// What a document is composed from: named records, and what stands beside them. Everything is
// borrowed and must outlive the document, whose tables are pulled while it is drawn.
#ifndef JUANCE_DOCUMENTS_INPUT_H
#define JUANCE_DOCUMENTS_INPUT_H

#include <stdbool.h>

#include "base/date.h"
#include "documents/index.h"
#include "documents/view.h"
#include "model/codes.h"
#include "model/finding.h"

// The rows of the 卷内目录, pulled one by one. next() fills `entry`; its texts stay valid until the
// next call.
struct entry_rows {
    void *context;
    void (*start)(void *context); // NULL: no entries
    bool (*next)(void *context, struct entry_view *entry);
};

enum { INPUT_RECORDS = 32 };

struct input_record {
    const char *name; // in templates
    const struct record_kind *kind;
    const struct record *record; // NULL: there is none, its fields are absent
};

struct compose_input {
    struct input_record records[INPUT_RECORDS]; // input_add()
    size_t record_count;
    // What the document's metadata say; NULL: nothing. They are public when the document is: no
    // name of a person.
    const char *number, *subject, *author;
    const struct batch_index *index; // of the record "batch"; NULL: there is none
    const struct findings *findings; // NULL: none
    struct entry_rows entries;
    const struct codes *codes; // NULL: those of the press
    moment created;            // of the document: from its records, never from the clock
};

// Supplies a record under its name in templates (slots.h) in the place of what stood under it.
void input_add(struct compose_input *input, const char *name, const struct record_kind *kind,
               const struct record *record);

// The batch with its institution and its plan, and what metadata say of it; `index` is the
// batch's.
void input_add_batch(struct compose_input *input, const struct batch *batch,
                     const struct batch_index *index);

bool input_has(const struct compose_input *input, const char *name);
const struct record *input_find(const struct compose_input *input, const char *name); // NULL: none

#endif
