// SPDX-License-Identifier: Apache-2.0
#include "desk_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/platform.h"
#include "model/record_append.h"
#include "unit.h"
#include "xml/code_lists.h"
#include "xml/read_once.h"

struct office *desk_open(void) {
    struct office *desk = memory_zeroed(sizeof *desk);
    struct diagnostics diagnostics = {0};
    desk->arena = arena_new();
    desk->data = platform_data_folder(desk->arena);
    assert_true(codes_load(&desk->codes, desk->data, desk->arena, &diagnostics));
    return desk;
}

void desk_close(struct office *desk) {
    codes_free(&desk->codes);
    arena_free(desk->arena);
    free(desk);
}

struct misconduct_book *desk_book(struct office *desk, const char *ladder) {
    struct diagnostics diagnostics = {0};
    struct misconduct_book *book = misconduct_load(desk->data, ladder, &desk->codes, &diagnostics);
    assert_non_null(book);
    return book;
}

date desk_day(const char *text) {
    date day = DATE_NONE;
    assert_true(date_parse(text, &day));
    return day;
}

static struct record *read_file(struct office *desk, const struct xml_format *format,
                                const char *path) {
    struct diagnostics diagnostics = {0};
    struct record *record = xml_read_once(format, desk->data, &desk->codes,
                                          arena_printf(desk->arena, "%s/%s", desk->data, path),
                                          desk->arena, &diagnostics);
    assert_non_null(record);
    return record;
}

struct caseFile *desk_read_case(struct office *desk, const char *path) {
    return (struct caseFile *)read_file(
        desk,
        &(struct xml_format){CASE_NAMESPACE, CASE_VERSION, &caseFile_kind, "schemas/case.xsd"},
        path);
}

struct dossier *desk_read_dossier(struct office *desk, const char *path) {
    return (struct dossier *)read_file(desk,
                                       &(struct xml_format){DOSSIER_NAMESPACE, DOSSIER_VERSION,
                                                            &dossier_kind,
                                                            "schemas/institution.xsd"},
                                       path);
}

struct offence *desk_offence(struct office *desk, struct caseFile *file, const char *behaviour,
                             const char *happened) {
    struct offence *offence = record_append(desk->arena, &file->offence, &offence_kind);
    offence->id = arena_printf(desk->arena, "O%u", offence->record.ordinal);
    offence->behaviour = behaviour;
    offence->happenedOn = desk_day(happened);
    return offence;
}

struct caseFile *desk_case(struct office *desk, const char *object, const char *behaviour,
                           const char *happened) {
    struct caseFile *file = record_new(desk->arena, &caseFile_kind);
    file->number = "T-1";
    struct caseSubject *party = record_append(desk->arena, &file->caseSubject, &caseSubject_kind);
    party->object = object;
    party->name = "某当事人";
    desk_offence(desk, file, behaviour, happened);
    return file;
}

void desk_fact(struct office *desk, struct offence *offence, const char *name, bool value) {
    struct caseFact *fact = record_append(desk->arena, &offence->caseFact, &caseFact_kind);
    fact->name = name;
    fact->value = value;
}

void desk_gravity(struct office *desk, struct offence *offence, const char *degree,
                  const char *tier) {
    struct gravity *gravity = record_append(desk->arena, &offence->gravity, &gravity_kind);
    gravity->degree = degree;
    gravity->tier = tier;
    gravity->officer = "甲";
    gravity->post = "科长";
    gravity->reason = "有理由";
    gravity->chosenOn = desk_day("2025-01-02");
}

void desk_choose(struct office *desk, struct caseFile *file, const char *topic,
                 const char *option) {
    struct choice *choice = record_append(desk->arena, &file->choice, &choice_kind);
    choice->topic = topic;
    choice->option = option;
    choice->officer = "甲";
    choice->reason = "有理由";
    choice->decidedOn = desk_day("2025-01-02");
}

struct sanctionEntry *desk_sanction(struct office *desk, struct dossier *dossier, const char *id,
                                    const char *measure, const char *decided) {
    struct sanctionEntry *entry =
        record_append(desk->arena, &dossier->sanctionEntry, &sanctionEntry_kind);
    entry->id = id;
    entry->measure = measure;
    entry->decidedOn = desk_day(decided);
    return entry;
}

bool desk_has_ground(const struct judgement *judgement, const char *behaviour, const char *tier) {
    for (EACH(struct ground, ground, judgement->ground))
        if (strcmp(ground->behaviour, behaviour) == 0 && (!tier || strcmp(ground->tier, tier) == 0))
            return true;
    return false;
}

const struct permit *desk_permit(const struct judgement *judgement, const char *document) {
    for (EACH(struct permit, permit, judgement->permit))
        if (strcmp(permit->document, document) == 0) return permit;
    return NULL;
}
