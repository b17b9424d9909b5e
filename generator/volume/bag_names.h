// SPDX-License-Identifier: Apache-2.0
// The fixed names and texts of our bags (RFC 8493), said once for writer and verifier.
#ifndef JUANCE_VOLUME_BAG_NAMES_H
#define JUANCE_VOLUME_BAG_NAMES_H

#define BAG_DATA         "data/"
#define BAG_META         "meta/"
#define BAG_SEAL         "seal/"
#define BAG_INFO         "bag-info.txt"
#define BAG_INFO_OLD     "package-info.txt" // its name before 0.96
#define BAG_MANIFEST     "manifest-sha256.txt"
#define BAG_TAG_MANIFEST "tagmanifest-sha256.txt"
#define BAG_SEAL_LABEL   "Seal-Files" // in bag-info.txt: what stands in seal/
#define BAG_DECLARATION  "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

#endif
