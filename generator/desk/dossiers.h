// SPDX-License-Identifier: Apache-2.0
// 一户一档 (Hunan (十五)): an institution's whole dossier as one PDF, from its own file and what
// the archive holds of it.
#ifndef JUANCE_DESK_DOSSIERS_H
#define JUANCE_DESK_DOSSIERS_H

#include "desk/office.h"

// Writes <folder>/<institution code>-dossier.pdf. `*written`: its path, in
// `arena`.
bool dossier_make(struct office *office, const char *file, date as_of, const char *folder,
                  const char **written, struct arena *arena, struct diagnostics *diagnostics);

#endif
