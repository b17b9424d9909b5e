// SPDX-License-Identifier: Apache-2.0
#include "volume/revocation.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

static bool is_list_for(X509_CRL *crl, const X509 *certificate, X509 *issuer) {
    if (X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_issuer_name(certificate)) != 0)
        return false;
    return !issuer || X509_CRL_verify(crl, X509_get0_pubkey(issuer)) == 1;
}

// RFC 3161, 4.1: after these reasons what was signed before stands; after all others, and where the
// list gives none, it does not.
static bool is_for_good(const X509_REVOKED *entry) {
    ASN1_ENUMERATED *reason = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, NULL, NULL);
    long code = reason ? ASN1_ENUMERATED_get(reason) : CRL_REASON_KEY_COMPROMISE;
    ASN1_ENUMERATED_free(reason);
    return code != CRL_REASON_UNSPECIFIED && code != CRL_REASON_AFFILIATION_CHANGED &&
           code != CRL_REASON_SUPERSEDED && code != CRL_REASON_CESSATION_OF_OPERATION;
}

struct revocation revocation_of(const X509 *certificate, X509 *issuer, const crl_stack *crls) {
    struct revocation result = {REVOCATION_NO_LIST, MOMENT_NONE, false, MOMENT_NONE};
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
        result.for_good |= is_for_good(entry);
        result.known = REVOCATION_REVOKED;
    }
    ERR_clear_error();
    return result;
}
