// SPDX-License-Identifier: Apache-2.0
// juance hold: a named person freezes a volume or a batch, or lifts what was frozen. A hold never
// ends by itself.
#include <stdio.h>
#include <string.h>

#include "archive/archive.h"
#include "base/json.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "catalogue/holds.h"
#include "commands/command.h"
#include "commands/opening.h"
#include "commands/results.h"

struct options {
    const char *by, *because;
    const char *ground; // code list keptVolume.ground
    bool lift;
    unsigned wait;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {0, "by", "NAME", &option_text, N_("who puts or lifts the hold"), AT(by)},
    {OPTION_BECAUSE, AT(because)},
    {0, "ground", "GROUND", &option_text, N_("case, objection, complaint, audit or other"),
     AT(ground)},
    {0, "lift", NULL, &option_flag, N_("lift the hold"), AT(lift)},
    {OPTION_WAIT, AT(wait)},
    {0},
};

static const char *const grounds[] = {"case", "objection", "complaint", "audit", "other"};

static bool known_ground(const char *ground) {
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
        if (strcmp(ground, grounds[i]) == 0) return true;
    return false;
}

static bool is_batch(struct catalogue *catalogue, struct arena *arena, const char *subject) {
    struct volume_filter any = {.any_state = true};
    struct catalogue_volumes volumes;
    if (!catalogue_list_volumes(catalogue, arena, &any, &volumes)) return false;
    for (size_t i = 0; i < volumes.count; i++) {
        const struct catalogue_volume *volume = &volumes.items[i];
        const char *group =
            arena_printf(arena, "%s-%d-%s", volume->institution, volume->year, volume->number);
        if (strcmp(group, subject) == 0) return true;
    }
    return false;
}

// A typing mistake must not freeze nothing.
static bool find_subject(struct catalogue *catalogue, const char *subject, struct arena *arena,
                         struct diagnostics *diagnostics) {
    const struct catalogue_volume *volume = catalogue_find_volume(catalogue, arena, subject);
    if (volume && volume->state == VOLUME_DESTROYED)
        return diagnose(diagnostics, STATUS_INPUT, subject, 0, _("was destroyed already"));
    if (volume || is_batch(catalogue, arena, subject)) return true;
    if (diagnostics->worst == STATUS_ENVIRONMENT) return false;
    return diagnose(diagnostics, STATUS_INPUT, subject, 0,
                    _("is neither a volume nor a batch of this archive; a batch is written "
                      "INSTITUTION-YEAR-NUMBER"));
}

static bool add_event(struct catalogue *catalogue, const char *kind, const char *subject,
                      const char *by, const char *detail) {
    struct catalogue_event event = {.at = platform_now(),
                                    .kind = kind,
                                    .subject = subject,
                                    .agent = by,
                                    .outcome = "success",
                                    .detail = detail};
    return catalogue_add_event(catalogue, &event);
}

static bool put(struct command_context *context, struct catalogue *catalogue, const char *subject) {
    const struct options *options = context->options;
    const char *ground = options->ground ? options->ground : "other";
    struct catalogue_hold hold = {.subject = subject,
                                  .ground = ground,
                                  .reason = options->because,
                                  .placed_by = options->by,
                                  .placed_on = moment_date(platform_now())};
    return find_subject(catalogue, subject, context->arena, context->diagnostics) &&
           catalogue_begin(catalogue) && catalogue_put_hold(catalogue, &hold) &&
           add_event(catalogue, "held", subject, options->by,
                     arena_printf(context->arena, "%s: %s", ground, options->because)) &&
           catalogue_commit(catalogue);
}

static bool lift(struct command_context *context, struct catalogue *catalogue,
                 const char *subject) {
    const struct options *options = context->options;
    struct catalogue_holds holds;
    if (!catalogue_list_holds(catalogue, context->arena, subject, true, &holds)) return false;
    const struct catalogue_hold *found = NULL;
    size_t matches = 0;
    for (size_t i = 0; i < holds.count; i++) {
        if (options->ground && strcmp(holds.items[i].ground, options->ground) != 0) continue;
        found = &holds.items[i];
        matches++;
    }
    if (matches != 1)
        return diagnose(context->diagnostics, STATUS_INPUT, subject, 0,
                        matches ? _("has %zu such holds; name the one by its --ground")
                                : _("has %zu such holds in force; `juance hold` lists them"),
                        matches);
    return catalogue_begin(catalogue) &&
           catalogue_lift_hold(catalogue, found->number, options->by, moment_date(platform_now()),
                               options->because) &&
           add_event(catalogue, "released", subject, options->by,
                     arena_printf(context->arena, "%s: %s", found->ground, options->because)) &&
           catalogue_commit(catalogue);
}

static void print_hold(const struct catalogue_hold *hold, bool as_json) {
    char day[DATE_TEXT];
    date_format(hold->placed_on, day);
    if (!as_json) {
        printf(_("%lld  %s (%s) by %s on %s: %s\n"), (long long)hold->number, hold->subject,
               hold->ground, hold->placed_by, day, hold->reason);
        return;
    }
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "hold");
    json_number(&json, "number", hold->number);
    json_text(&json, "subject", hold->subject);
    json_text(&json, "ground", hold->ground);
    json_text(&json, "by", hold->placed_by);
    json_text(&json, "on", day);
    json_text(&json, "reason", hold->reason);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void list(struct command_context *context) {
    struct catalogue *catalogue = catalogue_open(context->archive, CATALOGUE_READ, JUANCE_VERSION,
                                                 NULL, context->diagnostics);
    struct catalogue_holds holds = {0};
    if (catalogue && catalogue_list_holds(catalogue, context->arena, NULL, true, &holds)) {
        for (size_t i = 0; i < holds.count; i++) print_hold(&holds.items[i], context->json);
        if (!holds.count && !context->json && !context->quiet) printf(_("No hold is in force.\n"));
    }
    catalogue_close(catalogue);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    if (context->operand_count == 0) {
        list(context);
        return;
    }
    if (!options->by || !options->because) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("a hold is put and lifted by a named person with a reason: --by NAME --because "
                   "REASON"));
        return;
    }
    if (options->ground && !known_ground(options->ground)) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("--ground: '%s' is none of case, objection, complaint, audit, other"),
                 options->ground);
        return;
    }
    struct archive archive;
    if (!archive_is_there(context)) return;
    if (!archive_open(&archive, NULL, context->archive, options->wait, context->diagnostics))
        return;
    for (size_t i = 0; i < context->operand_count; i++) {
        const char *subject = context->operands[i];
        bool done = options->lift ? lift(context, archive.catalogue, subject)
                                  : put(context, archive.catalogue, subject);
        if (!done) catalogue_rollback(archive.catalogue);
        if (done && !context->quiet)
            fprintf(results_for_people(context),
                    options->lift ? _("%s: the hold is lifted\n") : _("%s: held\n"), subject);
        if (context->diagnostics->worst == STATUS_ENVIRONMENT) break;
    }
    archive_close(&archive);
}

const struct command command_hold = {
    .name = "hold",
    .operands = ANY_OPERANDS,
    .usage = "[VOLUME|BATCH]",
    .summary = N_("put or lift a hold; without an operand: those in force"),
    .options = rows,
    .size = sizeof(struct options),
    .run = execute,
};
