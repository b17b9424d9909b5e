// SPDX-License-Identifier: Apache-2.0
// juance catalogue rebuild: the catalogue anew from volumes and seals alone. juance catalogue
// events: the history as PREMIS 3 on standard output. juance catalogue upgrade: one of an older
// version.
#include <stdio.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/premis.h"
#include "archive/rebuild.h"
#include "base/json.h"
#include "base/language.h"
#include "catalogue/events.h"
#include "commands/command.h"
#include "commands/opening.h"
#include "commands/results.h"

struct options {
    unsigned wait;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_WAIT, AT(wait)},
    {0},
};

static void print_json(const struct rebuild_result *result) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "rebuild");
    json_number(&json, "volumes", (int64_t)result->volumes);
    json_number(&json, "batches", (int64_t)result->batches);
    json_number(&json, "destroyed", (int64_t)result->destroyed);
    json_number(&json, "listed", (int64_t)result->listed);
    json_number(&json, "events", (int64_t)result->events);
    json_number(&json, "holds", (int64_t)result->holds);
    json_text(&json, "historyUpTo", result->last_list);
    json_open(&json, "lost", '{');
    for (int loss = 0; loss < REBUILD_LOSSES; loss++)
        if (result->lost[loss])
            json_number(&json, rebuild_loss_name(loss), (int64_t)result->lost[loss]);
    json_close(&json, '}');
    json_text(&json, "aside", result->aside);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static const char *const losses[REBUILD_LOSSES] = {
    [LOST_SECTIONS] = N_("seal lists without a usable section of the history, named above"),
    [LOST_EXPORTS] = N_("batches whose volume with the export is gone: people, certificates, "
                        "figures and what was found"),
    [LOST_SEALING] = N_("volumes: when they were sealed; a day in the volume stands instead"),
    [LOST_DESTROYED] =
        N_("destroyed volumes: what a case or rating put into the history; by a register "
           "of an earlier program, what they superseded and the digest of what they held"),
    [LOST_FILINGS] = N_("institutions: until when they are filed and whether they have stopped; "
                        "the next build with their file knows it"),
    [LOST_EXPORT_PLACES] = N_("batches: where their export lay"),
    [LOST_FILES] = N_("files that are no sound volume, named above"),
};

static void print_people(const struct rebuild_result *result) {
    char made[MOMENT_TEXT];
    printf(_("catalogue made anew: %zu volumes of %zu batches, %zu destroyed ones, %zu in seal "
             "lists, %zu events, %zu holds\n"),
           result->volumes, result->batches, result->destroyed, result->listed, result->events,
           result->holds);
    if (result->aside) printf(_("  the old one: %s\n"), result->aside);
    printf(_("Not recovered, because no volume and no seal list holds it:\n"));
    if (result->last_list)
        printf(_("  events and holds after the seal list %s of %s: put the holds again\n"),
               result->last_list, moment_format(result->last_made, made));
    else
        printf(_("  events and holds: no seal list covers any; put the holds again\n"));
    printf(_("  batches that were checked and not sealed, and what the last runs saw\n"));
    for (int loss = 0; loss < REBUILD_LOSSES; loss++)
        if (result->lost[loss]) printf("  %zu %s\n", result->lost[loss], _(losses[loss]));
}

static void rebuild(struct command_context *context) {
    const struct options *options = context->options;
    struct settings settings = {0};
    struct rebuild_result result;
    bool ok =
        settings_open(&settings, context->data_folder, context->config, context->diagnostics) &&
        rebuild_run(&settings, context->archive, options->wait, context->arena, &result,
                    context->diagnostics);
    settings_close(&settings);
    if (!ok) return;
    if (context->json)
        print_json(&result);
    else if (!context->quiet)
        print_people(&result);
}

static void events(struct command_context *context) {
    struct catalogue *catalogue = catalogue_open(context->archive, CATALOGUE_READ, JUANCE_VERSION,
                                                 NULL, context->diagnostics);
    struct catalogue_events all;
    if (catalogue && catalogue_list_events(catalogue, context->arena, NULL, &all)) {
        struct buffer out = BUFFER_EMPTY;
        premis_write(&all, &out);
        fputs(buffer_text(&out), stdout);
        buffer_free(&out);
    }
    catalogue_close(catalogue);
}

// Whoever opens the archive for writing does the same; this does nothing else.
static void upgrade(struct command_context *context) {
    const struct options *options = context->options;
    struct archive archive;
    if (!archive_open(&archive, NULL, context->archive, options->wait, context->diagnostics))
        return;
    if (!context->quiet)
        fprintf(results_for_people(context), _("%s: the catalogue is of version %d\n"),
                context->archive, CATALOGUE_VERSION);
    archive_close(&archive);
}

static const struct task {
    const char *name;
    void (*run)(struct command_context *context);
} tasks[] = {
    {"rebuild", rebuild},
    {"events", events},
    {"upgrade", upgrade},
};

static void execute(struct command_context *context) {
    if (!archive_is_there(context)) return;
    for (size_t i = 0; context->operand_count == 1 && i < sizeof tasks / sizeof *tasks; i++)
        if (strcmp(context->operands[0], tasks[i].name) == 0) {
            tasks[i].run(context);
            return;
        }
    diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
             _("say what to do with the catalogue: rebuild, events or upgrade"));
}

const struct command command_catalogue = {
    .name = "catalogue",
    .operands = SOME_OPERANDS,
    .usage = "rebuild|events|upgrade",
    .summary = N_(
        "the catalogue anew from the volumes; the history as PREMIS; an older version brought up "
        "to date"),
    .options = rows,
    .size = sizeof(struct options),
    .run = execute,
};
