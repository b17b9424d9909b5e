// SPDX-License-Identifier: Apache-2.0
// PDF's /FlateDecode (ISO 32000-1, 7.4.4) for streams that are held as a whole.
#ifndef JUANCE_RENDER_FLATE_H
#define JUANCE_RENDER_FLATE_H

#include "base/buffer.h"

// Compresses `bytes` in place.
void flate_pack(struct buffer *bytes);

#endif
