// SPDX-License-Identifier: Apache-2.0
// juance dossier: an institution's whole dossier (一户一档) as one PDF, from its file and the
// archive.
#include <stdio.h>

#include "base/date.h"
#include "base/json.h"
#include "base/language.h"
#include "base/platform.h"
#include "commands/command.h"
#include "desk/dossiers.h"

struct options {
    const char *output;
    date as_of; // DATE_NONE: today
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_OUTPUT, AT(output)},
    {OPTION_AS_OF, AT(as_of)},
    {0},
};

static const struct options defaults = {.output = ".", .as_of = DATE_NONE};

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

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    date as_of = options->as_of == DATE_NONE ? moment_date(platform_now()) : options->as_of;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    struct office office = {.settings = &settings, .archive = &archive, .press = &press};
    bool ok = settings_open(&settings, context->data_folder, context->config, diagnostics) &&
              archive_look(&archive, &settings, context->archive, diagnostics) &&
              press_open(&press, &settings, diagnostics);
    for (size_t i = 0; ok && i < context->operand_count; i++) {
        const char *written = NULL;
        if (!dossier_make(&office, context->operands[i], as_of, options->output, &written,
                          context->arena, diagnostics))
            continue;
        if (context->json)
            print_json(written);
        else if (!context->quiet)
            printf(_("%s written\n"), written);
    }
    press_close(&press);
    archive_close(&archive);
    settings_close(&settings);
}

const struct command command_dossier = {
    .name = "dossier",
    .operands = SOME_OPERANDS,
    .usage = "INSTITUTION-FILE...",
    .summary = N_("an institution's whole dossier (one PDF) from its file and the archive"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
