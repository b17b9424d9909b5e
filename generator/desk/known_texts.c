// SPDX-License-Identifier: Apache-2.0
#include "desk/known_texts.h"

#include <string.h>

#include "base/date.h"
#include "base/ends.h"
#include "base/platform.h"
#include "xml/reader.h"

static void note(struct regionFigures *region, const char *text, date known_as_of) {
    for (EACH(struct brokenRule, rule, region->brokenRule))
        if (text && rule->source && strcmp(rule->source, text) == 0) rule->knownAsOf = known_as_of;
}

bool known_texts(struct regionFigures *region, const char *data_folder, struct arena *arena,
                 struct diagnostics *diagnostics) {
    const char *folder = arena_printf(arena, "%s/schemas/regulations", data_folder);
    const char *const *names = platform_list(arena, folder, diagnostics);
    for (; names && *names; names++) {
        struct xml_glance glances[2];
        date day;
        if (!ends_with(*names, ".xml") ||
            !xml_look(arena_printf(arena, "%s/%s", folder, *names), arena, glances))
            continue;
        const char *known = xml_glance_at(&glances[0], "knownAsOf");
        const char *number = xml_glance_at(&glances[0], "number");
        if (!known || !date_parse(known, &day)) continue;
        note(region, number && *number ? number : xml_glance_at(&glances[0], "title"), day);
    }
    return names != NULL;
}
