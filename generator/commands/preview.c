// SPDX-License-Identifier: Apache-2.0
// juance preview: shows a template with the data of a sample or of an export, as PDF, PNG or SVG.
#include <stdio.h>
#include <string.h>

#include "archive/bans.h"
#include "base/ends.h"
#include "base/json.h"
#include "base/language.h"
#include "base/platform.h"
#include "batches/batch_preview.h"
#include "commands/command.h"
#include "desk/previews.h"

enum { SCREEN_RESOLUTION = 96 };

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

static void write_result(struct command_context *context, const struct preview_wish *wish,
                         const struct printed *printed) {
    const struct options *options = context->options;
    const char *output = options->output;
    if (!output) output = arena_printf(context->arena, "%s.pdf", printed->kind);
    if (!printed_write_to(printed, output, NULL, context->arena, context->diagnostics)) return;
    if (options->json) {
        struct buffer out = BUFFER_EMPTY;
        struct json json = {&out, false};
        json_open(&json, NULL, '{');
        json_text(&json, "type", "preview");
        json_text(&json, "template", wish->template);
        json_text(&json, "file", output);
        json_close(&json, '}');
        puts(buffer_text(&out));
        buffer_free(&out);
    } else if (!options->quiet) {
        fprintf(stderr, _("%s written\n"), output);
    }
}

// Nothing of the data but what the template needs is looked at: findings do not change the exit
// status.
static bool preview_export(struct command_context *context, struct intake *intake,
                           struct preview *preview, char *const *operand, struct printed *printed) {
    struct diagnostics *diagnostics = context->diagnostics;
    struct export_set exports = exports_collect(operand, 1, context->arena, diagnostics);
    struct checked checked = {0};
    bool ok = exports.count > 0;
    if (exports.count > 1)
        ok = diagnose(diagnostics, STATUS_INPUT, operand[0], 0,
                      _("this folder holds %zu exports; name the one to be shown"), exports.count);
    ok = ok && intake_check(intake, &exports.inputs[0], false, &checked, diagnostics) &&
         batch_preview(preview, &checked, printed, diagnostics);
    checked_free(&checked);
    exports_free(&exports);
    return ok;
}

static bool preview_data(struct command_context *context, struct settings *settings,
                         struct preview *preview, char *data, struct printed *printed) {
    const char *institution = context->options->institution;
    struct diagnostics *diagnostics = context->diagnostics;
    struct archive nowhere = {.settings = settings};
    struct rule_set rules = {0};
    struct intake intake = {0};
    struct office office = {.settings = settings,
                            .archive = &nowhere,
                            .press = &preview->press,
                            .rules = &rules,
                            .institution = institution};
    preview_fn *desk = preview_of(data, context->arena);
    bool ok = false;
    rule_set_open(&rules, settings);
    if (desk) {
        office.references = references_open(settings, NULL, diagnostics);
        ok = office.references && desk(&office, preview, data, printed, diagnostics);
    } else {
        struct intake_options options = {.institution = institution, .as_of = DATE_NONE};
        ok = intake_open(&intake, &nowhere, &rules, &options, diagnostics) &&
             preview_export(context, &intake, preview, &data, printed);
    }
    intake_close(&intake);
    rule_set_close(&rules);
    return ok;
}

void command_preview(struct command_context *context) {
    const struct options *options = context->options;
    bool given = options->operand_count > 1;
    struct preview_wish wish = {.page = options->page ? options->page : 1,
                                .resolution =
                                    options->resolution ? options->resolution : SCREEN_RESOLUTION,
                                .blank = options->blank,
                                .example = !given,
                                .today = moment_date(platform_now())};
    if (!format_of(options->output, &wish.format)) {
        diagnose(context->diagnostics, STATUS_INPUT, options->output, 0,
                 _("a preview is written as .pdf, .png or .svg"));
        return;
    }
    if (options->operand_count > 2 || (options->sample && given)) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("a preview takes one export, or --sample"));
        return;
    }
    wish.template = template_file(context);
    if (!wish.template) return;
    struct arena *arena = context->arena;
    const char *sample = given ? NULL : preview_sample(wish.template, context->data_folder, arena);
    if (!given && !sample) {
        diagnose(context->diagnostics, STATUS_INPUT, wish.template, 0,
                 _("names no sample; say which export, case or rating it is shown with"));
        return;
    }
    char *data =
        given ? options->operands[1] : arena_printf(arena, "%s/%s", context->data_folder, sample);
    struct settings settings = {0};
    struct preview preview = {0};
    struct printed printed = {0};
    if (settings_open(&settings, context->data_folder, options->config, context->diagnostics) &&
        preview_open(&preview, &settings, &wish, arena, context->diagnostics) &&
        preview_data(context, &settings, &preview, data, &printed))
        write_result(context, &wish, &printed);
    printed_free(&printed, 1);
    preview_close(&preview);
    settings_close(&settings);
}
