// SPDX-License-Identifier: Apache-2.0
// juance transfer: a year's volumes as a hand-over package for another archive.
#include "archive/archive.h"
#include "commands/command.h"
#include "commands/opening.h"
#include "commands/year_end_text.h"

struct options {
    struct year_end request;
    unsigned wait;
};

static const struct options defaults = {.request = {.output = "."}};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_OUTPUT, AT(request.output)},
    {OPTION_OF, AT(request.institution)},
    {OPTION_BECAUSE, AT(request.because)},
    {OPTION_YEAR, AT(request.year)},
    {0, "to", "NAME", &option_text, N_("the archive that receives"), AT(request.to)},
    {OPTION_WAIT, AT(wait)},
    {0},
};

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    const struct year_end *request = &options->request;
    struct diagnostics *diagnostics = context->diagnostics;
    if (!archive_is_there(context) || !year_end_complete(request, diagnostics)) return;
    if (!request->to) {
        diagnose(diagnostics, STATUS_INPUT, NULL, 0, _("say who receives the volumes: --to NAME"));
        return;
    }
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct keeper keeper = {.archive = &archive, .press = &press};
    struct year_end_result result;
    if (settings_open(&settings, context->data_folder, context->config, diagnostics) &&
        press_open(&press, &settings, diagnostics) &&
        archive_open(&archive, &settings, context->archive, options->wait, diagnostics) &&
        year_end_transfer(&keeper, request, context->arena, &result, diagnostics))
        year_end_print(context, "transfer", &result);
    archive_close(&archive);
    press_close(&press);
    settings_close(&settings);
}

const struct command command_transfer = {
    .name = "transfer",
    .operands = NO_OPERANDS,
    .usage = "--year YEAR --of CODE --to NAME",
    .summary = N_("hand-over package of a year for another archive"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
