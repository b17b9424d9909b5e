// SPDX-License-Identifier: Apache-2.0
#include "model/batch.h"

static const struct record *only(const struct list *list, const struct record *absent) {
    return list->first ? list->first : absent;
}

// Records without anything in them; their tables say what "absent" is.
static const struct institution no_institution = {.filedOn = DATE_NONE, .branch = BOOLEAN_NONE};
static const struct plan no_plan = {.filedOn = DATE_NONE,
                                    .acceptedOn = DATE_NONE,
                                    .registrationFrom = DATE_NONE,
                                    .registrationUntil = DATE_NONE};

const struct institution *batch_institution(const struct batch *batch) {
    return (const struct institution *)only(&batch->institution, &no_institution.record);
}

const struct plan *batch_plan(const struct batch *batch) {
    return (const struct plan *)only(&batch->plan, &no_plan.record);
}
