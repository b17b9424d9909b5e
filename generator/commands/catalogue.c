// SPDX-License-Identifier: Apache-2.0
// juance catalogue rebuild: the catalogue anew from volumes and seals alone. juance catalogue
// events: the history as PREMIS 3 on standard output.
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "commands/command.h"
#include "pipeline/premis.h"
#include "pipeline/rebuild.h"

static void print_json(const struct rebuild_result *result) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "rebuild");
    json_number(&json, "volumes", (int64_t)result->volumes);
    json_number(&json, "batches", (int64_t)result->batches);
    json_number(&json, "destroyed", (int64_t)result->destroyed);
    json_number(&json, "listed", (int64_t)result->listed);
    json_number(&json, "unreadable", (int64_t)result->unreadable);
    json_number(&json, "withoutExport", (int64_t)result->without_export);
    json_text(&json, "aside", result->aside);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void print_people(const struct rebuild_result *result) {
    fprintf(stderr,
            _("catalogue made anew: %zu volumes of %zu batches, %zu destroyed ones, %zu in seal "
              "lists\n"),
            result->volumes, result->batches, result->destroyed, result->listed);
    if (result->aside) fprintf(stderr, _("  the old one: %s\n"), result->aside);
    fprintf(stderr,
            _("Not recovered, because no volume holds it:\n"
              "  the history before now, holds, closed cases and ratings, how many findings "
              "each batch had,\n"
              "  and when volumes were sealed (their export's day stands instead)\n"));
    if (result->without_export)
        fprintf(stderr,
                _("  people and figures of %zu batches whose volume with the export is gone\n"),
                result->without_export);
    if (result->unreadable)
        fprintf(stderr, _("  %zu files that are no sound volume, named above\n"),
                result->unreadable);
}

static void rebuild(struct command_context *context) {
    const struct options *options = context->options;
    struct pipeline_options settings = {.data_folder = context->data_folder,
                                        .config = options->config,
                                        .archive = options->archive,
                                        .as_of = DATE_NONE};
    struct rebuild_result result;
    if (!rebuild_run(&settings, context->arena, &result, context->diagnostics)) return;
    if (options->json)
        print_json(&result);
    else if (!options->quiet)
        print_people(&result);
}

static void events(struct command_context *context) {
    struct catalogue *catalogue = catalogue_open(context->options->archive, CATALOGUE_READ,
                                                 JUANCE_VERSION, NULL, context->diagnostics);
    struct catalogue_events all;
    if (catalogue && catalogue_list_events(catalogue, context->arena, NULL, &all)) {
        struct buffer out = BUFFER_EMPTY;
        premis_write(&all, &out);
        fputs(buffer_text(&out), stdout);
        buffer_free(&out);
    }
    catalogue_close(catalogue);
}

static const struct task {
    const char *name;
    command_function *run;
} tasks[] = {
    {"rebuild", rebuild},
    {"events",  events },
};

void command_catalogue(struct command_context *context) {
    const struct options *options = context->options;
    if (platform_path_kind(options->archive) != PATH_FOLDER) {
        diagnose(context->diagnostics, STATUS_INPUT, options->archive, 0,
                 _("there is no such archive"));
        return;
    }
    for (size_t i = 0; options->operand_count == 1 && i < sizeof tasks / sizeof *tasks; i++)
        if (strcmp(options->operands[0], tasks[i].name) == 0) {
            tasks[i].run(context);
            return;
        }
    diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
             _("say what to do with the catalogue: rebuild or events"));
}
