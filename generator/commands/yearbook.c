// SPDX-License-Identifier: Apache-2.0
// juance yearbook: catalogue and labels of a year's volumes.
#include "archive/archive.h"
#include "commands/command.h"
#include "commands/opening.h"
#include "commands/year_end_text.h"

static const struct year_end defaults = {.output = "."};

#define AT(member) offsetof(struct year_end, member)

static const struct option_row rows[] = {
    {OPTION_OUTPUT, AT(output)},
    {OPTION_OF, AT(institution)},
    {OPTION_YEAR, AT(year)},
    {0},
};

static void execute(struct command_context *context) {
    const struct year_end *request = context->options;
    struct diagnostics *diagnostics = context->diagnostics;
    if (!archive_is_there(context) || !year_end_complete(request, diagnostics)) return;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct keeper keeper = {.archive = &archive, .press = &press};
    struct year_end_result result;
    if (settings_open(&settings, context->data_folder, context->config, diagnostics) &&
        archive_look(&archive, &settings, context->archive, diagnostics) &&
        press_open(&press, &settings, diagnostics) &&
        year_end_yearbook(&keeper, request, context->arena, &result, diagnostics))
        year_end_print(context, "yearbook", &result);
    press_close(&press);
    archive_close(&archive);
    settings_close(&settings);
}

const struct command command_yearbook = {
    .name = "yearbook",
    .operands = NO_OPERANDS,
    .usage = "--year YEAR --of CODE",
    .summary = N_("catalogue and labels of a year's volumes"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
