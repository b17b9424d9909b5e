// SPDX-License-Identifier: Apache-2.0
// The history as PREMIS 3 (Library of Congress, data dictionary for preservation metadata).
#ifndef JUANCE_ARCHIVE_PREMIS_H
#define JUANCE_ARCHIVE_PREMIS_H

#include "base/buffer.h"
#include "catalogue/events.h"

void premis_write(const struct catalogue_events *events, struct buffer *into);

#endif
