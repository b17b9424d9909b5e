// SPDX-License-Identifier: Apache-2.0
#include "volume/verify_text.h"

#include <string.h>

#include "volume/bag_names.h"

// What openssl has to be asked about each kind of seal. One command a line.
static const struct {
    const char *name;
    const char *what;
    const char *command;
} seals[] = {
    {BAG_TAG_MANIFEST ".p7s",
     "The signature (CAdES, RFC 5126), as of the moment that the timestamp proves, or else of "
     "now;\n"
     "$TRUST is a file of certificates that you trust, brought by yourself: an anchor that lay in\n"
     "this volume would prove nothing.",                                                             "openssl cms -verify -binary -cades -inform DER -in seal/" BAG_TAG_MANIFEST
     ".p7s -content " BAG_TAG_MANIFEST " -CAfile \"$TRUST\" -purpose any -out /dev/null"},
    {BAG_TAG_MANIFEST ".sm2sig", "The signature (SM2 with SM3, GB/T 32918); its certificate first.",
     "openssl verify -CAfile \"$TRUST\" seal/signer.pem && openssl x509 -in seal/signer.pem "
     "-pubkey -noout | openssl dgst -sm3 -verify /dev/stdin -sigopt distid:1234567812345678 "
     "-signature seal/" BAG_TAG_MANIFEST ".sm2sig " BAG_TAG_MANIFEST                                                            },
    {BAG_TAG_MANIFEST ".tsr",    "The trusted time (RFC 3161) of the signature.",
     "openssl ts -verify -data seal/" BAG_TAG_MANIFEST ".p7s -in seal/" BAG_TAG_MANIFEST
     ".tsr -CAfile \"$TRUST\""                                                                                                  },
};

static void add_command(struct buffer *into, const char *what, const char *command) {
    buffer_printf(into, "\n%s\n$ %s\n", what, command);
}

static bool has(const struct volume_seal *seal, const char *name) {
    for (size_t i = 0; seal && i < seal->count; i++)
        if (strcmp(seal->names[i], name) == 0) return true;
    return false;
}

void verify_text(struct buffer *into, const char *id, const char *preface,
                 const struct volume_seal *seal) {
    if (preface) buffer_printf(into, "%s\n\n", preface);
    buffer_printf(
        into,
        "How to verify the volume %s without the program that made it\n\n"
        "Unpack it with unzip or any other ZIP program, go into the folder %s and run the "
        "lines\nthat begin with \"$ \". Each must end without an error. Every file below "
        "data/ must be listed\nin " BAG_MANIFEST "; bag-info.txt says in Payload-Oxum "
        "how many bytes and files these are.\n",
        id, id);
    add_command(into,
                "Every file of the payload is what it was:", "sha256sum --strict -c " BAG_MANIFEST);
    add_command(into, "So are the records beside it, and the list of digests itself:",
                "sha256sum --strict -c " BAG_TAG_MANIFEST);
    bool any = false;
    for (size_t i = 0; i < sizeof seals / sizeof *seals; i++) {
        if (!has(seal, seals[i].name)) continue;
        add_command(into, seals[i].what, seals[i].command);
        any = true;
    }
    if (any) return;
    buffer_add_text(into,
                    "\nThis volume carries no signature of its own. The archive's next seal list "
                    "covers it: its\nname and SHA-256 stand there, and the list is signed.\n");
}
