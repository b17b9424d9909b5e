// SPDX-License-Identifier: Apache-2.0
// A private key that stays on a token, through PKCS#11. Used inside volume/ alone.
#ifndef JUANCE_VOLUME_TOKEN_H
#define JUANCE_VOLUME_TOKEN_H

#include "volume/keyring.h"

// `object` names the key as an RFC 7512 URI ("pkcs11:token=...;object=..."), `module` is the
// vendor's library. Never asks for the PIN at the terminal: without one, or with a wrong one, there
// is no key. NULL after a diagnosis. `*engine` keeps the token open; release the key first.
EVP_PKEY *token_key(const char *module, const char *object, const struct buffer *pin, void **engine,
                    struct diagnostics *diagnostics);
void token_close(void *engine); // NULL is fine

#endif
