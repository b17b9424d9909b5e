// SPDX-License-Identifier: Apache-2.0
// Makes a tagged PDF of a plain one of Cairo's: its page streams get their marked content
// (pdf_marks.h), and the structure tree stands behind its objects.
#ifndef JUANCE_RENDER_PDF_TAG_H
#define JUANCE_RENDER_PDF_TAG_H

#include <stdbool.h>

#include "base/buffer.h"
#include "render/pdf_marks.h"

// Appends the whole new file. False when the old one is not as it should be: classic
// cross-reference table, one flat page tree, one compressed stream a page, its length an object.
bool pdf_tag(const struct buffer *pdf, const struct pdf_marks *marks, struct buffer *tagged);

#endif
