// SPDX-License-Identifier: Apache-2.0
// The signature itself: CAdES-BES (RFC 5126) by CMS, or raw SM2 with SM3 (GB/T 32918). Used inside
// volume/ alone.
#ifndef JUANCE_VOLUME_SIGNATURE_H
#define JUANCE_VOLUME_SIGNATURE_H

#include "volume/seal_names.h"
#include "volume/signer.h"

// DER. The signing time in CMS is `now`; `digest` is what CMS rests on, NULL: SHA-256.
bool signature_make(const struct signer *signer, const void *bytes, size_t length, moment now,
                    const char *digest, struct buffer *signature, struct diagnostics *diagnostics);

// The signature is over these bytes and by the signer's first certificate.
bool signature_matches(const struct signer *signer, const void *bytes, size_t length,
                       const struct buffer *signature);

bool signature_sm2_verify(X509 *certificate, const void *bytes, size_t length,
                          const struct buffer *signature);

#endif
