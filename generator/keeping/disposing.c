// SPDX-License-Identifier: Apache-2.0
#include "keeping/disposing.h"

#include <string.h>

#include "archive/disposal_journal.h"
#include "archive/own_volume.h"
#include "archive/stored_volume.h"
#include "base/language.h"
#include "base/platform.h"
#include "keeping/disposal_check.h"

enum { LARGEST_DECISION = 64 << 20, LARGEST_LOG = 256 << 20 };

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

static struct institution *institution_of(const struct keeping *keeping, struct arena *arena) {
    struct institution *institution = record_new(arena, &institution_kind);
    institution->code = keeping->institutionCode;
    institution->name = keeping->institution;
    return institution;
}

static bool is_free(const char *path, struct diagnostics *diagnostics) {
    return platform_path_kind(path) == PATH_MISSING ||
           diagnose(diagnostics, STATUS_ENVIRONMENT, path, 0,
                    _("stands there, but the catalogue does not know it; verify the archive"));
}

static bool write_volume(struct keeper *keeper, const struct keeping *keeping,
                         const struct buffer *decision, struct arena *arena,
                         struct diagnostics *diagnostics) {
    struct archive *archive = keeper->archive;
    struct printed printed = {0};
    struct buffer log = BUFFER_EMPTY;
    disposal_log_write(keeping, &log, arena);
    const char *relative =
        archive_volume_path(arena, keeping->year, keeping->institutionCode, keeping->identifier);
    const char *announced[] = {relative, NULL};
    bool ok = keeping_print(keeper, "destruction-register", keeping, &printed, diagnostics);
    if (ok) {
        struct own_volume volume = {
            .id = keeping->identifier,
            .group = arena_printf(arena, "%s-%d-%s", keeping->institutionCode, (int)keeping->year,
                                  keeping->sequence),
            .title = arena_printf(arena, "%s %s", printed.title, keeping->documentNumber),
            .retention = "Y",
            .period_from = keeping->day,
            .period_until = DATE_NONE,
            .due = DATE_NONE,
            .revision = keeping->revision,
            .supersedes = keeping->supersedes,
            .institution = institution_of(keeping, arena),
            .day = keeping->day};
        own_volume_add(&volume, &keeper->archive->settings->codes, &printed, arena);
        own_volume_add_bytes(
            &volume, register_name("decision", "xml", &keeper->archive->settings->codes, arena),
            keeping->documentNumber, decision);
        own_volume_add_bytes(&volume, DISPOSAL_LOG, NULL, &log);
        struct volume_written written;
        const char *path = archive_path(archive, arena, relative);
        ok = is_free(path, diagnostics) && archive_announce(archive, announced, diagnostics);
        if (ok && !own_volume_write(archive, keeper->press, &volume, path, arena, &written,
                                    diagnostics)) {
            // The folder may have failed when the volume was in its place already.
            if (platform_remove(path, diagnostics)) archive_settled(archive, diagnostics);
            ok = false;
        }
    }
    printed_free(&printed, 1);
    buffer_free(&log);
    return ok;
}

// ---- a decision that was carried out before -----------------------------------------------------

static struct keeping *earlier_log(const struct archive *archive, const char *volume,
                                   struct arena *arena, struct diagnostics *diagnostics) {
    const struct catalogue_volume *row = catalogue_find_volume(archive->catalogue, arena, volume);
    if (!row) return NULL;
    const char *path = archive_path(archive, arena, row->path);
    struct stored_volume stored;
    if (!stored_volume_open(&stored, path, diagnostics)) return NULL;
    struct buffer text = BUFFER_EMPTY;
    struct keeping *keeping = NULL;
    if (stored_volume_read(&stored, DISPOSAL_LOG, LARGEST_LOG, &text))
        keeping = disposal_log_read(buffer_text(&text), text.length, arena);
    if (!keeping)
        diagnose(diagnostics, STATUS_FINDINGS, path, 0,
                 _("does not say any more what was destroyed; verify it"));
    buffer_free(&text);
    stored_volume_close(&stored);
    return keeping;
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
    const struct disposal *disposal =
        (const struct disposal *)xml_read_once(&format, data, file, arena, diagnostics);
    if (!disposal) return false;
    struct buffer decision = BUFFER_EMPTY;
    struct keeping *keeping = NULL;
    const struct catalogue_disposal *earlier = catalogue_find_disposal(
        keeper->archive->catalogue, arena, disposal->institution, disposal->number);
    bool ok = diagnostics->worst != STATUS_ENVIRONMENT &&
              platform_read(file, LARGEST_DECISION, &decision, diagnostics) &&
              (earlier ? supplement(keeper, disposal, file, earlier, today, &keeping, result, arena,
                                    diagnostics)
                       : prepare(keeper, disposal, file, today, &keeping, arena, diagnostics));
    if (ok && result->outcome != DISPOSAL_KNOWN)
        ok = write_volume(keeper, keeping, &decision, arena, diagnostics) &&
             disposal_carry_out(keeper->archive, keeping, diagnostics);
    if (ok) sum_up(keeper, keeping, result, arena);
    buffer_free(&decision);
    return ok;
}
