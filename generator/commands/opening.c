// SPDX-License-Identifier: Apache-2.0
#include "commands/opening.h"

#include <string.h>

#include "base/language.h"
#include "base/platform.h"

bool archive_is_there(const struct command_context *context) {
    if (!platform_reachable(context->archive, context->diagnostics)) return false;
    return platform_path_kind(context->archive) == PATH_FOLDER ||
           diagnose(context->diagnostics, STATUS_INPUT, context->archive, 0,
                    _("there is no such archive"));
}

bool archive_open_for_desk(const struct command_context *context, const struct desk_options *how,
                           struct settings *settings, struct archive *archive) {
    if (!how->seal) return archive_look(archive, settings, context->archive, context->diagnostics);
    return archive_open(archive, settings, context->archive, how->wait, context->diagnostics) &&
           archive_sign(archive, how->sign, context->diagnostics);
}

bool region_is_usable(const char *region, struct diagnostics *diagnostics) {
    return !region || (strlen(region) == 6 && strspn(region, "0123456789") == 6) ||
           diagnose(diagnostics, STATUS_INPUT, NULL, 0,
                    _("--region %s: a region is six digits (GB/T 2260): a province's code ends in "
                      "0000, a city's in 00"),
                    region);
}
