// SPDX-License-Identifier: Apache-2.0
// What a certificate must be so that a document may be signed by its key: the same when signing
// and, decades later, when verifying. Used inside volume/ alone.
#ifndef JUANCE_VOLUME_SIGNING_CERTIFICATE_H
#define JUANCE_VOLUME_SIGNING_CERTIFICATE_H

#include <openssl/x509.h>
#include <stdbool.h>

#include "base/arena.h"

// Why its key may not sign documents, translated: the kind or size of the key, what the
// certificate allows the key to do, that it is an authority's own. NULL: it may.
const char *signing_certificate_fault(X509 *certificate);

bool signing_certificate_is_sm2(const X509 *certificate);

// What its subject consists of (CN, O, organizationIdentifier, serialNumber …), values alone, in
// UTF-8; ends with NULL.
const char *const *signing_certificate_names(const X509 *certificate, struct arena *arena);

// RSA from 2048 bits, P-256, SM2: what holds for a signer holds for all above it, of which the
// larger curves of NIST are as good.
bool signing_certificate_is_strong(const X509 *certificate);

// SHA-256 and longer of its family, SM3: what a signature may rest on. `nid` is OpenSSL's number.
bool signing_digest_is_strong(int nid);

#endif
