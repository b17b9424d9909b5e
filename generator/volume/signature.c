// SPDX-License-Identifier: Apache-2.0
#include "volume/signature.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <string.h>

#include "base/language.h"

// The identity that GM/T 0009 prescribes where none is agreed on.
static const char sm2_identity[] = "1234567812345678";

static bool refuse(const char *what, struct diagnostics *diagnostics) {
    char reason[256];
    return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0, "%s: %s", what,
                    keyring_error(reason));
}

// ---- CMS
// -------------------------------------------------------------------------------------------------

static bool set_time(CMS_SignerInfo *info, moment now) {
    ASN1_TIME *time = ASN1_TIME_set(NULL, keyring_time(now));
    bool ok =
        time && CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime, time->type, time, -1);
    ASN1_TIME_free(time);
    return ok;
}

static bool set_padding(CMS_SignerInfo *info, const struct signer *signer) {
    if (!signer->pss) return true;
    EVP_PKEY_CTX *context = CMS_SignerInfo_get0_pkey_ctx(info);
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0;
}

static bool add_crls(CMS_ContentInfo *cms, const crl_stack *crls) {
    for (int i = 0; i < sk_X509_CRL_num(crls); i++)
        if (!CMS_add1_crl(cms, sk_X509_CRL_value(crls, i))) return false;
    return true;
}

static CMS_ContentInfo *make_cms(const struct signer *signer, BIO *content, moment now,
                                 const char *digest) {
    const unsigned flags = CMS_DETACHED | CMS_BINARY;
    X509 *own = sk_X509_value(signer->certificates, 0);
    CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, NULL, flags | CMS_PARTIAL);
    CMS_SignerInfo *info =
        cms ? CMS_add1_signer(cms, own, signer->key, EVP_get_digestbyname(digest),
                              flags | CMS_CADES | CMS_NOSMIMECAP | CMS_KEY_PARAM)
            : NULL;
    bool ok = info && set_padding(info, signer) && set_time(info, now);
    for (int i = 1; ok && i < sk_X509_num(signer->certificates); i++)
        ok = CMS_add1_cert(cms, sk_X509_value(signer->certificates, i)) == 1;
    ok = ok && add_crls(cms, signer->crls) && CMS_final(cms, content, NULL, flags) == 1;
    if (ok) return cms;
    CMS_ContentInfo_free(cms);
    return NULL;
}

static bool sign_cms(const struct signer *signer, const void *bytes, size_t length, moment now,
                     const char *digest, struct buffer *signature) {
    BIO *content = BIO_new_mem_buf(bytes, (int)length);
    CMS_ContentInfo *cms = make_cms(signer, content, now, digest);
    unsigned char *der = NULL;
    int size = cms ? i2d_CMS_ContentInfo(cms, &der) : 0;
    if (size > 0) buffer_add(signature, der, (size_t)size);
    OPENSSL_free(der);
    CMS_ContentInfo_free(cms);
    BIO_free(content);
    return size > 0;
}

static bool cms_is_by(const X509 *own, const void *bytes, size_t length,
                      const struct buffer *signature) {
    const unsigned char *at = (const unsigned char *)buffer_text(signature);
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, (long)signature->length);
    BIO *content = BIO_new_mem_buf(bytes, (int)length);
    bool ok = cms && CMS_is_detached(cms) == 1 &&
              CMS_verify(cms, NULL, NULL, content, NULL,
                         CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY) == 1;
    certificate_stack *signers = ok ? CMS_get0_signers(cms) : NULL;
    ok = ok && sk_X509_num(signers) == 1 && X509_cmp(sk_X509_value(signers, 0), own) == 0;
    sk_X509_free(signers);
    BIO_free(content);
    CMS_ContentInfo_free(cms);
    return ok;
}

// ---- SM2
// -------------------------------------------------------------------------------------------------

// A context for SM3 with SM2 and the usual identity; to sign or to verify.
static EVP_MD_CTX *sm2_context(EVP_PKEY *key, bool to_sign) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *of_key = EVP_PKEY_CTX_new(key, NULL);
    EVP_MD_CTX_set_pkey_ctx(context, of_key);
    bool ok = of_key && EVP_PKEY_CTX_set1_id(of_key, sm2_identity, sizeof sm2_identity - 1) > 0;
    ok = ok && (to_sign ? EVP_DigestSignInit(context, NULL, EVP_sm3(), NULL, key)
                        : EVP_DigestVerifyInit(context, NULL, EVP_sm3(), NULL, key)) == 1;
    if (ok) return context;
    EVP_MD_CTX_free(context);
    EVP_PKEY_CTX_free(of_key);
    return NULL;
}

static void free_context(EVP_MD_CTX *context) {
    EVP_PKEY_CTX *of_key = context ? EVP_MD_CTX_get_pkey_ctx(context) : NULL;
    EVP_MD_CTX_free(context);
    EVP_PKEY_CTX_free(of_key); // set from outside, so not freed with the digest's context
}

static bool sign_sm2(const struct signer *signer, const void *bytes, size_t length,
                     struct buffer *signature) {
    unsigned char der[256];
    size_t size = sizeof der;
    EVP_MD_CTX *context = sm2_context(signer->key, true);
    bool ok = context && EVP_DigestSign(context, der, &size, bytes, length) == 1;
    if (ok) buffer_add(signature, der, size);
    free_context(context);
    return ok;
}

bool signature_sm2_verify(X509 *certificate, const void *bytes, size_t length,
                          const struct buffer *signature) {
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    EVP_MD_CTX *context = key ? sm2_context(key, false) : NULL;
    bool ok = context && EVP_DigestVerify(context, (const unsigned char *)buffer_text(signature),
                                          signature->length, bytes, length) == 1;
    free_context(context);
    ERR_clear_error();
    return ok;
}

// ---- either
// -----------------------------------------------------------------------------------------------

bool signature_make(const struct signer *signer, const void *bytes, size_t length, moment now,
                    const char *digest, struct buffer *signature, struct diagnostics *diagnostics) {
    ERR_clear_error();
    bool ok = signer->sm2
                  ? sign_sm2(signer, bytes, length, signature)
                  : sign_cms(signer, bytes, length, now, digest ? digest : "sha256", signature);
    return ok || refuse(_("the signature cannot be made"), diagnostics);
}

bool signature_matches(const struct signer *signer, const void *bytes, size_t length,
                       const struct buffer *signature) {
    X509 *own = sk_X509_value(signer->certificates, 0);
    bool ok = signer->sm2 ? signature_sm2_verify(own, bytes, length, signature)
                          : cms_is_by(own, bytes, length, signature);
    ERR_clear_error();
    return ok;
}
