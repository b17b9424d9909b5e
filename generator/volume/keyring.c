// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "volume/keyring.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509_vfy.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"

enum { FILE_MAX = 16 * 1024 * 1024, BEIJING = 8 * 3600 };

const char *keyring_error(char text[256]) {
    unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char *reason = code ? ERR_reason_error_string(code) : NULL;
    snprintf(text, 256, "%s", reason ? reason : _("no reason given"));
    return text;
}

static bool refuse(const char *path, const char *what, struct diagnostics *diagnostics) {
    char reason[256];
    return diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, "%s: %s", what,
                    keyring_error(reason));
}

void keyring_free_certificates(certificate_stack *certificates) {
    sk_X509_pop_free(certificates, X509_free);
}

void keyring_free_crls(crl_stack *crls) {
    sk_X509_CRL_pop_free(crls, X509_CRL_free);
}

// ---- certificates and revocation lists
// -----------------------------------------------------------

certificate_stack *keyring_parse_certificates(const void *pem, size_t length) {
    BIO *bio = BIO_new_mem_buf(pem, (int)length);
    certificate_stack *stack = sk_X509_new_null();
    for (X509 *one; (one = PEM_read_bio_X509(bio, NULL, NULL, NULL));) sk_X509_push(stack, one);
    ERR_clear_error(); // the end of the file is told as an error
    BIO_free(bio);
    return stack;
}

crl_stack *keyring_parse_crls(const void *bytes, size_t length) {
    BIO *bio = BIO_new_mem_buf(bytes, (int)length);
    crl_stack *stack = sk_X509_CRL_new_null();
    X509_CRL *der = d2i_X509_CRL_bio(bio, NULL);
    if (der) {
        sk_X509_CRL_push(stack, der);
    } else {
        (void)BIO_reset(bio);
        for (X509_CRL *one; (one = PEM_read_bio_X509_CRL(bio, NULL, NULL, NULL));)
            sk_X509_CRL_push(stack, one);
    }
    ERR_clear_error();
    BIO_free(bio);
    return stack;
}

static bool add_certificates(certificate_stack *into, const char *path,
                             struct diagnostics *diagnostics) {
    struct buffer text = BUFFER_EMPTY;
    bool ok = platform_read(path, FILE_MAX, &text, diagnostics);
    certificate_stack *read =
        ok ? keyring_parse_certificates(buffer_text(&text), text.length) : NULL;
    if (ok && sk_X509_num(read) == 0)
        ok = diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0, _("holds no certificate in PEM"));
    while (read && sk_X509_num(read) > 0) sk_X509_push(into, sk_X509_shift(read));
    sk_X509_free(read);
    buffer_free(&text);
    return ok;
}

certificate_stack *keyring_certificates(const char *const *paths, struct diagnostics *diagnostics) {
    certificate_stack *all = sk_X509_new_null();
    for (; *paths; paths++) {
        if (add_certificates(all, *paths, diagnostics)) continue;
        keyring_free_certificates(all);
        return NULL;
    }
    return all;
}

static bool add_crls(crl_stack *into, const char *path, struct diagnostics *diagnostics) {
    struct buffer text = BUFFER_EMPTY;
    bool ok = platform_read(path, FILE_MAX, &text, diagnostics);
    crl_stack *read = ok ? keyring_parse_crls(buffer_text(&text), text.length) : NULL;
    if (ok && sk_X509_CRL_num(read) == 0)
        ok = diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                      _("holds no certificate revocation list"));
    while (read && sk_X509_CRL_num(read) > 0) sk_X509_CRL_push(into, sk_X509_CRL_shift(read));
    sk_X509_CRL_free(read);
    buffer_free(&text);
    return ok;
}

crl_stack *keyring_crls(const char *const *paths, struct diagnostics *diagnostics) {
    crl_stack *all = sk_X509_CRL_new_null();
    for (; *paths; paths++) {
        if (add_crls(all, *paths, diagnostics)) continue;
        keyring_free_crls(all);
        return NULL;
    }
    return all;
}

// ---- keys
// -----------------------------------------------------------------------------------------

// Old exports are encrypted with RC2, which OpenSSL 3 keeps in a provider of its own.
static int parse_pkcs12(PKCS12 *bundle, const char *passphrase, EVP_PKEY **key, X509 **own,
                        certificate_stack **others) {
    if (PKCS12_parse(bundle, passphrase, key, own, others) == 1) return 1;
    OSSL_PROVIDER *standard = OSSL_PROVIDER_load(NULL, "default");
    OSSL_PROVIDER *legacy = OSSL_PROVIDER_load(NULL, "legacy");
    int parsed = legacy ? PKCS12_parse(bundle, passphrase, key, own, others) : 0;
    if (legacy) OSSL_PROVIDER_unload(legacy);
    if (standard) OSSL_PROVIDER_unload(standard);
    return parsed;
}

// Never asks at the terminal.
static int give_passphrase(char *into, int capacity, int writing, void *context) {
    (void)writing;
    const struct buffer *passphrase = context;
    if (!passphrase || passphrase->length > (size_t)capacity) return -1;
    memcpy(into, passphrase->bytes, passphrase->length);
    return (int)passphrase->length;
}

static EVP_PKEY *from_pkcs12(PKCS12 *bundle, const struct buffer *passphrase,
                             certificate_stack *certificates) {
    EVP_PKEY *key = NULL;
    X509 *own = NULL;
    certificate_stack *others = NULL;
    if (parse_pkcs12(bundle, passphrase ? buffer_text(passphrase) : NULL, &key, &own, &others) != 1)
        return NULL;
    if (own) sk_X509_push(certificates, own);
    while (others && sk_X509_num(others) > 0) sk_X509_push(certificates, sk_X509_shift(others));
    sk_X509_free(others);
    return key;
}

EVP_PKEY *keyring_key(const char *path, const struct buffer *passphrase,
                      certificate_stack *certificates, struct diagnostics *diagnostics) {
    struct buffer text = BUFFER_EMPTY;
    if (!platform_read(path, FILE_MAX, &text, diagnostics)) return NULL;
    BIO *bio = BIO_new_mem_buf(buffer_text(&text), (int)text.length);
    EVP_PKEY *key = NULL;
    ERR_clear_error();
    if (memmem(buffer_text(&text), text.length, "-----BEGIN", 10)) {
        key = PEM_read_bio_PrivateKey(bio, NULL, give_passphrase, (void *)passphrase);
    } else {
        PKCS12 *bundle = d2i_PKCS12_bio(bio, NULL);
        if (bundle) key = from_pkcs12(bundle, passphrase, certificates);
        PKCS12_free(bundle);
    }
    if (!key)
        refuse(path, _("holds no private key that can be read (is the passphrase right?)"),
               diagnostics);
    BIO_free(bio);
    OPENSSL_cleanse(text.bytes, text.capacity);
    buffer_free(&text);
    return key;
}

// ---- times and names
// ------------------------------------------------------------------------------

time_t keyring_time(moment when) {
    return (time_t)(when - BEIJING);
}

moment keyring_moment(const ASN1_TIME *time) {
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int days = 0, seconds = 0;
    bool ok = time && ASN1_TIME_diff(&days, &seconds, epoch, time) == 1;
    ASN1_TIME_free(epoch);
    return ok ? (moment)days * 86400 + seconds + BEIJING : MOMENT_NONE;
}

X509_STORE *keyring_store(const certificate_stack *anchors, moment when) {
    X509_STORE *store = X509_STORE_new();
    if (!store) BUG("OpenSSL makes no certificate store");
    for (int i = 0; i < sk_X509_num(anchors); i++)
        X509_STORE_add_cert(store, sk_X509_value(anchors, i));
    X509_VERIFY_PARAM *parameters = X509_STORE_get0_param(store);
    X509_VERIFY_PARAM_set_time(parameters, keyring_time(when));
    ERR_clear_error();
    return store;
}

void keyring_subject(const X509 *certificate, struct buffer *into) {
    BIO *bio = BIO_new(BIO_s_mem());
    char *text = NULL;
    X509_NAME_print_ex(bio, X509_get_subject_name(certificate), 0,
                       (XN_FLAG_ONELINE | ASN1_STRFLGS_UTF8_CONVERT) & ~ASN1_STRFLGS_ESC_MSB);
    long length = BIO_get_mem_data(bio, &text);
    if (length > 0) buffer_add(into, text, (size_t)length);
    BIO_free(bio);
}
