// SPDX-License-Identifier: Apache-2.0
#include "batches/intake.h"

#include <string.h>

#include "archive/bans.h"
#include "base/language.h"
#include "base/platform.h"
#include "batches/probe.h"
#include "catalogue/past_batches.h"
#include "model/outcome.h"
#include "rules/checking.h"
#include "rules/refuse.h"
#include "volume/digest.h"
#include "volume/volume_limits.h"

static const struct xml_format batch_format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                               "schemas/assessment-batch.xsd"};
static const struct xml_format dossier_format = {DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind,
                                                 "schemas/institution.xsd"};

bool intake_open(struct intake *intake, struct archive *archive, struct rule_set *rules,
                 const struct intake_options *options, struct diagnostics *diagnostics) {
    *intake = (struct intake){
        .settings = archive->settings, .archive = archive, .rules = rules, .options = *options};
    lock_open(&intake->lock);
    rule_texts_open(&intake->texts, intake->settings->data_folder);
    intake->references = references_open(intake->settings, archive->folder, diagnostics);
    return intake->references != NULL;
}

void intake_close(struct intake *intake) {
    if (!intake->settings) return;
    rule_texts_close(&intake->texts);
    lock_close(&intake->lock);
    *intake = (struct intake){0};
}

// ---- one export -------------------------------------------------------------------------------

static void see(void *context, const void *bytes, size_t length) {
    digest_add(context, bytes, length);
}

// A file that only claims: what its values are is for the rules to say (rules/refuse.h).
static struct record *read_claims(struct intake *intake, const struct xml_format *format,
                                  const char *path, struct xml_tap tap, struct arena *arena,
                                  struct diagnostics *diagnostics) {
    struct xml_schema *schema = settings_schema(intake->settings, format->schema, diagnostics);
    return schema ? xml_read(format, schema, path, tap, arena, diagnostics) : NULL;
}

static bool read_export(struct intake *intake, const struct export_input *input,
                        struct checked *checked, struct diagnostics *diagnostics) {
    struct digest *digest = digest_new(DIGEST_SHA256);
    struct xml_tap tap = {see, digest};
    uint8_t *sha256 = arena_alloc(checked->arena, SHA256_SIZE);
    struct batch *batch = (struct batch *)read_claims(intake, &batch_format, input->path, tap,
                                                      checked->arena, diagnostics);
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
static const char *find_twin(struct intake *intake, const struct export_input *input) {
    for (size_t i = 0; i < input->twins->count; i++) {
        const char *path = input->twins->paths[i];
        if (strcmp(path, input->path) == 0) continue;
        struct arena *arena = arena_new();
        struct diagnostics silent = {.quiet = true};
        bool readable =
            read_claims(intake, &batch_format, path, (struct xml_tap){0}, arena, &silent) != NULL;
        arena_free(arena);
        if (readable) return path;
    }
    return NULL;
}

// Which institution file a batch is held against: the one of the command line, the one that the
// export names below its own folder, or the one that the configuration names for the institution.
static bool find_dossier(const struct intake *intake, const struct checked *checked,
                         const char **path, struct diagnostics *diagnostics) {
    const struct batch *batch = checked->batch;
    const struct config *config = intake->settings->config;
    *path = intake->options.institution;
    if (*path) return true;
    for (EACH(struct dossierFile, file, config->dossierFile)) {
        const char *code = batch_institution(batch)->code;
        if (file->institution && code && strcmp(file->institution, code) == 0)
            *path = config_path(config, file->file, checked->arena);
    }
    if (!batch->institutionFile) return true;
    int folder = platform_open_folder(batch->sourceFolder, diagnostics), file;
    if (folder < 0) return false;
    enum open_result found = platform_open_beneath(folder, batch->institutionFile, &file);
    platform_close(folder);
    platform_close(file);
    if (found == OPEN_UNREADABLE)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, batch->sourceFile, batch->record.line,
                        _("the institution's file \"%s\" cannot be opened: no permission, or a "
                          "read error"),
                        batch->institutionFile);
    if (found != OPEN_OK)
        return diagnose(diagnostics, STATUS_INPUT, batch->sourceFile, batch->record.line,
                        _("the institution's file \"%s\" cannot be read below the export's folder"),
                        batch->institutionFile);
    *path = arena_printf(checked->arena, "%s/%s", batch->sourceFolder, batch->institutionFile);
    return true;
}

static bool load_dossier(struct intake *intake, struct checked *checked,
                         struct diagnostics *diagnostics) {
    struct dossier *dossier = NULL;
    if (!find_dossier(intake, checked, &checked->dossier_file, diagnostics)) return false;
    if (checked->dossier_file) {
        dossier = (struct dossier *)read_claims(intake, &dossier_format, checked->dossier_file,
                                                (struct xml_tap){0}, checked->arena, diagnostics);
        if (!dossier) return false;
    }
    checked->dossier = dossier;
    checked->refusals = refuse(&intake->settings->codes, checked->batch, dossier, checked->arena);
    return true;
}

// NULL without an archive; false after a message.
static bool load_history(struct intake *intake, const struct checked *checked, date as_of,
                         struct history **history, struct diagnostics *diagnostics) {
    struct catalogue *catalogue = intake->archive->catalogue;
    *history = NULL;
    if (!catalogue) return true;
    lock_take(&intake->lock);
    *history = catalogue_history(catalogue, checked->arena, checked->batch, as_of);
    lock_give(&intake->lock);
    if (!*history && diagnostics->worst < STATUS_ENVIRONMENT)
        diagnostics->worst = STATUS_ENVIRONMENT;
    return *history != NULL;
}

bool intake_hold(struct intake *intake, struct checked *checked, struct diagnostics *diagnostics) {
    date as_of = intake->options.as_of;
    if (as_of == DATE_NONE) as_of = checked->batch->exportedOn;
    struct history *history;
    if (!load_history(intake, checked, as_of, &history, diagnostics)) return false;
    struct check_options options = {.as_of = as_of,
                                    .config = intake->settings->config,
                                    .refusals = checked->refusals,
                                    .dossier_file = checked->dossier_file};
    const struct references *references =
        bans_for_batch(intake->references, checked->batch, checked->arena);
    outcomes_settle(checked->batch, &intake->settings->codes);
    checked->findings = check_batch(checked->rulebook, checked->batch, checked->dossier, history,
                                    references, &options, checked->arena);
    return true;
}

bool intake_judge_whole(struct intake *intake, struct checked *checked,
                        struct diagnostics *diagnostics) {
    return probe_payload(checked->batch, true, checked->arena, diagnostics) &&
           intake_hold(intake, checked, diagnostics);
}

// In a volume a material is a file of its id.
static bool materials_can_be_files(const struct batch *batch, struct diagnostics *diagnostics) {
    bool ok = true;
    for (EACH(struct material, material, batch->material))
        if (material->id && !file_name_check(material->id, "material id", batch->sourceFile,
                                             (long)material->record.line, diagnostics))
            ok = false;
    return ok;
}

// What nothing can be said of, whatever the rules are. A day that no volume can be of is a finding:
// DF-day of schemas/regulations/data-format.xml.
static bool has_a_name(const struct batch *batch, struct diagnostics *diagnostics) {
    const struct institution *institution = batch_institution(batch);
    const char *file = batch->sourceFile;
    long line = (long)batch->record.line;
    if (!batch->institution.first)
        return diagnose(diagnostics, STATUS_INPUT, file, line,
                        _("the export names no <institution>: nobody's batch cannot be kept"));
    bool code = volume_name_check(institution->code, "institution code", file,
                                  (long)institution->record.line, diagnostics);
    bool number = volume_name_check(batch->number, "number", file, line, diagnostics);
    return materials_can_be_files(batch, diagnostics) && code && number;
}

bool intake_read(struct intake *intake, const struct export_input *input, bool digest,
                 struct checked *checked, struct diagnostics *diagnostics) {
    *checked = (struct checked){.arena = arena_new()};
    if (!read_export(intake, input, checked, diagnostics)) return false;
    const char *twin = find_twin(intake, input);
    if (twin)
        return diagnose(diagnostics, STATUS_INPUT, input->path, 0,
                        _("%s holds a batch with the same institution, year and number; neither is "
                          "used until one of them is removed or renumbered"),
                        twin);
    const struct batch *batch = checked->batch;
    if (!has_a_name(batch, diagnostics)) return false;
    checked->rulebook = rule_set_find(intake->rules, batch->jurisdiction, batch->sourceFile,
                                      batch->record.line, diagnostics);
    return checked->rulebook && load_dossier(intake, checked, diagnostics) &&
           probe_payload(checked->batch, digest, checked->arena, diagnostics);
}

bool intake_check(struct intake *intake, const struct export_input *input, bool digest,
                  struct checked *checked, struct diagnostics *diagnostics) {
    return intake_read(intake, input, digest, checked, diagnostics) &&
           intake_hold(intake, checked, diagnostics);
}

void checked_free(struct checked *checked) {
    if (checked->arena) arena_free(checked->arena);
    *checked = (struct checked){0};
}

enum status checked_status(const struct intake *intake, const struct checked *checked) {
    const struct findings *findings = checked->findings;
    for (int severity = 0; severity <= SEVERITY_GENERAL; severity++)
        if (findings->by_severity[severity]) return STATUS_FINDINGS;
    bool open = findings->by_severity[SEVERITY_HINT] || findings->undecided || findings->questions;
    return intake->options.strict && open ? STATUS_FINDINGS : STATUS_OK;
}
