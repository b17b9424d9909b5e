// SPDX-License-Identifier: Apache-2.0
// Reads the reference lists (model/references.h) that the configuration names.
#ifndef JUANCE_XML_REFERENCE_LISTS_H
#define JUANCE_XML_REFERENCE_LISTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/codes.h"
#include "model/references.h"

// Joins the files into one record in `arena`; its `holds` names every list that any of them gives.
// Empty, never NULL, for no files; NULL after a message with file and line.
struct references *references_load(const char *data_folder, const struct codes *codes,
                                   const char *const *paths, size_t count, struct arena *arena,
                                   struct diagnostics *diagnostics);

// Whether some file gave this list; a list that was not loaded leaves its rules undecided.
bool references_hold(const struct references *references, const char *list);

#endif
