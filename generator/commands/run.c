// SPDX-License-Identifier: Apache-2.0
// juance run: one unattended pass by the configuration. Takes what is new or changed in the inbox;
// says nothing when all is well, else one line without personal data. What there is to say in full
// stands in the run's report, which only the archive's owner can read.
#include <stdio.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/json.h"
#include "base/language.h"
#include "base/messages.h"
#include "base/platform.h"
#include "batches/building.h"
#include "batches/seen.h"
#include "commands/command.h"
#include "xml/settings.h"

struct options {
    bool strict;
    unsigned wait;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_STRICT, AT(strict)},
    {OPTION_WAIT, AT(wait)},
    {0},
};

struct run {
    struct command_context *context;
    const char *folder, *inbox, *reports; // folder: of the archive
    struct settings settings;
    struct archive archive;
    struct rule_set rules;
    struct press press;
    struct intake intake;
    struct messages messages;
    struct diagnostics diagnostics; // keeps what would be printed
    struct buffer log;
    size_t outcomes[4]; // by build_outcome
    size_t inputs, failed, findings;
    bool interrupted;
};

// What is known and untouched is counted and left alone.
static bool is_known(struct run *run, struct export_set *exports,
                     const struct export_input *input) {
    struct arena *arena = arena_new();
    const char *const *declared;
    bool known = seen_known(run->archive.catalogue, input, arena, &declared);
    for (; known && *declared; declared++) exports_declare(exports, input->folder, *declared);
    arena_free(arena);
    if (known) run->outcomes[BUILD_UNCHANGED]++;
    return known;
}

static void build_one(struct run *run, struct export_set *exports,
                      const struct export_input *input) {
    struct checked checked = {0};
    struct built built = {0};
    if (is_known(run, exports, input)) return;
    if (build_batch(&run->intake, &run->press, input, &checked, &built, &run->diagnostics)) {
        enum status status =
            built.outcome == BUILD_UNCHANGED ? STATUS_OK : checked_status(&run->intake, &checked);
        run->outcomes[built.outcome]++;
        run->findings += status != STATUS_OK;
        if (status > run->diagnostics.worst) run->diagnostics.worst = status;
        if (built.outcome != BUILD_UNCHANGED)
            buffer_printf(&run->log, "%s: %s%s%s\n", input->path, build_outcome_id(built.outcome),
                          built.report ? ", " : "", built.report ? built.report : "");
    } else {
        run->failed++;
    }
    if (checked.batch)
        for (EACH(struct material, material, checked.batch->material))
            if (material->file)
                exports_declare(exports, checked.batch->sourceFolder, material->file);
    checked_free(&checked);
}

static void pass(struct run *run) {
    char inbox[4096];
    snprintf(inbox, sizeof inbox, "%s", run->inbox);
    char *operands[] = {inbox};
    struct messages messages;
    struct diagnostics collecting = messages_keep(&messages, run->context->arena);
    struct export_set exports = exports_collect(operands, 1, run->context->arena, &collecting);
    run->inputs = exports.count;
    // An inbox in which nothing has arrived is no fault of a nightly run.
    if (!exports.empty_folder) messages_tell(&messages, &run->diagnostics);
    for (size_t i = 0; i < exports.count && !run->interrupted; i++) {
        build_one(run, &exports, &exports.inputs[i]);
        if (run->diagnostics.worst == STATUS_ENVIRONMENT) break;
        run->interrupted = interrupt_asked() && i + 1 < exports.count;
    }
    if (!run->interrupted) exports_tell_strangers(&exports, &run->diagnostics);
    exports_free(&exports);
}

// ---- what is told -------------------------------------------------------------------------------

static void add_messages(struct run *run) {
    for (const struct message *message = run->messages.first; message; message = message->next) {
        const struct diagnostic *one = &message->diagnostic;
        if (one->file) buffer_printf(&run->log, "%s:", one->file);
        if (one->line) buffer_printf(&run->log, "%ld:", one->line);
        buffer_printf(&run->log, "%s%s\n", one->file ? " " : "", one->message);
    }
}

// "run-2026-11-20T02-00-00.txt"; NULL when there is nothing to write, or it cannot be written.
static const char *write_report(struct run *run) {
    if (!run->log.length) return NULL;
    struct arena *arena = run->context->arena;
    char now[MOMENT_TEXT];
    moment_format(platform_now(), now);
    for (char *at = now; *at; at++)
        if (*at == ':') *at = '-';
    const char *path = arena_printf(arena, "%s/run-%s.txt", run->reports, now);
    for (int more = 2; platform_path_kind(path) != PATH_MISSING; more++)
        path = arena_printf(arena, "%s/run-%s-%d.txt", run->reports, now, more);
    return platform_make_folders(run->reports, run->context->diagnostics) &&
                   platform_write(path, run->log.bytes, run->log.length, run->context->diagnostics)
               ? path
               : NULL;
}

static void print_json(const struct run *run, const char *report) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "run");
    json_number(&json, "exports", (int64_t)run->inputs);
    for (int outcome = BUILD_SEALED; outcome <= BUILD_REFUSED; outcome++)
        json_number(&json, build_outcome_id((enum build_outcome)outcome),
                    (int64_t)run->outcomes[outcome]);
    json_number(&json, "findings", (int64_t)run->findings);
    json_number(&json, "failed", (int64_t)run->failed);
    json_boolean(&json, "interrupted", run->interrupted);
    json_number(&json, "status", run->diagnostics.worst);
    json_text(&json, "report", report);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void print_line(const struct run *run, const char *report) {
    printf(_("juance run: %zu exports: %zu sealed, %zu revised, %zu unchanged, %zu refused, %zu "
             "with findings, %zu not usable%s%s%s\n"),
           run->inputs, run->outcomes[BUILD_SEALED], run->outcomes[BUILD_REVISED],
           run->outcomes[BUILD_UNCHANGED], run->outcomes[BUILD_REFUSED], run->findings, run->failed,
           run->interrupted ? _("; ended by a signal, the next run goes on") : "",
           report ? "; " : "", report ? report : "");
}

static void tell(struct run *run) {
    enum status worst = run->diagnostics.worst;
    add_messages(run);
    const char *report = write_report(run);
    if (run->context->json)
        print_json(run, report);
    else if (worst != STATUS_OK || run->interrupted)
        print_line(run, report);
    if (worst > run->context->diagnostics->worst) run->context->diagnostics->worst = worst;
    if (run->interrupted) run->context->diagnostics->worst = STATUS_ENVIRONMENT;
}

// ---- the pass -----------------------------------------------------------------------------------

static bool configure(struct run *run) {
    struct command_context *context = run->context;
    if (!context->config)
        return diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                        _("an unattended run needs --config FILE: it says where inbox and archive "
                          "are"));
    if (!settings_open(&run->settings, context->data_folder, context->config, context->diagnostics))
        return false;
    const struct config *config = run->settings.config;
    if (!config->inbox)
        return diagnose(context->diagnostics, STATUS_INPUT, context->config, 0,
                        _("names no inbox: the folder in which exports arrive"));
    bool given = strcmp(context->archive, "./archive") != 0;
    run->inbox = config_path(config, config->inbox, context->arena);
    run->folder = !given && config->archive ? config_path(config, config->archive, context->arena)
                                            : context->archive;
    run->reports = config->reports ? config_path(config, config->reports, context->arena)
                                   : arena_printf(context->arena, "%s/reports", run->folder);
    return true;
}

static bool set_up(struct run *run) {
    const struct options *options = run->context->options;
    struct intake_options how = {.as_of = DATE_NONE, .strict = options->strict};
    rule_set_open(&run->rules, &run->settings);
    return press_open(&run->press, &run->settings, &run->diagnostics) &&
           archive_open(&run->archive, &run->settings, run->folder, options->wait,
                        &run->diagnostics) &&
           archive_sign(&run->archive, false, &run->diagnostics) &&
           intake_open(&run->intake, &run->archive, &run->rules, &how, &run->diagnostics);
}

static void execute(struct command_context *context) {
    struct run run = {.context = context};
    if (configure(&run)) {
        interrupt_watch();
        run.diagnostics = messages_keep(&run.messages, context->arena);
        // Another writer, a newer archive, a missing key: nothing was begun, so the reason is the
        // line.
        if (set_up(&run)) {
            pass(&run);
            tell(&run);
        } else {
            messages_tell(&run.messages, context->diagnostics);
        }
    }
    intake_close(&run.intake);
    archive_close(&run.archive);
    press_close(&run.press);
    rule_set_close(&run.rules);
    settings_close(&run.settings);
    buffer_free(&run.log);
}

const struct command command_run = {
    .name = "run",
    .operands = NO_OPERANDS,
    .usage = "--config FILE",
    .summary = N_("one unattended pass by the configuration"),
    .options = rows,
    .size = sizeof(struct options),
    .run = execute,
};
