// SPDX-License-Identifier: Apache-2.0
#include "desk/desk_volume.h"

#include <stdlib.h>
#include <string.h>

#include "archive/history_file.h"
#include "archive/own_volume.h"
#include "archive/stored_volume.h"
#include "archive/volume_row.h"
#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "catalogue/past_batches.h"
#include "model/retention_class.h"
#include "sanctions/case_history.h"
#include "sanctions/case_outcome.h"
#include "volume/digest.h"
#include "xml/writer.h"

enum { LARGEST_SOURCE = 64 << 20, LARGEST_EVIDENCE = 1 << 30 };

// One volume on its way into the archive.
struct sealing {
    struct office *office;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct own_volume volume;
    const char *kind, *number, *group, *class_name;
    const char *source_name; // in the volume: what tells whether anything has changed
    struct buffer source, history;
    int year;
    const char *relative; // path below the archive
};

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
    struct volume_filter filter = {.institution = sealing->volume.institution->code,
                                   .number = sealing->number,
                                   .kind = sealing->kind};
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
    struct own_volume *volume = &sealing->volume;
    volume->revision = before ? before->revision + 1 : 1;
    volume->supersedes = before ? before->id : NULL;
    volume->group = sealing->group;
    volume->id = arena_printf(sealing->arena, "%s-%s", sealing->group, sealing->class_name);
    if (before) volume->id = arena_printf(sealing->arena, "%s-r%d", volume->id, volume->revision);
    sealing->relative =
        archive_volume_path(sealing->arena, sealing->year, volume->institution->code, volume->id);
}

// ---- the archive --------------------------------------------------------------------------------

static bool put_row(struct sealing *sealing) {
    const struct own_volume *volume = &sealing->volume;
    const struct archive *archive = sealing->office->archive;
    struct catalogue_volume row = {
        .id = volume->id,
        .kind = sealing->kind,
        .institution = volume->institution->code,
        .institution_name = volume->institution->name,
        .year = sealing->year,
        .number = sealing->number,
        .title = volume->title,
        .class_name = sealing->class_name,
        .class_label =
            codes_label(&sealing->office->settings->codes, "retention", volume->retention),
        .revision = volume->revision,
        .supersedes = volume->supersedes,
        .path = sealing->relative,
        .period_start = volume->period_from,
        .period_end = volume->period_until,
        .due = volume->due,
        .sealed_at = platform_now(),
    };
    for (size_t i = 0; i < volume->count; i++) row.items += volume->files[i].title != NULL;
    struct catalogue_files files;
    struct stored_volume stored;
    const char *path = archive_path(archive, sealing->arena, row.path);
    if (!stored_volume_open(&stored, path, sealing->diagnostics)) return false;
    bool ok = volume_row_read(&stored, path, &row, &files, sealing->arena, sealing->diagnostics);
    stored_volume_close(&stored);
    if (!ok) return false;
    struct catalogue_event event = {.at = row.sealed_at,
                                    .kind = "sealed",
                                    .subject = row.id,
                                    .agent = "juance " JUANCE_VERSION,
                                    .outcome = "success",
                                    .detail = arena_printf(sealing->arena, "%s %s",
                                                           row.tag_manifest_sha256,
                                                           row.is_signed ? "signed" : "unsigned")};
    return catalogue_put_volume(archive->catalogue, &row, files.items, files.count) &&
           catalogue_add_event(archive->catalogue, &event);
}

// What a lost catalogue needs to know of this volume, and what it puts into the history.
static void describe(struct sealing *sealing, struct closedCase *closed, struct pastRating *rated) {
    struct own_volume *volume = &sealing->volume;
    struct sealedHistory *history = record_new(sealing->arena, &sealedHistory_kind);
    struct sealedVolume *row = record_new(sealing->arena, &sealedVolume_kind);
    history->version = SEALED_HISTORY_VERSION;
    history->sealedVolume = (struct list){&row->record, 1};
    if (closed) history->closedCase = (struct list){&closed->record, 1};
    if (rated) history->pastRating = (struct list){&rated->record, 1};
    row->id = volume->id;
    row->kind = sealing->kind;
    row->institution = volume->institution->code;
    row->institutionName = volume->institution->name;
    row->year = sealing->year;
    row->number = sealing->number;
    row->title = volume->title;
    row->class = sealing->class_name;
    row->retention = volume->retention;
    row->revision = volume->revision;
    row->supersedes = volume->supersedes;
    row->periodFrom = volume->period_from;
    row->periodUntil = volume->period_until;
    row->dueOn = volume->due;
    row->items = 0;
    for (size_t i = 0; i < volume->count; i++) row->items += volume->files[i].title != NULL;
    history_meta_write(history, &sealing->history);
    own_volume_add_bytes(volume, HISTORY_META, NULL, &sealing->history);
}

// Writes the volume and records it; `closed` or `rated` enters the history with it.
static bool seal(struct sealing *sealing, struct closedCase *closed, struct pastRating *rated,
                 struct desk_sealed *sealed) {
    const struct archive *archive = sealing->office->archive;
    const struct catalogue_volume *before = newest(sealing);
    if (sealing->diagnostics->worst == STATUS_ENVIRONMENT) return false;
    if (before && is_same_source(sealing, before)) {
        *sealed = (struct desk_sealed){archive_path(archive, sealing->arena, before->path), true};
        return true;
    }
    name_volume(sealing, before);
    describe(sealing, closed, rated);
    sealed->volume = archive_path(archive, sealing->arena, sealing->relative);
    sealed->unchanged = false;
    const char *announced[] = {sealing->relative, NULL};
    struct volume_written written;
    if (!archive_announce(archive, announced, sealing->diagnostics)) return false;
    bool ok = own_volume_write(sealing->office->archive, sealing->office->press, &sealing->volume,
                               sealed->volume, sealing->arena, &written, sealing->diagnostics);
    if (!ok) {
        archive_settled(archive, sealing->diagnostics);
        return false;
    }
    if (!catalogue_begin(archive->catalogue)) return false;
    if (!put_row(sealing) || (closed && !catalogue_put_case(archive->catalogue, closed)) ||
        (rated && !catalogue_put_rating(archive->catalogue, rated))) {
        catalogue_rollback(archive->catalogue);
        return false;
    }
    return catalogue_commit(archive->catalogue) && archive_settled(archive, sealing->diagnostics);
}

static bool start(struct sealing *sealing, const char *source_file, const char *institution,
                  const char *name, const char *retention) {
    struct institution *keeper = record_new(sealing->arena, &institution_kind);
    keeper->code = institution;
    keeper->name = name;
    sealing->volume = (struct own_volume){
        .institution = keeper, .retention = retention, .period_until = DATE_NONE, .due = DATE_NONE};
    sealing->class_name = retention;
    sealing->source = sealing->history = (struct buffer)BUFFER_EMPTY;
    return platform_read(source_file, LARGEST_SOURCE, &sealing->source, sealing->diagnostics);
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
    bool exists = platform_path_kind(path) == PATH_FILE;
    if (!bans.count && !exists) return true;
    struct references *references =
        exists ? (struct references *)xml_read_once(&format, office->settings->data_folder, path,
                                                    opened->arena, diagnostics)
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

static bool may_be_sealed(const struct opened_case *opened, struct diagnostics *diagnostics) {
    for (EACH(struct permit, permit, opened->judgement->permit))
        if (starts_with(permit->document, "caseVolume") && strcmp(permit->state, "allowed") == 0)
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
                _("the evidence \"%s\" cannot be read below the case's folder"), evidence->file);
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
        own_volume_add_bytes(&sealing->volume,
                             register_name(name, dot && !strchr(dot, '/') ? dot + 1 : "bin",
                                           &sealing->office->settings->codes, sealing->arena),
                             evidence->title ? evidence->title : evidence->id, content);
    }
    return true;
}

bool desk_seal_case(struct office *office, const struct opened_case *opened,
                    const struct case_papers *papers, struct desk_sealed *sealed,
                    struct diagnostics *diagnostics) {
    const struct caseFile *file = opened->file;
    const struct documentSettings *settings = config_document_settings(office->settings->config);
    if (!may_be_sealed(opened, diagnostics)) return false;
    if (2 * papers->count + file->evidence.count + 2 > OWN_FILES)
        return diagnose(diagnostics, STATUS_INPUT, file->sourceFile, 0,
                        _("has more papers than one volume holds (%d)"), OWN_FILES / 2);
    struct sealing sealing = {.office = office,
                              .arena = opened->arena,
                              .diagnostics = diagnostics,
                              .kind = "case",
                              .number = file->number,
                              .year = file->year};
    const char *retention = settings->caseRetention ? settings->caseRetention : "Y";
    if (!start(&sealing, file->sourceFile, file->authorityCode, file->authority, retention)) {
        buffer_free(&sealing.source);
        return false;
    }
    sealing.group =
        arena_printf(opened->arena, "%s-%d-case%s", file->authorityCode, file->year, file->number);
    struct own_volume *volume = &sealing.volume;
    volume->title = file->title;
    volume->basis = settings->caseRetentionBasis;
    volume->period_from = file->closedOn;
    enum retention_class class;
    if (retention_parse(retention, &class) && retention_years(class) > 0) {
        struct retention_period period =
            retention_period(class, file->closedOn, office->settings->config);
        volume->period_from = period.start;
        volume->period_until = period.end;
        volume->due = period.due;
    }
    volume->day = file->closedOn;
    for (size_t i = 0; i < papers->count; i++)
        own_volume_add(volume, &office->settings->codes, &papers->items[i].printed, opened->arena);
    sealing.source_name = register_name("case", "xml", &office->settings->codes, opened->arena);
    own_volume_add_bytes(volume, sealing.source_name, file->title, &sealing.source);
    struct buffer *contents = memory_zeroed((file->evidence.count + 1) * sizeof *contents);
    bool ok = add_evidence(&sealing, file, contents) &&
              seal(&sealing, case_history(opened->book, file, opened->judgement, opened->arena),
                   NULL, sealed) &&
              register_bans(office, opened, diagnostics);
    for (size_t i = 0; i < file->evidence.count; i++) buffer_free(&contents[i]);
    free(contents);
    buffer_free(&sealing.source);
    buffer_free(&sealing.history);
    return ok;
}

bool desk_seal_rating(struct office *office, const struct opened_rating *opened,
                      const struct printed *report, struct desk_sealed *sealed,
                      struct diagnostics *diagnostics) {
    const struct rating *rating = opened->rating;
    const struct ratingResult *result = opened->result;
    if (rating->finished != 1 || rating->ratedOn == DATE_NONE || result->open == 1)
        return diagnose(diagnostics, STATUS_FINDINGS, rating->sourceFile, 0,
                        _("is not sealed: the rating is not finished, or indicators are open"));
    struct sealing sealing = {.office = office,
                              .arena = opened->arena,
                              .diagnostics = diagnostics,
                              .kind = "rating",
                              .number = rating->cycle,
                              .year = date_civil(rating->ratedOn).year};
    if (!start(&sealing, rating->sourceFile, rating->institution, rating->name, "Y")) {
        buffer_free(&sealing.source);
        return false;
    }
    sealing.group = arena_printf(opened->arena, "%s-%s-rating", rating->institution, rating->cycle);
    struct own_volume *volume = &sealing.volume;
    volume->title = arena_printf(opened->arena, "%s %s", report->title, rating->cycle);
    volume->period_from = volume->day = rating->ratedOn;
    own_volume_add(volume, &office->settings->codes, report, opened->arena);
    sealing.source_name = register_name("rating", "xml", &office->settings->codes, opened->arena);
    own_volume_add_bytes(volume, sealing.source_name, volume->title, &sealing.source);
    struct pastRating *past = record_new(opened->arena, &pastRating_kind);
    past->institution = rating->institution;
    past->cycle = rating->cycle;
    past->name = rating->name;
    past->region = rating->region;
    past->stars = result->stars;
    past->grade = result->grade;
    past->total = result->total;
    past->ratedOn = rating->ratedOn;
    past->nextOn = result->nextOn;
    bool ok = seal(&sealing, NULL, past, sealed);
    buffer_free(&sealing.source);
    buffer_free(&sealing.history);
    return ok;
}
