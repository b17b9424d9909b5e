// SPDX-License-Identifier: Apache-2.0
#include "desk/previews.h"

#include <string.h>

#include "desk/case_documents.h"
#include "desk/rating_desk.h"
#include "xml/reader.h"

#define SAMPLE "samples/hunan/complete-social-organisation/batch.xml"

static bool preview_case(struct office *office, struct preview *preview, const char *data,
                         struct previewed *previewed, struct diagnostics *diagnostics) {
    struct case_desk desk;
    struct opened_case opened = {.arena = NULL};
    bool ok = case_desk_open(&desk, office, diagnostics) &&
              case_open(&desk, data, preview->wish->today, &opened, diagnostics);
    if (ok) {
        struct desk_records records;
        case_records(&records, &opened);
        struct compose_input input = {.dossier = opened.dossier,
                                      .created = moment_of(opened.as_of, 0, 0, 0)};
        ok = preview_draw(preview, &input, &records, previewed, diagnostics);
    }
    case_close(&opened);
    case_desk_close(&desk);
    return ok;
}

static bool preview_rating(struct office *office, struct preview *preview, const char *data,
                           struct previewed *previewed, struct diagnostics *diagnostics) {
    struct rating_desk desk;
    struct opened_rating opened = {.arena = NULL};
    bool ok = rating_desk_open(&desk, office, diagnostics) &&
              rating_open(&desk, data, &opened, diagnostics);
    if (ok) {
        struct desk_records records = rating_records(&opened);
        struct compose_input input = {.dossier = opened.dossier,
                                      .created = moment_of(rating_day(opened.rating), 0, 0, 0)};
        ok = preview_draw(preview, &input, &records, previewed, diagnostics);
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

const char *preview_sample(const char *template, struct arena *arena) {
    struct xml_glance glances[2];
    const char *named =
        xml_look(template, arena, glances) ? xml_glance_at(&glances[0], "sample") : "";
    return *named ? named : SAMPLE;
}
