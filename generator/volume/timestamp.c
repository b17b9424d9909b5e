// SPDX-License-Identifier: Apache-2.0
#include "volume/timestamp.h"

#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "volume/revocation.h"
#include "volume/signing_certificate.h"

static bool hash(const void *bytes, size_t length, const EVP_MD *digest,
                 unsigned char into[EVP_MAX_MD_SIZE], unsigned *size) {
    return digest && EVP_Digest(bytes, length, into, size, digest, NULL) == 1;
}

static TS_MSG_IMPRINT *imprint_of(const void *bytes, size_t length, const EVP_MD *digest) {
    unsigned char hashed[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (!hash(bytes, length, digest, hashed, &size)) return NULL;
    TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
    X509_ALGOR *algorithm = X509_ALGOR_new();
    X509_ALGOR_set_md(algorithm, digest);
    TS_MSG_IMPRINT_set_algo(imprint, algorithm);
    TS_MSG_IMPRINT_set_msg(imprint, hashed, (int)size);
    X509_ALGOR_free(algorithm);
    return imprint;
}

static bool set_policy(TS_REQ *request, const char *policy) {
    if (!policy) return true;
    ASN1_OBJECT *object = OBJ_txt2obj(policy, 1);
    bool ok = object && TS_REQ_set_policy_id(request, object) == 1;
    ASN1_OBJECT_free(object);
    return ok;
}

bool timestamp_request(const void *bytes, size_t length, const char *digest, const char *policy,
                       unsigned char nonce[NONCE_SIZE], struct buffer *request,
                       struct diagnostics *diagnostics) {
    if (!platform_entropy(nonce, NONCE_SIZE, diagnostics)) return false;
    nonce[0] |= 1; // no leading zero, whatever the authority does with it
    TS_REQ *made = TS_REQ_new();
    TS_MSG_IMPRINT *imprint = imprint_of(bytes, length, EVP_get_digestbyname(digest));
    BIGNUM *number = BN_bin2bn(nonce, NONCE_SIZE, NULL);
    ASN1_INTEGER *integer = BN_to_ASN1_INTEGER(number, NULL);
    TS_REQ_set_version(made, 1);
    bool ok = imprint && set_policy(made, policy);
    if (ok) TS_REQ_set_msg_imprint(made, imprint);
    TS_REQ_set_nonce(made, integer);
    TS_REQ_set_cert_req(made, 1);
    unsigned char *der = NULL;
    int size = ok ? i2d_TS_REQ(made, &der) : 0;
    if (size > 0) buffer_add(request, der, (size_t)size);
    OPENSSL_free(der);
    ASN1_INTEGER_free(integer);
    BN_free(number);
    TS_MSG_IMPRINT_free(imprint);
    TS_REQ_free(made);
    if (size > 0) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0,
                    _("the timestamp request cannot be made (digest \"%s\", policy \"%s\")"),
                    digest, policy ? policy : "");
}

// What a token may rest on; SHA-1 and MD5 prove nothing any more.
static const EVP_MD *digest_of(TS_MSG_IMPRINT *imprint) {
    const ASN1_OBJECT *method = NULL;
    X509_ALGOR_get0(&method, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
    int id = OBJ_obj2nid(method);
    return signing_digest_is_strong(id) ? EVP_get_digestbynid(id) : NULL;
}

static bool is_over(TS_TST_INFO *info, const void *bytes, size_t length) {
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
    ASN1_OCTET_STRING *found = TS_MSG_IMPRINT_get_msg(imprint);
    unsigned char hashed[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    return hash(bytes, length, digest_of(imprint), hashed, &size) &&
           ASN1_STRING_length(found) == (int)size &&
           memcmp(ASN1_STRING_get0_data(found), hashed, size) == 0;
}

static bool has_nonce(const TS_TST_INFO *info, const unsigned char *nonce) {
    const ASN1_INTEGER *found = TS_TST_INFO_get_nonce(info);
    BIGNUM *number = found ? ASN1_INTEGER_to_BN(found, NULL) : NULL;
    unsigned char bytes[NONCE_SIZE];
    bool same = number && BN_bn2binpad(number, bytes, NONCE_SIZE) == NONCE_SIZE &&
                memcmp(bytes, nonce, NONCE_SIZE) == 0;
    BN_free(number);
    return same;
}

static bool is_signed(PKCS7 *token) {
    BIO *nowhere = BIO_new(BIO_s_null());
    bool ok = PKCS7_verify(token, NULL, NULL, NULL, nowhere, PKCS7_NOVERIFY) == 1;
    BIO_free(nowhere);
    return ok;
}

static bool is_trusted(PKCS7 *token, const certificate_stack *anchors, moment when) {
    X509_STORE *store = keyring_store(anchors, when);
    bool ok = TS_RESP_verify_signature(token, NULL, store, NULL) == 1;
    X509_STORE_free(store);
    return ok;
}

// By a list of its issuer's; every certificate below an anchor is asked about.
static bool is_revoked(PKCS7 *token, const certificate_stack *anchors, const crl_stack *crls,
                       moment when) {
    certificate_stack *signers = PKCS7_get0_signers(token, NULL, 0), *others = NULL;
    if (PKCS7_type_is_signed(token)) others = token->d.sign->cert;
    X509_STORE *store = keyring_store(anchors, when);
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    bool revoked = false;
    if (sk_X509_num(signers) == 1 &&
        X509_STORE_CTX_init(context, store, sk_X509_value(signers, 0), others) == 1 &&
        X509_verify_cert(context) == 1) {
        const certificate_stack *chain = X509_STORE_CTX_get0_chain(context);
        for (int i = 0; i + 1 < sk_X509_num(chain); i++) {
            struct revocation found =
                revocation_of(sk_X509_value(chain, i), sk_X509_value(chain, i + 1), crls);
            revoked |= found.known == REVOCATION_REVOKED && (found.for_good || found.since <= when);
        }
    }
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    sk_X509_free(signers);
    return revoked;
}

// The authority's certificate goes with its token, because the request asks for it.
static moment end_of(PKCS7 *token) {
    certificate_stack *signers = PKCS7_get0_signers(token, NULL, 0);
    moment until = MOMENT_NONE;
    if (sk_X509_num(signers) == 1)
        until = keyring_moment(X509_get0_notAfter(sk_X509_value(signers, 0)));
    sk_X509_free(signers);
    return until;
}

bool timestamp_has_policy(const struct buffer *response, const char *policy) {
    const unsigned char *at = (const unsigned char *)buffer_text(response);
    TS_RESP *answer = d2i_TS_RESP(NULL, &at, (long)response->length);
    TS_TST_INFO *info = answer ? TS_RESP_get_tst_info(answer) : NULL;
    ASN1_OBJECT *wanted = OBJ_txt2obj(policy, 1);
    bool same = info && wanted && OBJ_cmp(TS_TST_INFO_get_policy_id(info), wanted) == 0;
    ASN1_OBJECT_free(wanted);
    TS_RESP_free(answer);
    ERR_clear_error();
    return same;
}

static const char *first_fault(const struct timestamp_state *state, bool asked_for_trust) {
    if (state->when == MOMENT_NONE)
        return _("there is no token: the authority refused, or it is broken");
    if (!state->covers) return _("the token covers other bytes");
    if (!state->same_nonce) return _("the token answers another request (wrong nonce)");
    if (!state->signature) return _("the token's signature is wrong");
    if (asked_for_trust && !state->trusted)
        return _(
            "the token's authority is not below a trust anchor, or was not valid at that time");
    if (state->revoked)
        return _(
            "the certificate of the token's authority is revoked, and the token proves nothing");
    return NULL;
}

struct timestamp_state timestamp_check(const struct buffer *response, const void *bytes,
                                       size_t length, const unsigned char *nonce,
                                       const certificate_stack *anchors, const crl_stack *crls) {
    struct timestamp_state state = {.when = MOMENT_NONE, .until = MOMENT_NONE};
    const unsigned char *at = (const unsigned char *)buffer_text(response);
    TS_RESP *answer = d2i_TS_RESP(NULL, &at, (long)response->length);
    PKCS7 *token = answer ? TS_RESP_get_token(answer) : NULL;
    TS_TST_INFO *info = answer ? TS_RESP_get_tst_info(answer) : NULL;
    bool whole = answer && at == (const unsigned char *)buffer_text(response) + response->length;
    if (token && info && whole) {
        state.when = keyring_moment(TS_TST_INFO_get_time(info));
        state.covers = is_over(info, bytes, length);
        state.same_nonce = !nonce || has_nonce(info, nonce);
        state.until = end_of(token);
        state.trusted = anchors && is_trusted(token, anchors, state.when); // signature and chain
        state.signature = state.trusted || is_signed(token);
        state.revoked = state.trusted && crls && is_revoked(token, anchors, crls, state.when);
    }
    state.why = first_fault(&state, anchors != NULL);
    TS_RESP_free(answer);
    ERR_clear_error();
    return state;
}
