// SPDX-License-Identifier: Apache-2.0
// juance seal: the seal list over all volumes not yet listed.
#include <stdio.h>

#include "archive/sealing.h"
#include "base/json.h"
#include "base/language.h"
#include "commands/command.h"
#include "commands/opening.h"

struct options {
    bool renew;
    unsigned wait;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {0, "renew", NULL, &option_flag,
     N_("a new list with a stronger digest over all volumes, lists and tokens"), AT(renew)},
    {OPTION_WAIT, AT(wait)},
    {0},
};

static void print_json(const struct sealing_result *result) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "seal");
    json_text(&json, "list", result->list);
    json_number(&json, "volumes", (int64_t)result->volumes);
    json_number(&json, "adopted", (int64_t)result->adopted);
    json_boolean(&json, "stamped", result->stamped);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void print_people(const struct sealing_result *result) {
    if (result->adopted)
        printf(P_("a run that was interrupted had listed %zu volume; the catalogue knows it now\n",
                  "a run that was interrupted had listed %zu volumes; the catalogue knows them "
                  "now\n",
                  result->adopted),
               result->adopted);
    if (!result->list) {
        printf(_("every volume stands in a seal list already\n"));
        return;
    }
    printf(P_("%s: %zu volume listed, signed%s\n", "%s: %zu volumes listed, signed%s\n",
              result->volumes),
           result->list, result->volumes,
           result->stamped ? _(" and stamped") : _("; no trusted time"));
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    struct diagnostics *diagnostics = context->diagnostics;
    if (!archive_is_there(context)) return;
    struct settings settings = {0};
    struct archive archive = {0};
    struct sealing_result result;
    if (settings_open(&settings, context->data_folder, context->config, diagnostics) &&
        archive_open(&archive, &settings, context->archive, options->wait, diagnostics) &&
        archive_sign(&archive, true, diagnostics) &&
        sealing_run(&archive, options->renew, context->arena, &result, diagnostics)) {
        if (context->json)
            print_json(&result);
        else if (!context->quiet)
            print_people(&result);
    }
    archive_close(&archive);
    settings_close(&settings);
}

const struct command command_seal = {
    .name = "seal",
    .operands = NO_OPERANDS,
    .usage = "",
    .summary = N_("the seal list over all volumes not yet listed"),
    .options = rows,
    .size = sizeof(struct options),
    .run = execute,
};
