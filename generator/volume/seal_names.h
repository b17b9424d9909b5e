// SPDX-License-Identifier: Apache-2.0
// Names of the files in seal/.
#ifndef JUANCE_VOLUME_SEAL_NAMES_H
#define JUANCE_VOLUME_SEAL_NAMES_H

// In bytewise order, which is that of the volume.
#define SEAL_CRLS          "signer.crl"
#define SEAL_CERTIFICATES  "signer.pem"
#define SEAL_SIGNATURE     "tagmanifest-sha256.txt.p7s"
#define SEAL_SM2_SIGNATURE "tagmanifest-sha256.txt.sm2sig"
#define SEAL_TOKEN         "tagmanifest-sha256.txt.tsr"
enum { SEAL_FILES = 5 };

#endif
