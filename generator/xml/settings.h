// SPDX-License-Identifier: Apache-2.0
// What every command begins with: where schemas/ and templates/ stand, the configuration, the code
// lists, and the schemas that have been asked for.
#ifndef JUANCE_XML_SETTINGS_H
#define JUANCE_XML_SETTINGS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/lock.h"
#include "base/map.h"
#include "model/codes.h"
#include "model/config.h"
#include "xml/reader.h"

struct settings {
    const char *data_folder;     // where schemas/ and templates/ stand; borrowed
    const struct config *config; // never NULL once open: without a file, a record of absent values
    struct codes codes;
    struct arena *arena;
    struct lock lock; // of `schemas`
    struct map schemas;
};

// `config` NULL: defaults. False after a message; settings_close() is due all the same.
bool settings_open(struct settings *settings, const char *data_folder, const char *config,
                   struct diagnostics *diagnostics);
void settings_close(struct settings *settings);

// The schema at `path` below the data folder ("schemas/record.xsd"), parsed once; on any thread.
// NULL after a message.
struct xml_schema *settings_schema(struct settings *settings, const char *path,
                                   struct diagnostics *diagnostics);

// A file of a format that steers or decides, as xml_read_once() reads it (xml/read_once.h), with
// what the settings hold.
struct record *settings_read(struct settings *settings, const struct xml_format *format,
                             const char *path, struct arena *arena,
                             struct diagnostics *diagnostics);

// A path of the configuration, relative to its file's folder; NULL stays NULL.
const char *config_path(const struct config *config, const char *path, struct arena *arena);

#endif
