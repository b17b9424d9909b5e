// SPDX-License-Identifier: Apache-2.0
// A template with the data of one export.
#ifndef JUANCE_BATCHES_BATCH_PREVIEW_H
#define JUANCE_BATCHES_BATCH_PREVIEW_H

#include "batches/intake.h"
#include "press/preview.h"

// The document as it would stand in the volume that its template belongs to. False after a message.
bool batch_preview(struct preview *preview, struct checked *checked, struct printed *printed,
                   struct diagnostics *diagnostics);

#endif
