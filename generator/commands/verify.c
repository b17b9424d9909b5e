// SPDX-License-Identifier: Apache-2.0
// juance verify: volumes, whole archives and foreign bags, offline.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/platform.h"
#include "base/workers.h"
#include "commands/command.h"
#include "pipeline/verify_register.h"
#include "volume/verify.h"

struct job {
    const char *path;
    struct arena *arena; // of the messages
    struct messages messages;
    struct diagnostics diagnostics;
    struct verify_report *report;
    struct verified *verified;
    bool ok;
};

struct verify_run {
    struct command_context *context;
    struct job *jobs;
    size_t count, capacity;
};

static void add(struct verify_run *run, const char *path) {
    if (run->count == run->capacity) {
        run->capacity = run->capacity ? run->capacity * 2 : 64;
        run->jobs = memory_resize(run->jobs, run->capacity * sizeof *run->jobs);
    }
    run->jobs[run->count++] = (struct job){.path = path};
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), wanted = strlen(end);
    return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

static void add_volumes(struct verify_run *run, const char *folder) {
    struct arena *arena = run->context->arena;
    const char *const *names = platform_list(arena, folder, run->context->diagnostics);
    for (; names && *names; names++) {
        const char *path = arena_printf(arena, "%s/%s", folder, *names);
        enum path_kind kind = platform_link_kind(path);
        if (kind == PATH_FOLDER) add_volumes(run, path);
        if (kind == PATH_FILE && ends_with(path, ".zip")) add(run, path);
    }
}

static void collect(struct verify_run *run, const char *operand) {
    const struct options *options = run->context->options;
    struct arena *arena = run->context->arena;
    const char *volumes = arena_printf(arena, "%s/volumes", operand);
    switch (platform_path_kind(operand)) {
    case PATH_FILE:
        add(run, operand);
        return;
    case PATH_FOLDER:
        if (options->bag) {
            add(run, operand);
        } else if (platform_path_kind(volumes) == PATH_FOLDER) {
            add_volumes(run, volumes);
        } else {
            diagnose(run->context->diagnostics, STATUS_INPUT, operand, 0,
                     _("is no archive: it has no folder \"volumes\" (an unpacked bag is verified "
                       "with --bag)"));
        }
        return;
    case PATH_MISSING:
    case PATH_OTHER:
        diagnose(run->context->diagnostics, STATUS_INPUT, operand, 0,
                 _("there is no such volume or archive"));
    }
}

static void run_one(void *context, size_t index) {
    struct verify_run *run = context;
    struct job *job = &run->jobs[index];
    struct verify_options options = {.foreign = run->context->options->bag};
    job->arena = arena_new();
    job->diagnostics = messages_keep(&job->messages, job->arena);
    job->report = report_new();
    job->ok = verify_volume(job->path, &options, job->report, &job->verified, &job->diagnostics);
    if (job->verified && !options.foreign)
        job->ok = verify_register(job->verified, run->context->data_folder, job->report) && job->ok;
}

static void print_people(const struct job *job, bool quiet) {
    struct buffer out = BUFFER_EMPTY;
    for (size_t i = 0; i < job->report->count; i++) {
        const struct verify_item *item = &job->report->items[i];
        if (item->verdict != VERDICT_FAILED) continue;
        buffer_printf(&out, "%s: %s: %s%s%s\n", job->path, verify_layer_name(item->layer),
                      item->entry, *item->entry ? ": " : "", item->message);
    }
    if (job->report->failures)
        buffer_printf(&out,
                      P_("%s: NOT in order: %zu fault\n", "%s: NOT in order: %zu faults\n",
                         job->report->failures),
                      job->path, job->report->failures);
    else if (job->ok && !quiet)
        buffer_printf(&out, _("%s: in order (%s)\n"), job->path,
                      report_verdict(job->report, LAYER_SIGNATURE) == VERDICT_PASSED
                          ? _("signed")
                          : _("no signature"));
    fputs(buffer_text(&out), stderr);
    buffer_free(&out);
}

static const char *const verdict_ids[] = {
    [VERDICT_NOT_APPLICABLE] = "not-applicable",
    [VERDICT_PASSED] = "passed",
    [VERDICT_FAILED] = "failed",
};

static void print_json(const struct job *job) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "verify");
    json_text(&json, "volume", job->path);
    json_boolean(&json, "ok", job->ok);
    json_number(&json, "faults", (int64_t)job->report->failures);
    json_open(&json, "items", '[');
    for (size_t i = 0; i < job->report->count; i++) {
        const struct verify_item *item = &job->report->items[i];
        json_open(&json, NULL, '{');
        json_text(&json, "layer", verify_layer_id(item->layer));
        json_text(&json, "verdict", verdict_ids[item->verdict]);
        if (*item->entry) json_text(&json, "entry", item->entry);
        json_text(&json, "message", item->message);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void finish_one(void *context, size_t index) {
    struct verify_run *run = context;
    struct job *job = &run->jobs[index];
    struct diagnostics *diagnostics = run->context->diagnostics;
    messages_tell(&job->messages, diagnostics);
    if (run->context->options->json)
        print_json(job);
    else
        print_people(job, run->context->options->quiet);
    if (job->report->failures && diagnostics->worst < STATUS_FINDINGS)
        diagnostics->worst = STATUS_FINDINGS;
    verified_free(job->verified);
    report_free(job->report);
    arena_free(job->arena);
}

void command_verify(struct command_context *context) {
    const struct options *options = context->options;
    struct verify_run run = {.context = context};
    for (size_t i = 0; i < options->operand_count; i++) collect(&run, options->operands[i]);
    struct work work = {run_one, finish_one, &run};
    workers_run(&work, run.count, options->jobs);
    free(run.jobs);
}
