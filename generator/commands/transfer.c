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
    struct pipeline_options settings = {.data_folder = context->data_folder,
                                        .config = context->options->config,
                                        .history = context->options->archive,
                                        .as_of = DATE_NONE,
                                        .print = true};
    struct pipeline *pipeline = pipeline_open(&settings, context->diagnostics);
    struct year_end_result result;
    if (pipeline &&
        year_end_yearbook(pipeline, &request, context->arena, &result, context->diagnostics))
        print(context, "yearbook", &result);
    pipeline_close(pipeline);
}

static struct pipeline *open_writing(struct command_context *context) {
    struct pipeline_options settings = {.data_folder = context->data_folder,
                                        .config = context->options->config,
                                        .archive = context->options->archive,
                                        .as_of = DATE_NONE};
    return pipeline_open(&settings, context->diagnostics);
}

void command_transfer(struct command_context *context) {
    struct year_end request = {0};
    if (!there_is_an_archive(context) || !ask(context, &request)) return;
    if (!request.to) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("say who receives the volumes: --to NAME"));
        return;
    }
    struct pipeline *pipeline = open_writing(context);
    struct year_end_result result;
    if (pipeline &&
        year_end_transfer(pipeline, &request, context->arena, &result, context->diagnostics))
        print(context, "transfer", &result);
    pipeline_close(pipeline);
}

void command_receive(struct command_context *context) {
    struct pipeline *pipeline = open_writing(context);
    for (size_t i = 0; pipeline && i < context->options->operand_count; i++) {
        struct year_end_result result;
        struct receive request = {context->options->operands[i], context->options->trust};
        if (receive_package(pipeline, &request, context->arena, &result, context->diagnostics))
            print(context, "receive", &result);
        if (context->diagnostics->worst == STATUS_ENVIRONMENT) break;
    }
    pipeline_close(pipeline);
}
