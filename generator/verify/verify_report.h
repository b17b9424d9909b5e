// SPDX-License-Identifier: Apache-2.0
// The verification report: what was found, put together over all volumes in the order of DA/T
// 70-2018, and printed.
#ifndef JUANCE_VERIFY_VERIFY_REPORT_H
#define JUANCE_VERIFY_VERIFY_REPORT_H

#include "model/verification.h"
#include "press/press.h"
#include "verify/verify_member.h"

struct report_book;

// `subject`: what is verified, as the user named it. `trust`: files of anchors; NULL: none.
struct report_book *report_book_new(const char *subject, const struct verify_options *options);
void report_book_free(struct report_book *book); // NULL is fine

void report_book_add(struct report_book *book, const struct member *member); // before it is settled
void report_book_add_archive(struct report_book *book, const struct verify_scene *scene);

// Writes `path` (PDF) and, beside it, the same as XML and JSON: the name's ".pdf" replaced, or
// ".xml" and ".json" put behind it. False after a diagnosis.
bool report_book_write(struct report_book *book, const char *path, const struct press *press,
                       struct diagnostics *diagnostics);

#endif
