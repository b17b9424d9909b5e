// SPDX-License-Identifier: Apache-2.0
// The documents of a sanction case, drawn as PDF and written as XML: what its stage allows, and
// nothing else.
#ifndef JUANCE_DESK_CASE_DOCUMENTS_H
#define JUANCE_DESK_CASE_DOCUMENTS_H

#include "desk/case_desk.h"
#include "documents/desk.h"

// One file: a PDF with its XML. `title` is its name without an ending.
struct case_paper {
    const char *document; // code list "permit.document"
    const char *title;
    const char *number; // the office's; NULL: none
    const char *about;  // of a receipt: the document that was served; else NULL
    date dated;         // DATE_NONE: not yet
    struct printed printed;
};

struct case_papers {
    struct case_paper *items;
    size_t count, capacity;
};

// The records that templates name: of each step the last.
void case_records(struct desk_records *desk, const struct opened_case *opened);

// Makes every file of an allowed document and appends it to `papers`: of a receipt one for each
// service, of a case volume 立案审批表, 结案报告, cover, 卷内目录, which lists what `papers` holds
// already, and 备考表. False after a message.
bool case_document_make(struct case_desk *desk, const struct opened_case *opened,
                        const struct permit *permit, struct case_papers *papers,
                        struct diagnostics *diagnostics);

// A record form without any data, to be filled in by hand.
bool case_form_make(struct case_desk *desk, const char *document, struct arena *arena,
                    struct case_papers *papers, struct diagnostics *diagnostics);

// The forms that print blank; NULL after the last.
extern const char *const case_forms[];

void case_papers_free(struct case_papers *papers);

#endif
