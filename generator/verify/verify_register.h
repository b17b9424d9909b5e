// SPDX-License-Identifier: Apache-2.0
// Holds the volume's own 卷内目录 against its manifest: every file that the register names is
// there, and every payload file is named.
#ifndef JUANCE_VERIFY_VERIFY_REGISTER_H
#define JUANCE_VERIFY_VERIFY_REGISTER_H

#include <stdbool.h>

#include "volume/verify_volume.h"

// Adds to the layer LAYER_REGISTER; true when it agrees.
bool verify_register(struct verified *verified, struct verify_report *report);

#endif
