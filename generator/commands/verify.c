// SPDX-License-Identifier: Apache-2.0
// juance verify: volumes, whole archives and foreign bags, offline.
#include <stdlib.h>
#include <string.h>

#include "archive/signing.h"
#include "base/date.h"
#include "base/ends.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/workers.h"
#include "commands/command.h"
#include "commands/verify_text.h"
#include "verify/verify_archive.h"
#include "verify/verify_record.h"
#include "verify/verify_report.h"
#include "verify/verify_resume.h"
#include "xml/settings.h"

struct options {
    const char *trust;  // file of trust anchors; NULL: those of the configuration
    const char *report; // PDF; NULL: none
    date at;            // DATE_NONE: now
    unsigned jobs;
    bool bag, record;
    unsigned wait;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_JOBS, AT(jobs)},
    {OPTION_TRUST, AT(trust)},
    {0, "at", "DATE", &option_day, N_("verify as of this day"), AT(at)},
    {0, "report", "FILE", &option_text, N_("write the verification report (PDF)"), AT(report)},
    {0, "bag", NULL, &option_flag, N_("any RFC 8493 bag, ours or not"), AT(bag)},
    {0, "record", NULL, &option_flag,
     N_("write the verification into the archive's history; needs its lock"), AT(record)},
    {OPTION_WAIT, AT(wait)},
    {0},
};

static const struct options defaults = {.at = DATE_NONE, .jobs = 1};

// One operand: a volume or bag, or an archive with all that it holds.
struct target {
    struct command_context *context;
    const struct member_options *options;
    const char *path;
    bool archive;
    struct verify_scene scene; // of an archive, or of the one that a volume stands in
    bool has_scene;
    struct member *members;
    size_t count, capacity;
    struct archive_checks *checks; // of an archive
    const char **strangers;
    size_t stranger_count, stranger_capacity;
    struct resume *resume;
    struct report_book *book; // NULL: no report was asked for
    size_t resumed, done;
};

// ---- what there is ----------------------------------------------------------------------------

static struct member *add_member(struct target *target, const char *path, const char *relative) {
    if (target->count == target->capacity) {
        target->capacity = target->capacity ? target->capacity * 2 : 64;
        target->members =
            memory_resize(target->members, target->capacity * sizeof *target->members);
    }
    struct member *member = &target->members[target->count++];
    *member = (struct member){
        .path = path, .relative = relative, .scene = relative ? &target->scene : NULL};
    return member;
}

static void add_stranger(struct target *target, const char *relative) {
    if (target->stranger_count == target->stranger_capacity) {
        target->stranger_capacity = target->stranger_capacity ? 2 * target->stranger_capacity : 16;
        target->strangers =
            memory_resize(target->strangers, target->stranger_capacity * sizeof *target->strangers);
    }
    target->strangers[target->stranger_count++] = relative;
}

// False after a message: what a folder that cannot be read holds is not missing.
static bool add_volumes(struct target *target, const char *relative) {
    struct arena *arena = target->context->arena;
    const char *folder = arena_printf(arena, "%s/%s", target->path, relative);
    if (!platform_reachable(folder, target->context->diagnostics)) return false;
    const char *const *names = platform_list(arena, folder, target->context->diagnostics);
    if (!names) return false;
    for (; *names; names++) {
        const char *inner = arena_printf(arena, "%s/%s", relative, *names);
        const char *path = arena_printf(arena, "%s/%s", target->path, inner);
        enum path_kind kind = platform_link_kind(path);
        if (kind == PATH_FOLDER && !add_volumes(target, inner)) return false;
        if (kind == PATH_FOLDER) continue;
        if (kind == PATH_FILE && ends_with(path, ".zip"))
            add_member(target, path, inner);
        else if (!ends_with(path, ".part")) // a build is at work, or was killed: no volume yet
            add_stranger(target, inner);
    }
    return true;
}

// ".../volumes/<year>/<institution>/<id>.zip" stands in the archive "...".
static bool find_archive(struct target *target) {
    struct arena *arena = target->context->arena;
    const char *at = target->path + strlen(target->path);
    for (int parts = 0; parts < 4 && at > target->path;)
        if (*--at == '/' && ++parts == 4) break;
    const char *relative = *at == '/' ? at + 1 : at;
    if (strncmp(relative, "volumes/", 8) != 0) return false;
    const char *archive = at == target->path
                              ? (*at == '/' ? "/" : ".")
                              : arena_copy_bytes(arena, target->path, (size_t)(at - target->path));
    const char *file = arena_printf(arena, "%s/catalogue.db", archive);
    if (platform_path_kind(file) != PATH_FILE) return false;
    struct diagnostics silent = {.quiet = true};
    target->has_scene = true;
    if (!scene_open(&target->scene, archive, &silent)) {
        scene_close(&target->scene);
        return target->has_scene = false;
    }
    add_member(target, target->path, relative);
    return true;
}

static bool collect(struct target *target) {
    struct command_context *context = target->context;
    const struct options *options = context->options;
    const char *volumes = arena_printf(context->arena, "%s/volumes", target->path);
    if (!platform_reachable(target->path, context->diagnostics)) return false;
    switch (platform_path_kind(target->path)) {
    case PATH_FILE:
        if (options->bag || !find_archive(target)) add_member(target, target->path, NULL);
        return true;
    case PATH_FOLDER:
        if (options->bag) {
            add_member(target, target->path, NULL);
            return true;
        }
        if (!platform_reachable(volumes, context->diagnostics)) return false;
        if (platform_path_kind(volumes) != PATH_FOLDER)
            return diagnose(context->diagnostics, STATUS_INPUT, target->path, 0,
                            _("is no archive: it has no folder \"volumes\" (an unpacked bag is "
                              "verified with --bag)"));
        target->archive = target->has_scene = true;
        if (!scene_open(&target->scene, target->path, context->diagnostics)) return false;
        if (!add_volumes(target, "volumes")) return false;
        target->resume = resume_open(target->path, &target->options->verify, target->scene.arena);
        for (size_t i = 0; i < target->count; i++)
            target->resumed += resume_recall(target->resume, &target->members[i]);
        return true;
    case PATH_MISSING:
    case PATH_OTHER:
    case PATH_UNREACHABLE: // told above
        break;
    }
    return diagnose(context->diagnostics, STATUS_INPUT, target->path, 0,
                    _("there is no such volume or archive"));
}

// ---- verifying --------------------------------------------------------------------------------

// Work on an archive begins with the checks that need no volume.
static size_t checks_of(const struct target *target) {
    return target->archive ? ARCHIVE_CHECKS : 0;
}

static void run_one(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct target *target = context;
    if (index < checks_of(target)) {
        archive_checks_run(target->checks, index);
        return;
    }
    member_verify(&target->members[index - checks_of(target)], target->options);
}

static bool shows_progress(const struct target *target) {
    const struct command_context *context = target->context;
    return target->archive && !context->json && !context->quiet && platform_on_terminal();
}

static void finish_one(void *context, size_t index, unsigned worker) {
    (void)worker;
    struct target *target = context;
    if (index < checks_of(target)) return;
    struct member *member = &target->members[index - checks_of(target)];
    struct diagnostics *diagnostics = target->context->diagnostics;
    if (shows_progress(target)) verify_print_progress(0, target->count);
    messages_tell(&member->messages, diagnostics);
    if (target->context->json)
        verify_print_member_json(member);
    else
        verify_print_member(member, target->context->quiet);
    if (member->failures && diagnostics->worst < STATUS_FINDINGS)
        diagnostics->worst = STATUS_FINDINGS;
    if (target->book) report_book_add(target->book, member);
    member_settle(member, target->context->arena);
    if (target->archive) resume_note(target->resume, member);
    if (shows_progress(target)) verify_print_progress(++target->done, target->count);
}

static void verify_whole(struct target *target) {
    struct command_context *context = target->context;
    bool ended = archive_verify(&target->scene, target->members, target->count, target->strangers,
                                target->stranger_count, target->checks, &target->options->verify,
                                context->diagnostics);
    if (!ended) return;
    if (target->book) report_book_add_archive(target->book, &target->scene);
    if (context->json)
        verify_print_archive_json(&target->scene, target->count, target->resumed);
    else
        verify_print_archive(&target->scene, target->count, target->resumed, context->quiet);
    if (target->scene.report->failures && context->diagnostics->worst < STATUS_FINDINGS)
        context->diagnostics->worst = STATUS_FINDINGS;
}

static void record(const struct target *target, const char *archive, size_t failures) {
    const struct options *options = target->context->options;
    struct diagnostics *diagnostics = target->context->diagnostics;
    struct verify_outcome outcome = {archive, target->archive, target->members, target->count,
                                     failures};
    if (archive)
        verify_record(&outcome, options->wait, diagnostics);
    else
        diagnose(diagnostics, STATUS_INPUT, target->path, 0,
                 _("stands in no archive: the verification is not recorded"));
}

static void verify_target(struct target *target) {
    const struct options *options = target->context->options;
    const char *archive = NULL;
    size_t failures = 0;
    bool collected = collect(target);
    if (collected) {
        struct work work = {.run = run_one, .finish = finish_one, .context = target};
        if (target->archive)
            target->checks = archive_checks_new(&target->scene, &target->options->verify);
        workers_run(&work, target->count + checks_of(target), options->jobs);
        if (target->archive) verify_whole(target);
    }
    archive_checks_free(target->checks);
    resume_close(target->resume, true);
    if (target->has_scene) {
        archive = target->scene.archive;
        failures = target->scene.report->failures;
        scene_close(&target->scene);
    }
    if (collected && options->record) record(target, archive, failures);
    free(target->members);
    free(target->strangers);
}

// ---- options ----------------------------------------------------------------------------------

static const char *const *one_file(const char *path, struct arena *arena) {
    const char **list = arena_alloc(arena, 2 * sizeof *list);
    list[0] = path;
    return list;
}

// --trust counts alone; without it the configuration's anchors do.
static void set_trust(struct command_context *context, const struct config *config,
                      struct verify_options *verify) {
    const struct options *options = context->options;
    struct arena *arena = context->arena;
    verify->foreign = options->bag;
    if (options->at != DATE_NONE) verify->at = moment_of(options->at, 12, 0, 0);
    verify->crls = signing_crls(config, arena);
    verify->trust = options->trust ? one_file(options->trust, arena)
                                   : signing_anchors(config, "signature", arena);
    if (!options->trust) verify->time_trust = signing_anchors(config, "time", arena);
}

// What was asked for, in one line.
static const char *subject_of(const struct command_context *context) {
    const char *subject = context->operands[0];
    for (size_t i = 1; i < context->operand_count; i++)
        subject = arena_printf(context->arena, "%s, %s", subject, context->operands[i]);
    return subject;
}

static void write_report(struct command_context *context, const struct settings *settings,
                         struct report_book *book) {
    const struct options *options = context->options;
    struct press press = {0};
    if (press_open(&press, settings, context->diagnostics))
        report_book_write(book, options->report, &press, context->diagnostics);
    press_close(&press);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    struct member_options member = {0};
    struct settings settings = {0};
    bool ready =
        settings_open(&settings, context->data_folder, context->config, context->diagnostics);
    if (ready) set_trust(context, settings.config, &member.verify);
    struct report_book *book =
        ready && options->report ? report_book_new(subject_of(context), &member.verify) : NULL;
    for (size_t i = 0; ready && i < context->operand_count; i++) {
        struct target target = {
            .context = context, .options = &member, .path = context->operands[i], .book = book};
        verify_target(&target);
    }
    if (book) write_report(context, &settings, book);
    report_book_free(book);
    settings_close(&settings);
}

const struct command command_verify = {
    .name = "verify",
    .operands = SOME_OPERANDS,
    .usage = "VOLUME|ARCHIVE...",
    .summary = N_("verify offline, no key needed"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
