// SPDX-License-Identifier: Apache-2.0
#include "batches/pipeline.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "archive/bans.h"
#include "archive/config_path.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "batches/pipeline_state.h"
#include "batches/probe.h"
#include "catalogue/past_batches.h"
#include "desk/desk_volume.h"
#include "rules/checking.h"
#include "rules/schedule.h"
#include "volume/digest.h"
#include "xml/code_lists.h"
#include "xml/reference_lists.h"

static const struct xml_format batch_format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                               "schemas/assessment-batch.xsd"};
static const struct xml_format dossier_format = {DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind,
                                                 "schemas/institution.xsd"};

// ---- what is loaded once ----------------------------------------------------------------------

static bool load_schemas(struct pipeline *pipeline, struct diagnostics *diagnostics) {
    const char *data = pipeline->options.data_folder;
    const char *batch = arena_printf(pipeline->arena, "%s/%s", data, batch_format.schema);
    const char *dossier = arena_printf(pipeline->arena, "%s/%s", data, dossier_format.schema);
    return (pipeline->batch_schema = xml_schema_load(batch, diagnostics)) &&
           (pipeline->dossier_schema = xml_schema_load(dossier, diagnostics)) &&
           codes_load(&pipeline->codes, data, pipeline->arena, diagnostics);
}

static const char *configured(const struct pipeline *pipeline, const char *path) {
    return config_path(pipeline->config, path, pipeline->arena);
}

// What the archive's own closed cases forbid.
static const char *own_register(const struct pipeline *pipeline) {
    const struct pipeline_options *options = &pipeline->options;
    const char *archive = options->archive ? options->archive : options->history;
    return archive ? arena_printf(pipeline->arena, "%s/%s", archive, BAN_REGISTER) : NULL;
}

static bool load_references(struct pipeline *pipeline, struct diagnostics *diagnostics) {
    const struct config *config = pipeline->config;
    const char **paths =
        arena_alloc(pipeline->arena, (config->referenceFile.count + 2) * sizeof *paths);
    size_t count = 0;
    for (EACH(struct referenceFile, file, config->referenceFile))
        if (file->file) paths[count++] = configured(pipeline, file->file);
    if (config->banRegister) paths[count++] = configured(pipeline, config->banRegister);
    const char *own = own_register(pipeline);
    bool named = false;
    for (size_t i = 0; own && i < count; i++) named |= strcmp(paths[i], own) == 0;
    if (own && !named && platform_path_kind(own) == PATH_FILE) paths[count++] = own;
    pipeline->references =
        references_load(pipeline->options.data_folder, paths, count, pipeline->arena, diagnostics);
    return pipeline->references != NULL;
}

// check only reads the archive, and only when there is one.
static bool open_history(struct pipeline *pipeline, struct diagnostics *diagnostics) {
    const char *folder = pipeline->options.history;
    if (!folder) return true;
    const char *file = arena_printf(pipeline->arena, "%s/%s", folder, CATALOGUE_FILE);
    if (platform_path_kind(file) == PATH_MISSING) return true;
    pipeline->history = catalogue_open(folder, CATALOGUE_READ, JUANCE_VERSION, NULL, diagnostics);
    return pipeline->history != NULL;
}

static bool open_signing(struct pipeline *pipeline, struct diagnostics *diagnostics) {
    enum signing_demand demand = pipeline->options.sign        ? SIGNING_ALWAYS
                                 : pipeline->config->sign == 1 ? SIGNING_IF_POSSIBLE
                                                               : SIGNING_NONE;
    pipeline->signing = signing_open(pipeline->config, demand, pipeline->arena, diagnostics);
    return pipeline->signing != NULL;
}

static bool open_presses(struct pipeline *pipeline, struct diagnostics *diagnostics) {
    const struct pipeline_options *options = &pipeline->options;
    bool ok = press_open(&pipeline->press, options->data_folder, pipeline->config, &pipeline->codes,
                         diagnostics);
    if (options->jobs <= 1) return ok;
    pipeline->spare = memory_zeroed(options->jobs * sizeof *pipeline->spare);
    pipeline->taken = memory_zeroed(options->jobs * sizeof *pipeline->taken);
    for (unsigned i = 0; ok && i < options->jobs; i++)
        ok = press_open(&pipeline->spare[i], options->data_folder, pipeline->config,
                        &pipeline->codes, diagnostics);
    return ok;
}

struct press *pipeline_take_press(struct pipeline *pipeline) {
    for (unsigned i = 0; pipeline->spare && i < pipeline->options.jobs; i++) {
        if (pipeline->taken[i]) continue;
        pipeline->taken[i] = true;
        return &pipeline->spare[i];
    }
    if (pipeline->spare) BUG("more builds at work than jobs");
    return &pipeline->press;
}

void pipeline_give_press(struct pipeline *pipeline, struct press *press) {
    if (pipeline->spare) pipeline->taken[press - pipeline->spare] = false;
}

static bool open_archive(struct pipeline *pipeline, struct diagnostics *diagnostics) {
    const struct pipeline_options *options = &pipeline->options;
    if (!options->archive && !options->print) return true;
    return open_presses(pipeline, diagnostics) &&
           (!options->archive || (open_signing(pipeline, diagnostics) &&
                                  archive_open(&pipeline->archive, options->archive, diagnostics)));
}

struct pipeline *pipeline_open(const struct pipeline_options *options,
                               struct diagnostics *diagnostics) {
    struct pipeline *pipeline = memory_zeroed(sizeof *pipeline);
    pipeline->options = *options;
    pipeline->arena = arena_new();
    pipeline->archive.lock = -1;
    pthread_mutexattr_t recursive;
    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&pipeline->lock, &recursive);
    pthread_mutexattr_destroy(&recursive);
    pipeline->config =
        config_load(options->data_folder, options->config, pipeline->arena, diagnostics);
    if (pipeline->config && load_schemas(pipeline, diagnostics) &&
        load_references(pipeline, diagnostics) && open_history(pipeline, diagnostics) &&
        open_archive(pipeline, diagnostics))
        return pipeline;
    pipeline_close(pipeline);
    return NULL;
}

void pipeline_close(struct pipeline *pipeline) {
    if (!pipeline) return;
    archive_close(&pipeline->archive);
    signing_close(pipeline->signing);
    catalogue_close(pipeline->history);
    press_close(&pipeline->press);
    for (unsigned i = 0; pipeline->spare && i < pipeline->options.jobs; i++)
        press_close(&pipeline->spare[i]);
    free(pipeline->spare);
    free(pipeline->taken);
    for (size_t i = 0; i < pipeline->rulebooks.count; i++)
        rulebook_free(pipeline->rulebooks.entries[i].value);
    map_free(&pipeline->rulebooks);
    map_free(&pipeline->rule_texts);
    codes_free(&pipeline->codes);
    xml_schema_free(pipeline->batch_schema);
    xml_schema_free(pipeline->dossier_schema);
    pthread_mutex_destroy(&pipeline->lock);
    arena_free(pipeline->arena);
    free(pipeline);
}

// ---- one export -------------------------------------------------------------------------------

static void see(void *context, const void *bytes, size_t length) {
    digest_add(context, bytes, length);
}

static bool read_export(struct pipeline *pipeline, const struct export_input *input,
                        struct checked *checked, struct diagnostics *diagnostics) {
    struct digest *digest = digest_new(DIGEST_SHA256);
    struct xml_tap tap = {see, digest};
    uint8_t *sha256 = arena_alloc(checked->arena, SHA256_SIZE);
    struct batch *batch = (struct batch *)xml_read(&batch_format, pipeline->batch_schema,
                                                   input->path, tap, checked->arena, diagnostics);
    digest_finish(digest, sha256);
    digest_free(digest);
    if (!batch) return false;
    batch->sourceFile = input->path;
    batch->sourceFolder = input->folder;
    batch->sourceSha256 = sha256;
    checked->batch = batch;
    return true;
}

// Another export of the same batch, so that neither can be trusted; one that cannot be read as an
// export (cut off while it was copied, for instance) is told for itself and stands in nobody's way.
static const char *find_twin(const struct pipeline *pipeline, const struct export_input *input) {
    for (size_t i = 0; i < input->twins->count; i++) {
        const char *path = input->twins->paths[i];
        if (strcmp(path, input->path) == 0) continue;
        struct arena *arena = arena_new();
        struct diagnostics silent = {.quiet = true};
        bool readable = xml_read(&batch_format, pipeline->batch_schema, path, (struct xml_tap){0},
                                 arena, &silent) != NULL;
        arena_free(arena);
        if (readable) return path;
    }
    return NULL;
}

// Years of the calendar that the configuration adds to those of schemas/calendar.
static bool add_calendars(const struct pipeline *pipeline, struct rulebook *rulebook,
                          struct diagnostics *diagnostics) {
    bool ok = true;
    for (EACH(struct calendarFile, file, pipeline->config->calendarFile))
        if (ok && file->file)
            ok = calendar_add_file(rulebook->calendar, pipeline->options.data_folder,
                                   configured(pipeline, file->file), diagnostics);
    return ok;
}

// The rules of the export's jurisdiction, compiled once for all exports.
const struct rulebook *pipeline_rulebook(struct pipeline *pipeline, const char *jurisdiction,
                                         const char *file, long line,
                                         struct diagnostics *diagnostics) {
    pthread_mutex_lock(&pipeline->lock);
    struct rulebook *rulebook = map_find(&pipeline->rulebooks, jurisdiction);
    if (!rulebook) {
        const char *data = pipeline->options.data_folder;
        rulebook = rulebook_load(data, jurisdiction, &pipeline->codes, diagnostics);
        if (rulebook && !add_calendars(pipeline, rulebook, diagnostics)) {
            rulebook_free(rulebook);
            rulebook = NULL;
        }
        if (rulebook)
            map_add(&pipeline->rulebooks, arena_copy(pipeline->arena, jurisdiction), rulebook);
        else
            diagnose(diagnostics, STATUS_INPUT, file, line,
                     _("there are no rules for jurisdiction \"%s\""), jurisdiction);
    }
    pthread_mutex_unlock(&pipeline->lock);
    return rulebook;
}

// Which institution file a batch is held against: the one of the command line, the one that the
// export names below its own folder, or the one that the configuration names for the institution.
static bool find_dossier(struct pipeline *pipeline, const struct batch *batch, const char **path,
                         struct diagnostics *diagnostics) {
    *path = pipeline->options.institution;
    if (*path) return true;
    pthread_mutex_lock(&pipeline->lock); // paths are made in the pipeline's arena
    for (EACH(struct dossierFile, file, pipeline->config->dossierFile)) {
        const char *code = batch_institution(batch)->code;
        if (file->institution && code && strcmp(file->institution, code) == 0)
            *path = configured(pipeline, file->file);
    }
    pthread_mutex_unlock(&pipeline->lock);
    if (!batch->institutionFile) return true;
    int folder = platform_open_folder(batch->sourceFolder, diagnostics), file;
    if (folder < 0) return false;
    enum open_result found = platform_open_beneath(folder, batch->institutionFile, &file);
    platform_close(folder);
    platform_close(file);
    if (found != OPEN_OK)
        return diagnose(diagnostics, STATUS_INPUT, batch->sourceFile, batch->record.line,
                        _("the institution's file \"%s\" cannot be read below the export's folder"),
                        batch->institutionFile);
    pthread_mutex_lock(&pipeline->lock);
    *path = arena_printf(pipeline->arena, "%s/%s", batch->sourceFolder, batch->institutionFile);
    pthread_mutex_unlock(&pipeline->lock);
    return true;
}

static bool load_dossier(struct pipeline *pipeline, struct checked *checked,
                         struct diagnostics *diagnostics) {
    if (!find_dossier(pipeline, checked->batch, &checked->dossier_file, diagnostics)) return false;
    if (!checked->dossier_file) return true;
    checked->dossier =
        (struct dossier *)xml_read(&dossier_format, pipeline->dossier_schema, checked->dossier_file,
                                   (struct xml_tap){0}, checked->arena, diagnostics);
    return checked->dossier != NULL;
}

// NULL without an archive; false after a message.
static bool load_history(struct pipeline *pipeline, const struct checked *checked, date as_of,
                         struct history **history, struct diagnostics *diagnostics) {
    struct catalogue *catalogue =
        pipeline->archive.catalogue ? pipeline->archive.catalogue : pipeline->history;
    *history = NULL;
    if (!catalogue) return true;
    pthread_mutex_lock(&pipeline->lock);
    *history = catalogue_history(catalogue, checked->arena, checked->batch, as_of);
    pthread_mutex_unlock(&pipeline->lock);
    if (!*history && diagnostics->worst < STATUS_ENVIRONMENT)
        diagnostics->worst = STATUS_ENVIRONMENT;
    return *history != NULL;
}

const struct findings *pipeline_hold(struct pipeline *pipeline, const struct checked *checked,
                                     struct diagnostics *diagnostics) {
    date as_of = pipeline->options.as_of;
    if (as_of == DATE_NONE) as_of = checked->batch->exportedOn;
    struct history *history;
    if (!load_history(pipeline, checked, as_of, &history, diagnostics)) return NULL;
    struct check_options options = {
        .as_of = as_of, .config = pipeline->config, .dossier_file = checked->dossier_file};
    const struct references *references =
        bans_for_batch(pipeline->references, checked->batch, checked->arena);
    return check_batch(checked->rulebook, checked->batch, checked->dossier, history, references,
                       &options, checked->arena);
}

bool pipeline_judge(struct pipeline *pipeline, struct checked *checked, bool digest,
                    struct diagnostics *diagnostics) {
    if (!probe_payload(checked->batch, digest, checked->arena, diagnostics)) return false;
    checked->findings = pipeline_hold(pipeline, checked, diagnostics);
    return checked->findings != NULL;
}

bool pipeline_check(struct pipeline *pipeline, const struct export_input *input, bool digest,
                    struct checked *checked, struct diagnostics *diagnostics) {
    *checked = (struct checked){.arena = arena_new()};
    if (!read_export(pipeline, input, checked, diagnostics)) return false;
    const char *twin = find_twin(pipeline, input);
    if (twin)
        return diagnose(diagnostics, STATUS_INPUT, input->path, 0,
                        _("%s holds a batch with the same institution, year and number; neither is "
                          "used until one of them is removed or renumbered"),
                        twin);
    const struct batch *batch = checked->batch;
    checked->rulebook = pipeline_rulebook(pipeline, batch->jurisdiction, batch->sourceFile,
                                          batch->record.line, diagnostics);
    return checked->rulebook && load_dossier(pipeline, checked, diagnostics) &&
           pipeline_judge(pipeline, checked, digest, diagnostics);
}

void checked_free(struct checked *checked) {
    if (checked->arena) arena_free(checked->arena);
    *checked = (struct checked){0};
}

enum status checked_status(const struct pipeline *pipeline, const struct checked *checked) {
    const struct findings *findings = checked->findings;
    for (int severity = 0; severity <= SEVERITY_GENERAL; severity++)
        if (findings->by_severity[severity]) return STATUS_FINDINGS;
    bool open = findings->by_severity[SEVERITY_HINT] || findings->undecided || findings->questions;
    return pipeline->options.strict && open ? STATUS_FINDINGS : STATUS_OK;
}

// ---- documents outside of a volume ------------------------------------------------------------

const char *pipeline_verdict(const struct findings *findings) {
    if (findings->blocked) return "blocked";
    for (int severity = 0; severity <= SEVERITY_GENERAL; severity++)
        if (findings->by_severity[severity]) return "findings";
    return "passed";
}

// The notices that the batch was held against, in the jurisdiction's order.
static const char *regulations_of(const struct checked *checked, date day,
                                  const struct config *config) {
    const char *names = NULL;
    for (unsigned i = 0; i < checked->rulebook->source_count; i++) {
        const struct source *source = &checked->rulebook->sources[i];
        const char *name = source->text->number ? source->text->number : source->text->title;
        if (!name || !source_in_force(source, day, config)) continue;
        names = names ? arena_printf(checked->arena, "%s；%s", names, name) : name;
    }
    return names;
}

struct compose_input pipeline_input(const struct pipeline *pipeline, const struct checked *checked,
                                    const struct batch_index *index, struct check_view *check) {
    const struct findings *findings = checked->findings;
    *check = *(struct check_view *)record_new(checked->arena, &check_view_kind);
    check->heldOn = checked->batch->exportedOn;
    check->regulations = regulations_of(checked, schedule_day(checked->batch), pipeline->config);
    check->verdict = pipeline_verdict(findings);
    check->blocking = (int32_t)findings->by_severity[SEVERITY_BLOCKING];
    check->serious = (int32_t)findings->by_severity[SEVERITY_SERIOUS];
    check->general = (int32_t)findings->by_severity[SEVERITY_GENERAL];
    check->hints = (int32_t)findings->by_severity[SEVERITY_HINT];
    check->mending = 0;
    for (size_t i = 0; i < findings->count; i++) check->mending += findings->items[i].blocks;
    check->undecided = (int32_t)findings->undecided;
    check->questions = (int32_t)findings->questions;
    check->authority = (int32_t)findings->authority;
    return (struct compose_input){.batch = checked->batch,
                                  .index = index,
                                  .check = check,
                                  .findings = findings,
                                  .dossier = checked->dossier,
                                  .codes = &pipeline->codes,
                                  .created = moment_of(checked->batch->exportedOn, 0, 0, 0)};
}

bool pipeline_report(struct pipeline *pipeline, const struct checked *checked,
                     const struct batch_index *index, struct printed *printed,
                     struct diagnostics *diagnostics) {
    struct check_view check;
    struct compose_input input = pipeline_input(pipeline, checked, index, &check);
    return press_report(&pipeline->press, "completeness", &input, printed, diagnostics);
}
