// SPDX-License-Identifier: Apache-2.0
// The documents of a sanction case, drawn as PDF and written as XML: what its stage allows, and
// nothing else.
#ifndef JUANCE_DESK_CASE_DOCUMENTS_H
#define JUANCE_DESK_CASE_DOCUMENTS_H

#include "desk/case_desk.h"

// One file: a PDF with its XML. `title` is its name without an ending.
struct case_paper {
    const struct document_template *template;
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

// The templates of every document. False after messages.
bool case_documents_open(struct case_desk *desk, struct diagnostics *diagnostics);

// Whether a template makes this document (code list "permit.document"), and whether one of them
// lists the whole case: the document closes it.
bool case_document_known(const struct press *press, const char *document);
bool case_document_lists(const struct press *press, const char *document);

// What templates name: of each step the last.
struct compose_input case_input(const struct opened_case *opened);

// Makes every file of an allowed document and appends it to `papers`: of a receipt one for each
// service; behind a document that lists the case, cover, 卷内目录, which lists what `papers` holds
// already, and 备考表. False after a message.
bool case_document_make(struct case_desk *desk, const struct opened_case *opened,
                        const struct permit *permit, struct case_papers *papers,
                        struct diagnostics *diagnostics);

// A record form without any data, to be filled in by hand.
bool case_form_make(struct case_desk *desk, const char *document, struct arena *arena,
                    struct case_papers *papers, struct diagnostics *diagnostics);

// The documents that print blank, NULL after the last; in `arena`.
const char *const *case_forms(const struct case_desk *desk, struct arena *arena);

void case_papers_free(struct case_papers *papers);

#endif
