// SPDX-License-Identifier: Apache-2.0
// A sanction case opened and judged: which tier applies and why, until when, and which documents
// its stage allows.
#ifndef JUANCE_DESK_CASE_DESK_H
#define JUANCE_DESK_CASE_DESK_H

#include "desk/office.h"
#include "expression/working_days.h"
#include "model/case.h"
#include "model/history.h"
#include "model/judgement.h"
#include "sanctions/misconduct.h"

// What the desk loads once for all cases of a run.
struct case_desk {
    struct office *office; // borrowed
    struct map books;      // by jurisdiction
    struct calendar_table *calendar;
    bool prints; // every document of a book has its template (case_documents_open)
};

bool case_desk_open(struct case_desk *desk, struct office *office, struct diagnostics *diagnostics);
void case_desk_close(struct case_desk *desk);

struct opened_case {
    struct arena *arena;
    const struct caseFile *file;
    const struct misconduct_book *book;
    const struct dossier *dossier; // NULL: the case names none
    struct history *history;       // NULL: no archive
    struct judgement *judgement;
    date as_of; // the day of the decision, else the day that was asked for
};

// Reads the case and its institution's file and works out tier, measures, periods and permits as of
// `today`, or as of the decision once there is one. False after a message.
bool case_open(struct case_desk *desk, const char *path, date today, struct opened_case *opened,
               struct diagnostics *diagnostics);
void case_close(struct opened_case *opened);

#endif
