// SPDX-License-Identifier: Apache-2.0
// From a document to pages.
#ifndef JUANCE_RENDER_LAYOUT_H
#define JUANCE_RENDER_LAYOUT_H

#include "render/flow.h"

// Flows all blocks. False when a character could not be set or the backend failed.
bool layout_blocks(struct flow *flow);

#endif
