// SPDX-License-Identifier: Apache-2.0
#include "desk/desk_volume.h"

#include <stdlib.h>
#include <string.h>

#include "archive/history_file.h"
#include "archive/journal.h"
#include "archive/volume_index.h"
#include "archive/volume_maker.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "model/retention_class.h"
#include "sanctions/case_history.h"
#include "sanctions/case_outcome.h"
#include "volume/digest.h"
#include "volume/volume_limits.h"
#include "xml/read_once.h"
#include "xml/writer.h"

enum { LARGEST_SOURCE = 64 << 20, LARGEST_EVIDENCE = 1 << 30 };

// One volume on its way into the archive.
struct sealing {
    struct office *office;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct volumeRecord *record;
    struct volume_maker maker;
    const char *source_name; // in the volume: what tells whether anything has changed
    struct buffer source, history;
    const char *relative; // path below the archive
};

static const struct institution *keeper_of(const struct sealing *sealing) {
    return (const struct institution *)sealing->record->institution.first;
}

// ---- revisions ----------------------------------------------------------------------------------

static bool is_same_source(struct sealing *sealing, const struct catalogue_volume *volume) {
    unsigned char digest[SHA256_SIZE];
    char hex[SHA256_HEX];
    sha256_of(sealing->source.bytes, sealing->source.length, digest);
    hex_write(digest, SHA256_SIZE, hex);
    struct catalogue_files files;
    if (!catalogue_list_files(sealing->office->archive->catalogue, sealing->arena, volume->id,
                              &files))
        return false;
    for (size_t i = 0; i < files.count; i++)
        if (strcmp(files.items[i].name, sealing->source_name) == 0)
            return strcmp(files.items[i].sha256, hex) == 0;
    return false;
}

// The newest volume of the same case or rating; NULL: there is none yet.
static const struct catalogue_volume *newest(struct sealing *sealing) {
    struct volume_filter filter = {.institution = keeper_of(sealing)->code,
                                   .number = sealing->record->number,
                                   .kind = sealing->record->kind};
    struct catalogue_volumes volumes;
    const struct catalogue_volume *last = NULL;
    if (!catalogue_list_volumes(sealing->office->archive->catalogue, sealing->arena, &filter,
                                &volumes))
        return NULL;
    for (size_t i = 0; i < volumes.count; i++)
        if (!last || volumes.items[i].revision > last->revision) last = &volumes.items[i];
    return last;
}

static void name_volume(struct sealing *sealing, const struct catalogue_volume *before) {
    struct volumeRecord *record = sealing->record;
    record->supersedes = before ? before->id : NULL;
    record->volume = arena_printf(sealing->arena, "%s-%s", record->group, record->class);
    if (before)
        record->volume =
            arena_printf(sealing->arena, "%s-r%d", record->volume, before->revision + 1);
    sealing->relative =
        archive_volume_path(sealing->arena, record->year, keeper_of(sealing)->code, record->volume);
}

// ---- the archive --------------------------------------------------------------------------------

// What the volume puts into the history.
static void add_history(struct sealing *sealing, struct closedCase *closed,
                        struct pastRating *rated) {
    struct sealedHistory *history = record_new(sealing->arena, &sealedHistory_kind);
    history->version = SEALED_HISTORY_VERSION;
    if (closed) history->closedCase = (struct list){&closed->record, 1};
    if (rated) history->pastRating = (struct list){&rated->record, 1};
    history_meta_write(history, &sealing->history);
    maker_add(&sealing->maker, HISTORY_META, &sealing->history);
}

static bool put(struct sealing *sealing, struct indexed *volume) {
    struct catalogue *catalogue = sealing->office->archive->catalogue;
    struct index_told told = {.sealed_at = platform_now(), .event = "sealed"};
    if (!catalogue_begin(catalogue)) return false;
    if (index_put(catalogue, volume, &told, sealing->arena)) return catalogue_commit(catalogue);
    catalogue_rollback(catalogue);
    return false;
}

// Writes the volume and records it; `closed` or `rated` enters the history with it.
static bool seal(struct sealing *sealing, struct closedCase *closed, struct pastRating *rated,
                 struct desk_sealed *sealed) {
    const struct archive *archive = sealing->office->archive;
    struct diagnostics *diagnostics = sealing->diagnostics;
    const struct catalogue_volume *before = newest(sealing);
    if (diagnostics->worst == STATUS_ENVIRONMENT) return false;
    if (before && is_same_source(sealing, before)) {
        *sealed = (struct desk_sealed){archive_path(archive, sealing->arena, before->path), true};
        return true;
    }
    name_volume(sealing, before);
    add_history(sealing, closed, rated);
    sealed->volume = archive_path(archive, sealing->arena, sealing->relative);
    sealed->unchanged = false;
    const char *announced[] = {sealing->relative, NULL};
    struct volume_written written;
    struct indexed volume = {0};
    if (!journal_announce(archive->folder, announced, diagnostics)) return false;
    if (!maker_finish(&sealing->maker, archive, sealed->volume, &written, diagnostics)) {
        journal_settle(archive->folder, diagnostics);
        return false;
    }
    return index_read(archive->folder, sealing->relative, &written, sealing->arena, &volume,
                      diagnostics) &&
           put(sealing, &volume) && journal_settle(archive->folder, diagnostics);
}

static bool start(struct sealing *sealing, const char *source_file, const char *institution,
                  const char *name, date day) {
    bool fits =
        volume_name_check(sealing->record->group, "volume", source_file, 0, sealing->diagnostics) &&
        volume_day_check(day, "day of sealing", source_file, 0, sealing->diagnostics);
    struct institution *keeper = record_new(sealing->arena, &institution_kind);
    keeper->code = institution;
    keeper->name = name;
    sealing->record->institution = (struct list){&keeper->record, 1};
    sealing->maker =
        volume_maker_start(sealing->office->press, sealing->record, day, sealing->arena);
    return fits &&
           platform_read(source_file, LARGEST_SOURCE, &sealing->source, sealing->diagnostics);
}

static void finish(struct sealing *sealing) {
    volume_maker_free(&sealing->maker);
    buffer_free(&sealing->source);
    buffer_free(&sealing->history);
}

// ---- what a case leaves behind ------------------------------------------------------------------

// Case numbers are each authority's own. A register that names none says of its own cases.
static bool is_ban_of(const struct ban *ban, const struct caseFile *file) {
    if (!ban->id || strcmp(ban->id, file->number) != 0) return false;
    for (EACH(struct decision, decision, file->decision))
        if (decision->authority && ban->authority &&
            strcmp(ban->authority, decision->authority) == 0)
            return true;
    return !ban->authority || strcmp(ban->authority, file->authority) == 0;
}

// The register with this case's bans in place of those it had from the case before.
static bool register_bans(struct office *office, const struct opened_case *opened,
                          struct diagnostics *diagnostics) {
    static const struct xml_format format = {REFERENCES_NAMESPACE, REFERENCES_VERSION,
                                             &references_kind, "schemas/references.xsd"};
    struct list bans = {0};
    case_bans(opened->file, opened->judgement, &bans, opened->arena);
    const char *path = archive_path(office->archive, opened->arena, BAN_REGISTER);
    bool exists = platform_path_kind(path) != PATH_MISSING;
    if (!bans.count && !exists) return true;
    struct references *references =
        exists ? (struct references *)xml_read_once(&format, office->settings->data_folder,
                                                    &office->settings->codes, path, opened->arena,
                                                    diagnostics)
               : record_new(opened->arena, &references_kind);
    if (!references) return false;
    struct record **link = &references->ban.first;
    while (*link) {
        const struct ban *ban = (const struct ban *)*link;
        if (is_ban_of(ban, opened->file))
            *link = (*link)->next;
        else
            link = &(*link)->next;
    }
    *link = bans.first;
    references->version = REFERENCES_VERSION;
    references->holds = "ban";
    references->title = codes_label(&office->settings->codes, "phrase", "banRegister");
    references->source = codes_label(&office->settings->codes, "phrase", "banRegisterSource");
    struct buffer text = BUFFER_EMPTY;
    struct xml_writer writer = xml_writer_start(&text);
    xml_record(&writer, &references_kind, &references->record, REFERENCES_NAMESPACE, false,
               opened->arena);
    bool ok = platform_write(path, text.bytes, text.length, diagnostics);
    buffer_free(&text);
    return ok;
}

static bool may_be_sealed(const struct press *press, const struct opened_case *opened,
                          struct diagnostics *diagnostics) {
    for (EACH(struct permit, permit, opened->judgement->permit))
        if (strcmp(permit->state, "allowed") == 0 && case_document_lists(press, permit->document))
            return true;
    return diagnose(diagnostics, STATUS_FINDINGS, opened->file->sourceFile, 0,
                    _("is not sealed: the case is not closed, or a step of the procedure is "
                      "missing; see what its case volume is refused for"));
}

// Reads the files that the evidence names, beside the case file; each must be what the case says it
// is.
static bool add_evidence(struct sealing *sealing, const struct caseFile *file,
                         struct buffer *contents) {
    size_t count = 0;
    for (EACH(struct evidence, evidence, file->evidence)) {
        if (!evidence->file) continue;
        int folder = platform_open_folder(file->sourceFolder, sealing->diagnostics), opened = -1;
        if (folder < 0) return false;
        enum open_result found = platform_open_beneath(folder, evidence->file, &opened);
        platform_close(folder);
        platform_close(opened);
        if (found != OPEN_OK)
            return diagnose(
                sealing->diagnostics, STATUS_INPUT, file->sourceFile, (long)evidence->record.line,
                platform_name_possible(evidence->file)
                    ? _("the evidence \"%s\" cannot be read below the case's folder")
                    : _("the evidence \"%s\" cannot be there: no file's name can be as long as "
                        "that"),
                evidence->file);
        const char *path =
            arena_printf(sealing->arena, "%s/%s", file->sourceFolder, evidence->file);
        struct buffer *content = &contents[count++];
        if (!platform_read(path, LARGEST_EVIDENCE, content, sealing->diagnostics)) return false;
        unsigned char digest[SHA256_SIZE];
        sha256_of(content->bytes, content->length, digest);
        if (evidence->sha256 && memcmp(digest, evidence->sha256, SHA256_SIZE) != 0)
            return diagnose(sealing->diagnostics, STATUS_FINDINGS, path, 0,
                            _("is not the evidence that the case names: its SHA-256 differs"));
        const char *dot = strrchr(evidence->file, '.');
        const char *name = arena_printf(sealing->arena, "evidence-%s", evidence->id);
        maker_list(&sealing->maker,
                   register_name(name, dot && !strchr(dot, '/') ? dot + 1 : "bin",
                                 &sealing->office->settings->codes, sealing->arena),
                   evidence->title ? evidence->title : evidence->id, content, false);
    }
    return true;
}

static void set_period(struct volumeRecord *record, const struct caseFile *file,
                       const struct config *config) {
    enum retention_class class;
    record->periodBasis = config_document_settings(config)->caseRetentionBasis;
    record->periodFrom = file->closedOn;
    if (!retention_parse(record->class, &class) || retention_years(class) <= 0) return;
    struct retention_period period = retention_period(class, file->closedOn, config);
    record->periodFrom = period.start;
    record->periodUntil = period.end;
    record->dueOn = period.due;
}

static struct volumeRecord *record_of_case(const struct caseFile *file, const struct config *config,
                                           struct arena *arena) {
    const char *retention = config_document_settings(config)->caseRetention;
    struct volumeRecord *record = record_new(arena, &volumeRecord_kind);
    record->kind = "case";
    record->class = retention ? retention : "Y";
    record->number = file->number;
    record->year = file->year;
    record->title = file->title;
    record->group =
        arena_printf(arena, "%s-%d-case%s", file->authorityCode, file->year, file->number);
    set_period(record, file, config);
    return record;
}

bool desk_seal_case(struct office *office, const struct opened_case *opened,
                    const struct case_papers *papers, struct desk_sealed *sealed,
                    struct diagnostics *diagnostics) {
    const struct caseFile *file = opened->file;
    struct arena *arena = opened->arena;
    if (!may_be_sealed(office->press, opened, diagnostics)) return false;
    struct sealing sealing = {.office = office,
                              .arena = arena,
                              .diagnostics = diagnostics,
                              .record = record_of_case(file, office->settings->config, arena)};
    struct buffer *contents = memory_zeroed((file->evidence.count + 1) * sizeof *contents);
    bool ok =
        start(&sealing, file->sourceFile, file->authorityCode, file->authority, file->closedOn);
    for (size_t i = 0; ok && i < papers->count; i++)
        maker_list_printed(&sealing.maker, &papers->items[i].printed);
    sealing.source_name = register_name("case", "xml", &office->settings->codes, arena);
    if (ok) maker_list(&sealing.maker, sealing.source_name, file->title, &sealing.source, false);
    ok = ok && add_evidence(&sealing, file, contents) &&
         seal(&sealing, case_history(opened->book, file, opened->judgement, arena), NULL, sealed) &&
         register_bans(office, opened, diagnostics);
    for (size_t i = 0; i < file->evidence.count; i++) buffer_free(&contents[i]);
    free(contents);
    finish(&sealing);
    return ok;
}

// ---- ratings ------------------------------------------------------------------------------------

static struct volumeRecord *record_of_rating(const struct rating *rating, const char *title,
                                             struct arena *arena) {
    struct volumeRecord *record = record_new(arena, &volumeRecord_kind);
    record->kind = "rating";
    record->class = "Y";
    record->number = rating->cycle;
    record->year = date_civil(rating->ratedOn).year;
    record->title = arena_printf(arena, "%s %s", title, rating->cycle);
    record->group = arena_printf(arena, "%s-%s-rating", rating->institution, rating->cycle);
    record->periodFrom = rating->ratedOn;
    return record;
}

static struct pastRating *history_of(const struct rating *rating, const struct ratingResult *result,
                                     struct arena *arena) {
    struct pastRating *past = record_new(arena, &pastRating_kind);
    past->institution = rating->institution;
    past->cycle = rating->cycle;
    past->name = rating->name;
    past->region = rating->region;
    past->stars = result->stars;
    past->grade = result->grade;
    past->total = result->total;
    past->ratedOn = rating->ratedOn;
    past->nextOn = result->nextOn;
    return past;
}

bool desk_seal_rating(struct office *office, const struct opened_rating *opened,
                      const struct printed *report, struct desk_sealed *sealed,
                      struct diagnostics *diagnostics) {
    const struct rating *rating = opened->rating;
    struct arena *arena = opened->arena;
    if (rating->finished != 1 || rating->ratedOn == DATE_NONE || opened->result->open == 1)
        return diagnose(diagnostics, STATUS_FINDINGS, rating->sourceFile, 0,
                        _("is not sealed: the rating is not finished, or indicators are open"));
    struct sealing sealing = {.office = office,
                              .arena = arena,
                              .diagnostics = diagnostics,
                              .record = record_of_rating(rating, report->title, arena)};
    bool ok =
        start(&sealing, rating->sourceFile, rating->institution, rating->name, rating->ratedOn);
    sealing.source_name = register_name("rating", "xml", &office->settings->codes, arena);
    if (ok) {
        maker_list_printed(&sealing.maker, report);
        maker_list(&sealing.maker, sealing.source_name, sealing.record->title, &sealing.source,
                   false);
        ok = seal(&sealing, NULL, history_of(rating, opened->result, arena), sealed);
    }
    finish(&sealing);
    return ok;
}
