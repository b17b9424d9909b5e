// SPDX-License-Identifier: Apache-2.0
#include "desk/previews.h"

#include <string.h>

#include "desk/case_documents.h"
#include "desk/rating_desk.h"
#include "xml/reader.h"

static bool preview_case(struct office *office, struct preview *preview, const char *data,
                         struct printed *printed, struct diagnostics *diagnostics) {
    struct case_desk desk;
    struct opened_case opened = {.arena = NULL};
    bool ok = case_desk_open(&desk, office, diagnostics) &&
              case_open(&desk, data, preview->wish->today, &opened, diagnostics);
    if (ok) {
        struct compose_input input = case_input(&opened);
        ok = preview_draw(preview, &input, printed, diagnostics);
    }
    case_close(&opened);
    case_desk_close(&desk);
    return ok;
}

static bool preview_rating(struct office *office, struct preview *preview, const char *data,
                           struct printed *printed, struct diagnostics *diagnostics) {
    struct rating_desk desk;
    struct opened_rating opened = {.arena = NULL};
    bool ok = rating_desk_open(&desk, office, diagnostics) &&
              rating_open(&desk, data, &opened, diagnostics);
    if (ok) {
        struct compose_input input = rating_input(&opened);
        ok = preview_draw(preview, &input, printed, diagnostics);
    }
    rating_close(&opened);
    rating_desk_close(&desk);
    return ok;
}

// ---- by the root of a file ----------------------------------------------------------------------

preview_fn *preview_of(const char *data, struct arena *arena) {
    static const struct {
        const char *root;
        preview_fn *preview;
    } kinds[] = {
        {"caseFile", preview_case},
        {"rating", preview_rating},
    };
    struct xml_glance glances[2];
    if (!xml_look(data, arena, glances)) return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(glances[0].name, kinds[i].root) == 0) return kinds[i].preview;
    return NULL;
}

static const char *own_sample(const char *template, struct arena *arena) {
    enum { DEEPEST = 8 }; // a template that extends itself is told when it is loaded
    for (int depth = 0; depth < DEEPEST; depth++) {
        struct xml_glance glances[2];
        if (!xml_look(template, arena, glances)) return NULL;
        const char *sample = xml_glance_at(&glances[0], "sample");
        const char *extends = xml_glance_at(&glances[0], "extends");
        if (*sample) return sample;
        if (!*extends) return NULL;
        const char *slash = strrchr(template, '/');
        template = arena_printf(arena, "%.*s%s", slash ? (int)(slash - template + 1) : 0, template,
                                extends);
    }
    return NULL;
}

const char *preview_sample(const char *template, const char *data_folder, struct arena *arena) {
    const char *sample = own_sample(template, arena);
    return sample ? sample
                  : own_sample(arena_printf(arena, "%s/templates/base/register.xml", data_folder),
                               arena);
}
