// SPDX-License-Identifier: Apache-2.0
#include "base/memory.h"
#include "catalogue/people.h"
#include "catalogue/query.h"
#include "model/outcome.h"

static void read_batch(struct sql_query *query, struct arena *arena,
                       struct catalogue_batch *batch) {
    batch->id = read_integer(query);
    batch->institution = read_text(query, arena);
    batch->institution_name = read_text(query, arena);
    batch->credit_code = read_text(query, arena);
    batch->year = (int)read_integer(query);
    batch->number = read_text(query, arena);
    batch->revision = (int)read_integer(query);
    batch->current = read_integer(query);
    batch->title = read_text(query, arena);
    batch->jurisdiction = read_text(query, arena);
    batch->region = read_text(query, arena);
    batch->export_sha256 = read_text(query, arena);
    batch->export_file = read_text(query, arena);
    batch->exported_on = read_date(query);
    batch->plan_filed_on = read_date(query);
    batch->first_exam = read_date(query);
    batch->last_exam = read_date(query);
    batch->closed_on = read_date(query);
    batch->candidates = (uint32_t)read_integer(query);
    batch->approved = (uint32_t)read_integer(query);
    batch->sat = (uint32_t)read_integer(query);
    batch->certified = (uint32_t)read_integer(query);
    batch->verdict.blocking = (uint32_t)read_integer(query);
    batch->verdict.serious = (uint32_t)read_integer(query);
    batch->verdict.general = (uint32_t)read_integer(query);
    batch->verdict.hints = (uint32_t)read_integer(query);
    batch->verdict.undecided = (uint32_t)read_integer(query);
    batch->verdict.questions = (uint32_t)read_integer(query);
    batch->verdict.uploaded_late = (uint32_t)read_integer(query);
    batch->verdict.videos_late = (uint32_t)read_integer(query);
    batch->returned = (uint32_t)read_integer(query);
    batch->returned_open = (uint32_t)read_integer(query);
    batch->incomplete = read_text(query, arena);
}

static void bind_batch_key(struct sql_query *query, const char *institution, int year,
                           const char *number) {
    bind_text(query, institution);
    bind_integer(query, year);
    bind_text(query, number);
}

struct catalogue_batch *catalogue_find_batch(struct catalogue *catalogue, struct arena *arena,
                                             const char *institution, int year,
                                             const char *number) {
    struct sql_query query = query_of(catalogue, SQL_BATCH_CURRENT);
    bind_batch_key(&query, institution, year, number);
    struct catalogue_batch *batch = NULL;
    if (query_row(&query)) {
        batch = arena_alloc(arena, sizeof *batch);
        read_batch(&query, arena, batch);
    }
    return query_end(&query) ? batch : NULL;
}

static bool read_batches(struct sql_query *query, struct arena *arena,
                         struct catalogue_batches *into) {
    size_t capacity = 0;
    *into = (struct catalogue_batches){0};
    while (query_row(query)) read_batch(query, arena, NEXT_ITEM(into, arena, capacity));
    return query_end(query);
}

bool catalogue_list_batches(struct catalogue *catalogue, struct arena *arena,
                            const char *institution, int year, bool unsealed,
                            struct catalogue_batches *into) {
    struct sql_query query = query_of(catalogue, SQL_BATCH_LIST);
    bind_text(&query, institution);
    bind_integer(&query, year);
    bind_integer(&query, unsealed);
    return read_batches(&query, arena, into);
}

bool catalogue_list_revisions(struct catalogue *catalogue, struct arena *arena,
                              const char *institution, int year, const char *number,
                              struct catalogue_batches *into) {
    struct sql_query query = query_of(catalogue, SQL_BATCH_REVISIONS);
    bind_batch_key(&query, institution, year, number);
    return read_batches(&query, arena, into);
}

// ---- writing ------------------------------------------------------------------------------------

static bool run_with_key(struct catalogue *catalogue, enum statement statement,
                         const struct batch *batch) {
    struct sql_query query = query_of(catalogue, statement);
    bind_batch_key(&query, batch_institution(batch)->code, batch->year, batch->number);
    return query_run(&query);
}

static bool add_batch(struct catalogue *catalogue, const struct batch *batch, int revision,
                      const struct catalogue_verdict *verdict, const char *incomplete,
                      int64_t *id) {
    const struct institution *institution = batch_institution(batch);
    uint32_t approved = 0, sat = 0, certified = 0, returned = 0, returned_open = 0;
    for (EACH(struct candidate, candidate, batch->candidate)) {
        approved += candidate_approved(candidate);
        sat += candidate_sat(candidate);
        certified += candidate_certified(candidate);
        for (EACH(struct certificate, certificate, candidate->certificate)) {
            returned += certificate->returnedOn != DATE_NONE;
            returned_open +=
                certificate->returnedOn != DATE_NONE && certificate->resentOn == DATE_NONE;
        }
    }
    struct sql_query query = query_of(catalogue, SQL_BATCH_ADD);
    bind_text(&query, institution->code);
    bind_text(&query, institution->name);
    bind_text(&query, institution->creditCode);
    bind_integer(&query, batch->year);
    bind_text(&query, batch->number);
    bind_integer(&query, revision);
    bind_integer(&query, revision > 0);
    bind_text(&query, batch->title);
    bind_text(&query, batch->jurisdiction);
    bind_text(&query, institution->region);
    bind_digest(&query, batch->sourceSha256);
    bind_text(&query, batch->sourceFile);
    bind_date(&query, batch->exportedOn);
    bind_date(&query, batch_plan(batch)->filedOn);
    bind_date(&query, batch_first_exam(batch));
    bind_date(&query, batch_last_exam(batch));
    bind_date(&query, batch_closed_on(batch));
    bind_integer(&query, batch->candidate.count);
    bind_integer(&query, approved);
    bind_integer(&query, sat);
    bind_integer(&query, certified);
    bind_integer(&query, verdict->blocking);
    bind_integer(&query, verdict->serious);
    bind_integer(&query, verdict->general);
    bind_integer(&query, verdict->hints);
    bind_integer(&query, verdict->undecided);
    bind_integer(&query, verdict->questions);
    bind_integer(&query, verdict->uploaded_late);
    bind_integer(&query, verdict->videos_late);
    bind_integer(&query, returned);
    bind_integer(&query, returned_open);
    bind_text(&query, incomplete);
    if (!query_run(&query)) return false;
    *id = sqlite3_last_insert_rowid(catalogue->database);
    return true;
}

bool catalogue_put_batch(struct catalogue *catalogue, const struct batch *batch, int revision,
                         const struct catalogue_verdict *verdict, const char *incomplete,
                         int64_t *id) {
    if (!catalogue->in_transaction) BUG("a batch outside a transaction");
    return run_with_key(catalogue, SQL_BATCH_DROP_UNSEALED, batch) &&
           (revision == 0 || run_with_key(catalogue, SQL_BATCH_RETIRE, batch)) &&
           add_batch(catalogue, batch, revision, verdict, incomplete, id) &&
           put_people(catalogue, batch, *id);
}

bool catalogue_forget_people(struct catalogue *catalogue, const char *institution, int year,
                             const char *number) {
    static const enum statement steps[] = {SQL_SITTINGS_FORGET, SQL_PEOPLE_FORGET};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct sql_query query = query_of(catalogue, steps[i]);
        bind_batch_key(&query, institution, year, number);
        if (!query_run(&query)) return false;
    }
    return true;
}

const char *catalogue_find_seen(struct catalogue *catalogue, struct arena *arena, const char *path,
                                const char *export_sha256) {
    struct sql_query query = query_of(catalogue, SQL_SEEN_FIND);
    bind_text(&query, path);
    bind_text(&query, export_sha256);
    const char *files = query_row(&query) ? read_text(&query, arena) : NULL;
    return query_end(&query) ? files : NULL;
}

bool catalogue_put_seen(struct catalogue *catalogue, const char *path, const char *export_sha256,
                        const char *files) {
    struct sql_query query = query_of(catalogue, files ? SQL_SEEN_PUT : SQL_SEEN_FORGET);
    bind_text(&query, path);
    if (files) bind_text(&query, export_sha256);
    if (files) bind_text(&query, files);
    return query_run(&query);
}
