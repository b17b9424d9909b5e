// SPDX-License-Identifier: Apache-2.0
// What juance notice says of a case, for people and machines.
#ifndef JUANCE_COMMANDS_NOTICE_TEXT_H
#define JUANCE_COMMANDS_NOTICE_TEXT_H

#include <stdio.h>

#include "desk/case_documents.h"

void notice_print_judgement(const struct opened_case *opened); // tier, reasons, conflicts
void notice_print_refused(const struct permit *permit);        // the document and what is missing
void notice_print_missing(const struct permit *permit, FILE *out);
void notice_print_made(const struct case_papers *papers, const char *folder);

// One object a case.
void notice_print_json(const struct opened_case *opened, const struct case_papers *papers,
                       const char *folder);

#endif
