// SPDX-License-Identifier: Apache-2.0
// The style sheet of publish_html(). Private to publish/.
#ifndef JUANCE_PUBLISH_HTML_STYLE_H
#define JUANCE_PUBLISH_HTML_STYLE_H

extern const char *const html_style;

#endif
