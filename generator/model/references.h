// SPDX-License-Identifier: Apache-2.0
// Lists that the notices refer to and do not contain: schemas/references.xsd. Files of their
// own, named by the configuration and loaded read-only; without a list its rules stay undecided.
// The ban register (ban-register.xml), exported by a regulator, is such a file.
#ifndef JUANCE_MODEL_REFERENCES_H
#define JUANCE_MODEL_REFERENCES_H

#include "records/references.h"

#define REFERENCES_NAMESPACE "urn:juance:references"
#define REFERENCES_VERSION   "1.0"

#endif
