// SPDX-License-Identifier: Apache-2.0
#include "volume/signing_certificate.h"

#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "base/language.h"

enum { RSA_LEAST = 2048 };

// A certificate that says what it is for is for documents only when it says one of these.
static const char *const purposes[] = {
    "2.5.29.37.0",            // anyExtendedKeyUsage
    "1.3.6.1.5.5.7.3.36",     // document signing, RFC 9336
    "1.3.6.1.5.5.7.3.4",      // e-mail protection: what authorities gave before RFC 9336
    "1.3.6.1.4.1.311.10.3.12" // document signing, Microsoft
};

static bool is_curve(const EVP_PKEY *key, const char *wanted) {
    char group[64] = "";
    return EVP_PKEY_get_group_name(key, group, sizeof group, NULL) == 1 &&
           strcmp(group, wanted) == 0;
}

bool signing_certificate_is_sm2(const X509 *certificate) {
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    return key && (EVP_PKEY_is_a(key, "SM2") || is_curve(key, "SM2"));
}

static bool is_rsa(const EVP_PKEY *key) {
    return EVP_PKEY_is_a(key, "RSA") || EVP_PKEY_is_a(key, "RSA-PSS");
}

const char *const *signing_certificate_names(const X509 *certificate, struct arena *arena) {
    const X509_NAME *subject = X509_get_subject_name(certificate);
    int most = X509_NAME_entry_count(subject), count = 0;
    const char **names = arena_alloc(arena, ((size_t)most + 1) * sizeof *names);
    for (int i = 0; i < most; i++) {
        unsigned char *text = NULL;
        int length =
            ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, i)));
        // A NUL within would cut it to another name.
        if (length > 0 && strlen((const char *)text) == (size_t)length)
            names[count++] = arena_copy_bytes(arena, (const char *)text, (size_t)length);
        OPENSSL_free(text);
    }
    names[count] = NULL;
    return names;
}

bool signing_certificate_is_strong(const X509 *certificate) {
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    if (!key) return false;
    if (is_rsa(key)) return EVP_PKEY_get_bits(key) >= RSA_LEAST;
    return signing_certificate_is_sm2(certificate) || is_curve(key, "prime256v1") ||
           is_curve(key, "secp384r1") || is_curve(key, "secp521r1");
}

// The program signs and verifies P-256 alone of the curves of NIST.
static bool can_sign(const X509 *certificate) {
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    return signing_certificate_is_strong(certificate) &&
           (is_rsa(key) || signing_certificate_is_sm2(certificate) || is_curve(key, "prime256v1"));
}

static bool has_purpose(const X509 *certificate) {
    EXTENDED_KEY_USAGE *named = X509_get_ext_d2i(certificate, NID_ext_key_usage, NULL, NULL);
    bool fits = !named && X509_get_ext_by_NID(certificate, NID_ext_key_usage, -1) < 0;
    char number[80];
    for (int i = 0; !fits && i < sk_ASN1_OBJECT_num(named); i++) {
        OBJ_obj2txt(number, sizeof number, sk_ASN1_OBJECT_value(named, i), 1);
        for (size_t k = 0; k < sizeof purposes / sizeof *purposes; k++)
            fits |= strcmp(number, purposes[k]) == 0;
    }
    EXTENDED_KEY_USAGE_free(named);
    return fits;
}

const char *signing_certificate_fault(X509 *certificate) {
    if (!can_sign(certificate))
        return _("the certificate's key is none of RSA from 2048 bits, P-256 and SM2");
    uint32_t usage = X509_get_key_usage(certificate); // all bits when there is no such extension
    if (!(usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) || X509_check_ca(certificate) ||
        !has_purpose(certificate))
        return _("the certificate is not meant for signing documents");
    return NULL;
}

bool signing_digest_is_strong(int nid) {
    return nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512 || nid == NID_sm3;
}
