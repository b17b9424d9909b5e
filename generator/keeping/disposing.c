// SPDX-License-Identifier: Apache-2.0
#include "keeping/disposing.h"

#include <string.h>

#include "archive/disposal_log.h"
#include "archive/disposal_rows.h"
#include "archive/journal.h"
#include "archive/journal_resume.h"
#include "archive/sealable_days.h"
#include "archive/volume_index.h"
#include "archive/volume_maker.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/platform.h"
#include "keeping/disposal_check.h"
#include "model/record_append.h"
#include "xml/read_once.h"

enum { LARGEST_DECISION = 64 << 20 };

static const struct xml_format format = {DISPOSAL_NAMESPACE, DISPOSAL_VERSION, &disposal_kind,
                                         "schemas/disposal.xsd"};

// ---- names --------------------------------------------------------------------------------------

static void add_name(struct buffer *names, const char *name, const char *post) {
    buffer_printf(names, "%s%s", names->length ? "、" : "", name);
    if (post) buffer_printf(names, "（%s）", post);
}

static const char *kept_text(struct buffer *text, struct arena *arena) {
    const char *kept = text->length ? arena_copy(arena, buffer_text(text)) : NULL;
    buffer_free(text);
    return kept;
}

static void name_people(const struct disposal *disposal, struct keeping *keeping,
                        struct arena *arena) {
    struct buffer names = BUFFER_EMPTY;
    for (EACH(struct appraiser, one, disposal->appraiser)) add_name(&names, one->name, one->post);
    keeping->appraisers = kept_text(&names, arena);
    names = (struct buffer)BUFFER_EMPTY;
    for (EACH(struct destructionSupervisor, one, disposal->destructionSupervisor))
        add_name(&names, one->name, one->post ? one->post : one->unit);
    keeping->supervisors = kept_text(&names, arena);
    const struct approver *approver = (const struct approver *)disposal->approver.first;
    names = (struct buffer)BUFFER_EMPTY;
    add_name(&names, approver->name, approver->post);
    keeping->approver = kept_text(&names, arena);
    keeping->approvedOn = approver->approvedOn;
}

static void note_paper(const struct disposal *disposal, struct keeping *keeping) {
    const struct paperDestruction *paper =
        (const struct paperDestruction *)disposal->paperDestruction.first;
    keeping->paper = !keeping->shelfItem.first ? "none" : paper ? "destroyed" : "pending";
    if (!paper) return;
    keeping->paperDestroyedOn = paper->on;
    keeping->paperPlace = paper->place;
    keeping->paperMethod = paper->method;
}

// ---- the disposal volume ------------------------------------------------------------------------

static void name_volume(struct keeping *keeping, struct arena *arena) {
    const char *suffix =
        keeping->revision > 1 ? arena_printf(arena, "-r%d", (int)keeping->revision) : "";
    keeping->identifier = arena_printf(arena, "%s-%d-%s-Y%s", keeping->institutionCode,
                                       (int)keeping->year, keeping->sequence, suffix);
}

static const uint8_t *digest_of(const char *hex, struct arena *arena) {
    uint8_t *digest = arena_alloc(arena, SHA256_SIZE);
    return hex && hex_read(hex, digest, SHA256_SIZE) ? digest : NULL;
}

// What is about to be forgotten with the files, so that a lost catalogue can be made anew.
static bool list_destroyed(struct catalogue *catalogue, const struct keeping *keeping,
                           struct volumeRecord *record, struct arena *arena) {
    for (EACH(struct keptVolume, kept, keeping->keptVolume)) {
        if (!disposal_destroys(kept) || keeping->supersedes) continue;
        const struct catalogue_volume *volume =
            catalogue_find_volume(catalogue, arena, kept->archivalCode);
        if (!volume) return false;
        struct destroyed *row = record_append(arena, &record->destroyed, &destroyed_kind);
        row->volume = volume->id;
        row->kind = volume->kind;
        row->class = volume->class_name;
        row->label = volume->class_label;
        row->title = volume->title;
        row->supersedes = volume->supersedes;
        row->incomplete = volume->incomplete;
        row->sha256 = digest_of(volume->sha256, arena);
        row->contentSha256 = digest_of(volume->content_sha256, arena);
        row->isSigned = volume->is_signed;
        row->sealedAt = volume->sealed_at;
    }
    return true;
}

static struct volumeRecord *record_of(const struct keeping *keeping, const char *title,
                                      struct arena *arena) {
    struct institution *institution = record_new(arena, &institution_kind);
    institution->code = keeping->institutionCode;
    institution->name = keeping->institution;
    struct volumeRecord *record = record_new(arena, &volumeRecord_kind);
    record->kind = "disposal";
    record->volume = keeping->identifier;
    record->group = arena_printf(arena, "%s-%d-%s", keeping->institutionCode, (int)keeping->year,
                                 keeping->sequence);
    record->class = "Y";
    record->supersedes = keeping->supersedes;
    record->number = keeping->sequence;
    record->year = keeping->year;
    record->title = arena_printf(arena, "%s %s", title, keeping->documentNumber);
    record->periodFrom = keeping->day;
    record->institution = (struct list){&institution->record, 1};
    return record;
}

static bool is_free(const char *path, struct diagnostics *diagnostics) {
    return platform_path_kind(path) == PATH_MISSING ||
           diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                    _("stands there, but the catalogue does not know it; verify the archive"));
}

static bool make_volume(struct keeper *keeper, const struct keeping *keeping,
                        const struct printed *printed, const struct buffer *decision,
                        const struct buffer *log, struct arena *arena,
                        struct diagnostics *diagnostics) {
    const struct archive *archive = keeper->archive;
    const char *relative =
        archive_volume_path(arena, keeping->year, keeping->institutionCode, keeping->identifier);
    const char *path = archive_path(archive, arena, relative);
    const char *announced[] = {relative, NULL};
    struct volumeRecord *record = record_of(keeping, printed->title, arena);
    if (!list_destroyed(archive->catalogue, keeping, record, arena)) return false;
    struct volume_maker maker = volume_maker_start(keeper->press, record, keeping->day, arena);
    maker_list_printed(&maker, printed);
    maker_list(&maker, register_name("decision", "xml", &archive->settings->codes, arena),
               keeping->documentNumber, decision, false);
    maker_add(&maker, DISPOSAL_LOG, log);
    struct volume_written written;
    bool ok =
        is_free(path, diagnostics) && journal_announce(archive->folder, announced, diagnostics);
    if (ok && !maker_finish(&maker, archive, path, &written, diagnostics)) {
        // The folder may have failed when the volume was in its place already.
        if (platform_remove(path, diagnostics)) journal_settle(archive->folder, diagnostics);
        ok = false;
    }
    volume_maker_free(&maker);
    return ok;
}

static bool write_volume(struct keeper *keeper, const struct keeping *keeping,
                         const struct buffer *decision, struct arena *arena,
                         struct diagnostics *diagnostics) {
    struct printed printed = {0};
    struct buffer log = BUFFER_EMPTY;
    disposal_log_write(keeping, &log, arena);
    bool ok = keeping_print(keeper, "destruction-register", keeping, &printed, diagnostics) &&
              make_volume(keeper, keeping, &printed, decision, &log, arena, diagnostics);
    printed_free(&printed, 1);
    buffer_free(&log);
    return ok;
}

// ---- a decision that was carried out before -----------------------------------------------------

static struct keeping *earlier_log(const struct archive *archive, const char *volume,
                                   struct arena *arena, struct diagnostics *diagnostics) {
    const struct catalogue_volume *row = catalogue_find_volume(archive->catalogue, arena, volume);
    if (!row) return NULL;
    struct indexed earlier = {0};
    return index_look(archive_path(archive, arena, row->path), arena, &earlier, diagnostics)
               ? earlier.log
               : NULL;
}

// The same volumes with the same outcomes: a decision is carried out once.
static bool is_same(const struct disposal *disposal, const struct keeping *keeping,
                    const char *file, struct diagnostics *diagnostics) {
    const struct keptVolume *kept = (const struct keptVolume *)keeping->keptVolume.first;
    for (EACH(struct volumeDecision, decision, disposal->volumeDecision)) {
        if (!kept || strcmp(kept->archivalCode, decision->volume) != 0 ||
            strcmp(kept->outcome, decision->outcome) != 0)
            return diagnose(diagnostics, STATUS_INPUT, file, (long)decision->record.line,
                            _("decision %s was carried out already, without this about %s; give "
                              "what is new a decision of its own"),
                            disposal->number, decision->volume);
        kept = (const struct keptVolume *)kept->record.next;
    }
    return true;
}

static bool supplement(struct keeper *keeper, const struct disposal *disposal, const char *file,
                       const struct catalogue_disposal *earlier, date today,
                       struct keeping **keeping, struct disposal_result *result,
                       struct arena *arena, struct diagnostics *diagnostics) {
    *keeping = earlier_log(keeper->archive, earlier->volume, arena, diagnostics);
    if (!*keeping || !is_same(disposal, *keeping, file, diagnostics)) return false;
    result->outcome = DISPOSAL_KNOWN;
    if (strcmp(earlier->paper, "pending") != 0 || !disposal->paperDestruction.first) return true;
    if (!disposal_check_people(disposal, file, today, diagnostics)) return false;
    result->outcome = DISPOSAL_SUPPLEMENTED;
    (*keeping)->supersedes = (*keeping)->identifier;
    (*keeping)->revision++;
    (*keeping)->day = today;
    name_volume(*keeping, arena);
    note_paper(disposal, *keeping);
    return true;
}

// ---- the recipe ---------------------------------------------------------------------------------

static bool prepare(struct keeper *keeper, const struct disposal *disposal, const char *file,
                    date today, struct keeping **into, struct arena *arena,
                    struct diagnostics *diagnostics) {
    struct keeping *keeping = *into = record_new(arena, &keeping_kind);
    if (!disposal_check(keeper, disposal, file, today, keeping, arena, diagnostics)) return false;
    int year = date_civil(today).year;
    int64_t count =
        catalogue_count_disposals(keeper->archive->catalogue, disposal->institution, year);
    if (count < 0) return false;
    const struct keptVolume *first = (const struct keptVolume *)keeping->keptVolume.first;
    keeping->institution = first->fonds;
    keeping->institutionCode = disposal->institution;
    keeping->year = year;
    keeping->sequence = arena_printf(arena, "disposal%03d", (int)count + 1);
    keeping->revision = 1;
    keeping->retention = codes_label(&keeper->archive->settings->codes, "retention", "Y");
    keeping->documentNumber = disposal->number;
    keeping->day = today;
    keeping->destroyedOn = today;
    keeping->place = disposal->place;
    keeping->method = disposal->method;
    name_volume(keeping, arena);
    name_people(disposal, keeping, arena);
    note_paper(disposal, keeping);
    return true;
}

static void sum_up(const struct keeper *keeper, const struct keeping *keeping,
                   struct disposal_result *result, struct arena *arena) {
    result->number = keeping->documentNumber;
    result->volume = archive_path(
        keeper->archive, arena,
        archive_volume_path(arena, keeping->year, keeping->institutionCode, keeping->identifier));
    for (EACH(struct keptVolume, volume, keeping->keptVolume)) {
        result->destroyed += strcmp(volume->outcome, "destroy") == 0;
        result->extended += strcmp(volume->outcome, "extend") == 0;
        result->kept += strcmp(volume->outcome, "keep") == 0;
    }
    result->paper_items = keeping->shelfItem.count;
    result->paper_pending = strcmp(keeping->paper, "pending") == 0;
}

bool disposal_run(struct keeper *keeper, const char *file, struct arena *arena,
                  struct disposal_result *result, struct diagnostics *diagnostics) {
    *result = (struct disposal_result){.outcome = DISPOSAL_DONE};
    const char *data = keeper->archive->settings->data_folder;
    date today = moment_date(platform_now());
    const struct disposal *disposal = (const struct disposal *)xml_read_once(
        &format, data, &keeper->archive->settings->codes, file, arena, diagnostics);
    if (!disposal) return false;
    struct buffer decision = BUFFER_EMPTY;
    struct keeping *keeping = NULL;
    const struct catalogue_disposal *earlier = catalogue_find_disposal(
        keeper->archive->catalogue, arena, disposal->institution, disposal->number);
    bool ok = diagnostics->worst != STATUS_ENVIRONMENT &&
              platform_read(file, LARGEST_DECISION, &decision, diagnostics) &&
              (earlier ? supplement(keeper, disposal, file, earlier, today, &keeping, result, arena,
                                    diagnostics)
                       : prepare(keeper, disposal, file, today, &keeping, arena, diagnostics)) &&
              sealable_days(&disposal_kind, &disposal->record, file, diagnostics);
    if (ok && result->outcome != DISPOSAL_KNOWN)
        ok = write_volume(keeper, keeping, &decision, arena, diagnostics) &&
             disposal_carry_out(keeper->archive, keeping, diagnostics);
    if (ok) sum_up(keeper, keeping, result, arena);
    buffer_free(&decision);
    return ok;
}
