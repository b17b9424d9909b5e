// SPDX-License-Identifier: Apache-2.0
// juance dispose: carries out approved decisions on volumes whose period has ended.
#include <stdio.h>

#include "base/json.h"
#include "base/language.h"
#include "commands/command.h"
#include "commands/opening.h"
#include "keeping/disposing.h"

struct options {
    bool sign;
    unsigned wait;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_SIGN, AT(sign)},
    {OPTION_WAIT, AT(wait)},
    {0},
};

static const char *const outcome_ids[] = {
    [DISPOSAL_DONE] = "done",
    [DISPOSAL_SUPPLEMENTED] = "supplemented",
    [DISPOSAL_KNOWN] = "known",
};

static void print_json(const struct disposal_result *result) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "disposal");
    json_text(&json, "decision", result->number);
    json_text(&json, "outcome", outcome_ids[result->outcome]);
    json_text(&json, "volume", result->volume);
    json_number(&json, "destroyed", (int64_t)result->destroyed);
    json_number(&json, "extended", (int64_t)result->extended);
    json_number(&json, "kept", (int64_t)result->kept);
    json_number(&json, "paperItems", (int64_t)result->paper_items);
    json_boolean(&json, "paperPending", result->paper_pending);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void print_people(const struct disposal_result *result) {
    switch (result->outcome) {
    case DISPOSAL_DONE:
        printf(_("decision %s: %zu volumes destroyed, %zu extended, %zu kept\n"), result->number,
               result->destroyed, result->extended, result->kept);
        break;
    case DISPOSAL_SUPPLEMENTED:
        printf(_("decision %s: the destruction of its paper is registered\n"), result->number);
        break;
    case DISPOSAL_KNOWN:
        printf(_("decision %s was carried out already, nothing changed\n"), result->number);
        break;
    }
    printf(_("  register: %s\n"), result->volume);
    if (result->paper_pending)
        printf(P_("  %zu item on paper is pending: enter its date, place and method "
                  "(<paperDestruction>) and give the decision once more\n",
                  "  %zu items on paper are pending: enter their date, place and method "
                  "(<paperDestruction>) and give the decision once more\n",
                  result->paper_items),
               result->paper_items);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    if (!archive_is_there(context)) return;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct rule_set rules = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    struct keeper keeper = {&archive, &press, &rules};
    bool ok = settings_open(&settings, context->data_folder, context->config, diagnostics) &&
              press_open(&press, &settings, diagnostics) &&
              archive_open(&archive, &settings, context->archive, options->wait, diagnostics) &&
              archive_sign(&archive, options->sign, diagnostics);
    if (ok) rule_set_open(&rules, &settings);
    for (size_t i = 0; ok && i < context->operand_count; i++) {
        struct disposal_result result;
        if (disposal_run(&keeper, context->operands[i], context->arena, &result, diagnostics)) {
            if (context->json)
                print_json(&result);
            else if (!context->quiet)
                print_people(&result);
        }
        if (diagnostics->worst == STATUS_ENVIRONMENT) break;
    }
    rule_set_close(&rules);
    archive_close(&archive);
    press_close(&press);
    settings_close(&settings);
}

const struct command command_dispose = {
    .name = "dispose",
    .operands = SOME_OPERANDS,
    .usage = "DECISION...",
    .summary = N_("carries out an approved decision: destroy, extend, keep"),
    .options = rows,
    .size = sizeof(struct options),
    .run = execute,
};
