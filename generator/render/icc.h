// SPDX-License-Identifier: Apache-2.0
// The colour profile of the output intent: sRGB as an ICC version 4 display profile with parametric
// curves. Half a kilobyte, where the usual profiles have three and cost readers time on each page.
#ifndef JUANCE_RENDER_ICC_H
#define JUANCE_RENDER_ICC_H

#include "base/buffer.h"

#define ICC_NAME "sRGB IEC61966-2.1"

void icc_srgb(struct buffer *profile); // appends

#endif
