// SPDX-License-Identifier: Apache-2.0
// CRC-32 as ZIP uses it (APPNOTE 4.4.7), fast enough not to be felt beside SHA-256.
#ifndef JUANCE_VOLUME_CRC32_H
#define JUANCE_VOLUME_CRC32_H

#include <stddef.h>
#include <stdint.h>

// Goes on from `crc`, which is 0 at the start.
uint32_t crc32_add(uint32_t crc, const void *bytes, size_t length);

#endif
