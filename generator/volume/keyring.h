// SPDX-License-Identifier: Apache-2.0
// Keys, certificates and revocation lists from files. Used inside volume/ alone: OpenSSL's types go
// no further.
#ifndef JUANCE_VOLUME_KEYRING_H
#define JUANCE_VOLUME_KEYRING_H

#include <openssl/x509.h>
#include <stdbool.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostics.h"

typedef STACK_OF(X509) certificate_stack;
typedef STACK_OF(X509_CRL) crl_stack;

// All of these give NULL (or false) after a diagnosis. What they give is owned.
// `paths` ends with NULL; the certificates (PEM) or lists (PEM, several, or DER) of all of them.
certificate_stack *keyring_certificates(const char *const *paths, struct diagnostics *diagnostics);
certificate_stack *keyring_parse_certificates(const void *pem, size_t length);
crl_stack *keyring_crls(const char *const *paths, struct diagnostics *diagnostics);
crl_stack *keyring_parse_crls(const void *bytes, size_t length);

// PEM or PKCS#12; `passphrase` may be NULL. A PKCS#12 file's certificates are added to
// `certificates`, the key's own first.
EVP_PKEY *keyring_key(const char *path, const struct buffer *passphrase,
                      certificate_stack *certificates, struct diagnostics *diagnostics);

void keyring_free_certificates(certificate_stack *certificates); // NULL is fine
void keyring_free_crls(crl_stack *crls);                         // NULL is fine

// Trust anchors, checked as of `when`; any purpose.
X509_STORE *keyring_store(const certificate_stack *anchors, moment when);

time_t keyring_time(moment when);             // Beijing time to seconds since the epoch, UTC
moment keyring_moment(const ASN1_TIME *time); // MOMENT_NONE when it is no time

// The oldest entry of OpenSSL's error queue as text, and the queue emptied. Borrowed from `text`.
const char *keyring_error(char text[256]);

// "CN=..., O=..." in UTF-8, in `into`.
void keyring_subject(const X509 *certificate, struct buffer *into);

#endif
