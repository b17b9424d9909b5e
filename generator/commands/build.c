// SPDX-License-Identifier: Apache-2.0
// juance build: check, documents, sealed volumes, catalogue.
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/workers.h"
#include "batches/building.h"
#include "commands/command.h"
#include "commands/findings_text.h"
#include "volume/volume_limits.h"

struct options {
    const char *institution;     // its file; NULL: as the export names it
    const char *seal_incomplete; // "officer: reason"; NULL: what is blocked stays unsealed
    unsigned jobs;
    bool sign, strict;
    unsigned wait;
};

// "officer: reason"
static bool parse_reasoned(const char *value, void *member) {
    const char *colon = strchr(value, ':');
    *(const char **)member = value;
    return colon > value && colon[1 + strspn(colon + 1, " \t\r\n")] != '\0';
}

static const struct option_type reasoned = {parse_reasoned,
                                            N_("an officer and the reason, with a colon between")};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_JOBS, AT(jobs)},
    {OPTION_INSTITUTION, AT(institution)},
    {0, "seal-incomplete", "WHO: WHY", &reasoned,
     N_("seal in spite of blocking findings, marked so; names the officer and the reason"),
     AT(seal_incomplete)},
    {OPTION_SIGN, AT(sign)},
    {OPTION_STRICT, AT(strict)},
    {OPTION_WAIT, AT(wait)},
    {0},
};

static const struct options defaults = {.jobs = 1};

static void print_json(const struct checked *checked, const struct built *built) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "build");
    json_text(&json, "export", checked->batch->sourceFile);
    json_text(&json, "batch", checked->batch->number);
    json_text(&json, "outcome", build_outcome_id(built->outcome));
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
        printf(_("%s: batch %s is in the archive already, nothing changed\n"), file, number);
        break;
    case BUILD_REFUSED:
        printf(volume_day_fits(checked->batch->exportedOn)
                   ? _("%s: batch %s is not sealed; mend what blocks it and build again, or use "
                       "--seal-incomplete\n")
                   : _("%s: batch %s is not sealed; mend what blocks it and build again\n"),
               file, number);
        break;
    case BUILD_SEALED:
        printf(_("%s: batch %s sealed\n"), file, number);
        break;
    case BUILD_REVISED:
        printf(_("%s: batch %s sealed anew, as a revision\n"), file, number);
        break;
    }
    for (int i = 0; i < 3 && built->volumes[i]; i++) printf("  %s\n", built->volumes[i]);
    if (built->report) printf(_("  report: %s\n"), built->report);
}

struct job {
    struct arena *arena; // of its messages
    struct messages messages;
    struct diagnostics diagnostics;
    struct checked checked;
    struct built built;
    struct build *build; // NULL: not begun, for the archive has failed
};

struct build_run {
    struct command_context *context;
    struct settings settings;
    struct archive archive;
    struct rule_set rules;
    struct intake intake;
    struct press *presses; // one a worker
    struct export_set exports;
    struct job *jobs;
    atomic_bool stopped;
};

static void prepare_one(void *context, size_t index) {
    struct build_run *run = context;
    struct job *job = &run->jobs[index];
    if (run->stopped) return;
    job->arena = arena_new();
    job->diagnostics = messages_keep(&job->messages, job->arena);
    job->build = build_prepare(&run->intake, &run->exports.inputs[index], &job->checked,
                               &job->built, &job->diagnostics);
}

static void work_on_one(void *context, size_t index, unsigned worker) {
    struct build_run *run = context;
    struct job *job = &run->jobs[index];
    if (job->build && !run->stopped) build_work(job->build, &run->presses[worker]);
}

static enum status tell(struct build_run *run, struct job *job) {
    const struct options *options = run->context->options;
    const struct checked *checked = &job->checked;
    // What an unchanged build has found before is in its volumes; it exits 0.
    bool news = job->built.outcome != BUILD_UNCHANGED;
    enum status status = news ? checked_status(&run->intake, checked) : STATUS_OK;
    if (run->context->json) {
        if (news) findings_print_json(checked->batch, checked->findings, status);
        print_json(checked, &job->built);
    } else if (!run->context->quiet || status != STATUS_OK) {
        if (status != STATUS_OK) findings_print(checked->batch, checked->findings, options->strict);
        print_outcome(checked, &job->built);
    }
    return status;
}

// A full disk or a lost permission of the archive will not mend itself for the next export. An
// export that can't be opened does not stop the others.
static void finish_one(void *context, size_t index, unsigned worker) {
    struct build_run *run = context;
    struct job *job = &run->jobs[index];
    struct diagnostics *diagnostics = run->context->diagnostics;
    if (!job->build) return;
    if (run->stopped) {
        build_drop(job->build);
    } else {
        bool done = build_finish(job->build, &run->presses[worker]);
        messages_tell(&job->messages, diagnostics);
        enum status status = job->diagnostics.worst;
        if (!done && job->checked.batch && status == STATUS_ENVIRONMENT) run->stopped = true;
        if (done) {
            enum status found = tell(run, job);
            if (found > diagnostics->worst) diagnostics->worst = found;
        }
    }
    if (job->checked.batch)
        for (EACH(struct material, material, job->checked.batch->material))
            if (material->file)
                exports_declare(&run->exports, job->checked.batch->sourceFolder, material->file);
    checked_free(&job->checked);
    arena_free(job->arena);
}

static bool open_presses(struct build_run *run, unsigned jobs) {
    run->presses = memory_zeroed(jobs * sizeof *run->presses);
    for (unsigned i = 0; i < jobs; i++)
        if (!press_open(&run->presses[i], &run->settings, run->context->diagnostics)) return false;
    return true;
}

static bool set_up(struct build_run *run, unsigned jobs) {
    const struct options *options = run->context->options;
    struct diagnostics *diagnostics = run->context->diagnostics;
    struct intake_options how = {.institution = options->institution,
                                 .seal_incomplete = options->seal_incomplete,
                                 .as_of = DATE_NONE,
                                 .strict = options->strict};
    if (!settings_open(&run->settings, run->context->data_folder, run->context->config,
                       diagnostics))
        return false;
    rule_set_open(&run->rules, &run->settings);
    return open_presses(run, jobs) &&
           archive_open(&run->archive, &run->settings, run->context->archive, options->wait,
                        diagnostics) &&
           archive_sign(&run->archive, options->sign, diagnostics) &&
           intake_open(&run->intake, &run->archive, &run->rules, &how, diagnostics);
}

static void clear_up(struct build_run *run, unsigned jobs) {
    intake_close(&run->intake);
    archive_close(&run->archive);
    for (unsigned i = 0; run->presses && i < jobs; i++) press_close(&run->presses[i]);
    free(run->presses);
    rule_set_close(&run->rules);
    settings_close(&run->settings);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    struct build_run run = {.context = context};
    run.exports = exports_collect(context->operands, context->operand_count, context->arena,
                                  context->diagnostics);
    size_t count = run.exports.count;
    // No more at once than there is work for: each has fonts and templates of its own.
    unsigned jobs = options->jobs < count ? options->jobs : (unsigned)count;
    if (!jobs) jobs = 1;
    if (set_up(&run, jobs)) {
        run.jobs = memory_zeroed((count + 1) * sizeof *run.jobs);
        struct work work = {.prepare = prepare_one,
                            .run = work_on_one,
                            .finish = finish_one,
                            .waits_for = exports_in_turn(&run.exports),
                            .context = &run};
        workers_run(&work, count, jobs);
        free(run.jobs);
        exports_tell_strangers(&run.exports, context->diagnostics);
    }
    clear_up(&run, jobs);
    exports_free(&run.exports);
}

const struct command command_build = {
    .name = "build",
    .operands = SOME_OPERANDS,
    .usage = "EXPORT...",
    .summary = N_("check, documents, sealed volumes, catalogue"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
