// SPDX-License-Identifier: Apache-2.0
#include "xml/jurisdictions.h"

#include <string.h>

#include "base/buffer.h"
#include "base/ends.h"
#include "base/language.h"
#include "base/platform.h"
#include "xml/read_once.h"

static const struct xml_format format = {.namespace_uri = "urn:juance:jurisdiction",
                                         .version = "1.0",
                                         .root = &jurisdiction_kind,
                                         .schema = "schemas/jurisdiction.xsd"};

const char *const *jurisdictions_list(const char *data_folder, struct arena *arena,
                                      struct diagnostics *diagnostics) {
    const char *folder = arena_printf(arena, "%s/schemas/jurisdictions", data_folder);
    const char *const *names = platform_list(arena, folder, diagnostics);
    if (!names) return NULL;
    size_t count = 0;
    while (names[count]) count++;
    const char **ids = arena_alloc(arena, (count + 1) * sizeof *ids);
    count = 0;
    for (; *names; names++)
        if (ends_with(*names, ".xml"))
            ids[count++] = arena_copy_bytes(arena, *names, strlen(*names) - 4);
    ids[count] = NULL;
    return ids;
}

const struct jurisdiction *jurisdiction_load(const char *data_folder, const char *id,
                                             const struct codes *codes, struct arena *arena,
                                             const char **file, struct diagnostics *diagnostics) {
    const char *const *ids = jurisdictions_list(data_folder, arena, diagnostics);
    struct buffer known = BUFFER_EMPTY;
    if (!ids) return NULL;
    *file = NULL;
    for (; *ids; ids++) {
        buffer_printf(&known, "%s%s", known.length ? ", " : "", *ids);
        if (strcmp(id, *ids) == 0)
            *file = arena_printf(arena, "%s/schemas/jurisdictions/%s.xml", data_folder, id);
    }
    if (!*file)
        diagnose(diagnostics, STATUS_INPUT, NULL, 0,
                 _("there is no jurisdiction \"%s\"; known: %s"), id, buffer_text(&known));
    buffer_free(&known);
    if (!*file) return NULL;
    const struct jurisdiction *read = (const struct jurisdiction *)xml_read_once(
        &format, data_folder, codes, *file, arena, diagnostics);
    if (!read || strcmp(read->id, id) == 0) return read;
    diagnose(diagnostics, STATUS_INPUT, *file, read->record.line,
             _("the id %s is not the file's name"), read->id);
    return NULL;
}

const struct jurisdiction *const *jurisdictions_load(const char *data_folder,
                                                     const struct codes *codes, struct arena *arena,
                                                     struct diagnostics *diagnostics) {
    const char *const *ids = jurisdictions_list(data_folder, arena, diagnostics);
    if (!ids) return NULL;
    size_t count = 0;
    while (ids[count]) count++;
    const struct jurisdiction **all = arena_alloc(arena, (count + 1) * sizeof *all);
    for (size_t i = 0; i < count; i++) {
        const char *file;
        all[i] = jurisdiction_load(data_folder, ids[i], codes, arena, &file, diagnostics);
        if (!all[i]) return NULL;
    }
    all[count] = NULL;
    return all;
}
