// SPDX-License-Identifier: Apache-2.0
#include "archive/signing.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/process.h"
#include "xml/settings.h"

enum { AUTHORITY_TIMEOUT = 30, SIGNER_TIMEOUT = 60 }; // seconds, where nothing is configured

// One configured key.
struct key {
    const struct signingKey *text;
    const char *where;     // its passphrase, as secret_read() takes it; NULL: none is configured
    struct buffer *secret; // read already; NULL: not yet, or nothing was there
    struct sealer *sealer; // NULL until it is asked for
    const char *subject;   // what the sealer's certificate was held against
};

// The environment gives a variable once, so several keys share what it held.
struct secret {
    const char *where;
    struct buffer bytes;
};

struct signing {
    const struct config *config;
    struct arena *arena;
    enum signing_demand demand;
    struct key *keys;
    size_t count;
    struct secret *secrets;
    size_t secret_count;
    bool told; // that volumes stay unsigned
};

static const char *const *one_or_more(const struct config *config, const struct list *list,
                                      const char *use, struct arena *arena) {
    const char **paths = arena_alloc(arena, (list->count + 1) * sizeof *paths);
    size_t count = 0;
    for (EACH(struct trustAnchor, anchor, *list))
        if (!use || !anchor->use || strcmp(anchor->use, use) == 0)
            paths[count++] = config_path(config, anchor->file, arena);
    return count ? paths : NULL;
}

const char *const *signing_anchors(const struct config *config, const char *use,
                                   struct arena *arena) {
    return one_or_more(config, &config->trustAnchor, use, arena);
}

static const char *const *list_files(const struct config *config, const struct list *list,
                                     struct arena *arena) {
    const char **paths = arena_alloc(arena, (list->count + 1) * sizeof *paths);
    size_t count = 0;
    for (EACH(struct certificateList, file, *list))
        paths[count++] = config_path(config, file->file, arena);
    return count ? paths : NULL;
}

const char *const *signing_crls(const struct config *config, struct arena *arena) {
    return list_files(config, &config->certificateList, arena);
}

// ---- passphrases ------------------------------------------------------------------------------

static const char *secret_place(const struct config *config, const struct signingKey *key,
                                struct arena *arena) {
    if (key->passphraseFile)
        return arena_printf(arena, "file:%s", config_path(config, key->passphraseFile, arena));
    if (key->passphraseVariable) return arena_printf(arena, "env:%s", key->passphraseVariable);
    if (key->passphraseDescriptor != INTEGER_NONE)
        return arena_printf(arena, "fd:%d", key->passphraseDescriptor);
    return NULL;
}

static struct secret *find_secret(struct signing *signing, const char *where) {
    for (size_t i = 0; i < signing->secret_count; i++)
        if (strcmp(signing->secrets[i].where, where) == 0) return &signing->secrets[i];
    return NULL;
}

// What is not there is told when the key is needed. Files can wait until then.
static void hold_secret(struct signing *signing, struct key *key) {
    if (!key->where || strncmp(key->where, "file:", 5) == 0) return;
    struct secret *secret = find_secret(signing, key->where);
    if (!secret && secret_is_there(key->where)) {
        struct diagnostics silent = {.quiet = true};
        secret = &signing->secrets[signing->secret_count];
        *secret = (struct secret){key->where, BUFFER_EMPTY};
        if (!secret_read(key->where, &secret->bytes, &silent)) return;
        signing->secret_count++;
    }
    if (secret) key->secret = &secret->bytes;
}

static bool has_secret(const struct key *key) {
    return key->secret || (key->where && secret_is_there(key->where));
}

// ---- what a sealer is made of -----------------------------------------------------------------

// "token=...;object=..." as RFC 7512 writes it: all but letters, digits and a few signs as %XX.
static void add_escaped(struct buffer *uri, const char *name, const char *value) {
    if (!value) return;
    buffer_printf(uri, "%s%s=", uri->length > strlen("pkcs11:") ? ";" : "", name);
    for (const unsigned char *at = (const unsigned char *)value; *at; at++)
        if ((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z') ||
            (*at >= 'a' && *at <= 'z') || strchr("-._", *at))
            buffer_add_char(uri, (char)*at);
        else
            buffer_printf(uri, "%%%02X", *at);
}

static const char *token_uri(const struct signingKey *key, struct arena *arena) {
    struct buffer uri = BUFFER_EMPTY;
    buffer_add_text(&uri, "pkcs11:");
    add_escaped(&uri, "token", key->token);
    add_escaped(&uri, "object", key->object);
    buffer_add_text(&uri, ";type=private");
    const char *copy = arena_copy(arena, buffer_text(&uri));
    buffer_free(&uri);
    return copy;
}

static unsigned timeout_of(int configured, unsigned otherwise) {
    return configured == INTEGER_NONE ? otherwise : (unsigned)configured;
}

// A command's words, parted by blanks; no shell reads it. A program named with a '/' stands where
// the configuration says, any other on the PATH.
static struct seal_command *split_command(const struct config *config, const char *command,
                                          unsigned timeout, struct arena *arena) {
    char *text = arena_copy(arena, command);
    const char **words = arena_alloc(arena, (strlen(command) / 2 + 2) * sizeof *words);
    size_t count = 0;
    for (char *word; (word = strtok_r(text, " ", &text));) words[count++] = word;
    if (count && strchr(words[0], '/')) words[0] = config_path(config, words[0], arena);
    struct seal_command *split = arena_alloc(arena, sizeof *split);
    *split = (struct seal_command){words, timeout};
    return split;
}

static struct seal_authority read_authority(const struct config *config,
                                            const struct timeAuthority *text, struct arena *arena) {
    unsigned timeout = timeout_of(text->timeout, AUTHORITY_TIMEOUT);
    const char **trust = arena_alloc(arena, 2 * sizeof *trust);
    trust[0] = config_path(config, text->trust, arena);
    struct seal_authority authority = {
        .name = text->id    ? text->id
                : text->url ? text->url
                            : text->command,
        .trust = trust,
        .policy = text->policy,
        .digest = text->digest,
    };
    if (text->command) {
        authority.exchange = seal_exchange_by_command;
        authority.context = split_command(config, text->command, timeout, arena);
        return authority;
    }
    struct seal_address *address = arena_alloc(arena, sizeof *address);
    *address = (struct seal_address){text->url, timeout};
    authority.exchange = seal_exchange_by_url;
    authority.context = address;
    return authority;
}

// In the order of the configuration.
static void set_authorities(struct signing *signing, struct seal_settings *settings) {
    const struct config *config = signing->config;
    struct seal_authority *authorities =
        arena_alloc(signing->arena, (config->timeAuthority.count + 1) * sizeof *authorities);
    for (EACH(struct timeAuthority, text, config->timeAuthority))
        authorities[settings->authority_count++] = read_authority(config, text, signing->arena);
    settings->authorities = authorities;
}

// What the schema cannot say: each kind of key needs its own attributes.
static bool is_complete(const struct signing *signing, const struct signingKey *key,
                        struct diagnostics *diagnostics) {
    const char *wants = NULL;
    bool command = strcmp(key->kind, "command") == 0, token = strcmp(key->kind, "pkcs11") == 0;
    if (command && (!key->command || !key->certificate)) wants = "command, certificate";
    if (token && (!key->module || !key->object || !key->certificate))
        wants = "module, object, certificate";
    if (strcmp(key->kind, "pem") == 0 && (!key->file || !key->certificate))
        wants = "file, certificate";
    if (strcmp(key->kind, "pkcs12") == 0 && !key->file) wants = "file";
    if (!wants) return true;
    return diagnose(diagnostics, STATUS_INPUT, signing->config->sourceFile, key->record.line,
                    _("the key \"%s\" of kind %s needs %s"), key->id, key->kind, wants);
}

static bool is_authority_complete(const struct config *config, struct diagnostics *diagnostics) {
    for (EACH(struct timeAuthority, authority, config->timeAuthority))
        if (!authority->url == !authority->command)
            return diagnose(diagnostics, STATUS_INPUT, config->sourceFile, authority->record.line,
                            _("a timestamp authority has either url or command"));
    return true;
}

static bool open_sealer(struct signing *signing, struct key *key, const char *credit_code,
                        struct diagnostics *diagnostics) {
    const struct config *config = signing->config;
    const struct signingKey *text = key->text;
    struct arena *arena = signing->arena;
    struct seal_settings settings = {
        .key = config_path(config, text->file, arena),
        .certificates = config_path(config, text->certificate, arena),
        .chain = config_path(config, text->chain, arena),
        .passphrase = key->where,
        .secret = key->secret,
        .pss = text->algorithm && strcmp(text->algorithm, "rsa-pss") == 0,
        .crls = list_files(config, &text->certificateList, arena),
        .subject = text->creditCode ? text->creditCode : credit_code,
        .subject_part = text->subject,
    };
    if (strcmp(text->kind, "command") == 0)
        settings.command =
            split_command(config, text->command, timeout_of(text->timeout, SIGNER_TIMEOUT), arena);
    if (strcmp(text->kind, "pkcs11") == 0) {
        settings.module = config_path(config, text->module, arena);
        settings.key = token_uri(text, arena);
    }
    set_authorities(signing, &settings);
    sealer_free(key->sealer);
    key->sealer = sealer_new(&settings, diagnostics);
    key->subject = arena_copy(arena, settings.subject);
    return key->sealer != NULL;
}

// ---- choosing ---------------------------------------------------------------------------------

static struct key *choose(struct signing *signing, const char *institution) {
    const char *with = signing->config->signWith;
    struct key *fallback = NULL;
    for (size_t i = 0; i < signing->count; i++) {
        struct key *key = &signing->keys[i];
        const char *of = key->text->institution;
        if (with) {
            if (strcmp(key->text->id, with) == 0) return key;
        } else if (!institution || (of && strcmp(of, institution) == 0)) {
            return key;
        } else if (!of && !fallback) {
            fallback = key;
        }
    }
    return with ? NULL : fallback;
}

static bool is_for(const struct signing *signing, const struct key *key, const char *institution,
                   const char *credit_code, struct diagnostics *diagnostics) {
    const struct signingKey *text = key->text;
    const char *file = signing->config->sourceFile;
    if (institution && text->institution && strcmp(text->institution, institution) != 0)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, file, text->record.line,
                        _("the key \"%s\" is that of institution %s, not of %s; nothing is signed"),
                        text->id, text->institution, institution);
    if (credit_code && text->creditCode && strcmp(text->creditCode, credit_code) != 0)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, file, text->record.line,
                        _("the key \"%s\" is mapped to the credit code %s, but the export of "
                          "institution %s says %s; nothing is signed"),
                        text->id, text->creditCode, institution, credit_code);
    if (credit_code || text->creditCode) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, file, text->record.line,
                    _("whose certificate the key \"%s\" must have is not known: give it a "
                      "creditCode; nothing is signed"),
                    text->id);
}

bool signing_find(struct signing *signing, const char *institution, const char *credit_code,
                  struct sealer **sealer, struct diagnostics *diagnostics) {
    *sealer = NULL;
    if (!signing || signing->demand == SIGNING_NONE) return true;
    struct key *key = choose(signing, institution);
    if (!key)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, signing->config->sourceFile, 0,
                        signing->config->signWith
                            ? _("there is no key of the id that signWith names; nothing is signed")
                            : _("there is no key for institution %s; nothing is signed"),
                        institution ? institution : "");
    if (!is_for(signing, key, institution, credit_code, diagnostics)) return false;
    bool token = strcmp(key->text->kind, "pkcs11") == 0;
    if (token && !has_secret(key) && signing->demand == SIGNING_IF_POSSIBLE) {
        if (!signing->told)
            diagnose(diagnostics, STATUS_OK, NULL, 0,
                     _("the token of key \"%s\" wants its PIN and there is none: volumes stay "
                       "without a signature, the next seal list covers them"),
                     key->text->id);
        signing->told = true;
        return true;
    }
    const char *subject = key->text->creditCode ? key->text->creditCode : credit_code;
    bool open = key->sealer && subject && strcmp(key->subject, subject) == 0;
    if (!open && !open_sealer(signing, key, credit_code, diagnostics)) return false;
    *sealer = key->sealer;
    return true;
}

bool signing_find_any(struct signing *signing, struct sealer **sealer,
                      struct diagnostics *diagnostics) {
    return signing_find(signing, NULL, NULL, sealer, diagnostics);
}

// ---- one run ----------------------------------------------------------------------------------

static bool load_keys(struct signing *signing, struct diagnostics *diagnostics) {
    const struct config *config = signing->config;
    size_t most = config->signingKey.count;
    if (most) platform_no_core_file();
    signing->keys = arena_alloc(signing->arena, (most + 1) * sizeof *signing->keys);
    signing->secrets = arena_alloc(signing->arena, (most + 1) * sizeof *signing->secrets);
    for (EACH(struct signingKey, text, config->signingKey)) {
        if (!is_complete(signing, text, diagnostics)) return false;
        struct key *key = &signing->keys[signing->count++];
        *key = (struct key){.text = text, .where = secret_place(config, text, signing->arena)};
        hold_secret(signing, key);
    }
    if (signing->count || signing->demand == SIGNING_NONE) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, config->sourceFile, 0,
                    _("nothing can be signed: the configuration (--config) names no signingKey"));
}

struct signing *signing_open(const struct config *config, enum signing_demand demand,
                             struct arena *arena, struct diagnostics *diagnostics) {
    struct signing *signing = memory_zeroed(sizeof *signing);
    *signing = (struct signing){.config = config, .arena = arena, .demand = demand};
    if (is_authority_complete(config, diagnostics) && load_keys(signing, diagnostics))
        return signing;
    signing_close(signing);
    return NULL;
}

void signing_close(struct signing *signing) {
    if (!signing) return;
    for (size_t i = 0; i < signing->count; i++) sealer_free(signing->keys[i].sealer);
    for (size_t i = 0; i < signing->secret_count; i++) secret_free(&signing->secrets[i].bytes);
    free(signing);
}
