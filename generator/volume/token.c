// SPDX-License-Identifier: Apache-2.0
// OpenSSL 3 prefers providers to engines, but Debian 12 has a PKCS#11 engine only
// (libengine-pkcs11-openssl).
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#include "volume/token.h"

#include <openssl/engine.h>
#include <openssl/err.h>

#include "base/language.h"

static ENGINE *refuse(const char *file, const char *what, struct diagnostics *diagnostics) {
    char reason[256];
    diagnose(diagnostics, STATUS_ENVIRONMENT, file, 0, "%s: %s", what, keyring_error(reason));
    return NULL;
}

static ENGINE *open_engine(const char *module, const struct buffer *pin,
                           struct diagnostics *diagnostics) {
    ERR_clear_error();
    ENGINE *engine = ENGINE_by_id("pkcs11");
    if (!engine)
        return refuse(
            NULL, _("OpenSSL's engine for tokens is missing (package libengine-pkcs11-openssl)"),
            diagnostics);
    if (ENGINE_ctrl_cmd_string(engine, "MODULE_PATH", module, 0) == 1 &&
        ENGINE_ctrl_cmd_string(engine, "PIN", buffer_text(pin), 0) == 1 && ENGINE_init(engine) == 1)
        return engine;
    refuse(module, _("the token's library cannot be used"), diagnostics);
    ENGINE_free(engine);
    return NULL;
}

EVP_PKEY *token_key(const char *module, const char *object, const struct buffer *pin, void **engine,
                    struct diagnostics *diagnostics) {
    *engine = open_engine(module, pin, diagnostics);
    if (!*engine) return NULL;
    EVP_PKEY *key = ENGINE_load_private_key(*engine, object, NULL, NULL);
    if (!key)
        refuse(object, _("the token gives no such key (is it plugged in, is the PIN right?)"),
               diagnostics);
    return key;
}

void token_close(void *engine) {
    if (!engine) return;
    ENGINE_finish(engine);
    ENGINE_free(engine);
}
