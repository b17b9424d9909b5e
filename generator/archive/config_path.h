// SPDX-License-Identifier: Apache-2.0
// Reading the configuration, and its paths.
#ifndef JUANCE_ARCHIVE_CONFIG_PATH_H
#define JUANCE_ARCHIVE_CONFIG_PATH_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/config.h"

// `file` NULL: a record of absent values. NULL after a message.
struct config *config_load(const char *data_folder, const char *file, struct arena *arena,
                           struct diagnostics *diagnostics);

// A path of the configuration, relative to its file's folder; NULL stays NULL.
const char *config_path(const struct config *config, const char *path, struct arena *arena);

#endif
