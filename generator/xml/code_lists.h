// SPDX-License-Identifier: Apache-2.0
// Reads schemas/codes.xml.
#ifndef JUANCE_XML_CODE_LISTS_H
#define JUANCE_XML_CODE_LISTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/codes.h"

// Into `codes`, records in `arena`; release with codes_free(). False after a message with file and
// line; `codes` is then empty.
bool codes_load(struct codes *codes, const char *data_folder, struct arena *arena,
                struct diagnostics *diagnostics);

#endif
