// SPDX-License-Identifier: Apache-2.0
#include "catalogue/institution_rows.h"

#include "catalogue/query.h"

struct reading {
    struct catalogue *catalogue;
    struct arena *arena;
    const char *institution;
    date as_of;
    struct institutionArchive *archive;
};

static void *append(const struct reading *reading, struct list *list,
                    const struct record_kind *kind) {
    struct record *record = record_new(reading->arena, kind), **link = &list->first;
    while (*link) link = &(*link)->next;
    record->ordinal = ++list->count;
    *link = record;
    return record;
}

static struct sql_query query_about(const struct reading *reading, enum statement statement) {
    struct sql_query query = query_of(reading->catalogue, statement);
    bind_text(&query, reading->institution);
    bind_date(&query, reading->as_of);
    return query;
}

static bool is_null(const struct sql_query *query) {
    return sqlite3_column_type(query->statement, query->column) == SQLITE_NULL;
}

static int32_t read_count(struct sql_query *query) {
    bool absent = is_null(query);
    int32_t value = (int32_t)read_integer(query);
    return absent ? INTEGER_NONE : value;
}

static bool add_batches(const struct reading *reading, bool unsealed) {
    struct catalogue_batches batches;
    if (!catalogue_list_batches(reading->catalogue, reading->arena, reading->institution, 0,
                                unsealed, &batches))
        return false;
    for (size_t i = 0; i < batches.count; i++) {
        const struct catalogue_batch *batch = &batches.items[i];
        if (batch->first_exam != DATE_NONE && batch->first_exam > reading->as_of) continue;
        struct heldBatch *held = append(reading, &reading->archive->heldBatch, &heldBatch_kind);
        held->number = batch->number;
        held->title = batch->title;
        held->year = batch->year;
        held->state = unsealed ? "checked" : batch->incomplete ? "incomplete" : "sealed";
        held->candidates = (int32_t)batch->candidates;
        held->sat = (int32_t)batch->sat;
        held->certified = (int32_t)batch->certified;
        held->findings =
            (int32_t)(batch->verdict.blocking + batch->verdict.serious + batch->verdict.general);
        held->firstExam = batch->first_exam;
        held->lastExam = batch->last_exam;
        held->incomplete = batch->incomplete;
        reading->archive->batches++;
        if (!unsealed) reading->archive->certified += held->certified;
    }
    return true;
}

static bool add_figures(const struct reading *reading) {
    struct sql_query query = query_about(reading, SQL_FIGURES_OF);
    while (query_row(&query)) {
        struct heldFigures *held =
            append(reading, &reading->archive->heldFigures, &heldFigures_kind);
        held->occupation = read_text(&query, reading->arena);
        held->occupationName = read_text(&query, reading->arena);
        held->level = read_text(&query, reading->arena);
        held->batches = read_count(&query);
        held->candidates = read_count(&query);
        held->sat = read_count(&query);
        held->certified = read_count(&query);
    }
    return query_end(&query);
}

static bool add_cases(const struct reading *reading) {
    struct sql_query query = query_about(reading, SQL_CASES_OF);
    while (query_row(&query)) {
        struct heldCase *held = append(reading, &reading->archive->heldCase, &heldCase_kind);
        held->id = read_text(&query, reading->arena);
        held->title = read_text(&query, reading->arena);
        held->object = read_text(&query, reading->arena);
        held->name = read_text(&query, reading->arena);
        held->tier = read_text(&query, reading->arena);
        held->measures = read_text(&query, reading->arena);
        held->until = read_date(&query);
        held->number = read_text(&query, reading->arena);
        held->ground = read_text(&query, reading->arena);
        held->jurisdiction = read_text(&query, reading->arena);
        held->decidedOn = read_date(&query);
        held->interviewedOn = read_date(&query);
        held->rectifyBy = read_date(&query);
        held->closedOn = read_date(&query);
        held->published = read_integer(&query) != 0;
        held->revoked = read_integer(&query) != 0;
        held->changed = read_integer(&query) != 0;
    }
    return query_end(&query);
}

static bool add_ratings(const struct reading *reading) {
    struct sql_query query = query_about(reading, SQL_RATINGS_OF);
    while (query_row(&query)) {
        struct heldRating *held = append(reading, &reading->archive->heldRating, &heldRating_kind);
        held->cycle = read_text(&query, reading->arena);
        held->stars = read_count(&query);
        held->grade = read_text(&query, reading->arena);
        bool unknown = is_null(&query);
        held->total = read_integer(&query);
        if (unknown) held->total = DECIMAL_NONE;
        held->ratedOn = read_date(&query);
        held->nextOn = read_date(&query);
    }
    return query_end(&query);
}

static bool add_holds(const struct reading *reading) {
    struct sql_query query = query_about(reading, SQL_HOLDS_OF);
    while (query_row(&query)) {
        struct heldHold *held = append(reading, &reading->archive->heldHold, &heldHold_kind);
        read_integer(&query);
        held->subject = read_text(&query, reading->arena);
        held->ground = read_text(&query, reading->arena);
        held->reason = read_text(&query, reading->arena);
        held->placedBy = read_text(&query, reading->arena);
        held->placedOn = read_date(&query);
        read_text(&query, reading->arena);
        held->liftedOn = read_date(&query);
    }
    return query_end(&query);
}

static bool add_volumes(const struct reading *reading) {
    struct volume_filter filter = {.institution = reading->institution, .any_state = true};
    struct catalogue_volumes volumes;
    if (!catalogue_list_volumes(reading->catalogue, reading->arena, &filter, &volumes))
        return false;
    for (size_t i = 0; i < volumes.count; i++) {
        const struct catalogue_volume *volume = &volumes.items[i];
        struct heldVolume *held = append(reading, &reading->archive->heldVolume, &heldVolume_kind);
        held->id = volume->id;
        held->kind = volume->kind;
        held->year = volume->year;
        held->retention = volume->class_label ? volume->class_label : volume->class_name;
        held->items = (int32_t)volume->items;
        held->pages = (int32_t)volume->pages;
        held->dueOn = volume->due;
        held->state = volume_state_name(volume->state);
    }
    return true;
}

struct institutionArchive *catalogue_institution(struct catalogue *catalogue, struct arena *arena,
                                                 const char *institution, date as_of) {
    struct institutionArchive *archive = record_new(arena, &institutionArchive_kind);
    struct reading reading = {catalogue, arena, institution, as_of, archive};
    archive->asOf = as_of;
    archive->batches = archive->certified = 0;
    bool ok = add_batches(&reading, false) && add_batches(&reading, true) &&
              add_figures(&reading) && add_cases(&reading) && add_ratings(&reading) &&
              add_holds(&reading) && add_volumes(&reading);
    return ok ? archive : NULL;
}
