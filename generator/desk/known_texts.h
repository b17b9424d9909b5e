// SPDX-License-Identifier: Apache-2.0
// Until when the texts that a bulletin names were known to be in force.
#ifndef JUANCE_DESK_KNOWN_TEXTS_H
#define JUANCE_DESK_KNOWN_TEXTS_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/figures.h"

// Fills knownAsOf of the rules that were not kept, by the number (else the title) of the regulation
// files below DATA_FOLDER. False after a message.
bool known_texts(struct regionFigures *region, const char *data_folder, struct arena *arena,
                 struct diagnostics *diagnostics);

#endif
