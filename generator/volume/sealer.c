// SPDX-License-Identifier: Apache-2.0
#include "volume/sealer.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/platform.h"
#include "base/process.h"
#include "volume/http.h"
#include "volume/keyring.h"
#include "volume/signature.h"
#include "volume/signer.h"
#include "volume/timestamp.h"

enum { RESPONSE_MAX = 1 << 20, CLOCK_TOLERANCE = 600 }; // bytes; seconds

struct sealer {
    struct seal_settings settings;
    struct signer signer;
    certificate_stack **anchors; // of each authority; NULL: its tokens are not checked against any
    const char *names[SEAL_FILES];
    struct volume_seal seal;
};

static bool run(const struct seal_command *command, const void *input, size_t length,
                struct buffer *output, struct diagnostics *diagnostics) {
    struct process_bounds bounds = {RESPONSE_MAX, command->timeout};
    return process_run(command->arguments, input, length, output, &bounds, diagnostics);
}

static struct buffer *file_of(const struct sealer *sealer, struct buffer *files, const char *name) {
    for (size_t i = 0; i < sealer->seal.count; i++)
        if (strcmp(sealer->names[i], name) == 0) return &files[i];
    return NULL;
}

static bool ask(const struct sealer *sealer, size_t which, const struct buffer *signature,
                moment now, const char *digest, struct buffer *token,
                struct diagnostics *diagnostics) {
    const struct seal_authority *authority = &sealer->settings.authorities[which];
    if (!digest) digest = authority->digest ? authority->digest : "sha256";
    unsigned char nonce[NONCE_SIZE];
    struct buffer request = BUFFER_EMPTY;
    bool ok = timestamp_request(signature->bytes, signature->length, digest, authority->policy,
                                nonce, &request, diagnostics) &&
              authority->exchange(authority->context, &request, token, diagnostics);
    buffer_free(&request);
    if (!ok) return false;
    struct timestamp_state state =
        timestamp_check(token, signature->bytes, signature->length, nonce, sealer->anchors[which],
                        sealer->signer.crls);
    if (state.why)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0,
                        _("the timestamp authority's answer is refused: %s"), state.why);
    if (authority->policy && !timestamp_has_policy(token, authority->policy))
        return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0,
                        _("the timestamp authority's answer is refused: %s"),
                        _("the token is not issued under the configured policy"));
    if (state.when > now + CLOCK_TOLERANCE || state.when < now - CLOCK_TOLERANCE) {
        char says[MOMENT_TEXT], here[MOMENT_TEXT];
        return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0,
                        _("the timestamp authority says %s, this machine %s; set its clock"),
                        moment_format(state.when, says), moment_format(now, here));
    }
    return true;
}

// All that the authorities that were passed over said, as a warning or, when none is left, as the
// reason.
static void tell_as(struct messages *messages, enum status status,
                    struct diagnostics *diagnostics) {
    for (struct message *one = messages->first; one; one = one->next)
        one->diagnostic.status = status;
    messages_tell(messages, diagnostics);
}

static bool stamp(struct sealer *sealer, const struct buffer *signature, moment now,
                  const char *digest, struct buffer *token, struct diagnostics *diagnostics) {
    const struct seal_settings *settings = &sealer->settings;
    struct arena *arena = arena_new();
    struct messages refused = {0};
    struct diagnostics kept = messages_keep(&refused, arena);
    size_t before = token->length, asked = 0;
    bool ok = false;
    for (; !ok && asked < settings->authority_count; asked++) {
        const struct seal_authority *authority = &settings->authorities[asked];
        token->length = before;
        ok = ask(sealer, asked, signature, now, digest, token, &kept);
        if (!ok && asked + 1 < settings->authority_count)
            diagnose(&kept, STATUS_OK, NULL, 0,
                     _("the timestamp authority %s is passed over, the next one is asked: %s"),
                     authority->name, settings->authorities[asked + 1].name);
    }
    tell_as(&refused, ok ? STATUS_OK : STATUS_ENVIRONMENT, diagnostics);
    arena_free(arena);
    return ok;
}

static bool sign(struct sealer *sealer, const void *bytes, size_t length, moment now,
                 const char *digest, struct buffer *signature, struct diagnostics *diagnostics) {
    const struct seal_settings *settings = &sealer->settings;
    bool made = settings->command ? run(settings->command, bytes, length, signature, diagnostics)
                                  : signature_make(&sealer->signer, bytes, length, now, digest,
                                                   signature, diagnostics);
    if (!made) return false;
    if (signature_matches(&sealer->signer, bytes, length, signature)) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT,
                    settings->command ? settings->command->arguments[0] : settings->key, 0,
                    _("what was signed does not verify with the signer's certificate; nothing is "
                      "sealed"));
}

bool sealer_sign(struct sealer *sealer, const void *bytes, size_t length, const char *digest,
                 struct buffer *files, struct diagnostics *diagnostics) {
    moment now = sealer->settings.now ? sealer->settings.now : platform_now();
    if (!signer_check(&sealer->signer, &sealer->settings, now, diagnostics)) return false;
    struct buffer *signature =
        file_of(sealer, files, sealer->signer.sm2 ? SEAL_SM2_SIGNATURE : SEAL_SIGNATURE);
    struct buffer *token = file_of(sealer, files, SEAL_TOKEN);
    if (!sign(sealer, bytes, length, now, digest, signature, diagnostics)) return false;
    if (token && !stamp(sealer, signature, now, digest, token, diagnostics)) return false;
    if (sealer->signer.sm2) { // CMS holds these itself
        signer_write_certificates(&sealer->signer, file_of(sealer, files, SEAL_CERTIFICATES));
        if (sealer->signer.crls)
            signer_write_crls(&sealer->signer, file_of(sealer, files, SEAL_CRLS));
    }
    return true;
}

static bool seal_volume(void *context, const void *tag_manifest, size_t length,
                        struct buffer *files, struct diagnostics *diagnostics) {
    return sealer_sign(context, tag_manifest, length, NULL, files, diagnostics);
}

static void name_files(struct sealer *sealer) {
    size_t count = 0; // in bytewise order
    if (sealer->signer.sm2 && sealer->signer.crls) sealer->names[count++] = SEAL_CRLS;
    if (sealer->signer.sm2) sealer->names[count++] = SEAL_CERTIFICATES;
    sealer->names[count++] = sealer->signer.sm2 ? SEAL_SM2_SIGNATURE : SEAL_SIGNATURE;
    if (sealer->settings.authority_count) sealer->names[count++] = SEAL_TOKEN;
    sealer->seal = (struct volume_seal){sealer->names, count, seal_volume, sealer};
}

struct sealer *sealer_new(const struct seal_settings *settings, struct diagnostics *diagnostics) {
    struct sealer *sealer = memory_zeroed(sizeof *sealer);
    sealer->settings = *settings;
    bool ok = signer_load(&sealer->signer, settings, diagnostics);
    sealer->anchors = memory_zeroed((settings->authority_count + 1) * sizeof *sealer->anchors);
    for (size_t i = 0; ok && i < settings->authority_count; i++) {
        const char *const *trust = settings->authorities[i].trust;
        ok = !trust || (sealer->anchors[i] = keyring_certificates(trust, diagnostics));
    }
    if (!ok) {
        sealer_free(sealer);
        return NULL;
    }
    name_files(sealer);
    return sealer;
}

void sealer_free(struct sealer *sealer) {
    if (!sealer) return;
    signer_free(&sealer->signer);
    for (size_t i = 0; sealer->anchors && i < sealer->settings.authority_count; i++)
        keyring_free_certificates(sealer->anchors[i]);
    free(sealer->anchors);
    free(sealer);
}

const struct volume_seal *sealer_seal(const struct sealer *sealer) {
    return &sealer->seal;
}

bool seal_exchange_by_url(void *address, const struct buffer *request, struct buffer *response,
                          struct diagnostics *diagnostics) {
    const struct seal_address *authority = address;
    struct http_post post = {.url = authority->url,
                             .sends = "application/timestamp-query",
                             .expects = "application/timestamp-reply",
                             .limit = RESPONSE_MAX,
                             .timeout = authority->timeout};
    return http_exchange(&post, request, response, diagnostics);
}

bool seal_exchange_by_command(void *context, const struct buffer *request, struct buffer *response,
                              struct diagnostics *diagnostics) {
    return run(context, request->bytes, request->length, response, diagnostics);
}
