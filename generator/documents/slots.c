// SPDX-License-Identifier: Apache-2.0
#include "documents/slots.h"

#include "documents/view.h"
#include "model/batch.h"
#include "model/checked_year.h"
#include "model/figures.h"
#include "model/institution.h"
#include "model/keeping.h"
#include "model/verification.h"

struct scope_names slots_names(void) {
    static const struct desk_name first[SLOT_DESK] = {
        [SLOT_DOCUMENT] = {"document", &document_view_kind},
        [SLOT_BATCH] = {"batch", &batch_kind},
        [SLOT_INSTITUTION] = {"institution", &institution_kind},
        [SLOT_PLAN] = {"plan", &plan_kind},
        [SLOT_VOLUME] = {"volume", &volume_view_kind},
        [SLOT_CHECK] = {"check", &check_view_kind},
        [SLOT_KEEPING] = {"keeping", &keeping_kind},
        [SLOT_DOSSIER] = {"dossier", &dossier_kind},
        [SLOT_VERIFICATION] = {"verification", &verification_kind},
        [SLOT_CHECKED_YEAR] = {"checkedYear", &checkedYear_kind},
        [SLOT_REGION] = {"region", &regionFigures_kind}};
    struct scope_names names = {.count = SLOTS};
    for (size_t i = 0; i < SLOTS; i++) {
        const struct desk_name *from = i < SLOT_DESK ? &first[i] : &desk_names[i - SLOT_DESK];
        names.names[i] = scope_name_of(from->kind);
        names.names[i].name = from->name;
    }
    return names;
}
