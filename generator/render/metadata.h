// SPDX-License-Identifier: Apache-2.0
// What a PDF says about itself: XMP (ISO 16684-1), and strings and dates in PDF's own forms.
#ifndef JUANCE_RENDER_METADATA_H
#define JUANCE_RENDER_METADATA_H

#include "base/buffer.h"
#include "documents/document.h"

// What every file names as its maker.
#define METADATA_CREATOR "Juance " JUANCE_VERSION

// The XMP packet: PDF/A identification (2a when the file is tagged, else 2u), Dublin Core, dates.
// Appended.
void metadata_xmp(const struct document *document, bool tagged, const char *producer,
                  struct buffer *into);

// UTF-16BE with byte order mark, the form of PDF text strings; broken UTF-8 gives U+FFFD.
void metadata_text(const char *text, struct buffer *into);

// UTF-16BE without a mark.
void metadata_utf16(const char *text, size_t length, struct buffer *into);

// The same as hexadecimal digits.
void metadata_hex(const char *bytes, size_t length, struct buffer *into);

// D:20250301090000+08'00'; "" without a date.
const char *metadata_date(moment when, char text[32]);

#endif
