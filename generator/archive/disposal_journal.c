// SPDX-License-Identifier: Apache-2.0
#include "archive/disposal_journal.h"

#include <string.h>

#include "archive/volume_row.h"
#include "base/language.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "catalogue/holds.h"

#define JOURNAL   ".disposing"
#define FIRST     "juance-disposal\t1\n"
#define LAST_LINE "end\n"
enum { LARGEST_JOURNAL = 1 << 28 };

// ---- the text -----------------------------------------------------------------------------------

static void write_value(struct buffer *into, const char *text) {
    for (; *text; text++) buffer_add_char(into, (unsigned char)*text < ' ' ? ' ' : *text);
}

static void write_record(const struct record_kind *kind, const struct record *record,
                         struct buffer *into, struct arena *scratch) {
    buffer_add_text(into, kind->name);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == FIELD_list) continue;
        const char *value = record_value(scratch, record, field);
        if (!value) continue;
        buffer_printf(into, "\t%s=", field->name);
        write_value(into, value);
    }
    buffer_add_char(into, '\n');
}

void disposal_log_write(const struct keeping *keeping, struct buffer *into, struct arena *scratch) {
    buffer_add_text(into, FIRST);
    write_record(&keeping_kind, &keeping->record, into, scratch);
    for (EACH(struct keptVolume, volume, keeping->keptVolume))
        write_record(&keptVolume_kind, &volume->record, into, scratch);
    for (EACH(struct shelfItem, item, keeping->shelfItem))
        write_record(&shelfItem_kind, &item->record, into, scratch);
    buffer_add_text(into, LAST_LINE);
}

static bool read_fields(char *rest, const struct record_kind *kind, struct record *record,
                        struct arena *arena) {
    for (char *value; rest && (value = strtok_r(rest, "\t", &rest));) {
        char *equals = strchr(value, '=');
        if (!equals) return false;
        *equals = '\0';
        const struct field *field = record_field(kind, value);
        if (!field || field->type == FIELD_list ||
            !record_set(arena, record, field, arena_copy(arena, equals + 1)))
            return false;
    }
    return true;
}

static void append(struct list *list, struct record *record) {
    struct record **link = &list->first;
    while (*link) link = &(*link)->next;
    *link = record;
    record->ordinal = ++list->count;
}

struct keeping *disposal_log_read(const char *text, size_t length, struct arena *arena) {
    size_t first = strlen(FIRST), last = strlen(LAST_LINE);
    if (length < first + last || strncmp(text, FIRST, first) != 0 ||
        strcmp(text + length - last, LAST_LINE) != 0)
        return NULL;
    struct keeping *keeping = NULL;
    char *rest = arena_copy_bytes(arena, text + first, length - first - last);
    for (char *line; rest && (line = strtok_r(rest, "\n", &rest));) {
        char *fields = strchr(line, '\t');
        if (fields) *fields++ = '\0';
        const struct record_kind *kind = strcmp(line, keeping_kind.name) == 0 ? &keeping_kind
                                         : strcmp(line, keptVolume_kind.name) == 0
                                             ? &keptVolume_kind
                                         : strcmp(line, shelfItem_kind.name) == 0 ? &shelfItem_kind
                                                                                  : NULL;
        if (!kind || (kind == &keeping_kind) != !keeping) return NULL;
        struct record *record = record_new(arena, kind);
        if (!read_fields(fields, kind, record, arena)) return NULL;
        if (kind == &keeping_kind)
            keeping = (struct keeping *)record;
        else
            append(kind == &keptVolume_kind ? &keeping->keptVolume : &keeping->shelfItem, record);
    }
    return keeping;
}

// ---- removing -----------------------------------------------------------------------------------

static bool is_destroyed(const struct keptVolume *volume) {
    return volume->outcome && strcmp(volume->outcome, "destroy") == 0;
}

static bool remove_volumes(const struct archive *archive, const struct keeping *keeping,
                           struct arena *arena, struct diagnostics *diagnostics) {
    for (EACH(struct keptVolume, kept, keeping->keptVolume)) {
        if (!is_destroyed(kept)) continue;
        const struct catalogue_volume *volume =
            catalogue_find_volume(archive->catalogue, arena, kept->archivalCode);
        if (!volume)
            return diagnose(diagnostics, STATUS_ENVIRONMENT, kept->archivalCode, 0,
                            _("is to be destroyed, but the catalogue does not know it; put back "
                              "the catalogue of the day of the decision"));
        const char *path = archive_path(archive, arena, volume->path);
        char *folder = arena_copy(arena, path);
        *strrchr(folder, '/') = '\0';
        if (!platform_remove(path, diagnostics)) return false;
        if (platform_path_kind(folder) == PATH_FOLDER && !platform_sync_folder(folder, diagnostics))
            return false;
        // Working copies speak of the same people, and cannot be made again as they were.
        const char *reports =
            archive_report_folder(arena, volume->year, volume->institution, volume->number);
        if (strcmp(volume->kind, "batch") == 0 &&
            !archive_remove_below(archive_path(archive, arena, reports), arena, diagnostics))
            return false;
    }
    return true;
}

// ---- recording ----------------------------------------------------------------------------------

// Whether anything of the batch but its permanent volume is still there.
static bool batch_is_closed(struct catalogue *catalogue, const struct catalogue_volume *volume,
                            struct arena *arena, bool *closed) {
    struct volume_filter filter = {.institution = volume->institution,
                                   .year = volume->year,
                                   .number = volume->number,
                                   .kind = "batch",
                                   .any_state = true};
    struct catalogue_volumes volumes;
    if (!catalogue_list_volumes(catalogue, arena, &filter, &volumes)) return false;
    *closed = true;
    for (size_t i = 0; i < volumes.count; i++)
        if (strcmp(volumes.items[i].class_name, "Y") != 0 &&
            volumes.items[i].state != VOLUME_DESTROYED)
            *closed = false;
    return true;
}

static bool record_destroyed(struct catalogue *catalogue, const struct catalogue_volume *volume,
                             date on, struct arena *arena) {
    bool closed;
    if (!catalogue_set_volume_state(catalogue, volume->id, VOLUME_DESTROYED, on) ||
        !catalogue_forget_files(catalogue, volume->id))
        return false;
    if (strcmp(volume->kind, "batch") != 0) return true;
    return batch_is_closed(catalogue, volume, arena, &closed) &&
           (!closed ||
            catalogue_forget_people(catalogue, volume->institution, volume->year, volume->number));
}

// A catalogue made anew has the event already when a seal list holds its section of the history.
static bool add_event(struct catalogue *catalogue, const struct catalogue_event *event,
                      struct arena *arena) {
    return catalogue_find_event(catalogue, arena, event->kind, event->subject, event->detail) ||
           catalogue_add_event(catalogue, event);
}

static bool record_decision(struct catalogue *catalogue, const struct keeping *keeping,
                            const struct keptVolume *kept, struct arena *arena) {
    struct catalogue_decision decision = {.volume = kept->archivalCode,
                                          .decision = keeping->documentNumber,
                                          .disposal = keeping->identifier,
                                          .outcome = kept->outcome,
                                          .decided_on = kept->decidedOn,
                                          .until = kept->until,
                                          .reason = kept->reason,
                                          .carried_out_on = keeping->day};
    struct catalogue_event event = {.at = platform_now(),
                                    .kind = is_destroyed(kept) ? "destroyed" : "reappraised",
                                    .subject = kept->archivalCode,
                                    .agent = keeping->approver,
                                    .outcome = "success",
                                    .detail = arena_printf(arena, "%s: %s: %s", kept->outcome,
                                                           keeping->documentNumber, kept->reason)};
    const struct catalogue_volume *volume =
        catalogue_find_volume(catalogue, arena, kept->archivalCode);
    return catalogue_put_decision(catalogue, &decision) &&
           (!is_destroyed(kept) || !volume || volume->state == VOLUME_DESTROYED ||
            record_destroyed(catalogue, volume, keeping->day, arena)) &&
           add_event(catalogue, &event, arena);
}

static bool record_volume(struct archive *archive, const struct keeping *keeping, moment sealed_at,
                          struct arena *arena, struct diagnostics *diagnostics) {
    struct stored_volume stored;
    struct catalogue_volume row = {
        .id = keeping->identifier,
        .kind = "disposal",
        .institution = keeping->institutionCode,
        .institution_name = keeping->institution,
        .year = keeping->year,
        .number = keeping->sequence,
        .class_name = "Y",
        .class_label = keeping->retention,
        .revision = keeping->revision,
        .supersedes = keeping->supersedes,
        .path = archive_volume_path(arena, keeping->year, keeping->institutionCode,
                                    keeping->identifier),
        .items = 1,
        .period_start = keeping->day,
        .period_end = DATE_NONE,
        .due = DATE_NONE,
        .sealed_at = sealed_at,
    };
    struct catalogue_files files;
    const char *path = archive_path(archive, arena, row.path);
    if (!stored_volume_open(&stored, path, diagnostics)) return false;
    bool ok = volume_row_read(&stored, path, &row, &files, arena, diagnostics);
    stored_volume_close(&stored);
    if (!ok) return false;
    struct catalogue_event event = {.at = platform_now(),
                                    .kind = "sealed",
                                    .subject = row.id,
                                    .agent = "juance " JUANCE_VERSION,
                                    .outcome = "success",
                                    .detail = arena_printf(arena, "%s %s", row.tag_manifest_sha256,
                                                           row.is_signed ? "signed" : "unsigned")};
    struct catalogue_disposal disposal = {.volume = row.id,
                                          .decision = keeping->documentNumber,
                                          .institution = row.institution,
                                          .carried_out_on = keeping->day,
                                          .paper = keeping->paper};
    return catalogue_put_volume(archive->catalogue, &row, files.items, files.count) &&
           catalogue_put_disposal(archive->catalogue, &disposal) &&
           add_event(archive->catalogue, &event, arena);
}

static bool record_paper(struct archive *archive, const struct keeping *keeping,
                         struct arena *arena) {
    char day[DATE_TEXT];
    struct catalogue_event event = {
        .at = platform_now(),
        .kind = "paper-destroyed",
        .subject = keeping->identifier,
        .agent = keeping->supervisors,
        .outcome = "success",
        .detail = arena_printf(arena, "%s: %s, %s", date_format(keeping->paperDestroyedOn, day),
                               keeping->paperPlace, keeping->paperMethod)};
    return add_event(archive->catalogue, &event, arena);
}

bool disposal_record(struct archive *archive, const struct keeping *keeping, moment sealed_at,
                     struct arena *arena, struct diagnostics *diagnostics) {
    if (!record_volume(archive, keeping, sealed_at, arena, diagnostics)) return false;
    // A supplement (the paper was destroyed) decides nothing anew.
    if (!keeping->supersedes)
        for (EACH(struct keptVolume, kept, keeping->keptVolume))
            if (!record_decision(archive->catalogue, keeping, kept, arena)) return false;
    return strcmp(keeping->paper, "destroyed") != 0 || record_paper(archive, keeping, arena);
}

// ---- from the journal on ------------------------------------------------------------------------

static bool finish(struct archive *archive, const struct keeping *keeping, struct arena *arena,
                   struct diagnostics *diagnostics) {
    if (catalogue_find_volume(archive->catalogue, arena, keeping->identifier)) return true;
    if (diagnostics->worst == STATUS_ENVIRONMENT ||
        !remove_volumes(archive, keeping, arena, diagnostics) ||
        !catalogue_begin(archive->catalogue))
        return false;
    if (disposal_record(archive, keeping, platform_now(), arena, diagnostics))
        return catalogue_commit(archive->catalogue);
    catalogue_rollback(archive->catalogue);
    return false;
}

// The announcement first: without it the volume stays even if the journal is still there.
static bool close_journal(const struct archive *archive, struct arena *arena,
                          struct diagnostics *diagnostics) {
    return archive_settled(archive, diagnostics) &&
           platform_remove(archive_path(archive, arena, JOURNAL), diagnostics);
}

bool disposal_carry_out(struct archive *archive, const struct keeping *keeping,
                        struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    struct buffer log = BUFFER_EMPTY;
    disposal_log_write(keeping, &log, arena);
    bool ok =
        platform_write(archive_path(archive, arena, JOURNAL), log.bytes, log.length, diagnostics) &&
        finish(archive, keeping, arena, diagnostics) && close_journal(archive, arena, diagnostics);
    buffer_free(&log);
    arena_free(arena);
    return ok;
}

bool disposal_resume(struct archive *archive, struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    const char *journal = archive_path(archive, arena, JOURNAL);
    bool ok = true;
    if (platform_path_kind(journal) != PATH_MISSING) {
        struct buffer text = BUFFER_EMPTY;
        ok = platform_read(journal, LARGEST_JOURNAL, &text, diagnostics);
        const struct keeping *keeping =
            ok ? disposal_log_read(buffer_text(&text), text.length, arena) : NULL;
        if (ok && !keeping)
            ok = diagnose(diagnostics, STATUS_ENVIRONMENT, journal, 0,
                          _("is damaged; a destruction stands half-done: the disposal volume of "
                            "the last decision says (meta/disposal.txt) what this file held"));
        ok = ok && keeping && finish(archive, keeping, arena, diagnostics) &&
             close_journal(archive, arena, diagnostics);
        buffer_free(&text);
    }
    arena_free(arena);
    return ok;
}

const struct keeping *disposal_pending(const char *archive, struct arena *arena) {
    const char *journal = arena_printf(arena, "%s/" JOURNAL, archive);
    if (platform_path_kind(journal) != PATH_FILE) return NULL;
    struct buffer text = BUFFER_EMPTY;
    struct diagnostics silent = {.quiet = true};
    const struct keeping *keeping = NULL;
    if (platform_read(journal, LARGEST_JOURNAL, &text, &silent))
        keeping = disposal_log_read(buffer_text(&text), text.length, arena);
    buffer_free(&text);
    return keeping;
}
