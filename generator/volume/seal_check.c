// SPDX-License-Identifier: Apache-2.0
#include "volume/seal_check.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include "base/language.h"
#include "base/memory.h"
#include "volume/revocation.h"
#include "volume/signature.h"
#include "volume/signing_certificate.h"
#include "volume/timestamp.h"

struct check {
    const struct seal_files *files;
    const char *folder;
    const void *bytes;
    size_t length;
    struct verify_report *report;
    certificate_stack *anchors; // NULL: none were brought
    certificate_stack *time_anchors;
    crl_stack *newer; // NULL: none were brought
    // What the seal itself holds.
    CMS_ContentInfo *cms;
    certificate_stack *certificates; // to build the chain with
    crl_stack *crls;
    X509 *signer; // borrowed
    moment when;  // the moment that chain and revocation are checked as of
    bool proved;  // by a trusted token
};

static void say(struct check *check, enum verify_layer layer, enum verify_verdict verdict,
                const char *file, const char *message) {
    struct buffer entry = BUFFER_EMPTY;
    buffer_add_text(&entry, check->folder);
    if (*file) seal_name_beside(check->files->stem, file, &entry);
    report_add(check->report, layer, verdict, buffer_text(&entry), "%s", message);
    buffer_free(&entry);
}

static const char *signature_file(const struct check *check) {
    return check->files->signature ? SEAL_SIGNATURE : SEAL_SM2_SIGNATURE;
}

// ---- signature
// ------------------------------------------------------------------------------------------

static bool open_cms(struct check *check) {
    const struct buffer *file = check->files->signature;
    const unsigned char *start = (const unsigned char *)buffer_text(file), *at = start;
    check->cms = d2i_CMS_ContentInfo(NULL, &at, (long)file->length);
    if (!check->cms || at != start + file->length) return false;
    check->certificates = CMS_get1_certs(check->cms);
    check->crls = CMS_get1_crls(check->cms);
    BIO *content = BIO_new_mem_buf(check->bytes, (int)check->length);
    bool ok = CMS_is_detached(check->cms) == 1 &&
              CMS_verify(check->cms, NULL, NULL, content, NULL,
                         CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY) == 1;
    BIO_free(content);
    certificate_stack *signers = ok ? CMS_get0_signers(check->cms) : NULL;
    if (sk_X509_num(signers) == 1) check->signer = sk_X509_value(signers, 0);
    sk_X509_free(signers);
    return check->signer != NULL;
}

static bool open_sm2(struct check *check) {
    const struct buffer *pem = check->files->certificates, *crls = check->files->crls;
    if (!pem) return false;
    check->certificates = keyring_parse_certificates(buffer_text(pem), pem->length);
    if (crls) check->crls = keyring_parse_crls(buffer_text(crls), crls->length);
    if (sk_X509_num(check->certificates) == 0) return false;
    X509 *own = sk_X509_value(check->certificates, 0);
    if (!signature_sm2_verify(own, check->bytes, check->length, check->files->sm2_signature))
        return false;
    check->signer = own;
    return true;
}

// What the one signer information rests on: its digest, and the digest in its signature.
static bool has_strong_digests(CMS_ContentInfo *cms) {
    STACK_OF(CMS_SignerInfo) *infos = CMS_get0_SignerInfos(cms);
    X509_ALGOR *digest = NULL, *signature = NULL;
    if (sk_CMS_SignerInfo_num(infos) != 1) return false;
    CMS_SignerInfo_get0_algs(sk_CMS_SignerInfo_value(infos, 0), NULL, NULL, &digest, &signature);
    const ASN1_OBJECT *method = NULL;
    int within = NID_undef;
    X509_ALGOR_get0(&method, NULL, NULL, digest);
    if (!signing_digest_is_strong(OBJ_obj2nid(method))) return false;
    X509_ALGOR_get0(&method, NULL, NULL, signature); // "rsaEncryption" and PSS name none here
    return OBJ_find_sigid_algs(OBJ_obj2nid(method), &within, NULL) != 1 || within == NID_undef ||
           signing_digest_is_strong(within);
}

// Whether the one who signed could have signed by this program: the rules of signing hold for what
// others made, too.
static const char *signature_fault(struct check *check) {
    if (check->cms && !has_strong_digests(check->cms))
        return _("the signature rests on a digest that proves nothing any more");
    return signing_certificate_fault(check->signer);
}

static bool check_signature(struct check *check) {
    bool ok = check->files->signature ? open_cms(check) : open_sm2(check);
    if (!ok) {
        say(check, LAYER_SIGNATURE, VERDICT_FAILED, signature_file(check),
            _("is no signature over the text that is there"));
        return false;
    }
    struct buffer subject = BUFFER_EMPTY, message = BUFFER_EMPTY;
    const char *fault = signature_fault(check);
    keyring_subject(check->signer, &subject);
    buffer_printf(&message, _("signed by %s"), buffer_text(&subject));
    if (fault) buffer_printf(&message, ": %s", fault);
    say(check, LAYER_SIGNATURE, fault ? VERDICT_FAILED : VERDICT_PASSED, signature_file(check),
        buffer_text(&message));
    buffer_free(&subject);
    buffer_free(&message);
    return true;
}

// ---- trusted time
// ---------------------------------------------------------------------------------------

static crl_stack *all_crls(const struct check *check) {
    crl_stack *all = sk_X509_CRL_new_null(); // borrows
    for (int i = 0; i < sk_X509_CRL_num(check->crls); i++)
        sk_X509_CRL_push(all, sk_X509_CRL_value(check->crls, i));
    for (int i = 0; i < sk_X509_CRL_num(check->newer); i++)
        sk_X509_CRL_push(all, sk_X509_CRL_value(check->newer, i));
    return all;
}

static void check_timestamp(struct check *check, struct seal_info *info) {
    const struct buffer *over =
        check->files->signature ? check->files->signature : check->files->sm2_signature;
    if (!check->files->token) {
        say(check, LAYER_TIMESTAMP, VERDICT_NOT_APPLICABLE, "", _("no trusted time"));
        return;
    }
    crl_stack *crls = all_crls(check);
    struct timestamp_state state =
        timestamp_check(check->files->token, buffer_text(over), over->length, NULL,
                        check->time_anchors ? check->time_anchors : check->anchors, crls);
    sk_X509_CRL_free(crls);
    if (info) info->stamped = state.when;
    if (info) info->token_until = state.until;
    if (state.why) {
        say(check, LAYER_TIMESTAMP, VERDICT_FAILED, SEAL_TOKEN, state.why);
        return;
    }
    char when[MOMENT_TEXT];
    struct buffer message = BUFFER_EMPTY;
    buffer_printf(&message,
                  state.trusted
                      ? _("the signature existed at %s")
                      : _("the token says %s; its authority was not checked, for no trust "
                          "anchor was given"),
                  moment_format(state.when, when));
    say(check, LAYER_TIMESTAMP, state.trusted ? VERDICT_PASSED : VERDICT_NOT_APPLICABLE, SEAL_TOKEN,
        buffer_text(&message));
    buffer_free(&message);
    if (!state.trusted) return;
    check->when = state.when;
    check->proved = true;
}

// ---- chain and revocation
// -----------------------------------------------------------------------------

// CAdES binds the certificate into the signature; CMS_verify() looks at that only with a chain.
static bool cades_holds(struct check *check) {
    if (!check->cms) return true;
    X509_STORE *store = keyring_store(check->anchors, check->when);
    X509_STORE_set_purpose(store, X509_PURPOSE_ANY);
    BIO *content = BIO_new_mem_buf(check->bytes, (int)check->length);
    bool ok = CMS_verify(check->cms, NULL, store, content, NULL,
                         CMS_BINARY | CMS_DETACHED | CMS_CADES) == 1;
    BIO_free(content);
    X509_STORE_free(store);
    return ok;
}

// A revocation after the proved moment of signing takes nothing from the signature.
static void judge(struct check *check, const X509 *certificate, const struct revocation *found) {
    struct buffer subject = BUFFER_EMPTY, message = BUFFER_EMPTY;
    char since[MOMENT_TEXT], when[MOMENT_TEXT];
    keyring_subject(certificate, &subject);
    bool before = !check->proved || found->since <= check->when;
    if (before)
        buffer_printf(&message, _("the certificate of %s was revoked on %s%s"),
                      buffer_text(&subject), moment_format(found->since, since),
                      check->proved ? "" : _(", and no trusted time proves that it signed before"));
    else
        buffer_printf(&message, _("the certificate of %s was revoked on %s, after it signed at %s"),
                      buffer_text(&subject), moment_format(found->since, since),
                      moment_format(check->when, when));
    say(check, LAYER_REVOCATION, before ? VERDICT_FAILED : VERDICT_PASSED, signature_file(check),
        buffer_text(&message));
    buffer_free(&subject);
    buffer_free(&message);
}

static void check_revocation(struct check *check, const certificate_stack *chain) {
    crl_stack *all = all_crls(check);
    bool listed = true, said = false;
    for (int i = 0; i + 1 < sk_X509_num(chain); i++) { // the anchor vouches for itself
        X509 *certificate = sk_X509_value(chain, i);
        struct revocation found = revocation_of(certificate, sk_X509_value(chain, i + 1), all);
        listed = listed && found.known != REVOCATION_NO_LIST;
        if (found.known == REVOCATION_REVOKED) {
            judge(check, certificate, &found);
            said = true;
        }
    }
    if (!listed)
        say(check, LAYER_REVOCATION, VERDICT_NOT_APPLICABLE, signature_file(check),
            _("for some certificate of the chain there is no revocation list"));
    else if (!said)
        say(check, LAYER_REVOCATION, VERDICT_PASSED, signature_file(check),
            _("no certificate of the chain is on its issuer's revocation list"));
    sk_X509_CRL_free(all);
}

// The anchor is trusted for itself, its own signature is nobody's.
static bool is_strong_chain(const certificate_stack *chain) {
    bool strong = true;
    for (int i = 0; i < sk_X509_num(chain); i++) {
        X509 *certificate = sk_X509_value(chain, i);
        int digest = NID_undef;
        strong &= signing_certificate_is_strong(certificate);
        if (i + 1 < sk_X509_num(chain))
            strong &= X509_get_signature_info(certificate, &digest, NULL, NULL, NULL) == 1 &&
                      (digest == NID_undef || signing_digest_is_strong(digest));
    }
    return strong;
}

static void check_chain(struct check *check) {
    if (!check->anchors) {
        const char *why = _("not checked: no trust anchor was given (--trust)");
        say(check, LAYER_CHAIN, VERDICT_NOT_APPLICABLE, "", why);
        say(check, LAYER_REVOCATION, VERDICT_NOT_APPLICABLE, "", why);
        return;
    }
    X509_STORE *store = keyring_store(check->anchors, check->when);
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    X509_STORE_CTX_init(context, store, check->signer, check->certificates);
    bool leads = X509_verify_cert(context) == 1, bound = leads && cades_holds(check);
    const certificate_stack *chain = X509_STORE_CTX_get0_chain(context);
    bool strong = leads && is_strong_chain(chain);
    char when[MOMENT_TEXT];
    struct buffer message = BUFFER_EMPTY;
    moment_format(check->when, when);
    if (!leads)
        buffer_printf(&message, _("as of %s: %s"), when,
                      X509_verify_cert_error_string(X509_STORE_CTX_get_error(context)));
    else if (!strong)
        buffer_add_text(&message,
                        _("a certificate above the signer's has a key or a signature that "
                          "proves nothing any more"));
    else if (!bound)
        buffer_add_text(&message, _("the signature is not bound to its certificate as CAdES asks"));
    else
        buffer_printf(&message,
                      check->proved ? _("leads to a trust anchor as of %s, which is proved")
                                    : _("leads to a trust anchor as of %s"),
                      when);
    say(check, LAYER_CHAIN, bound && strong ? VERDICT_PASSED : VERDICT_FAILED,
        signature_file(check), buffer_text(&message));
    buffer_free(&message);
    if (leads) check_revocation(check, chain);
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
}

bool seal_check(const struct seal_files *files, const char *folder, const void *bytes,
                size_t length, const struct seal_trust *trust, struct seal_info *info,
                struct verify_report *report, struct diagnostics *diagnostics) {
    if (info) *info = (struct seal_info){MOMENT_NONE, MOMENT_NONE, NULL};
    struct check check = {.files = files,
                          .folder = folder,
                          .bytes = bytes,
                          .length = length,
                          .report = report,
                          .when = trust->at};
    if (!files->signature && !files->sm2_signature) BUG("a seal without a signature");
    if (trust->anchors && !(check.anchors = keyring_certificates(trust->anchors, diagnostics)))
        return false;
    bool ok = !trust->time_anchors ||
              (check.time_anchors = keyring_certificates(trust->time_anchors, diagnostics));
    ok = ok && (!trust->crls || (check.newer = keyring_crls(trust->crls, diagnostics)));
    if (ok && check_signature(&check)) {
        if (info) info->signer = signing_certificate_names(check.signer, report->arena);
        check_timestamp(&check, info);
        check_chain(&check);
    }
    CMS_ContentInfo_free(check.cms);
    keyring_free_certificates(check.certificates);
    keyring_free_crls(check.crls);
    keyring_free_certificates(check.anchors);
    keyring_free_certificates(check.time_anchors);
    keyring_free_crls(check.newer);
    ERR_clear_error();
    return ok;
}
