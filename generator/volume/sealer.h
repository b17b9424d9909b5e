// SPDX-License-Identifier: Apache-2.0
// Makes the seal of a volume: a signature over its tag manifest (CAdES-BES for RSA, RSA-PSS and
// P-256; a raw signature for SM2), and trusted time over the signature.
#ifndef JUANCE_VOLUME_SEALER_H
#define JUANCE_VOLUME_SEALER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "volume/volume_writer.h"

// Another program; it is killed, with what it started, when its time is over.
struct seal_command {
    const char *const *arguments; // ends with NULL
    unsigned timeout;             // seconds; 0: no limit
};

// Sends a timestamp request (DER) to an authority and adds its response (DER) to `response`.
typedef bool seal_exchange(void *context, const struct buffer *request, struct buffer *response,
                           struct diagnostics *diagnostics);

// A timestamp authority.
struct seal_authority {
    const char *name; // for messages
    seal_exchange *exchange;
    void *context;
    const char *const *trust; // its anchors (PEM), NULL last; NULL: not checked here
    const char *policy;       // object identifier that its token must be issued under; NULL: any
    const char *digest;       // what a token covers: "sha256", "sha384", "sha512"; NULL: SHA-256
};

struct seal_settings {
    const char *key;    // private key, PEM or PKCS#12; NULL when `command` signs
    const char *module; // PKCS#11 library; then `key` is the key's URI (RFC 7512) and `passphrase`
                        // its PIN; NULL: `key` is a file
    const char *certificates;    // PEM, the signer's first; NULL when the PKCS#12 file holds them
    const char *chain;           // PEM, further certificates that go along; NULL: none
    const char *passphrase;      // where it is, as secret_read() takes it; NULL: none
    const struct buffer *secret; // the passphrase itself, read before; NULL: as `passphrase` says
    // An external signer is handed the tag manifest on its standard input and returns the
    // signature: the DER of a detached CMS, or of an SM2 signature when the certificate's key is
    // SM2. NULL: none.
    const struct seal_command *command;
    bool pss;                // RSA with PSS padding
    const char *const *crls; // files of revocation lists that are current, NULL last; NULL: none
    const char *subject; // what some part of the signer's subject must be (the institution's credit
                         // code), or the certificate's SHA-256 in hex; NULL: anybody
    const char *subject_part; // only this part counts ("organizationIdentifier"); NULL: any
    // In turn: the next one is asked when one does not answer or its answer is refused, which is
    // told.
    const struct seal_authority *authorities;
    size_t authority_count; // 0: no trusted time
    moment now;             // 0: the clock's, at every seal anew
};

struct sealer;

// Loads and checks everything; NULL after a diagnosis (STATUS_ENVIRONMENT) when key and certificate
// do not belong together, or the certificate is not valid now, not meant for signing, revoked, too
// weak, or somebody else's. Then nothing may be signed.
struct sealer *sealer_new(const struct seal_settings *settings, struct diagnostics *diagnostics);
void sealer_free(struct sealer *sealer); // NULL is fine

// For a volume_request. Every seal is checked before it is given away. Borrowed from the sealer.
const struct volume_seal *sealer_seal(const struct sealer *sealer);

// A signature over other bytes (a seal list): `files` as in volume_seal. `digest` ("sha512") is
// what signature and token rest on, NULL: as for a volume. SM2 always rests on SM3.
bool sealer_sign(struct sealer *sealer, const void *bytes, size_t length, const char *digest,
                 struct buffer *files, struct diagnostics *diagnostics);

// A seal_exchange over HTTP (RFC 3161, 3.4).
struct seal_address {
    const char *url;
    unsigned timeout; // seconds
};
bool seal_exchange_by_url(void *address, const struct buffer *request, struct buffer *response,
                          struct diagnostics *diagnostics);

// A seal_exchange over a command that reads the request and writes the response; `context` is a
// struct seal_command.
bool seal_exchange_by_command(void *context, const struct buffer *request, struct buffer *response,
                              struct diagnostics *diagnostics);

#endif
