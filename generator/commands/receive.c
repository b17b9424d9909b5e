// SPDX-License-Identifier: Apache-2.0
// juance receive: takes hand-over packages of other archives in.
#include "keeping/receive.h"
#include "archive/archive.h"
#include "commands/command.h"
#include "commands/year_end_text.h"

struct options {
    const char *trust; // file of trust anchors; NULL: those of the configuration
    unsigned wait;
    bool sign; // taken, because scripts give it: what is received keeps its own signatures
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_TRUST, AT(trust)},
    {OPTION_SIGN, AT(sign)},
    {OPTION_WAIT, AT(wait)},
    {0},
};

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    struct diagnostics *diagnostics = context->diagnostics;
    struct settings settings = {0};
    struct archive archive = {0};
    struct keeper keeper = {.archive = &archive};
    bool ok = settings_open(&settings, context->data_folder, context->config, diagnostics) &&
              archive_open(&archive, &settings, context->archive, options->wait, diagnostics);
    for (size_t i = 0; ok && i < context->operand_count; i++) {
        struct year_end_result result;
        struct receive request = {context->operands[i], options->trust};
        if (receive_package(&keeper, &request, context->arena, &result, diagnostics))
            year_end_print(context, "receive", &result);
        if (diagnostics->worst == STATUS_ENVIRONMENT) break;
    }
    archive_close(&archive);
    settings_close(&settings);
}

const struct command command_receive = {
    .name = "receive",
    .operands = SOME_OPERANDS,
    .usage = "PACKAGE...",
    .summary = N_("verifies a hand-over package and takes it in"),
    .options = rows,
    .size = sizeof(struct options),
    .run = execute,
};
