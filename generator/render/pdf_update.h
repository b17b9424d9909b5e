// SPDX-License-Identifier: Apache-2.0
// Makes a PDF/A of a PDF that another program wrote, by an incremental update at its end (ISO
// 32000-1, 7.5.6): XMP, output intent, language, /ID, information, and a glyph map for its TrueType
// CID fonts.
#ifndef JUANCE_RENDER_PDF_UPDATE_H
#define JUANCE_RENDER_PDF_UPDATE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "documents/document.h"
#include "render/pdf_read.h"

// Appends the update to `update`. False when the file's end is not as it should be: classic
// cross-reference table, catalogue and information within the tail.
bool pdf_update(const struct pdf_tail *tail, const struct document *document, const char *producer,
                const unsigned char id[16], struct buffer *update);

#endif
