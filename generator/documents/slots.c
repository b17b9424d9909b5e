// SPDX-License-Identifier: Apache-2.0
#include "documents/slots.h"

#include <string.h>

#include "base/memory.h"
#include "documents/view.h"
#include "model/batch.h"
#include "model/case.h"
#include "model/checked_year.h"
#include "model/figures.h"
#include "model/institution.h"
#include "model/institution_archive.h"
#include "model/judgement.h"
#include "model/keeping.h"
#include "model/rating.h"
#include "model/verification.h"

static const struct slot_name table[] = {
    [SLOT_DOCUMENT] = {"document", &document_view_kind},
    {"batch", &batch_kind},
    {"institution", &institution_kind},
    {"plan", &plan_kind},
    {"volume", &volume_view_kind},
    {"check", &check_view_kind},
    {"keeping", &keeping_kind},
    {"dossier", &dossier_kind},
    {"verification", &verification_kind},
    {"checkedYear", &checkedYear_kind},
    {"region", &regionFigures_kind},
    {"case", &caseFile_kind},
    {"subject", &caseSubject_kind},
    {"act", &offence_kind},
    {"lastReminder", &reminder_kind},
    {"judgement", &judgement_kind},
    {"interview", &interview_kind},
    {"notice", &advanceNotice_kind},
    {"statement", &defence_kind},
    {"decision", &decision_kind},
    {"rectification", &rectification_kind},
    {"suspension", &suspension_kind},
    {"receipt", &service_kind},
    {"review", &review_kind},
    {"appeal", &appeal_kind},
    {"publicNotice", &publicNotice_kind},
    {"rating", &rating_kind},
    {"result", &ratingResult_kind},
    {"known", &institutionFigures_kind},
    {"list", &publicList_kind},
    {"archive", &institutionArchive_kind},
};
enum { SLOTS = sizeof table / sizeof *table };

struct scope_names slots_names(void) {
    struct scope_names names = {.count = SLOTS};
    for (size_t i = 0; i < SLOTS; i++) {
        names.names[i] = scope_name_of(table[i].kind);
        names.names[i].name = table[i].name;
    }
    return names;
}

const struct slot_name *slots_at(size_t slot) {
    return slot < SLOTS ? &table[slot] : NULL;
}

size_t slots_find(const char *name) {
    for (size_t i = 0; i < SLOTS; i++)
        if (strcmp(table[i].name, name) == 0) return i;
    BUG("no template names such a record");
}
