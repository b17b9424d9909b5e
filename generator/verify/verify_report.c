// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "catalogue/holds.h"
#include "press/press.h"

enum { FAULTS_MAX = 10000 };

// What the four checks consist of. `layer` -1: nothing that this program does, which is said.
static const struct {
    const char *property, *item;
    int layer;
} items[] = {
    {"authenticity", "signature", LAYER_SIGNATURE},
    {"authenticity", "chain", LAYER_CHAIN},
    {"authenticity", "revocation", LAYER_REVOCATION},
    {"authenticity", "timestamp", LAYER_TIMESTAMP},
    {"authenticity", "seal-list", LAYER_SEAL_LIST},
    {"authenticity", "register", LAYER_REGISTER},
    {"integrity", "manifests", LAYER_MANIFESTS},
    {"integrity", "tag-manifests", LAYER_TAGS},
    {"integrity", "sizes", LAYER_SIZES},
    {"integrity", "siblings", LAYER_SIBLINGS},
    {"integrity", "catalogue", LAYER_CATALOGUE},
    {"usability", "bag", LAYER_BAG},
    {"usability", "formats", -1},
    {"security", "structure", LAYER_STRUCTURE},
    {"security", "virus", -1},
    {"security", "carrier", -1},
};
enum { ITEMS = sizeof items / sizeof *items };

struct report_book {
    struct arena *arena;
    struct verification *verification;
    struct record **check_tail, **fault_tail, **volume_tail, **gone_tail;
    struct verifiedCheck *checks[ITEMS];
};

static void *append(struct report_book *book, struct list *list, struct record ***tail,
                    const struct record_kind *kind) {
    struct record *record = record_new(book->arena, kind);
    record->ordinal = ++list->count;
    **tail = record;
    *tail = &record->next;
    return record;
}

static const char *join(struct arena *arena, const char *const *paths) {
    const char *joined = NULL;
    for (; paths && *paths; paths++)
        joined = joined ? arena_printf(arena, "%s, %s", joined, *paths) : *paths;
    return joined;
}

struct report_book *report_book_new(const char *subject, const struct verify_options *options) {
    struct report_book *book = memory_zeroed(sizeof *book);
    book->arena = arena_new();
    struct verification *made = record_new(book->arena, &verification_kind);
    book->verification = made;
    book->check_tail = &made->verifiedCheck.first;
    book->fault_tail = &made->verifiedFault.first;
    book->volume_tail = &made->verifiedVolume.first;
    book->gone_tail = &made->verifiedGone.first;
    made->subject = arena_copy(book->arena, subject);
    made->at = platform_now();
    if (options->at) made->asOf = options->at;
    made->program = "juance " JUANCE_VERSION;
    made->anchors = join(book->arena, options->trust);
    made->volumes = made->resumed = made->faults = 0;
    for (int i = 0; i < ITEMS; i++) {
        struct verifiedCheck *check =
            append(book, &made->verifiedCheck, &book->check_tail, &verifiedCheck_kind);
        check->number = i + 1;
        check->property = items[i].property;
        check->item = items[i].item;
        check->passed = check->failed = check->notApplicable = check->archiveFaults = 0;
        book->checks[i] = check;
    }
    return book;
}

void report_book_free(struct report_book *book) {
    if (!book) return;
    arena_free(book->arena);
    free(book);
}

static const char *result_of(bool looked_at, enum verify_verdict verdict) {
    if (!looked_at || verdict == VERDICT_NOT_APPLICABLE) return "notApplicable";
    return verdict == VERDICT_PASSED ? "passed" : "failed";
}

static void add_faults(struct report_book *book, const char *volume,
                       const struct verify_report *report) {
    struct verification *made = book->verification;
    for (size_t i = 0; i < report->count && made->verifiedFault.count < FAULTS_MAX; i++) {
        const struct verify_item *item = &report->items[i];
        if (item->verdict != VERDICT_FAILED) continue;
        struct verifiedFault *fault =
            append(book, &made->verifiedFault, &book->fault_tail, &verifiedFault_kind);
        fault->number = (int32_t)fault->record.ordinal;
        fault->volume = arena_copy(book->arena, volume);
        fault->item = verify_layer_id(item->layer);
        if (*item->entry) fault->entry = arena_copy(book->arena, item->entry);
        fault->message = arena_copy(book->arena, item->message);
    }
    made->faults += (int32_t)report->failures;
}

void report_book_add(struct report_book *book, const struct member *member) {
    struct verification *made = book->verification;
    const char *file = member->relative ? member->relative : member->path;
    for (int i = 0; i < ITEMS; i++) {
        if (items[i].layer < 0) continue;
        enum verify_verdict verdict = member->verdicts[items[i].layer];
        struct verifiedCheck *check = book->checks[i];
        check->passed += verdict == VERDICT_PASSED;
        check->failed += verdict == VERDICT_FAILED;
        check->notApplicable += verdict == VERDICT_NOT_APPLICABLE;
    }
    if (member->report) add_faults(book, file, member->report);
    made->volumes++;
    made->resumed += member->resumed;
    struct verifiedVolume *row =
        append(book, &made->verifiedVolume, &book->volume_tail, &verifiedVolume_kind);
    row->number = made->volumes;
    row->id = member->id ? arena_copy(book->arena, member->id) : NULL;
    row->file = arena_copy(book->arena, file);
#define RESULT(layer) result_of(member->looked_at[layer], member->verdicts[layer])
    row->signature = RESULT(LAYER_SIGNATURE);
    row->timestamp = RESULT(LAYER_TIMESTAMP);
    row->sealList = RESULT(LAYER_SEAL_LIST);
#undef RESULT
    row->faults = (int32_t)member->failures;
    row->result = member->ok ? "passed" : "failed";
    if (!member->ok && !member->failures) made->faults++; // it could not be read
}

static void add_destroyed(struct report_book *book, const struct verify_scene *scene) {
    struct verification *made = book->verification;
    for (size_t i = 0; scene->catalogue && i < scene->volumes.count; i++) {
        const struct catalogue_volume *volume = &scene->volumes.items[i];
        const struct catalogue_decision *decision =
            volume->state == VOLUME_DESTROYED
                ? catalogue_find_destruction(scene->catalogue, scene->arena, volume->id)
                : NULL;
        if (!decision) continue; // gone without a decision: a fault
        struct verifiedGone *row =
            append(book, &made->verifiedGone, &book->gone_tail, &verifiedGone_kind);
        row->number = (int32_t)row->record.ordinal;
        row->id = arena_copy(book->arena, volume->id);
        row->file = arena_copy(book->arena, volume->path);
        row->on = volume->state_since;
        row->decision = arena_copy(book->arena, decision->decision);
    }
}

void report_book_add_archive(struct report_book *book, const struct verify_scene *scene) {
    const struct verify_report *report = scene->report;
    for (int i = 0; i < ITEMS; i++) {
        if (items[i].layer < 0) continue;
        enum verify_layer layer = (enum verify_layer)items[i].layer;
        book->checks[i]->archiveFaults += (int32_t)report->failed[layer];
        // The volumes of a batch fit each other or not: a matter of the archive alone.
        if (layer == LAYER_SIBLINGS && report->looked_at[layer]) {
            struct verifiedCheck *check = book->checks[i];
            int32_t failed = (int32_t)report->failed[layer], volumes = check->notApplicable;
            check->failed += failed < volumes ? failed : volumes;
            check->passed += failed < volumes ? volumes - failed : 0;
            check->notApplicable = 0;
        }
    }
    add_destroyed(book, scene);
    add_faults(book, scene->archive, report);
}

// ---- printing ---------------------------------------------------------------------------------

static void conclude(struct report_book *book) {
    for (int i = 0; i < ITEMS; i++) {
        struct verifiedCheck *check = book->checks[i];
        bool failed = check->failed || check->archiveFaults;
        check->result = items[i].layer < 0 ? "notDone"
                        : failed           ? "failed"
                        : check->passed    ? "passed"
                                           : "notApplicable";
    }
    book->verification->result = book->verification->faults ? "failed" : "passed";
}

bool report_book_write(struct report_book *book, const char *path, const struct press *press,
                       struct diagnostics *diagnostics) {
    conclude(book);
    struct compose_input input = {.number = book->verification->subject,
                                  .author = book->verification->program,
                                  .created = book->verification->at};
    input_add(&input, "verification", &verification_kind, &book->verification->record);
    struct print_order order = {
        .name = "verification", .input = &input, .formats = PRINT_PDF | PRINT_XML | PRINT_JSON};
    struct printed printed = {0};
    bool ok = press_make(press, &order, &printed, diagnostics) &&
              printed_write_to(&printed, path, NULL, book->arena, diagnostics);
    printed_free(&printed, 1);
    return ok;
}
