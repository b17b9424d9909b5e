// SPDX-License-Identifier: Apache-2.0
// Numbers as text, whatever the locale's decimal point.
#ifndef JUANCE_RENDER_NUMBER_H
#define JUANCE_RENDER_NUMBER_H

#include "base/buffer.h"

// At most `places` (0 to 3) places and no trailing zeros: "12.5", "-0.25", "3".
void number_add(struct buffer *into, double value, int places);

#endif
