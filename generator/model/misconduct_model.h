// SPDX-License-Identifier: Apache-2.0
// schemas/misconduct.xsd (behaviours, tiers and escalations, one file a notice), ladder.xsd (which
// catalogues a province uses and where they conflict), procedure.xsd (documents and what each
// needs) and phrases.xsd as they are read. What the attributes mean stands in the schemas.
#ifndef JUANCE_MODEL_MISCONDUCT_MODEL_H
#define JUANCE_MODEL_MISCONDUCT_MODEL_H

#include "records/ladder.h"
#include "records/misconduct.h"
#include "records/phrases.h"
#include "records/procedure.h"

#endif
