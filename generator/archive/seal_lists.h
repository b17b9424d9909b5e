// SPDX-License-Identifier: Apache-2.0
// The seal lists of one archive, in the order in which they were made.
#ifndef JUANCE_ARCHIVE_SEAL_LISTS_H
#define JUANCE_ARCHIVE_SEAL_LISTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "catalogue/events.h"
#include "volume/report.h"
#include "volume/seal_check.h"
#include "volume/seal_list.h"

struct listed {
    const char *file; // "seals/SEAL-2025.sha256"
    int year, number;
    struct seal_list list;
    struct buffer text;
    bool whole; // it could be read; else only names and text are there
};

struct seal_lists {
    struct listed *items;
    size_t count;
};

// Reads every list below ARCHIVE/seals and holds each against the one before it; faults go to
// `report` (LAYER_SEAL_LIST). False after a diagnosis when the folder or a file cannot be read.
// Names and rows are in `arena`; seal_lists_free() in every case.
bool seal_lists_load(const char *archive, struct arena *arena, struct seal_lists *lists,
                     struct verify_report *report, struct diagnostics *diagnostics);
void seal_lists_free(struct seal_lists *lists);

// The first list that the history contradicts: as it stood when the list was made, it must be the
// beginning of the history of today. NULL: none.
const struct listed *seal_lists_contradicted(const struct seal_lists *lists,
                                             const struct catalogue_events *events);

// The signature over a text in the archive ("seals/SEAL-2025.sha256" or ".../root.txt") by the
// files that are named after `stem` ("seals/SEAL-2025"). Each layer is reported; `info` may be
// NULL.
// `announced`: what the seal must consist of ("p7s tsr"); NULL: not known.
bool seal_lists_signature(const char *archive, const char *stem, const char *announced,
                          const struct buffer *text, const struct seal_trust *trust,
                          struct seal_info *info, struct verify_report *report,
                          struct diagnostics *diagnostics);

// Until when the newest list's timestamp can be verified without doubt, which is when the evidence
// has to be renewed (`juance seal --renew`); MOMENT_NONE: there is no list with a token. False
// after a diagnosis.
bool seal_lists_renewal_due(const char *archive, moment *until, struct diagnostics *diagnostics);

#endif
