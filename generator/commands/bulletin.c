// SPDX-License-Identifier: Apache-2.0
// juance bulletin: the compliance bulletin of a period, over one archive or several; with --lists
// the lists that closed cases lead to.
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/language.h"
#include "commands/command.h"
#include "desk/bulletins.h"

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

static bool is_region(const char *region) {
    return strlen(region) == 6 && strspn(region, "0123456789") == 6;
}

void command_bulletin(struct command_context *context) {
    const struct options *options = context->options;
    // The archives stand behind the options; without any, --archive is the one.
    struct bulletin_wish wish = {.archives = &options->archive,
                                 .archive_count = 1,
                                 .region = options->region,
                                 .internal = options->internal,
                                 .folder = options->output ? options->output : "."};
    if (options->operand_count) {
        wish.archives = (const char *const *)options->operands;
        wish.archive_count = options->operand_count;
    }
    if (!options->period || !bulletin_period_parse(options->period, &wish.period)) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("a bulletin needs its period: --period 2025, or a quarter: --period 2025-Q3"));
        return;
    }
    if (wish.region && !is_region(wish.region)) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("--region %s: a region is six digits (GB/T 2260): 430000 a province, 430100 a "
                   "city"),
                 wish.region);
        return;
    }
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    struct office office = {.settings = &settings, .archive = &archive, .press = &press};
    struct written_files files = {0};
    bool ok = settings_open(&settings, context->data_folder, options->config, diagnostics) &&
              press_open(&press, &settings, diagnostics) &&
              (options->lists ? bulletin_lists(&office, &wish, &files, context->arena, diagnostics)
                              : bulletin_make(&office, &wish, &files, context->arena, diagnostics));
    if (ok && options->json) print_json(options->lists ? "list" : "bulletin", &files);
    if (ok && !options->json && !options->quiet)
        for (size_t i = 0; i < files.count; i++) fprintf(stderr, _("%s written\n"), files.items[i]);
    press_close(&press);
    settings_close(&settings);
}
