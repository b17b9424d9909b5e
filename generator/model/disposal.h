// SPDX-License-Identifier: Apache-2.0
// A decision on volumes whose period has ended: schemas/disposal.xsd. Who appraised, who
// approved, who watches the destruction, and what becomes of each volume.
#ifndef JUANCE_MODEL_DISPOSAL_H
#define JUANCE_MODEL_DISPOSAL_H

#include "records/disposal.h"

#define DISPOSAL_NAMESPACE "urn:juance:disposal"
#define DISPOSAL_VERSION   "1.0"

#endif
