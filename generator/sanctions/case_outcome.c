// SPDX-License-Identifier: Apache-2.0
#include "sanctions/case_outcome.h"

#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "model/record_append.h"
#include "sanctions/misconduct.h"
#include "xml/read_once.h"

static const struct xml_format case_format = {CASE_NAMESPACE, CASE_VERSION, &caseFile_kind,
                                              "schemas/case.xsd"};
static const struct xml_format rating_format = {RATING_NAMESPACE, RATING_VERSION, &rating_kind,
                                                "schemas/rating.xsd"};

static const char *folder_of(const char *path, struct arena *arena) {
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    return arena_copy_bytes(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

struct caseFile *case_load(const char *data_folder, const struct codes *codes, const char *path,
                           struct arena *arena, struct diagnostics *diagnostics) {
    struct caseFile *file = (struct caseFile *)xml_read_once(&case_format, data_folder, codes, path,
                                                             arena, diagnostics);
    if (!file) return NULL;
    file->sourceFile = arena_copy(arena, path);
    file->sourceFolder = folder_of(path, arena);
    return file;
}

// A rating whose days do not follow each other was mistyped: nothing may be computed from it.
static bool days_ascend(const struct rating *rating, struct diagnostics *diagnostics) {
    const struct {
        const char *name, *next_name;
        date day, next;
    } pairs[] = {
        {"from", "until", rating->from, rating->until},
        {"until", "ratedOn", rating->until, rating->ratedOn},
        {"selfRatedOn", "reviewedOn", rating->selfRatedOn, rating->reviewedOn},
        {"reviewedOn", "ratedOn", rating->reviewedOn, rating->ratedOn},
    };
    bool ok = true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i].day == DATE_NONE || pairs[i].next == DATE_NONE ||
            pairs[i].day <= pairs[i].next)
            continue;
        char day[DATE_TEXT], next[DATE_TEXT];
        ok = diagnose(diagnostics, STATUS_INPUT, rating->sourceFile, (long)rating->record.line,
                      _("%s (%s) lies after %s (%s); one of them is mistyped"), pairs[i].name,
                      date_format(pairs[i].day, day), pairs[i].next_name,
                      date_format(pairs[i].next, next));
    }
    return ok;
}

struct rating *rating_load(const char *data_folder, const struct codes *codes, const char *path,
                           struct arena *arena, struct diagnostics *diagnostics) {
    struct rating *rating = (struct rating *)xml_read_once(&rating_format, data_folder, codes, path,
                                                           arena, diagnostics);
    if (!rating) return NULL;
    rating->sourceFile = arena_copy(arena, path);
    rating->sourceFolder = folder_of(path, arena);
    return days_ascend(rating, diagnostics) ? rating : NULL;
}

const struct decision *case_decision(const struct caseFile *file) {
    const struct decision *last = NULL;
    for (EACH(struct decision, decision, file->decision))
        if (decision->decidedOn != DATE_NONE) last = decision;
    return last;
}

bool case_has_outcome(const struct caseFile *file, const char *result) {
    for (EACH(struct review, review, file->review))
        if (review->result && strcmp(review->result, result) == 0) return true;
    for (EACH(struct appeal, appeal, file->appeal))
        if (appeal->result && strcmp(appeal->result, result) == 0) return true;
    return false;
}

const char *case_ground(const struct caseFile *file, const struct judgement *judgement) {
    for (EACH(struct ground, ground, judgement->ground))
        if (ground->setAside != 1 && judgement->tier && strcmp(ground->tier, judgement->tier) == 0)
            return ground->behaviour;
    const struct offence *offence = (const struct offence *)file->offence.first;
    return offence ? offence->behaviour : NULL;
}

void case_bans(const struct caseFile *file, const struct judgement *judgement, struct list *ban,
               struct arena *arena) {
    const struct decision *decision = case_decision(file);
    const struct caseSubject *party = (const struct caseSubject *)file->caseSubject.first;
    if (!decision || !party) return;
    for (EACH(struct measureDue, due, judgement->measureDue)) {
        if (!words_hold("ban workBan", due->measure) || due->until == DATE_NONE) continue;
        struct ban *added = record_append(arena, ban, &ban_kind);
        added->id = file->number;
        added->name = party->name;
        added->idNumber = party->idNumber;
        added->as = party->object;
        added->ground = case_ground(file, judgement);
        added->decision = decision->number;
        added->authority = decision->authority ? decision->authority : file->authority;
        added->decidedOn = decision->decidedOn;
        added->from = due->from;
        added->until = due->until;
        added->revoked = case_has_outcome(file, "revoked");
    }
}
