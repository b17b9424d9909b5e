// SPDX-License-Identifier: Apache-2.0
// juance build: check, documents, sealed volumes, catalogue.
#include <stdio.h>

#include "base/json.h"
#include "base/language.h"
#include "commands/command.h"
#include "commands/findings_text.h"
#include "pipeline.h"

static const char *const outcome_ids[] = {
    [BUILD_SEALED] = "sealed",
    [BUILD_REVISED] = "revised",
    [BUILD_UNCHANGED] = "unchanged",
    [BUILD_REFUSED] = "refused",
};

static void print_json(const struct checked *checked, const struct built *built) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "build");
    json_text(&json, "export", checked->batch->sourceFile);
    json_text(&json, "batch", checked->batch->number);
    json_text(&json, "outcome", outcome_ids[built->outcome]);
    json_open(&json, "volumes", '[');
    for (int i = 0; i < 3 && built->volumes[i]; i++) json_text(&json, NULL, built->volumes[i]);
    json_close(&json, ']');
    json_text(&json, "report", built->report);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void print_outcome(const struct checked *checked, const struct built *built) {
    const char *file = checked->batch->sourceFile, *number = checked->batch->number;
    switch (built->outcome) {
    case BUILD_UNCHANGED:
        fprintf(stderr, _("%s: batch %s is in the archive already, nothing changed\n"), file,
                number);
        break;
    case BUILD_REFUSED:
        fprintf(stderr,
                _("%s: batch %s is not sealed; mend what blocks it and build again, or use "
                  "--seal-incomplete\n"),
                file, number);
        break;
    case BUILD_SEALED:
        fprintf(stderr, _("%s: batch %s sealed\n"), file, number);
        break;
    case BUILD_REVISED:
        fprintf(stderr, _("%s: batch %s sealed anew, as a revision\n"), file, number);
        break;
    }
    for (int i = 0; i < 3 && built->volumes[i]; i++) fprintf(stderr, "  %s\n", built->volumes[i]);
    if (built->report) fprintf(stderr, _("  report: %s\n"), built->report);
}

// False when it is the archive that failed: a full disk or a lost permission will not mend itself
// for the next export. An export that can't be opened does not stop the others.
static bool build_one(struct command_context *context, struct pipeline *pipeline,
                      struct export_set *exports, const struct export_input *input) {
    const struct options *options = context->options;
    struct checked checked = {0};
    struct built built = {0};
    enum status before = context->diagnostics->worst;
    context->diagnostics->worst = STATUS_OK;
    bool done = pipeline_build(pipeline, input, &checked, &built, context->diagnostics);
    bool go_on = done || !checked.batch || context->diagnostics->worst != STATUS_ENVIRONMENT;
    if (done) {
        // What an unchanged build has found before is in its volumes; it exits 0.
        bool news = built.outcome != BUILD_UNCHANGED;
        enum status status = news ? checked_status(pipeline, &checked) : STATUS_OK;
        if (options->json) {
            if (news) findings_print_json(checked.batch, checked.findings, status);
            print_json(&checked, &built);
        } else if (!options->quiet || status != STATUS_OK) {
            if (status != STATUS_OK)
                findings_print(checked.batch, checked.findings, options->strict);
            print_outcome(&checked, &built);
        }
        if (status > context->diagnostics->worst) context->diagnostics->worst = status;
    }
    if (before > context->diagnostics->worst) context->diagnostics->worst = before;
    if (checked.batch)
        for (EACH(struct material, material, checked.batch->material))
            if (material->file)
                exports_declare(exports, checked.batch->sourceFolder, material->file);
    checked_free(&checked);
    return go_on;
}

void command_build(struct command_context *context) {
    const struct options *options = context->options;
    struct export_set exports = exports_collect(options->operands, options->operand_count,
                                                context->arena, context->diagnostics);
    struct pipeline_options settings = {.data_folder = context->data_folder,
                                        .config = options->config,
                                        .institution = options->institution,
                                        .archive = options->archive,
                                        .seal_incomplete = options->seal_incomplete,
                                        .as_of = DATE_NONE,
                                        .strict = options->strict,
                                        .sign = options->sign};
    struct pipeline *pipeline = pipeline_open(&settings, context->diagnostics);
    for (size_t i = 0; pipeline && i < exports.count; i++)
        if (!build_one(context, pipeline, &exports, &exports.inputs[i])) break;
    if (pipeline) exports_tell_strangers(&exports, context->diagnostics);
    pipeline_close(pipeline);
    exports_free(&exports);
}
