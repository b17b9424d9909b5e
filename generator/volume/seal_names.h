// SPDX-License-Identifier: Apache-2.0
// Names of the files in seal/.
#ifndef JUANCE_VOLUME_SEAL_NAMES_H
#define JUANCE_VOLUME_SEAL_NAMES_H

// In bytewise order, which is that of the volume.
#include "base/buffer.h"

#define SEAL_CRLS          "signer.crl"
#define SEAL_CERTIFICATES  "signer.pem"
#define SEAL_SIGNATURE     "tagmanifest-sha256.txt.p7s"
#define SEAL_SM2_SIGNATURE "tagmanifest-sha256.txt.sm2sig"
#define SEAL_TOKEN         "tagmanifest-sha256.txt.tsr"
enum { SEAL_FILES = 5 };

// The same file of a seal that stands beside "STEM": "STEM.p7s", "STEM.pem". Added to `into`; with
// `stem` NULL the name itself, for a volume's own seal.
void seal_name_beside(const char *stem, const char *name, struct buffer *into);

#endif
