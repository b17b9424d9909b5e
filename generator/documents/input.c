// SPDX-License-Identifier: Apache-2.0
#include "documents/input.h"

#include <string.h>

#include "base/memory.h"
#include "documents/slots.h"
#include "model/batch.h"
#include "model/institution.h"

static size_t place_of(const struct compose_input *input, const char *name) {
    size_t at = 0;
    while (at < input->record_count && strcmp(input->records[at].name, name) != 0) at++;
    return at;
}

void input_add(struct compose_input *input, const char *name, const struct record_kind *kind,
               const struct record *record) {
    size_t at = place_of(input, name);
    if (at == INPUT_RECORDS || slots_at(slots_find(name))->kind != kind)
        BUG("a record that its name does not stand for");
    input->records[at] = (struct input_record){name, kind, record};
    if (at == input->record_count) input->record_count++;
}

void input_add_batch(struct compose_input *input, const struct batch *batch,
                     const struct batch_index *index) {
    const struct institution *institution = batch_institution(batch);
    input_add(input, "batch", &batch_kind, &batch->record);
    input_add(input, "institution", &institution_kind, &institution->record);
    input_add(input, "plan", &plan_kind, &batch_plan(batch)->record);
    input->index = index;
    input->number = batch->number;
    input->subject = batch->title;
    input->author = institution->name;
}

bool input_has(const struct compose_input *input, const char *name) {
    return place_of(input, name) < input->record_count;
}

const struct record *input_find(const struct compose_input *input, const char *name) {
    size_t at = place_of(input, name);
    return at < input->record_count ? input->records[at].record : NULL;
}
