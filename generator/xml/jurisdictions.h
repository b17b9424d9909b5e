// SPDX-License-Identifier: Apache-2.0
// What a province decides for itself: schemas/jurisdictions, a file each.
#ifndef JUANCE_XML_JURISDICTIONS_H
#define JUANCE_XML_JURISDICTIONS_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/codes.h"
#include "model/regulation_model.h"

// Ids of every jurisdiction that is there, in bytewise order, NULL at the end. NULL after a
// message.
const char *const *jurisdictions_list(const char *data_folder, struct arena *arena,
                                      struct diagnostics *diagnostics);

// The jurisdiction of that id, with the path of its file. NULL after a message; an unknown one
// names those that there are.
const struct jurisdiction *jurisdiction_load(const char *data_folder, const char *id,
                                             const struct codes *codes, struct arena *arena,
                                             const char **file, struct diagnostics *diagnostics);

// All of them, in the order of their ids, NULL at the end; NULL after a message.
const struct jurisdiction *const *jurisdictions_load(const char *data_folder,
                                                     const struct codes *codes, struct arena *arena,
                                                     struct diagnostics *diagnostics);

#endif
