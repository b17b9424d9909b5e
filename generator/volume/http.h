// SPDX-License-Identifier: Apache-2.0
// The one exchange over the network: a request posted to the address that the user named, and its
// answer. No redirect is followed, so that nobody else can send us elsewhere.
#ifndef JUANCE_VOLUME_HTTP_H
#define JUANCE_VOLUME_HTTP_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/diagnostics.h"

struct http_post {
    const char *url;     // http: or https:
    const char *sends;   // content type of the request: "application/timestamp-query"
    const char *expects; // of the answer; anything else is refused
    size_t limit;        // bytes of the answer
    unsigned timeout;    // seconds for everything
};

// Adds the answer to `answer`. False after a diagnosis (STATUS_ENVIRONMENT) that names the address:
// not reached, timed out, too large, a status other than 200, another content type.
bool http_exchange(const struct http_post *post, const struct buffer *request,
                   struct buffer *answer, struct diagnostics *diagnostics);

#endif
