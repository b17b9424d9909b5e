// SPDX-License-Identifier: Apache-2.0
#include "keeping/disposal_check.h"

#include <string.h>

#include "archive/seal_lists.h"
#include "archive/stored_volume.h"
#include "base/language.h"
#include "base/map.h"
#include "base/platform.h"
#include "catalogue/events.h"
#include "catalogue/holds_told.h"
#include "model/person_identity.h"

struct checking {
    struct keeper *keeper;
    const struct disposal *disposal;
    const char *file;
    date today;
    struct keeping *keeping;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct xml_schema *record_schema;
    struct map seen;
    void *last_volume, *last_item;
};

#define REFUSE(checking, status, at, ...)                                                          \
    diagnose((checking)->diagnostics, status, (checking)->file, (long)(at)->record.line,           \
             __VA_ARGS__)

// ---- people -------------------------------------------------------------------------------------

static const struct approver *approver_of(const struct disposal *disposal) {
    return (const struct approver *)disposal->approver.first;
}

static bool destroys(const struct disposal *disposal) {
    for (EACH(struct volumeDecision, decision, disposal->volumeDecision))
        if (strcmp(decision->outcome, "destroy") == 0) return true;
    return false;
}

static bool check_supervisors(const struct disposal *disposal, const char *file,
                              struct diagnostics *diagnostics) {
    const struct approver *approver = approver_of(disposal);
    bool ok = true;
    if (destroys(disposal) && disposal->destructionSupervisor.count < 2)
        ok = diagnose(diagnostics, STATUS_INPUT, file, (long)disposal->record.line,
                      _("a destruction is watched by two supervisors (监销人); %u named"),
                      (unsigned)disposal->destructionSupervisor.count);
    for (EACH(struct destructionSupervisor, one, disposal->destructionSupervisor)) {
        if (same_name(one->name, approver->name))
            ok = diagnose(diagnostics, STATUS_INPUT, file, (long)one->record.line,
                          _("%s approves the destruction and cannot watch it too"), one->name);
        for (const struct record *next = one->record.next; next; next = next->next) {
            const struct destructionSupervisor *other = (const struct destructionSupervisor *)next;
            if (same_name(one->name, other->name))
                ok = diagnose(diagnostics, STATUS_INPUT, file, (long)next->line,
                              _("%s is named twice; the supervisors are two persons"), other->name);
        }
    }
    return ok;
}

bool disposal_check_people(const struct disposal *disposal, const char *file, date today,
                           struct diagnostics *diagnostics) {
    const struct approver *approver = approver_of(disposal);
    bool ok = check_supervisors(disposal, file, diagnostics);
    if (approver->approvedOn > today)
        ok = diagnose(diagnostics, STATUS_INPUT, file, (long)approver->record.line,
                      _("the approval lies in the future"));
    for (EACH(struct paperDestruction, paper, disposal->paperDestruction))
        if (paper->on > today || paper->on < approver->approvedOn)
            ok = diagnose(diagnostics, STATUS_INPUT, file, (long)paper->record.line,
                          _("paper is destroyed after the approval and not in the future"));
    return ok;
}

// ---- one volume ---------------------------------------------------------------------------------

static const struct catalogue_volume *find_volume(struct checking *checking,
                                                  const struct volumeDecision *decision) {
    struct catalogue *catalogue = checking->keeper->archive->catalogue;
    const struct catalogue_volume *volume =
        catalogue_find_volume(catalogue, checking->arena, decision->volume);
    if (!volume)
        REFUSE(checking, STATUS_INPUT, decision, _("%s is no volume of this archive"),
               decision->volume);
    else if (strcmp(volume->institution, checking->disposal->institution) != 0)
        REFUSE(checking, STATUS_INPUT, decision,
               _("%s is of institution %s; a decision is about volumes of one institution (%s)"),
               volume->id, volume->institution, checking->disposal->institution);
    else if (!map_add(&checking->seen, volume->id, checking))
        REFUSE(checking, STATUS_INPUT, decision, _("%s is decided twice"), volume->id);
    else if (volume->state == VOLUME_DESTROYED)
        REFUSE(checking, STATUS_FINDINGS, decision, _("%s was destroyed already"), volume->id);
    else
        return volume;
    return NULL;
}

static bool check_dates(struct checking *checking, const struct volumeDecision *decision,
                        const struct retention_item *item) {
    char due[DATE_TEXT];
    bool extends = strcmp(decision->outcome, "extend") == 0;
    if (decision->decidedOn > approver_of(checking->disposal)->approvedOn)
        return REFUSE(checking, STATUS_INPUT, decision,
                      _("%s: what was decided after the approval is not approved"),
                      decision->volume);
    if (extends && decision->until == DATE_NONE)
        return REFUSE(checking, STATUS_INPUT, decision, _("%s: say until when it is extended"),
                      decision->volume);
    if (!extends && decision->until != DATE_NONE)
        return REFUSE(checking, STATUS_INPUT, decision, _("%s: only an extension has an end"),
                      decision->volume);
    if (extends && (decision->until < checking->today ||
                    (item->due != DATE_NONE && decision->until < item->due)))
        return REFUSE(checking, STATUS_INPUT, decision,
                      _("%s: an extension ends later than the period it extends (to %s)"),
                      decision->volume, date_format(item->due, due));
    return true;
}

static bool check_state(struct checking *checking, const struct volumeDecision *decision,
                        const struct retention_item *item) {
    char day[DATE_TEXT];
    const char *id = decision->volume;
    if (item->state == RETENTION_NEVER && strcmp(item->cause, "permanent") == 0)
        return REFUSE(checking, STATUS_FINDINGS, decision,
                      _("%s is kept permanently or for long; nothing is decided about it"), id);
    if (strcmp(decision->outcome, "destroy") != 0) return true;
    switch (item->state) {
    case RETENTION_DUE:
        break;
    case RETENTION_RULE:
        if (decision->longerRule) break;
        return REFUSE(checking, STATUS_FINDINGS, decision,
                      _("%s: today's rule keeps it longer (%s); longerRule says why the sealed "
                        "period is held to"),
                      id, item->today);
    case RETENTION_HELD:
        return REFUSE(checking, STATUS_FINDINGS, decision,
                      _("%s is held: %s (%s, %s); lift the hold first"), id,
                      item->holds.items[0].reason, item->holds.items[0].placed_by,
                      date_format(item->holds.items[0].placed_on, day));
    case RETENTION_RUNNING:
        return REFUSE(checking, STATUS_FINDINGS, decision, _("%s is not due before %s"), id,
                      date_format(item->due, day));
    case RETENTION_NEVER:
    case RETENTION_UNDECIDED:
        return REFUSE(checking, STATUS_FINDINGS, decision,
                      _("%s cannot be destroyed as it is; `juance due` says why"), id);
    }
    if (decision->decidedOn < item->due)
        return REFUSE(checking, STATUS_FINDINGS, decision,
                      _("%s was appraised before its period had ended (%s)"), id,
                      date_format(item->due, day));
    return true;
}

// ---- what the register lists --------------------------------------------------------------------

static void list_paper(struct checking *checking, const struct catalogue_volume *volume,
                       const struct volumeRecord *record) {
    const struct codes *codes = &checking->keeper->archive->settings->codes;
    for (EACH(struct entry, entry, record->entry)) {
        const struct material *material = (const struct material *)entry->material.first;
        if (!material || material->none == 1 || !material->medium ||
            strcmp(material->medium, "paper") != 0)
            continue;
        struct shelfItem *item = keeping_append(&checking->keeping->shelfItem, &checking->last_item,
                                                &shelfItem_kind, checking->arena);
        // The register is kept for good, so it names kinds of material and nobody's name.
        const char *kind = codes_label(codes, "material.kind", material->kind);
        item->number = (int32_t)item->record.ordinal;
        item->archivalCode = volume->id;
        item->material = material->id;
        item->title = kind ? kind : material->kind;
        item->location = material->location;
        item->pages = material->pages;
        item->year = volume->year;
    }
}

// What the volume says of itself under its seal outranks the row.
static bool check_record(struct checking *checking, const struct volumeDecision *decision,
                         const struct catalogue_volume *volume, const struct volumeRecord *record) {
    char says[DATE_TEXT], row[DATE_TEXT];
    if (!record->class || strcmp(record->class, volume->class_name) != 0)
        return REFUSE(checking, STATUS_FINDINGS, decision,
                      _("%s: the catalogue has the class %s, its record %s; nothing is destroyed "
                        "(run juance catalogue rebuild)"),
                      volume->id, volume->class_name, record->class ? record->class : "?");
    if (record->dueOn == volume->due) return true;
    return REFUSE(checking, STATUS_FINDINGS, decision,
                  _("%s: the catalogue has its period end on %s, its record on %s; nothing is "
                    "destroyed (run juance catalogue rebuild)"),
                  volume->id, volume->due == DATE_NONE ? "?" : date_format(volume->due, row),
                  record->dueOn == DATE_NONE ? "?" : date_format(record->dueOn, says));
}

// The file is what was sealed, and its record can be read.
static bool check_file(struct checking *checking, const struct volumeDecision *decision,
                       const struct catalogue_volume *volume) {
    const char *path = archive_path(checking->keeper->archive, checking->arena, volume->path);
    struct diagnostics silent = {.quiet = true};
    struct stored_volume stored;
    if (!stored_volume_open(&stored, path, &silent))
        return REFUSE(checking, STATUS_FINDINGS, decision,
                      _("%s cannot be read (%s); verify it before it is decided"), volume->id,
                      path);
    const char *evidence = stored_volume_evidence(&stored, checking->arena);
    bool ok = evidence && strcmp(evidence, volume->tag_manifest_sha256) == 0;
    if (!ok)
        REFUSE(checking, STATUS_FINDINGS, decision,
               _("%s is not what was sealed under this name; verify it before it is decided"),
               volume->id);
    if (ok && strcmp(decision->outcome, "destroy") == 0) {
        const struct volumeRecord *record = stored_volume_record(
            &stored, checking->record_schema, path, checking->arena, checking->diagnostics);
        ok = record && check_record(checking, decision, volume, record);
        if (ok && strcmp(volume->kind, "batch") == 0) list_paper(checking, volume, record);
    }
    stored_volume_close(&stored);
    return ok;
}

static bool check_volume(struct checking *checking, const struct volumeDecision *decision) {
    const struct catalogue_volume *volume = find_volume(checking, decision);
    struct retention_item item;
    if (!volume || !retention_judge(checking->keeper, volume, checking->today, checking->arena,
                                    &item, checking->diagnostics))
        return false;
    bool dates = check_dates(checking, decision, &item);
    if (!check_state(checking, decision, &item) || !dates ||
        !check_file(checking, decision, volume))
        return false;
    struct keptVolume *row = keeping_append(&checking->keeping->keptVolume, &checking->last_volume,
                                            &keptVolume_kind, checking->arena);
    keeping_fill(row, checking->keeper->archive->catalogue, volume, checking->today,
                 checking->arena);
    row->outcome = decision->outcome;
    row->decidedOn = decision->decidedOn;
    row->until = decision->until;
    row->reason = decision->reason;
    row->todayRetention = item.today;
    row->note = decision->longerRule;
    return true;
}

// No irreversible act on an older or edited catalogue: the seal lists and the chain of events hold
// what it must say.
static bool check_catalogue(struct checking *checking) {
    struct archive *archive = checking->keeper->archive;
    struct seal_lists lists = {0};
    struct catalogue_events events;
    struct verify_report *report = report_new();
    const char *held = NULL, *why = NULL;
    int64_t broken_at = 0;
    bool ok =
        seal_lists_load(archive->folder, checking->arena, &lists, report, checking->diagnostics) &&
        catalogue_list_events(archive->catalogue, checking->arena, NULL, &events) &&
        catalogue_check_chain(archive->catalogue, &broken_at) &&
        catalogue_holds_told(archive->catalogue, checking->arena, &held);
    if (ok && report->failures)
        why = _("the seal lists are not in order");
    else if (ok && broken_at)
        why = _("its history was changed");
    else if (ok && seal_lists_contradicted(&lists, &events))
        why = _("it is older than the seal lists, or was rewritten");
    else if (ok && held)
        why = _("its holds are not those that its history tells of");
    seal_lists_free(&lists);
    report_free(report);
    if (!why) return ok;
    return diagnose(
        checking->diagnostics, STATUS_FINDINGS,
        archive_path(archive, checking->arena, CATALOGUE_FILE), 0,
        _("%s; nothing is decided about volumes (run juance verify, and juance catalogue "
          "rebuild)"),
        why);
}

bool disposal_check(struct keeper *keeper, const struct disposal *disposal, const char *file,
                    date today, struct keeping *keeping, struct arena *arena,
                    struct diagnostics *diagnostics) {
    struct checking checking = {.keeper = keeper,
                                .disposal = disposal,
                                .file = file,
                                .today = today,
                                .keeping = keeping,
                                .arena = arena,
                                .diagnostics = diagnostics};
    checking.record_schema =
        settings_schema(keeper->archive->settings, "schemas/record.xsd", diagnostics);
    if (!checking.record_schema) return false;
    if (!check_catalogue(&checking)) return false;
    bool ok = disposal_check_people(disposal, file, today, diagnostics);
    for (EACH(struct volumeDecision, decision, disposal->volumeDecision)) {
        if (!check_volume(&checking, decision)) ok = false;
        if (diagnostics->worst == STATUS_ENVIRONMENT) break;
    }
    if (ok && disposal->paperDestruction.first && !keeping->shelfItem.first)
        ok = diagnose(diagnostics, STATUS_INPUT, file, (long)disposal->paperDestruction.first->line,
                      _("no volume that is destroyed lists anything on paper"));
    keeping_total(keeping);
    map_free(&checking.seen);
    return ok;
}
