// SPDX-License-Identifier: Apache-2.0
#include "xml/code_lists.h"

#include "base/language.h"
#include "xml/read_once.h"

static const struct xml_format format = {.namespace_uri = "urn:juance:codes",
                                         .version = "1.0",
                                         .root = &codesFile_kind,
                                         .schema = "schemas/codes.xsd"};

bool codes_load(struct codes *codes, const char *data_folder, struct arena *arena,
                struct diagnostics *diagnostics) {
    *codes = (struct codes){0};
    const char *path = arena_printf(arena, "%s/schemas/codes.xml", data_folder);
    const struct record *file = xml_read_once(&format, data_folder, NULL, path, arena, diagnostics);
    if (!file) return false;
    const struct record *twice = NULL;
    if (codes_index(codes, (const struct codesFile *)file, arena, &twice)) return true;
    codes_free(codes);
    *codes = (struct codes){0};
    return diagnose(diagnostics, STATUS_INPUT, path, twice->line,
                    _("a code list has this name, or this list has this value, already"));
}
