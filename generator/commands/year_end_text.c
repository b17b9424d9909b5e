// SPDX-License-Identifier: Apache-2.0
#include "commands/year_end_text.h"

#include <stdio.h>

#include "base/json.h"
#include "base/language.h"

static void print_json(const char *type, const struct year_end_result *result) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", type);
    json_text(&json, "folder", result->folder);
    json_number(&json, "volumes", (int64_t)result->volumes);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

void year_end_print(const struct command_context *context, const char *type,
                    const struct year_end_result *result) {
    if (context->json)
        print_json(type, result);
    else if (!context->quiet)
        printf(P_("%s: %zu volume\n", "%s: %zu volumes\n", result->volumes), result->folder,
               result->volumes);
}

bool year_end_complete(const struct year_end *request, struct diagnostics *diagnostics) {
    return (request->year && request->institution) ||
           diagnose(diagnostics, STATUS_INPUT, NULL, 0,
                    _("say which year and institution: --year YEAR --of CODE"));
}
