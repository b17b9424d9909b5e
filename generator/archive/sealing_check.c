// SPDX-License-Identifier: Apache-2.0
#include "archive/sealing_check.h"

#include <string.h>

#include "archive/signing.h"
#include "archive/stored_volume.h"
#include "archive/volume_index.h"
#include "base/ends.h"
#include "base/language.h"
#include "model/batch.h"
#include "volume/verify_volume.h"
#include "xml/settings.h"

static bool refuse(const struct catalogue_volume *row, const char *why,
                   struct diagnostics *diagnostics) {
    return diagnose(diagnostics, STATUS_FINDINGS, row->path, 0,
                    _("%s; nothing is listed (run juance verify)"), why);
}

static const char *first_fault(const struct verify_report *report) {
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].verdict == VERDICT_FAILED) return report->items[i].message;
    return _("it does not verify");
}

// The last word of the history about how it came here.
static const struct catalogue_event *find_event(const struct catalogue_events *events,
                                                const char *id) {
    static const char *const kinds[] = {"sealed", "received", "recovered"};
    for (size_t i = events->count; i-- > 0;)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (strcmp(events->items[i].kind, kinds[k]) == 0 &&
                strcmp(events->items[i].subject, id) == 0)
                return &events->items[i];
    return NULL;
}

static bool same(const char *a, const char *b) {
    return a && b && strcmp(a, b) == 0;
}

static const char *differs(const struct catalogue_volume *row, const struct volumeRecord *record) {
    const struct institution *institution = (const struct institution *)record->institution.first;
    if (!same(record->volume, row->id)) return _("it is another volume by its own record");
    if (!same(institution && institution->code ? institution->code : "", row->institution) ||
        !same(record->class, row->class_name) || record->dueOn != row->due ||
        record->periodFrom != row->period_start)
        return _("institution, class or period in the catalogue are not those of its record");
    return NULL;
}

static const char *evidence_of(const char *path, struct arena *arena,
                               struct diagnostics *diagnostics) {
    struct stored_volume stored;
    if (!stored_volume_open(&stored, path, diagnostics)) return NULL;
    const char *evidence = stored_volume_evidence(&stored, arena);
    stored_volume_close(&stored);
    return evidence;
}

static const char *history_fault(const char *evidence, const struct catalogue_event *event,
                                 bool has_signature) {
    if (!event || !event->detail) return _("the history does not say where it came from");
    if (!evidence || !starts_with(event->detail, evidence))
        return _("it is not the volume that the history tells of");
    if (ends_with(event->detail, " signed") && !has_signature)
        return _("the history says that it was signed, and it carries no signature");
    return NULL;
}

bool sealing_check(const struct archive *archive, const struct catalogue_volume *row,
                   const struct catalogue_events *events, struct diagnostics *diagnostics) {
    const struct config *config = archive->settings->config;
    struct arena *arena = arena_new();
    struct verify_report *report = report_new();
    struct verify_options options = {.trust = signing_anchors(config, "signature", arena),
                                     .time_trust = signing_anchors(config, "time", arena)};
    const char *path = archive_path(archive, arena, row->path), *why = NULL;
    struct indexed volume = {0};
    bool ok = verify_volume(path, &options, report, NULL, diagnostics);
    if (!ok && report->failures == 0) {
        report_free(report);
        arena_free(arena);
        return false; // told: it cannot be read
    }
    if (!ok)
        why = first_fault(report);
    else if (!index_look(path, arena, &volume, diagnostics))
        why = _("it does not say what it is");
    else
        why = differs(row, volume.record);
    if (!why)
        why = history_fault(evidence_of(path, arena, diagnostics), find_event(events, row->id),
                            report_verdict(report, LAYER_SIGNATURE) == VERDICT_PASSED);
    if (why) refuse(row, why, diagnostics);
    report_free(report);
    arena_free(arena);
    return !why;
}
