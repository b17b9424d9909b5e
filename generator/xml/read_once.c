// SPDX-License-Identifier: Apache-2.0
#include "xml/read_once.h"

#include <string.h>

#include "base/buffer.h"
#include "base/ends.h"
#include "base/language.h"
#include "base/platform.h"
#include "model/code_faults.h"
#include "model/nearest.h"
#include "model/reference_faults.h"

struct holding {
    const char *data_folder, *path;
    struct arena *arena; // of the messages
    struct diagnostics *diagnostics;
    bool ok;
};

static long line_of(const struct record_frame *frame) {
    return (long)frame->records[frame->depth - 1]->line;
}

static void refuse_code(void *context, const struct code_fault *fault) {
    struct holding *holding = context;
    holding->ok = diagnose(
        holding->diagnostics, STATUS_INPUT, holding->path, line_of(fault->frame),
        _("%s (%s): \"%s\" is not in the code list %s; the nearest is %s; there are: %s"),
        fault->field->name, fault->field->label, fault->value, fault->list->name,
        fault->nearest ? fault->nearest->value : "-", code_list_text(fault->list, holding->arena));
}

static void refuse_reference(void *context, const struct reference_fault *fault) {
    struct holding *holding = context;
    if (fault->kind == FAULT_DOUBLED) return; // each loader says what it means there
    const char *sought = "";
    for (unsigned i = 0; i < fault->sought_count; i++)
        sought =
            arena_printf(holding->arena, "%s%s<%s>", sought, i ? ", " : "", fault->sought[i]->name);
    holding->ok =
        diagnose(holding->diagnostics, STATUS_INPUT, holding->path, line_of(fault->frame),
                 fault->kind == FAULT_DANGLING ? _("%s (%s): no %s of this file is called \"%s\"")
                                               : _("%s (%s): more than one %s is called \"%s\""),
                 fault->field->name, fault->field->label, sought, fault->value);
}

// ---- what is a file of its own, called by its id ----------------------------------------------

static const struct {
    const char *refers, *folder;
} folders[] = {
    {"jurisdiction.id", "jurisdictions"}, {"ladder.id", "ladders"}, {"procedure.id", "procedure"}};

static const char *folder_of(const struct field *field) {
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (field->refers && strcmp(field->refers, folders[i].refers) == 0)
            return folders[i].folder;
    return NULL;
}

static bool names_file(const void *context, const struct record_kind *kind,
                       const struct field *field) {
    (void)context, (void)kind;
    return folder_of(field) != NULL;
}

static void hold_file(void *context, const struct record_frame *frame, const struct field *field,
                      unsigned number) {
    (void)number;
    struct holding *holding = context;
    const char *value = record_text(frame->records[frame->depth - 1], field);
    if (!value) return;
    const char *folder = arena_printf(holding->arena, "schemas/%s", folder_of(field));
    const char *const *names = platform_list(
        holding->arena, arena_printf(holding->arena, "%s/%s", holding->data_folder, folder),
        holding->diagnostics);
    const char *nearest = NULL;
    struct buffer known = BUFFER_EMPTY;
    for (; names && *names; names++) {
        if (!ends_with(*names, ".xml")) continue;
        const char *id = arena_copy_bytes(holding->arena, *names, strlen(*names) - 4);
        buffer_printf(&known, "%s%s", known.length ? ", " : "", id);
        if (!nearest || word_distance(value, id) < word_distance(value, nearest)) nearest = id;
    }
    if (!nearest || strcmp(nearest, value) != 0)
        holding->ok = diagnose(
            holding->diagnostics, STATUS_INPUT, holding->path, line_of(frame),
            _("%s (%s): there is no \"%s\" in %s; the nearest is %s; there are: %s"), field->name,
            field->label, value, folder, nearest ? nearest : "-", buffer_text(&known));
    buffer_free(&known);
}

bool xml_values_known(const struct xml_format *format, const char *data_folder,
                      const struct codes *codes, struct record *root, const char *path,
                      struct diagnostics *diagnostics) {
    struct holding holding = {.data_folder = data_folder,
                              .path = path,
                              .arena = arena_new(),
                              .diagnostics = diagnostics,
                              .ok = true};
    const struct field *missing = codes ? code_list_missing(codes, format->root) : NULL;
    if (missing)
        holding.ok = diagnose(diagnostics, STATUS_INPUT, path, (long)root->line,
                              _("schemas/codes.xml has no list %s for %s (%s)"), missing->codes,
                              missing->name, missing->label);
    else if (codes)
        code_faults(codes, format->root, root, refuse_code, &holding);
    reference_faults(format->root, root, refuse_reference, &holding);
    record_walk(format->root, root, names_file, hold_file, &holding);
    arena_free(holding.arena);
    return holding.ok;
}

struct record *xml_read_once(const struct xml_format *format, const char *data_folder,
                             const struct codes *codes, const char *path, struct arena *arena,
                             struct diagnostics *diagnostics) {
    struct buffer schema_path = BUFFER_EMPTY;
    buffer_printf(&schema_path, "%s/%s", data_folder, format->schema);
    struct xml_schema *schema = xml_schema_load(buffer_text(&schema_path), diagnostics);
    buffer_free(&schema_path);
    struct record *root = NULL;
    if (schema) root = xml_read(format, schema, path, (struct xml_tap){0}, arena, diagnostics);
    xml_schema_free(schema);
    bool known = root && xml_values_known(format, data_folder, codes, root, path, diagnostics);
    return known ? root : NULL;
}
