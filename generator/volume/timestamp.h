// SPDX-License-Identifier: Apache-2.0
// Trusted time (RFC 3161): requests, and tokens against what they are said to cover. Used inside
// volume/ alone.
#ifndef JUANCE_VOLUME_TIMESTAMP_H
#define JUANCE_VOLUME_TIMESTAMP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "volume/digest.h"
#include "volume/keyring.h"

enum { NONCE_SIZE = 8 };

// The DER of a request for a token over the digest ("sha256") of `bytes`, with a nonce and for the
// certificate; under `policy` (an object identifier; NULL: any).
bool timestamp_request(const void *bytes, size_t length, const char *digest, const char *policy,
                       unsigned char nonce[NONCE_SIZE], struct buffer *request,
                       struct diagnostics *diagnostics);

struct timestamp_state {
    bool covers; // the token is granted and is over these bytes
    bool same_nonce;
    bool signature;  // its signature is right (of whomever)
    bool trusted;    // signed by an authority below the anchors, whose certificate was valid then
    bool revoked;    // by the lists given: before it gave the token, or for a reason that casts
                     // doubt on all of its tokens (RFC 3161, 4.1)
    moment when;     // what it says; MOMENT_NONE when it is no token
    moment until;    // the end of its certificate; MOMENT_NONE when the certificate is not with it
    const char *why; // the first thing that is not so, translated; NULL when all is
};

// The token's policy is this object identifier.
bool timestamp_has_policy(const struct buffer *response, const char *policy);

// `response` is the DER that the authority sent. `nonce` may be NULL (not compared), `anchors` and
// `crls` too.
struct timestamp_state timestamp_check(const struct buffer *response, const void *bytes,
                                       size_t length, const unsigned char *nonce,
                                       const certificate_stack *anchors, const crl_stack *crls);

#endif
