// SPDX-License-Identifier: Apache-2.0
// The configuration: schemas/config.xsd. Everything may be left out; what is absent has the
// value that the comment of its annotation names. Relative paths are relative to the file's folder.
// No secret stands in it: a passphrase is in a file, an environment variable or a descriptor.
#ifndef JUANCE_MODEL_CONFIG_H
#define JUANCE_MODEL_CONFIG_H

#include "records/config.h"

#define CONFIG_NAMESPACE "urn:juance:config"
#define CONFIG_VERSION   "1.0"

// The one section of document settings, or an empty one, never NULL.
const struct documentSettings *config_document_settings(const struct config *config);

#endif
