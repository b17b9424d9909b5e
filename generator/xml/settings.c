// SPDX-License-Identifier: Apache-2.0
#include "xml/settings.h"

#include <string.h>

#include "xml/code_lists.h"
#include "xml/read_once.h"

static const struct xml_format config_format = {CONFIG_NAMESPACE, CONFIG_VERSION, &config_kind,
                                                "schemas/config.xsd"};

static struct config *config_load(const char *data_folder, const struct codes *codes,
                                  const char *file, struct arena *arena,
                                  struct diagnostics *diagnostics) {
    struct config *config = file ? (struct config *)xml_read_once(&config_format, data_folder,
                                                                  codes, file, arena, diagnostics)
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

bool settings_open(struct settings *settings, const char *data_folder, const char *config,
                   struct diagnostics *diagnostics) {
    *settings = (struct settings){.data_folder = data_folder, .arena = arena_new()};
    lock_open(&settings->lock);
    if (!codes_load(&settings->codes, data_folder, settings->arena, diagnostics)) return false;
    settings->config =
        config_load(data_folder, &settings->codes, config, settings->arena, diagnostics);
    return settings->config != NULL;
}

void settings_close(struct settings *settings) {
    if (!settings->arena) return;
    for (size_t i = 0; i < settings->schemas.count; i++)
        xml_schema_free(settings->schemas.entries[i].value);
    map_free(&settings->schemas);
    codes_free(&settings->codes);
    lock_close(&settings->lock);
    arena_free(settings->arena);
    *settings = (struct settings){0};
}

struct xml_schema *settings_schema(struct settings *settings, const char *path,
                                   struct diagnostics *diagnostics) {
    lock_take(&settings->lock);
    struct xml_schema *schema = map_find(&settings->schemas, path);
    if (!schema) {
        const char *file = arena_printf(settings->arena, "%s/%s", settings->data_folder, path);
        schema = xml_schema_load(file, diagnostics);
        if (schema) map_add(&settings->schemas, path, schema);
    }
    lock_give(&settings->lock);
    return schema;
}

struct record *settings_read(struct settings *settings, const struct xml_format *format,
                             const char *path, struct arena *arena,
                             struct diagnostics *diagnostics) {
    struct xml_schema *schema = settings_schema(settings, format->schema, diagnostics);
    struct record *root =
        schema ? xml_read(format, schema, path, (struct xml_tap){0}, arena, diagnostics) : NULL;
    bool known = root && xml_values_known(format, settings->data_folder, &settings->codes, root,
                                          path, diagnostics);
    return known ? root : NULL;
}
