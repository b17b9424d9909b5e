// SPDX-License-Identifier: Apache-2.0
#include "expression/calendar_files.h"

bool calendar_add_configured(struct calendar_table *calendar, const struct settings *settings,
                             struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    bool ok = true;
    for (EACH(struct calendarFile, file, settings->config->calendarFile))
        if (ok && file->file)
            ok = calendar_add_file(calendar, settings->data_folder,
                                   config_path(settings->config, file->file, arena), diagnostics);
    arena_free(arena);
    return ok;
}

struct calendar_table *calendar_open(const struct settings *settings,
                                     struct diagnostics *diagnostics) {
    struct calendar_table *calendar = calendar_load(settings->data_folder, diagnostics);
    if (calendar && calendar_add_configured(calendar, settings, diagnostics)) return calendar;
    calendar_free(calendar);
    return NULL;
}
