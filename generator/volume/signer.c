// SPDX-License-Identifier: Apache-2.0
#include "volume/signer.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <string.h>
#include <strings.h>

#include "base/hex.h"
#include "base/language.h"
#include "base/platform.h"
#include "base/process.h"
#include "volume/digest.h"
#include "volume/revocation.h"
#include "volume/signing_certificate.h"
#include "volume/token.h"

static bool refuse(struct diagnostics *diagnostics, const char *file, const char *why) {
    return diagnose(diagnostics, STATUS_ENVIRONMENT, file, 0, _("%s; nothing is signed"), why);
}

// ---- is this the right certificate?
// ------------------------------------------------------------------

static bool is_valid_at(const X509 *certificate, moment now) {
    moment from = keyring_moment(X509_get0_notBefore(certificate));
    moment until = keyring_moment(X509_get0_notAfter(certificate));
    return from != MOMENT_NONE && until != MOMENT_NONE && from <= now && now <= until;
}

static bool is_fingerprint(const X509 *certificate, const char *wanted) {
    unsigned char sha256[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    char hex[2 * EVP_MAX_MD_SIZE + 1];
    return X509_digest(certificate, EVP_sha256(), sha256, &length) == 1 &&
           strcasecmp(hex_write(sha256, length, hex), wanted) == 0;
}

// Some part of the subject is exactly this (organizationIdentifier, serialNumber, CN, ...).
static bool is_of(const X509 *certificate, const char *wanted, const char *part) {
    const X509_NAME *name = X509_get_subject_name(certificate);
    int only = part ? OBJ_txt2nid(part) : NID_undef;
    if (part && only == NID_undef) return false;
    for (int i = 0; i < X509_NAME_entry_count(name); i++) {
        if (part && OBJ_obj2nid(X509_NAME_ENTRY_get_object(X509_NAME_get_entry(name, i))) != only)
            continue;
        unsigned char *text = NULL;
        int length =
            ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, i)));
        bool same = length >= 0 && (size_t)length == strlen(wanted) &&
                    memcmp(text, wanted, (size_t)length) == 0;
        OPENSSL_free(text);
        if (same) return true;
    }
    return !part && is_fingerprint(certificate, wanted);
}

static bool check_crls(const struct signer *signer, const struct seal_settings *settings,
                       moment now, struct diagnostics *diagnostics) {
    if (!settings->crls) return true; // none to hold the certificate against
    for (int i = 0; i < sk_X509_CRL_num(signer->crls); i++) {
        const ASN1_TIME *next = X509_CRL_get0_nextUpdate(sk_X509_CRL_value(signer->crls, i));
        if (next && keyring_moment(next) < now)
            return refuse(diagnostics, settings->crls[0],
                          _("the revocation list is out of date: get the current one"));
    }
    const X509 *own = sk_X509_value(signer->certificates, 0);
    if (revocation_of(own, NULL, signer->crls).known == REVOCATION_REVOKED)
        return refuse(diagnostics, settings->crls[0], _("the signer's certificate is revoked"));
    return true;
}

bool signer_check(struct signer *signer, const struct seal_settings *settings, moment now,
                  struct diagnostics *diagnostics) {
    X509 *own = sk_X509_value(signer->certificates, 0);
    const char *file = settings->certificates ? settings->certificates : settings->key;
    const char *fault = signing_certificate_fault(own);
    if (fault) return refuse(diagnostics, file, fault);
    signer->sm2 = signing_certificate_is_sm2(own);
    if (signer->key && X509_check_private_key(own, signer->key) != 1)
        return refuse(diagnostics, settings->key,
                      _("the key does not belong to the first certificate"));
    if (!is_valid_at(own, now))
        return refuse(diagnostics, file, _("the certificate is not valid at this time"));
    if (settings->subject && !is_of(own, settings->subject, settings->subject_part)) {
        struct buffer subject = BUFFER_EMPTY;
        keyring_subject(own, &subject);
        diagnose(diagnostics, STATUS_ENVIRONMENT, file, 0,
                 _("the certificate is that of \"%s\", not of \"%s\"; nothing is signed"),
                 buffer_text(&subject), settings->subject);
        buffer_free(&subject);
        return false;
    }
    return check_crls(signer, settings, now, diagnostics);
}

// ---- loading
// ------------------------------------------------------------------------------------------

static bool load_key(struct signer *signer, const struct seal_settings *settings,
                     struct diagnostics *diagnostics) {
    if (settings->command) return true;
    struct buffer passphrase = BUFFER_EMPTY;
    bool given = settings->secret || settings->passphrase;
    if (settings->secret)
        buffer_add(&passphrase, settings->secret->bytes, settings->secret->length);
    bool ok = settings->secret || !settings->passphrase ||
              secret_read(settings->passphrase, &passphrase, diagnostics);
    if (ok && settings->module && !given)
        ok = refuse(diagnostics, settings->key, _("the token wants its PIN and there is none"));
    if (ok && settings->module)
        signer->key =
            token_key(settings->module, settings->key, &passphrase, &signer->token, diagnostics);
    else if (ok)
        signer->key = keyring_key(settings->key, given ? &passphrase : NULL, signer->certificates,
                                  diagnostics);
    secret_free(&passphrase);
    return signer->key != NULL;
}

static bool load_certificates(struct signer *signer, const struct seal_settings *settings,
                              struct diagnostics *diagnostics) {
    const char *paths[3] = {settings->certificates};
    if (settings->chain) paths[settings->certificates ? 1 : 0] = settings->chain;
    certificate_stack *named = keyring_certificates(paths, diagnostics);
    if (!named) return false;
    while (sk_X509_num(named) > 0) sk_X509_push(signer->certificates, sk_X509_shift(named));
    sk_X509_free(named);
    return true;
}

bool signer_load(struct signer *signer, const struct seal_settings *settings,
                 struct diagnostics *diagnostics) {
    *signer = (struct signer){.certificates = sk_X509_new_null(), .pss = settings->pss};
    // A PKCS#12 file gives its own certificates first, and the chain comes behind them.
    bool bundle = !settings->certificates;
    if (!bundle && !load_certificates(signer, settings, diagnostics)) return false;
    if (!load_key(signer, settings, diagnostics)) return false;
    if (bundle && !load_certificates(signer, settings, diagnostics)) return false;
    if (sk_X509_num(signer->certificates) == 0)
        return refuse(diagnostics, settings->key, _("there is no certificate of the signer"));
    if (settings->crls && !(signer->crls = keyring_crls(settings->crls, diagnostics))) return false;
    return signer_check(signer, settings, settings->now ? settings->now : platform_now(),
                        diagnostics);
}

void signer_free(struct signer *signer) {
    EVP_PKEY_free(signer->key);
    token_close(signer->token);
    keyring_free_certificates(signer->certificates);
    keyring_free_crls(signer->crls);
    *signer = (struct signer){0};
}

// ---- what goes along with a raw signature
// ----------------------------------------------------------------

static void take(BIO *bio, struct buffer *into) {
    char *text = NULL;
    long length = BIO_get_mem_data(bio, &text);
    if (length > 0) buffer_add(into, text, (size_t)length);
    BIO_free(bio);
}

void signer_write_certificates(const struct signer *signer, struct buffer *pem) {
    BIO *bio = BIO_new(BIO_s_mem());
    for (int i = 0; i < sk_X509_num(signer->certificates); i++)
        PEM_write_bio_X509(bio, sk_X509_value(signer->certificates, i));
    take(bio, pem);
}

void signer_write_crls(const struct signer *signer, struct buffer *pem) {
    BIO *bio = BIO_new(BIO_s_mem());
    for (int i = 0; i < sk_X509_CRL_num(signer->crls); i++)
        PEM_write_bio_X509_CRL(bio, sk_X509_CRL_value(signer->crls, i));
    take(bio, pem);
}
