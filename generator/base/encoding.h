// SPDX-License-Identifier: Apache-2.0
// Text in another encoding, by the C library's own tables.
#ifndef JUANCE_BASE_ENCODING_H
#define JUANCE_BASE_ENCODING_H

#include <stdbool.h>

#include "base/buffer.h"

// Makes UTF-8 of what is in `encoding` (a name as IANA registers it, "ISO-8859-1"); a byte order
// mark of UTF-16 is heeded. False, the text as it was, when the encoding is not known or the bytes
// are none of it.
bool encoding_to_utf8(struct buffer *text, const char *encoding);

#endif
