// SPDX-License-Identifier: Apache-2.0
// What a seal list may name: a seal list speaks for whole volumes that are what the archive knows.
#ifndef JUANCE_ARCHIVE_SEALING_CHECK_H
#define JUANCE_ARCHIVE_SEALING_CHECK_H

#include "archive/archive.h"
#include "catalogue/events.h"

// The volume verifies wholly (structure, bag, digests, its signature if it has one), says of itself
// what its row says, and is the one that the history says was put there, signed if it was signed.
// False after a message (STATUS_FINDINGS).
bool sealing_check(const struct archive *archive, const struct catalogue_volume *row,
                   const struct catalogue_events *events, struct diagnostics *diagnostics);

#endif
