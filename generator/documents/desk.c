// SPDX-License-Identifier: Apache-2.0
#include "documents/desk.h"

#include "model/case.h"
#include "model/figures.h"
#include "model/institution_archive.h"
#include "model/judgement.h"
#include "model/rating.h"

const struct desk_name desk_names[DESK_SLOTS] = {
    [DESK_CASE] = {"case", &caseFile_kind},
    [DESK_SUBJECT] = {"subject", &caseSubject_kind},
    [DESK_ACT] = {"act", &offence_kind},
    [DESK_REMINDER] = {"lastReminder", &reminder_kind},
    [DESK_JUDGEMENT] = {"judgement", &judgement_kind},
    [DESK_INTERVIEW] = {"interview", &interview_kind},
    [DESK_ADVANCE_NOTICE] = {"notice", &advanceNotice_kind},
    [DESK_DEFENCE] = {"statement", &defence_kind},
    [DESK_DECISION] = {"decision", &decision_kind},
    [DESK_RECTIFICATION] = {"rectification", &rectification_kind},
    [DESK_SUSPENSION] = {"suspension", &suspension_kind},
    [DESK_SERVICE] = {"receipt", &service_kind},
    [DESK_REVIEW] = {"review", &review_kind},
    [DESK_APPEAL] = {"appeal", &appeal_kind},
    [DESK_PUBLIC_NOTICE] = {"publicNotice", &publicNotice_kind},
    [DESK_RATING] = {"rating", &rating_kind},
    [DESK_RESULT] = {"result", &ratingResult_kind},
    [DESK_FIGURES] = {"known", &institutionFigures_kind},
    [DESK_LIST] = {"list", &publicList_kind},
    [DESK_ARCHIVE] = {"archive", &institutionArchive_kind},
};
