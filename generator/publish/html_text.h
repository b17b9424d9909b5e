// SPDX-License-Identifier: Apache-2.0
// Text within HTML. Private to publish/.
#ifndef JUANCE_PUBLISH_HTML_TEXT_H
#define JUANCE_PUBLISH_HTML_TEXT_H

#include "base/buffer.h"

void html_text(struct buffer *into, const char *text); // & < > " escaped

#endif
