// SPDX-License-Identifier: Apache-2.0
// Figures of bulletins: gathered from each archive into a database in memory (gather), then counted
// there. All sums are SQL's.
#include "catalogue/counts.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/memory.h"
#include "catalogue/query.h"

enum { MOST_BROKEN_RULES = 20, REGION_DIGITS = 6 };

bool catalogue_put_broken_rules(struct catalogue *catalogue, int64_t batch,
                                const struct catalogue_broken_rule *rules, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct sql_query query = query_of(catalogue, SQL_BROKEN_RULE_ADD);
        bind_integer(&query, batch);
        bind_text(&query, rules[i].rule);
        bind_text(&query, rules[i].title);
        bind_text(&query, rules[i].source);
        bind_text(&query, rules[i].clause);
        bind_integer(&query, rules[i].severity);
        bind_integer(&query, rules[i].findings);
        bind_integer(&query, rules[i].material);
        bind_integer(&query, rules[i].late);
        if (!query_run(&query)) return false;
    }
    return true;
}

bool catalogue_put_institution(struct catalogue *catalogue,
                               const struct catalogue_institution *institution) {
    struct sql_query query = query_of(catalogue, SQL_INSTITUTION_PUT);
    bind_text(&query, institution->code);
    bind_text(&query, institution->name);
    bind_text(&query, institution->region);
    bind_date(&query, institution->filed_on);
    bind_date(&query, institution->filed_until);
    bind_date(&query, institution->stopped_on);
    return query_run(&query);
}

// ---- gathering ----------------------------------------------------------------------------------

static bool attach(struct catalogue *gathered, const char *uri) {
    struct sql_query query = query_of(gathered, SQL_GATHER_ATTACH);
    bind_text(&query, uri);
    if (!query_run(&query)) return false;
    query = query_of(gathered, SQL_GATHER_VERSION);
    query_row(&query);
    return query_end(&query);
}

static bool run_on(struct catalogue *gathered, enum statement statement, int64_t archive,
                   const char *region) {
    struct sql_query query = query_of(gathered, statement);
    bind_integer(&query, archive);
    bind_text(&query, region);
    return query_run(&query);
}

static bool gather(struct catalogue *gathered, const char *uri, int64_t archive,
                   const char *region) {
    static const enum statement steps[] = {
        SQL_GATHER_INSTITUTIONS, SQL_GATHER_NAMES, SQL_GATHER_BATCHES, SQL_GATHER_CELLS,
        SQL_GATHER_RULES,        SQL_GATHER_CASES, SQL_GATHER_ROLLS,   SQL_GATHER_RATINGS};
    bool ok = attach(gathered, uri);
    for (size_t i = 0; ok && i < sizeof steps / sizeof *steps; i++)
        ok = run_on(gathered, steps[i], archive, region);
    // What was prepared holds on to the database that is to go.
    for (size_t i = 0; i < SQL_COUNT; i++) {
        sqlite3_finalize(gathered->statements[i]);
        gathered->statements[i] = NULL;
    }
    struct sql_query query = query_of(gathered, SQL_GATHER_DETACH);
    return query_run(&query) && ok;
}

// The digits that all codes of the region begin with: 430000 -> 43, 430100 -> 4301.
static const char *region_prefix(const char *region, struct arena *arena) {
    size_t length = region ? strlen(region) : 0;
    while (length == REGION_DIGITS || length == REGION_DIGITS - 2) {
        if (strncmp(region + length - 2, "00", 2) != 0) break;
        length -= 2;
    }
    return arena_copy_bytes(arena, region ? region : "", length);
}

static struct catalogue *gathering_open(struct diagnostics *diagnostics) {
    struct catalogue *gathered = memory_zeroed(sizeof *gathered);
    gathered->path = memory_copy("bulletin");
    gathered->diagnostics = diagnostics;
    if (sqlite3_open_v2(":memory:", &gathered->database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI,
                        NULL) == SQLITE_OK &&
        sqlite3_exec(gathered->database, sql_gathering, NULL, NULL, NULL) == SQLITE_OK)
        return gathered;
    catalogue_failed(gathered);
    catalogue_close(gathered);
    return NULL;
}

static bool gather_all(struct catalogue *gathered, const struct figures_request *request,
                       struct arena *arena) {
    const char *region = region_prefix(request->region, arena);
    for (size_t i = 0; i < request->archive_count; i++) {
        // Opened as an archive first: whatever is wrong with it is said there.
        struct catalogue *catalogue = catalogue_open(request->archives[i], CATALOGUE_READ,
                                                     request->program, NULL, gathered->diagnostics);
        if (!catalogue) return false;
        free(gathered->path);
        gathered->path = memory_copy(catalogue->path);
        const char *uri = catalogue_uri(catalogue, arena);
        bool ok = gather(gathered, uri, (int64_t)i, region);
        catalogue_close(catalogue);
        if (!ok) return false;
    }
    return true;
}

// ---- counting -----------------------------------------------------------------------------------

struct counting {
    struct catalogue *gathered;
    const struct figures_request *request;
    struct arena *arena;
    struct regionFigures *region;
};

static void *append(struct list *list, struct record **last, const struct record_kind *kind,
                    struct arena *arena) {
    struct record *record = record_new(arena, kind);
    record->ordinal = ++list->count;
    if (*last)
        (*last)->next = record;
    else
        list->first = record;
    *last = record;
    return record;
}

static bool is_null(const struct sql_query *query) {
    return sqlite3_column_type(query->statement, query->column) == SQLITE_NULL;
}

static int32_t read_count(struct sql_query *query) {
    bool absent = is_null(query);
    int32_t value = (int32_t)read_integer(query);
    return absent ? INTEGER_NONE : value;
}

static decimal read_share(struct sql_query *query) {
    bool absent = is_null(query);
    decimal value = read_integer(query);
    return absent ? DECIMAL_NONE : value;
}

static struct sql_query query_period(const struct counting *counting, enum statement statement) {
    struct sql_query query = query_of(counting->gathered, statement);
    bind_date(&query, counting->request->from);
    bind_date(&query, counting->request->until);
    return query;
}

static struct sql_query query_periods(const struct counting *counting, enum statement statement) {
    struct sql_query query = query_period(counting, statement);
    bind_date(&query, counting->request->previous_from);
    return query;
}

// Their one parameter is the last day of the period.
static struct sql_query query_until(const struct counting *counting, enum statement statement) {
    struct sql_query query = query_of(counting->gathered, statement);
    bind_date(&query, counting->request->until);
    return query;
}

static bool count_total(struct counting *counting) {
    struct regionFigures *region = counting->region;
    struct sql_query query = query_periods(counting, SQL_FIGURES_TOTAL);
    if (query_row(&query)) {
        region->filedInstitutions = read_count(&query);
        region->institutions = read_count(&query);
        region->batches = read_count(&query);
        region->previousBatches = read_count(&query);
        region->candidates = read_count(&query);
        region->examined = read_count(&query);
        region->certificates = read_count(&query);
        region->completeShare = read_share(&query);
        region->previousCompleteShare = read_share(&query);
        region->onTimeShare = read_share(&query);
        region->previousOnTimeShare = read_share(&query);
        region->passRate = read_share(&query);
        region->doubtfulBatches = read_count(&query);
    }
    return query_end(&query);
}

static bool count_groups(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_periods(counting, SQL_FIGURES_GROUPS);
    while (query_row(&query)) {
        struct groupFigures *group =
            append(&counting->region->groupFigures, &last, &groupFigures_kind, counting->arena);
        group->by = read_text(&query, counting->arena);
        group->key = read_text(&query, counting->arena);
        group->title = read_text(&query, counting->arena);
        group->institutions = read_count(&query);
        group->batches = read_count(&query);
        group->candidates = read_count(&query);
        group->examined = read_count(&query);
        group->certificates = read_count(&query);
        group->completeShare = read_share(&query);
        group->previousCompleteShare = read_share(&query);
        group->onTimeShare = read_share(&query);
        group->previousOnTimeShare = read_share(&query);
        group->passRate = read_share(&query);
    }
    return query_end(&query);
}

static bool count_cells(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_period(counting, SQL_FIGURES_CELLS);
    while (query_row(&query)) {
        struct cellFigures *cell =
            append(&counting->region->cellFigures, &last, &cellFigures_kind, counting->arena);
        cell->occupation = read_text(&query, counting->arena);
        cell->occupationName = read_text(&query, counting->arena);
        cell->level = read_text(&query, counting->arena);
        cell->city = read_text(&query, counting->arena);
        cell->candidates = read_count(&query);
        cell->examined = read_count(&query);
        cell->certificates = read_count(&query);
    }
    return query_end(&query);
}

static bool count_rules(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_period(counting, SQL_FIGURES_RULES);
    bind_integer(&query, MOST_BROKEN_RULES);
    while (query_row(&query)) {
        struct brokenRule *rule =
            append(&counting->region->brokenRule, &last, &brokenRule_kind, counting->arena);
        rule->rule = read_text(&query, counting->arena);
        rule->title = read_text(&query, counting->arena);
        rule->source = read_text(&query, counting->arena);
        rule->clause = read_text(&query, counting->arena);
        rule->findings = read_count(&query);
        rule->batches = read_count(&query);
        rule->institutions = read_count(&query);
    }
    return query_end(&query);
}

// 近一年内: the twelve months that end with the period.
static bool count_pass_rates(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_of(counting->gathered, SQL_FIGURES_PASS_RATES);
    bind_date(&query, date_add_years(counting->request->until, -1) + 1);
    bind_date(&query, counting->request->until);
    bind_integer(&query, counting->request->rates);
    while (query_row(&query)) {
        struct passRateRow *row =
            append(&counting->region->passRateRow, &last, &passRateRow_kind, counting->arena);
        row->institution = read_text(&query, counting->arena);
        row->name = read_text(&query, counting->arena);
        row->region = read_text(&query, counting->arena);
        row->batches = read_count(&query);
        row->examined = read_count(&query);
        row->certified = read_count(&query);
        row->passRate = read_share(&query);
        row->averageRate = read_share(&query);
    }
    counting->region->highPassRates = (int32_t)counting->region->passRateRow.count;
    return query_end(&query);
}

static bool count_ratings(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_until(counting, SQL_FIGURES_STARS);
    while (query_row(&query)) {
        struct starFigures *stars =
            append(&counting->region->starFigures, &last, &starFigures_kind, counting->arena);
        stars->stars = read_count(&query);
        stars->grade = read_text(&query, counting->arena);
        stars->institutions = read_count(&query);
    }
    if (!query_end(&query)) return false;
    last = NULL;
    query = query_until(counting, SQL_FIGURES_RATINGS);
    while (query_row(&query)) {
        struct starRow *row =
            append(&counting->region->starRow, &last, &starRow_kind, counting->arena);
        row->institution = read_text(&query, counting->arena);
        row->name = read_text(&query, counting->arena);
        row->cycle = read_text(&query, counting->arena);
        row->stars = read_count(&query);
        row->grade = read_text(&query, counting->arena);
        row->total = read_share(&query);
        row->ratedOn = read_date(&query);
    }
    return query_end(&query);
}

static bool count_cases(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_periods(counting, SQL_FIGURES_TIERS);
    while (query_row(&query)) {
        struct tierFigures *tier =
            append(&counting->region->tierFigures, &last, &tierFigures_kind, counting->arena);
        tier->tier = read_text(&query, counting->arena);
        tier->measure = read_text(&query, counting->arena);
        tier->object = read_text(&query, counting->arena);
        tier->cases = read_count(&query);
        tier->previousCases = read_count(&query);
    }
    if (!query_end(&query)) return false;
    last = NULL;
    query = query_period(counting, SQL_FIGURES_CASES);
    while (query_row(&query)) {
        struct sanctionRow *row =
            append(&counting->region->sanctionRow, &last, &sanctionRow_kind, counting->arena);
        row->institution = read_text(&query, counting->arena);
        row->object = read_text(&query, counting->arena);
        row->name = read_text(&query, counting->arena);
        row->tier = read_text(&query, counting->arena);
        row->measure = read_text(&query, counting->arena);
        row->number = read_text(&query, counting->arena);
        row->ground = read_text(&query, counting->arena);
        row->decidedOn = read_date(&query);
        row->published = read_integer(&query) != 0;
    }
    return query_end(&query);
}

// Every list that has an entry, whatever its province.
static bool count_rolls(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_until(counting, SQL_FIGURES_ROLLS);
    while (query_row(&query)) {
        struct rollEntry *row =
            append(&counting->region->rollEntry, &last, &rollEntry_kind, counting->arena);
        row->roll = read_text(&query, counting->arena);
        row->jurisdiction = read_text(&query, counting->arena);
        row->caseNumber = read_text(&query, counting->arena);
        row->party = (int32_t)read_integer(&query);
        row->object = read_text(&query, counting->arena);
        row->name = read_text(&query, counting->arena);
        row->institution = read_text(&query, counting->arena);
        row->institutionName = read_text(&query, counting->arena);
        row->region = read_text(&query, counting->arena);
        row->measures = read_text(&query, counting->arena);
        row->number = read_text(&query, counting->arena);
        row->authority = read_text(&query, counting->arena);
        row->ground = read_text(&query, counting->arena);
        row->officer = read_text(&query, counting->arena);
        row->reason = read_text(&query, counting->arena);
        row->decidedOn = read_date(&query);
        row->listedOn = read_date(&query);
        row->published = read_integer(&query) != 0;
        row->changed = read_integer(&query) != 0;
    }
    return query_end(&query);
}

static bool count_overdue(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_until(counting, SQL_FIGURES_OVERDUE);
    while (query_row(&query)) {
        struct overdueRow *row =
            append(&counting->region->overdueRow, &last, &overdueRow_kind, counting->arena);
        row->institution = read_text(&query, counting->arena);
        row->name = read_text(&query, counting->arena);
        row->caseNumber = read_text(&query, counting->arena);
        row->problem = read_text(&query, counting->arena);
        row->dueOn = read_date(&query);
        row->daysLate = read_count(&query);
    }
    counting->region->overdue = (int32_t)counting->region->overdueRow.count;
    return query_end(&query);
}

static bool count_idle(struct counting *counting) {
    struct record *last = NULL;
    struct sql_query query = query_until(counting, SQL_FIGURES_IDLE);
    while (query_row(&query)) {
        struct idleRow *row =
            append(&counting->region->idleRow, &last, &idleRow_kind, counting->arena);
        row->institution = read_text(&query, counting->arena);
        row->name = read_text(&query, counting->arena);
        row->lastExam = read_date(&query);
        row->days = read_count(&query);
    }
    counting->region->idle = (int32_t)counting->region->idleRow.count;
    return query_end(&query);
}

static bool count_due(struct counting *counting) {
    struct regionFigures *region = counting->region;
    struct record *last = NULL;
    struct sql_query query = query_of(counting->gathered, SQL_FIGURES_DUE);
    bind_date(&query, region->until);
    bind_date(&query, region->nextUntil);
    region->ratingsDue = region->filingsDue = region->rectificationsDue = 0;
    while (query_row(&query)) {
        struct dueRow *row = append(&region->dueRow, &last, &dueRow_kind, counting->arena);
        row->kind = read_text(&query, counting->arena);
        row->institution = read_text(&query, counting->arena);
        row->name = read_text(&query, counting->arena);
        row->dueOn = read_date(&query);
        region->ratingsDue += strcmp(row->kind, "rating") == 0;
        region->filingsDue += strcmp(row->kind, "filing") == 0;
        region->rectificationsDue += strcmp(row->kind, "rectification") == 0;
    }
    return query_end(&query);
}

static bool count_renewals(struct counting *counting) {
    struct regionFigures *region = counting->region;
    struct record *last = NULL;
    struct sql_query query = query_of(counting->gathered, SQL_FIGURES_RENEWALS);
    bind_date(&query, region->until);
    bind_date(&query, region->nextUntil);
    while (query_row(&query)) {
        struct renewalRow *row =
            append(&region->renewalRow, &last, &renewalRow_kind, counting->arena);
        row->institution = read_text(&query, counting->arena);
        row->name = read_text(&query, counting->arena);
        row->filedOn = read_date(&query);
        row->dueOn = read_date(&query);
        row->cycle = read_text(&query, counting->arena);
        row->stars = read_count(&query);
        row->grade = read_text(&query, counting->arena);
        row->ratedOn = read_date(&query);
        row->batches = read_count(&query);
        row->completeShare = read_share(&query);
        row->onTimeShare = read_share(&query);
        row->cases = read_count(&query);
        row->openRectifications = read_count(&query);
    }
    return query_end(&query);
}

struct regionFigures *catalogue_figures(const struct figures_request *request, struct arena *arena,
                                        struct diagnostics *diagnostics) {
    struct regionFigures *region = record_new(arena, &regionFigures_kind);
    region->region = request->region;
    region->from = request->from;
    region->until = request->until;
    region->nextFrom = request->until + 1;
    region->nextUntil = request->next_until;
    region->archives = (int32_t)request->archive_count;
    struct counting counting = {gathering_open(diagnostics), request, arena, region};
    bool ok = counting.gathered && gather_all(counting.gathered, request, arena) &&
              count_total(&counting) && count_groups(&counting) && count_cells(&counting) &&
              count_rules(&counting) && count_pass_rates(&counting) && count_ratings(&counting) &&
              count_cases(&counting) && count_rolls(&counting) && count_overdue(&counting) &&
              count_idle(&counting) && count_due(&counting) && count_renewals(&counting);
    catalogue_close(counting.gathered);
    return ok ? region : NULL;
}
