// SPDX-License-Identifier: Apache-2.0
// schemas/indicators.xsd: what a rating is scored by. What the attributes mean stands there.
#ifndef JUANCE_MODEL_INDICATOR_MODEL_H
#define JUANCE_MODEL_INDICATOR_MODEL_H

#include "records/indicators.h"

#endif
