// SPDX-License-Identifier: Apache-2.0
// juance bulletin: the compliance bulletin of a period, over one archive or several; with --lists
// the lists that closed cases lead to.
#include <stdio.h>

#include "base/json.h"
#include "base/language.h"
#include "commands/command.h"
#include "commands/opening.h"
#include "desk/bulletins.h"

struct options {
    const char *output;
    const char *period; // "2025" or "2025-Q3"
    const char *region; // six digits; NULL: all
    bool internal, lists;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_OUTPUT, AT(output)},
    {0, "period", "PERIOD", &option_text, N_("a year or a quarter: 2025, 2025-Q3"), AT(period)},
    {OPTION_REGION, AT(region)},
    {0, "internal", NULL, &option_flag, N_("with names, for the authority's own use"),
     AT(internal)},
    {0, "lists", NULL, &option_flag,
     N_("instead: the lists that closed cases lead to, on the period's last day"), AT(lists)},
    {0},
};

static const struct options defaults = {.output = "."};

static void print_json(const char *type, const struct written_files *files) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    for (size_t i = 0; i < files->count; i++) {
        json_open(&json, NULL, '{');
        json_text(&json, "type", type);
        json_text(&json, "file", files->items[i]);
        json_close(&json, '}');
        buffer_add_char(&out, '\n');
        json.comma = false;
    }
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    // The archives stand behind the options; without any, --archive is the one.
    struct bulletin_wish wish = {.archives = &context->archive,
                                 .archive_count = 1,
                                 .region = options->region,
                                 .internal = options->internal,
                                 .folder = options->output};
    if (context->operand_count) {
        wish.archives = (const char *const *)context->operands;
        wish.archive_count = context->operand_count;
    }
    if (!options->period || !bulletin_period_parse(options->period, &wish.period)) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("a bulletin needs its period: --period 2025, or a quarter: --period 2025-Q3"));
        return;
    }
    if (!region_is_usable(wish.region, context->diagnostics)) return;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    struct office office = {.settings = &settings, .archive = &archive, .press = &press};
    struct written_files files = {0};
    bool ok = settings_open(&settings, context->data_folder, context->config, diagnostics) &&
              press_open(&press, &settings, diagnostics) &&
              (options->lists ? bulletin_lists(&office, &wish, &files, context->arena, diagnostics)
                              : bulletin_make(&office, &wish, &files, context->arena, diagnostics));
    if (ok && context->json) print_json(options->lists ? "list" : "bulletin", &files);
    if (ok && !context->json && !context->quiet)
        for (size_t i = 0; i < files.count; i++) printf(_("%s written\n"), files.items[i]);
    press_close(&press);
    settings_close(&settings);
}

const struct command command_bulletin = {
    .name = "bulletin",
    .operands = ANY_OPERANDS,
    .usage = "[ARCHIVE...]",
    .summary =
        N_("compliance bulletin of a period, for the public or internal; --lists: the province's "
           "lists"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
