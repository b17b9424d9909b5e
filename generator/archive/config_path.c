// SPDX-License-Identifier: Apache-2.0
#include "archive/config_path.h"

#include <string.h>

#include "xml/reader.h"

static const struct xml_format config_format = {CONFIG_NAMESPACE, CONFIG_VERSION, &config_kind,
                                                "schemas/config.xsd"};

struct config *config_load(const char *data_folder, const char *file, struct arena *arena,
                           struct diagnostics *diagnostics) {
    struct config *config =
        file ? (struct config *)xml_read_once(&config_format, data_folder, file, arena, diagnostics)
             : record_new(arena, &config_kind);
    if (!config) return NULL;
    const char *slash = file ? strrchr(file, '/') : NULL;
    config->sourceFile = file;
    config->sourceFolder = slash ? arena_copy_bytes(arena, file, (size_t)(slash - file)) : ".";
    return config;
}

const char *config_path(const struct config *config, const char *path, struct arena *arena) {
    if (!path || *path == '/') return path;
    return arena_printf(arena, "%s/%s", config->sourceFolder, path);
}
