// SPDX-License-Identifier: Apache-2.0
// juance build: check, documents, sealed volumes, catalogue.
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/workers.h"
#include "batches/pipeline.h"
#include "commands/command.h"
#include "commands/findings_text.h"

static const char *const outcome_ids[] = {
    [BUILD_SEALED] = "sealed",
    [BUILD_REVISED] = "revised",
    [BUILD_UNCHANGED] = "unchanged",
    [BUILD_REFUSED] = "refused",
};

static void print_json(const struct checked *checked, const struct built *built) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "build");
    json_text(&json, "export", checked->batch->sourceFile);
    json_text(&json, "batch", checked->batch->number);
    json_text(&json, "outcome", outcome_ids[built->outcome]);
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
        fprintf(stderr, _("%s: batch %s is in the archive already, nothing changed\n"), file,
                number);
        break;
    case BUILD_REFUSED:
        fprintf(stderr,
                _("%s: batch %s is not sealed; mend what blocks it and build again, or use "
                  "--seal-incomplete\n"),
                file, number);
        break;
    case BUILD_SEALED:
        fprintf(stderr, _("%s: batch %s sealed\n"), file, number);
        break;
    case BUILD_REVISED:
        fprintf(stderr, _("%s: batch %s sealed anew, as a revision\n"), file, number);
        break;
    }
    for (int i = 0; i < 3 && built->volumes[i]; i++) fprintf(stderr, "  %s\n", built->volumes[i]);
    if (built->report) fprintf(stderr, _("  report: %s\n"), built->report);
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
    struct pipeline *pipeline;
    struct export_set *exports;
    struct job *jobs;
    atomic_bool stopped;
};

static void begin_one(void *context, size_t index) {
    struct build_run *run = context;
    struct job *job = &run->jobs[index];
    if (run->stopped) return;
    job->arena = arena_new();
    job->diagnostics = messages_keep(&job->messages, job->arena);
    job->build = pipeline_build_begin(run->pipeline, &run->exports->inputs[index], &job->checked,
                                      &job->built, &job->diagnostics);
}

static enum status tell(struct build_run *run, struct job *job) {
    const struct options *options = run->context->options;
    const struct checked *checked = &job->checked;
    // What an unchanged build has found before is in its volumes; it exits 0.
    bool news = job->built.outcome != BUILD_UNCHANGED;
    enum status status = news ? checked_status(run->pipeline, checked) : STATUS_OK;
    if (options->json) {
        if (news) findings_print_json(checked->batch, checked->findings, status);
        print_json(checked, &job->built);
    } else if (!options->quiet || status != STATUS_OK) {
        if (status != STATUS_OK) findings_print(checked->batch, checked->findings, options->strict);
        print_outcome(checked, &job->built);
    }
    return status;
}

// A full disk or a lost permission of the archive will not mend itself for the next export. An
// export that can't be opened does not stop the others.
static void end_one(void *context, size_t index) {
    struct build_run *run = context;
    struct job *job = &run->jobs[index];
    struct diagnostics *diagnostics = run->context->diagnostics;
    if (!job->build) return;
    bool done = pipeline_build_end(job->build, &run->exports->inputs[index]);
    messages_tell(&job->messages, diagnostics);
    enum status status = job->diagnostics.worst;
    if (!done && job->checked.batch && status == STATUS_ENVIRONMENT) run->stopped = true;
    if (done) {
        enum status found = tell(run, job);
        if (found > diagnostics->worst) diagnostics->worst = found;
    }
    if (job->checked.batch)
        for (EACH(struct material, material, job->checked.batch->material))
            if (material->file)
                exports_declare(run->exports, job->checked.batch->sourceFolder, material->file);
    checked_free(&job->checked);
    arena_free(job->arena);
}

void command_build(struct command_context *context) {
    const struct options *options = context->options;
    struct export_set exports = exports_collect(options->operands, options->operand_count,
                                                context->arena, context->diagnostics);
    // No more at once than there is work for: each has fonts and templates of its own.
    unsigned jobs = options->jobs < exports.count ? options->jobs : (unsigned)exports.count;
    struct pipeline_options settings = {.data_folder = context->data_folder,
                                        .config = options->config,
                                        .institution = options->institution,
                                        .archive = options->archive,
                                        .seal_incomplete = options->seal_incomplete,
                                        .jobs = jobs,
                                        .as_of = DATE_NONE,
                                        .strict = options->strict,
                                        .sign = options->sign};
    struct pipeline *pipeline = pipeline_open(&settings, context->diagnostics);
    struct build_run run = {.context = context,
                            .pipeline = pipeline,
                            .exports = &exports,
                            .jobs = memory_zeroed((exports.count + 1) * sizeof *run.jobs)};
    struct work work = {begin_one, end_one, &run};
    if (pipeline) workers_run(&work, exports.count, jobs ? jobs : 1);
    free(run.jobs);
    if (pipeline) exports_tell_strangers(&exports, context->diagnostics);
    pipeline_close(pipeline);
    exports_free(&exports);
}
