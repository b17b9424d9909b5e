// SPDX-License-Identifier: Apache-2.0
// juance yearbook, transfer and receive: a year's volumes for other hands.
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/language.h"
#include "base/platform.h"
#include "commands/command.h"
#include "keeping/receive.h"

static void print(const struct command_context *context, const char *type,
                  const struct year_end_result *result) {
    if (context->options->json) {
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
    } else if (!context->options->quiet) {
        fprintf(stderr, P_("%s: %zu volume\n", "%s: %zu volumes\n", result->volumes),
                result->folder, result->volumes);
    }
}

static bool there_is_an_archive(struct command_context *context) {
    return platform_path_kind(context->options->archive) == PATH_FOLDER ||
           diagnose(context->diagnostics, STATUS_INPUT, context->options->archive, 0,
                    _("there is no such archive"));
}

static bool ask(struct command_context *context, struct year_end *request) {
    const struct options *options = context->options;
    if (!options->period || !options->of_institution)
        return diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                        _("say which year and institution: --year YEAR --of CODE"));
    *request = (struct year_end){.institution = options->of_institution,
                                 .year = atoi(options->period),
                                 .to = options->to,
                                 .because = options->because,
                                 .output = options->output ? options->output : "."};
    return true;
}

void command_yearbook(struct command_context *context) {
    struct year_end request;
    if (!there_is_an_archive(context) || !ask(context, &request)) return;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    const struct options *options = context->options;
    struct keeper keeper = {.archive = &archive, .press = &press};
    struct year_end_result result;
    if (settings_open(&settings, context->data_folder, options->config, diagnostics) &&
        archive_look(&archive, &settings, options->archive, diagnostics) &&
        press_open(&press, &settings, diagnostics) &&
        year_end_yearbook(&keeper, &request, context->arena, &result, diagnostics))
        print(context, "yearbook", &result);
    press_close(&press);
    archive_close(&archive);
    settings_close(&settings);
}

void command_transfer(struct command_context *context) {
    struct year_end request = {0};
    if (!there_is_an_archive(context) || !ask(context, &request)) return;
    struct diagnostics *diagnostics = context->diagnostics;
    const struct options *options = context->options;
    if (!request.to) {
        diagnose(diagnostics, STATUS_INPUT, NULL, 0, _("say who receives the volumes: --to NAME"));
        return;
    }
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct keeper keeper = {.archive = &archive, .press = &press};
    struct year_end_result result;
    if (settings_open(&settings, context->data_folder, options->config, diagnostics) &&
        press_open(&press, &settings, diagnostics) &&
        archive_open(&archive, &settings, options->archive, diagnostics) &&
        year_end_transfer(&keeper, &request, context->arena, &result, diagnostics))
        print(context, "transfer", &result);
    archive_close(&archive);
    press_close(&press);
    settings_close(&settings);
}

void command_receive(struct command_context *context) {
    struct settings settings = {0};
    struct archive archive = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    const struct options *options = context->options;
    struct keeper keeper = {.archive = &archive};
    bool ok = settings_open(&settings, context->data_folder, options->config, diagnostics) &&
              archive_open(&archive, &settings, options->archive, diagnostics);
    for (size_t i = 0; ok && i < options->operand_count; i++) {
        struct year_end_result result;
        struct receive request = {options->operands[i], options->trust};
        if (receive_package(&keeper, &request, context->arena, &result, diagnostics))
            print(context, "receive", &result);
        if (diagnostics->worst == STATUS_ENVIRONMENT) break;
    }
    archive_close(&archive);
    settings_close(&settings);
}
