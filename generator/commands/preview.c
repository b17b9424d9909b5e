// SPDX-License-Identifier: Apache-2.0
// juance preview: shows a template with the data of a sample or of an export, as PDF, PNG or SVG.
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/language.h"
#include "base/platform.h"
#include "commands/command.h"
#include "pipeline/preview.h"

#define SAMPLE "samples/hunan/complete-social-organisation/batch.xml"

enum { SCREEN_RESOLUTION = 96 };

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), wanted = strlen(end);
    return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

// By the ending of the output's name; PDF without one.
static bool format_of(const char *output, enum picture_format *format) {
    static const char *const endings[] = {
        [PICTURE_PDF] = ".pdf", [PICTURE_PNG] = ".png", [PICTURE_SVG] = ".svg"};
    *format = PICTURE_PDF;
    if (!output) return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(output, endings[i])) {
            *format = (enum picture_format)i;
            return true;
        }
    return false;
}

// A file, or the name of a template that came with the program, with or without its ending.
static const char *template_file(const struct command_context *context) {
    const char *operand = context->options->operands[0];
    if (platform_path_kind(operand) == PATH_FILE) return operand;
    const char *named = arena_printf(context->arena, "%s/templates/%s%s", context->data_folder,
                                     operand, ends_with(operand, ".xml") ? "" : ".xml");
    if (platform_path_kind(named) == PATH_FILE) return named;
    diagnose(context->diagnostics, STATUS_INPUT, operand, 0,
             _("no such file, and no template of that name in %s/templates"), context->data_folder);
    return NULL;
}

// Nothing of the data but what the template needs is looked at: findings do not change the exit
// status.
static void preview(struct command_context *context, struct pipeline *pipeline,
                    const struct export_input *input, const struct preview_wish *wish) {
    const struct options *options = context->options;
    struct checked checked = {0};
    struct previewed previewed = {.bytes = BUFFER_EMPTY};
    bool ok = pipeline_check(pipeline, input, false, &checked, context->diagnostics) &&
              pipeline_preview(pipeline, &checked, wish, &previewed, context->diagnostics);
    const char *output = options->output;
    if (ok && !output) output = arena_printf(context->arena, "%s.pdf", previewed.kind);
    ok = ok && platform_write(output, previewed.bytes.bytes, previewed.bytes.length,
                              context->diagnostics);
    if (ok && options->json) {
        struct buffer out = BUFFER_EMPTY;
        struct json json = {&out, false};
        json_open(&json, NULL, '{');
        json_text(&json, "type", "preview");
        json_text(&json, "template", wish->template);
        json_text(&json, "file", output);
        json_close(&json, '}');
        puts(buffer_text(&out));
        buffer_free(&out);
    } else if (ok && !options->quiet) {
        fprintf(stderr, _("%s written\n"), output);
    }
    buffer_free(&previewed.bytes);
    checked_free(&checked);
}

void command_preview(struct command_context *context) {
    const struct options *options = context->options;
    struct preview_wish wish = {.page = options->page ? options->page : 1,
                                .resolution =
                                    options->resolution ? options->resolution : SCREEN_RESOLUTION,
                                .blank = options->blank};
    if (!format_of(options->output, &wish.format)) {
        diagnose(context->diagnostics, STATUS_INPUT, options->output, 0,
                 _("a preview is written as .pdf, .png or .svg"));
        return;
    }
    size_t exports_given = options->operand_count - 1;
    if (exports_given > 1 || (options->sample && exports_given > 0)) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("a preview takes one export, or --sample"));
        return;
    }
    wish.template = template_file(context);
    if (!wish.template) return;
    char *const sample = arena_printf(context->arena, "%s/" SAMPLE, context->data_folder);
    char *const *operands = exports_given ? options->operands + 1 : &sample;
    struct export_set exports = exports_collect(operands, 1, context->arena, context->diagnostics);
    struct pipeline_options settings = {.data_folder = context->data_folder,
                                        .config = options->config,
                                        .institution = options->institution,
                                        .as_of = DATE_NONE};
    struct pipeline *pipeline =
        exports.count ? pipeline_open(&settings, context->diagnostics) : NULL;
    if (pipeline && exports.count > 1)
        diagnose(context->diagnostics, STATUS_INPUT, operands[0], 0,
                 _("this folder holds %zu exports; name the one to be shown"), exports.count);
    else if (pipeline)
        preview(context, pipeline, &exports.inputs[0], &wish);
    pipeline_close(pipeline);
    exports_free(&exports);
}
