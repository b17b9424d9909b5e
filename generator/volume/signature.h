// SPDX-License-Identifier: Apache-2.0
// The signature itself: CAdES-BES (RFC 5126) by CMS, or raw SM2 with SM3 (GB/T 32918). Used inside
// volume/ alone.
//
// Why SM2 has no CMS form beside the raw one. OpenSSL 3.0 (Debian 12) cannot make it: `openssl cms
// -sign -md sm3` with an SM2 key, with or without -cades and -noattr, ends with "asn1 encoding
// routines:asn1_template_ex_i2d:illegal zero content", for it sets no signature algorithm for SM2.
// Where a later one makes it, `openssl cms` still has no option for the signer's identity: without
// one OpenSSL does not take the "1234567812345678" of GM/T 0009 (`openssl dgst -sm3 -sign` without
// distid gives what `-verify` with it refuses), so that others would not verify it. What works both
// ways is `openssl dgst` with -sigopt distid, and VERIFY.txt gives that line.
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
