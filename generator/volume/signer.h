// SPDX-License-Identifier: Apache-2.0
// Who signs: key, certificates and revocation lists, checked before anything is signed. Used inside
// volume/ alone.
#ifndef JUANCE_VOLUME_SIGNER_H
#define JUANCE_VOLUME_SIGNER_H

#include "volume/keyring.h"
#include "volume/sealer.h"

struct signer {
    void *token;                     // keeps a PKCS#11 token open; NULL: none
    EVP_PKEY *key;                   // NULL: an external command signs
    certificate_stack *certificates; // the signer's own first
    crl_stack *crls;                 // NULL: none
    bool sm2;
    bool pss;
};

// False after a diagnosis; signer_free() in every case.
bool signer_load(struct signer *signer, const struct seal_settings *settings,
                 struct diagnostics *diagnostics);
void signer_free(struct signer *signer);

// Whether the certificate may sign at this time (again: a run may be long).
bool signer_check(struct signer *signer, const struct seal_settings *settings, moment now,
                  struct diagnostics *diagnostics);

void signer_write_certificates(const struct signer *signer, struct buffer *pem);
void signer_write_crls(const struct signer *signer, struct buffer *pem);

#endif
