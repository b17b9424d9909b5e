// SPDX-License-Identifier: Apache-2.0
// juance check: findings only.
#include <stdlib.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/workers.h"
#include "batches/check_reports.h"
#include "batches/pipeline.h"
#include "commands/command.h"
#include "commands/findings_text.h"

struct job {
    struct arena *arena; // of the messages
    struct messages messages;
    struct diagnostics diagnostics;
    struct checked checked;
    bool ok;
};

struct check_run {
    struct command_context *context;
    struct pipeline *pipeline;
    struct export_set *exports;
    struct job *jobs;
    struct check_years *years; // of the annual reports; NULL: nothing is written
};

static void run_one(void *context, size_t index) {
    struct check_run *run = context;
    struct job *job = &run->jobs[index];
    job->arena = arena_new();
    job->diagnostics = messages_keep(&job->messages, job->arena);
    job->ok = pipeline_check(run->pipeline, &run->exports->inputs[index], true, &job->checked,
                             &job->diagnostics);
}

static void finish_one(void *context, size_t index) {
    struct check_run *run = context;
    struct job *job = &run->jobs[index];
    const struct options *options = run->context->options;
    messages_tell(&job->messages, run->context->diagnostics);
    if (job->ok) {
        const struct checked *checked = &job->checked;
        enum status status = checked_status(run->pipeline, checked);
        if (run->years)
            check_years_add(run->years, run->pipeline, checked, run->context->diagnostics);
        if (options->json)
            findings_print_json(checked->batch, checked->findings, status);
        else if (!options->quiet || status != STATUS_OK)
            findings_print(checked->batch, checked->findings, options->strict);
        if (status > run->context->diagnostics->worst) run->context->diagnostics->worst = status;
        for (EACH(struct material, material, checked->batch->material))
            if (material->file)
                exports_declare(run->exports, checked->batch->sourceFolder, material->file);
    }
    checked_free(&job->checked);
    arena_free(job->arena);
}

void command_check(struct command_context *context) {
    const struct options *options = context->options;
    struct export_set exports = exports_collect(options->operands, options->operand_count,
                                                context->arena, context->diagnostics);
    struct pipeline_options settings = {.data_folder = context->data_folder,
                                        .config = options->config,
                                        .institution = options->institution,
                                        .history = options->archive,
                                        .as_of = options->as_of,
                                        .strict = options->strict,
                                        .print = options->output != NULL};
    struct check_run run = {context, pipeline_open(&settings, context->diagnostics), &exports,
                            memory_zeroed((exports.count + 1) * sizeof *run.jobs),
                            options->output ? check_years_new(options->output) : NULL};
    if (run.pipeline) {
        struct work work = {run_one, finish_one, &run};
        workers_run(&work, exports.count, options->jobs);
        exports_tell_strangers(&exports, context->diagnostics);
        if (run.years) check_years_write(run.years, run.pipeline, context->diagnostics);
    }
    check_years_free(run.years);
    free(run.jobs);
    pipeline_close(run.pipeline);
    exports_free(&exports);
}
