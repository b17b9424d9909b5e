// SPDX-License-Identifier: Apache-2.0
// juance dossier: an institution's whole dossier (一户一档) as one PDF, from its file and the
// archive.
#include <stdio.h>

#include "base/json.h"
#include "base/language.h"
#include "base/platform.h"
#include "commands/command.h"
#include "desk/dossiers.h"

static void print_json(const char *file) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "dossier");
    json_text(&json, "file", file);
    json_close(&json, '}');
    puts(buffer_text(&out));
    buffer_free(&out);
}

void command_dossier(struct command_context *context) {
    const struct options *options = context->options;
    date as_of = options->as_of == DATE_NONE ? moment_date(platform_now()) : options->as_of;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    struct office office = {.settings = &settings, .archive = &archive, .press = &press};
    bool ok = settings_open(&settings, context->data_folder, options->config, diagnostics) &&
              archive_look(&archive, &settings, options->archive, diagnostics) &&
              press_open(&press, &settings, diagnostics);
    for (size_t i = 0; ok && i < options->operand_count; i++) {
        const char *written = NULL;
        if (!dossier_make(&office, options->operands[i], as_of,
                          options->output ? options->output : ".", &written, context->arena,
                          diagnostics))
            continue;
        if (options->json)
            print_json(written);
        else if (!options->quiet)
            fprintf(stderr, _("%s written\n"), written);
    }
    press_close(&press);
    archive_close(&archive);
    settings_close(&settings);
}
