// SPDX-License-Identifier: Apache-2.0
// juance check: findings only.
#include <stdlib.h>

#include "base/date.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/workers.h"
#include "batches/check_reports.h"
#include "batches/trial_print.h"
#include "commands/command.h"
#include "commands/findings_text.h"

struct options {
    const char *output;      // NULL: nothing is written
    const char *institution; // its file; NULL: as the export names it
    date as_of;              // DATE_NONE: the batch's own days
    unsigned jobs;
    bool strict;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_OUTPUT, AT(output)}, // of reports
    {OPTION_JOBS, AT(jobs)},
    {OPTION_AS_OF, AT(as_of)},
    {OPTION_INSTITUTION, AT(institution)},
    {OPTION_STRICT, AT(strict)},
    {0},
};

static const struct options defaults = {.as_of = DATE_NONE, .jobs = 1};

struct job {
    struct arena *arena; // of the messages
    struct messages messages;
    struct diagnostics diagnostics;
    struct checked checked;
    bool ok;
};

struct check_run {
    struct command_context *context;
    struct intake *intake;
    struct trial_print *trial;
    const struct press *press;
    struct export_set *exports;
    struct job *jobs;
    struct check_years *years; // of the annual reports; NULL: nothing is written
};

static void run_one(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct check_run *run = context;
    struct job *job = &run->jobs[index];
    job->arena = arena_new();
    job->diagnostics = messages_keep(&job->messages, job->arena);
    job->ok = intake_check(run->intake, &run->exports->inputs[index], true, &job->checked,
                           &job->diagnostics);
    // What cannot be printed is told beside the other findings.
    if (job->ok && trial_print(run->trial, &job->checked))
        job->ok = intake_hold(run->intake, &job->checked, &job->diagnostics);
}

static void finish_one(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct check_run *run = context;
    struct job *job = &run->jobs[index];
    const struct options *options = run->context->options;
    messages_tell(&job->messages, run->context->diagnostics);
    if (job->ok) {
        const struct checked *checked = &job->checked;
        enum status status = checked_status(run->intake, checked);
        if (run->years) check_years_add(run->years, run->press, checked, run->context->diagnostics);
        if (run->context->json)
            findings_print_json(checked->batch, checked->findings, status);
        else if (!run->context->quiet || status != STATUS_OK)
            findings_print(checked->batch, checked->findings, options->strict);
        if (status > run->context->diagnostics->worst) run->context->diagnostics->worst = status;
        for (EACH(struct material, material, checked->batch->material))
            if (material->file)
                exports_declare(run->exports, checked->batch->sourceFolder, material->file);
    }
    checked_free(&job->checked);
    arena_free(job->arena);
}

static void check_all(struct command_context *context, struct intake *intake,
                      const struct press *press, struct export_set *exports) {
    const struct options *options = context->options;
    struct trial_print trial;
    trial_print_open(&trial, intake->settings);
    struct check_run run = {context,
                            intake,
                            &trial,
                            press,
                            exports,
                            memory_zeroed((exports->count + 1) * sizeof *run.jobs),
                            options->output ? check_years_new(options->output) : NULL};
    struct work work = {.run = run_one, .finish = finish_one, .context = &run};
    workers_run(&work, exports->count, options->jobs);
    exports_tell_strangers(exports, context->diagnostics);
    if (run.years) check_years_write(run.years, press, context->diagnostics);
    check_years_free(run.years);
    trial_print_close(&trial);
    free(run.jobs);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    struct diagnostics *diagnostics = context->diagnostics;
    struct export_set exports =
        exports_collect(context->operands, context->operand_count, context->arena, diagnostics);
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct rule_set rules = {0};
    struct intake intake = {0};
    struct intake_options how = {
        .institution = options->institution, .as_of = options->as_of, .strict = options->strict};
    if (settings_open(&settings, context->data_folder, context->config, diagnostics) &&
        archive_look(&archive, &settings, context->archive, diagnostics) &&
        (!options->output || press_open(&press, &settings, diagnostics))) {
        rule_set_open(&rules, &settings);
        if (intake_open(&intake, &archive, &rules, &how, diagnostics))
            check_all(context, &intake, &press, &exports);
    }
    intake_close(&intake);
    rule_set_close(&rules);
    press_close(&press);
    archive_close(&archive);
    settings_close(&settings);
    exports_free(&exports);
}

const struct command command_check = {
    .name = "check",
    .operands = SOME_OPERANDS,
    .usage = "EXPORT...",
    .summary =
        N_("findings only; with -o also completeness reports, and one a year and institution"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
