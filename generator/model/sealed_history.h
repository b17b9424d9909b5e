// SPDX-License-Identifier: Apache-2.0
// What the catalogue knows and no material tells, written down where a lost catalogue finds it
// again (schemas/history.xsd): the section of the history that a seal list covers
// (seals/<list>/history.xml), and what a case or rating puts into the histories (the
// meta/history.xml of its volume). What the digest of a pastEvent is over stands in
// catalogue/events.h.
#ifndef JUANCE_MODEL_SEALED_HISTORY_H
#define JUANCE_MODEL_SEALED_HISTORY_H

#include "model/history.h"

#define SEALED_HISTORY_NAMESPACE "urn:juance:history"
#define SEALED_HISTORY_VERSION   "1.0"

#endif
