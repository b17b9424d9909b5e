// SPDX-License-Identifier: Apache-2.0
#include "volume/revocation.h"

#include <openssl/err.h>

static bool is_list_for(X509_CRL *crl, const X509 *certificate, X509 *issuer) {
    if (X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_issuer_name(certificate)) != 0)
        return false;
    return !issuer || X509_CRL_verify(crl, X509_get0_pubkey(issuer)) == 1;
}

struct revocation revocation_of(const X509 *certificate, X509 *issuer, const crl_stack *crls) {
    struct revocation result = {REVOCATION_NO_LIST, MOMENT_NONE, MOMENT_NONE};
    for (int i = 0; i < sk_X509_CRL_num(crls); i++) {
        X509_CRL *crl = sk_X509_CRL_value(crls, i);
        if (!is_list_for(crl, certificate, issuer)) continue;
        moment made = keyring_moment(X509_CRL_get0_lastUpdate(crl));
        if (result.list_of == MOMENT_NONE || made > result.list_of) result.list_of = made;
        X509_REVOKED *entry = NULL;
        if (X509_CRL_get0_by_cert(crl, &entry, (X509 *)certificate) != 1 || !entry) {
            if (result.known == REVOCATION_NO_LIST) result.known = REVOCATION_GOOD;
            continue;
        }
        moment since = keyring_moment(X509_REVOKED_get0_revocationDate(entry));
        if (result.known != REVOCATION_REVOKED || since < result.since) result.since = since;
        result.known = REVOCATION_REVOKED;
    }
    ERR_clear_error();
    return result;
}
