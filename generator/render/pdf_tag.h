// SPDX-License-Identifier: Apache-2.0
// Makes a tagged PDF of one whose content is marked: the page streams' stretches get their elements
// (pdf_marks.h), and our structure tree takes the place of that which the other program wrote. What
// is no longer referred to is left out.
#ifndef JUANCE_RENDER_PDF_TAG_H
#define JUANCE_RENDER_PDF_TAG_H

#include <stdbool.h>

#include "base/buffer.h"
#include "render/pdf_marks.h"

// Appends the whole new file. False when the old one is not as it should be: classic
// cross-reference table, one flat page tree, one compressed stream a page, marked as was asked.
bool pdf_tag(const struct buffer *pdf, const struct pdf_marks *marks, struct buffer *tagged);

#endif
