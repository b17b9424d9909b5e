// SPDX-License-Identifier: Apache-2.0
#include "volume/how_to_verify.h"

#include <string.h>

#include "volume/bag_names.h"
#include "volume/seal_names.h"

// One command, for volumes whose seal has `file` and `with`, and has not `without`; NULL: any.
struct command {
    const char *file, *with, *without;
    const char *what;
    const char *command;
};

// The moment that the token tells, for certificates that have expired since.
#define TOKEN_TIME                                                                                 \
    "-attime \"$(date -d \"$(openssl ts -reply -in seal/" SEAL_TOKEN                               \
    " -text 2>/dev/null | sed -n 's/^Time stamp: //p')\" +%s)\""
#define TRUSTED "-CAfile \"$TRUST\""
#define CMS                                                                                        \
    "openssl cms -verify -binary -cades -inform DER -in seal/" SEAL_SIGNATURE                      \
    " -content " BAG_TAG_MANIFEST " " TRUSTED " -purpose any -out /dev/null"
#define TS "openssl ts -verify -in seal/" SEAL_TOKEN " " TRUSTED " " TOKEN_TIME
#define SM2                                                                                        \
    "openssl x509 -in seal/" SEAL_CERTIFICATES " -pubkey -noout | openssl dgst -sm3 -verify "      \
    "/dev/stdin -sigopt distid:1234567812345678 -signature seal/" SEAL_SM2_SIGNATURE               \
    " " BAG_TAG_MANIFEST
#define SM2_CHAIN  "openssl verify " TRUSTED " -untrusted seal/" SEAL_CERTIFICATES " "
#define SM2_SIGNER "seal/" SEAL_CERTIFICATES

static const struct command commands[] = {
    {SEAL_TOKEN, SEAL_SIGNATURE, NULL,
     "The trusted time (RFC 3161) of the signature:", TS " -data seal/" SEAL_SIGNATURE},
    {SEAL_TOKEN, SEAL_SM2_SIGNATURE, NULL,
     "The trusted time (RFC 3161) of the signature:", TS " -data seal/" SEAL_SM2_SIGNATURE},
    {SEAL_SIGNATURE, SEAL_TOKEN, NULL,
     "The signature (CAdES-BES) over the list of digests, as of that time:", CMS " " TOKEN_TIME},
    {SEAL_SIGNATURE, NULL, SEAL_TOKEN,
     "The signature (CAdES-BES) over the list of digests, as of now, for no time is proved:", CMS},
    {SEAL_SM2_SIGNATURE, NULL, NULL,
     "The signature (SM2 with SM3, GB/T 32918) over the list of digests:", SM2},
    {SEAL_SM2_SIGNATURE, SEAL_TOKEN, NULL,
     "The signer's certificate, as of that time:", SM2_CHAIN TOKEN_TIME " " SM2_SIGNER},
    {SEAL_SM2_SIGNATURE, NULL, SEAL_TOKEN,
     "The signer's certificate, as of now:", SM2_CHAIN SM2_SIGNER},
};

static void add_command(struct buffer *into, const char *what, const char *command) {
    buffer_printf(into, "\n%s\n$ %s\n", what, command);
}

static bool has(const struct volume_seal *seal, const char *name) {
    for (size_t i = 0; seal && i < seal->count; i++)
        if (strcmp(seal->names[i], name) == 0) return true;
    return false;
}

static void add_seal(struct buffer *into, const struct volume_seal *seal) {
    buffer_add_text(into,
                    "\nFor the seal, set TRUST to a file of certificates (PEM) that you trust, "
                    "brought by yourself:\nan anchor that lay in this volume would prove "
                    "nothing.\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const struct command *one = &commands[i];
        if (!has(seal, one->file) || (one->with && !has(seal, one->with)) ||
            (one->without && has(seal, one->without)))
            continue;
        add_command(into, one->what, one->command);
    }
    if (!has(seal, SEAL_TOKEN))
        buffer_add_text(into, "\nThis volume has no trusted time of its own.\n");
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
    if (seal && seal->count > 0)
        add_seal(into, seal);
    else
        buffer_add_text(into,
                        "\nThis volume carries no signature of its own. The archive's next seal "
                        "list covers it: its\nname and SHA-256 stand there, and the list is "
                        "signed.\n");
}
