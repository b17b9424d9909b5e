// SPDX-License-Identifier: Apache-2.0
#include "archive/earlier_volumes.h"

static void add_institution(struct volumeRecord *record, const char *code, const char *name,
                            struct arena *arena) {
    struct institution *institution = record_new(arena, &institution_kind);
    institution->code = code;
    institution->name = name;
    record->institution = (struct list){&institution->record, 1};
}

static struct volumeRecord *of_desk(const struct sealedVolume *own, struct arena *arena) {
    struct volumeRecord *record = record_new(arena, &volumeRecord_kind);
    record->kind = own->kind;
    record->volume = own->id;
    record->group = arena_printf(arena, "%s-%s-%s", own->institution, own->kind, own->number);
    record->class = own->class;
    record->supersedes = own->supersedes;
    record->number = own->number;
    record->year = own->year;
    record->title = own->title;
    record->periodFrom = own->periodFrom;
    record->periodUntil = own->periodUntil;
    record->dueOn = own->dueOn;
    record->entry.count = own->items > 0 ? (uint32_t)own->items : 0;
    add_institution(record, own->institution, own->institutionName, arena);
    return record;
}

static struct volumeRecord *of_disposal(const struct keeping *log, struct arena *arena) {
    struct volumeRecord *record = record_new(arena, &volumeRecord_kind);
    record->kind = "disposal";
    record->volume = log->identifier;
    record->group =
        arena_printf(arena, "%s-%d-%s", log->institutionCode, (int)log->year, log->sequence);
    record->class = "Y";
    record->supersedes = log->supersedes;
    record->number = log->sequence;
    record->year = log->year;
    record->periodFrom = log->day;
    record->entry.count = 1; // the register; the decision was not counted
    add_institution(record, log->institutionCode, log->institution, arena);
    return record;
}

struct volumeRecord *earlier_record(const struct sealedHistory *history, const struct keeping *log,
                                    struct arena *arena) {
    const struct sealedVolume *own =
        history ? (const struct sealedVolume *)history->sealedVolume.first : NULL;
    if (own && own->kind) return of_desk(own, arena);
    return log && log->sequence ? of_disposal(log, arena) : NULL;
}
