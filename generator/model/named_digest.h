// SPDX-License-Identifier: Apache-2.0
// A file that something rests on, by name and digest.
#ifndef JUANCE_MODEL_NAMED_DIGEST_H
#define JUANCE_MODEL_NAMED_DIGEST_H

struct named_digest {
    const char *name;
    const unsigned char *sha256; // 32 bytes
    const char *substitutes;     // of a font: the standard's face that it stands for; NULL: none
};

#endif
