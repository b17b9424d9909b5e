// SPDX-License-Identifier: Apache-2.0
// Every rule of class A and B that has a check: one case that breaks it, one at the boundary that
// does not. The cases are data (tests/rules/pairs/*.txt), each an edit of a complete sample:
//
//   HN-06c hunan/complete-social-organisation
//     breaks: room[type=paper]/gapAlong=79
//     holds:  room[type=paper]/gapAlong=80
//
// Edits are written as record_edit.h says, separated by "; ". A line `always:` before the cases is
// done before each of them. "holds: -" is the sample as it is.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/platform.h"
#include "base/words.h"
#include "model/batch.h"
#include "model/institution.h"
#include "model/outcome.h"
#include "record_edit.h"
#include "rules/checking.h"
#include "rules/refuse.h"
#include "rules/rulebook.h"
#include "unit.h"
#include "xml/code_lists.h"
#include "xml/reader.h"

static const char *const jurisdictions[] = {"yunnan", "sichuan", "hunan", "guangxi",
                                            "inner-mongolia"};
enum { JURISDICTIONS = 5, MOST_RULES = 1000 };

static const char *data;
static struct arena *lasting;
static struct codes codes;
static struct rulebook *books[JURISDICTIONS];
static struct xml_schema *batch_schema, *dossier_schema;
static struct diagnostics diagnostics;
static const char *broken_ids[MOST_RULES], *held_ids[MOST_RULES];
static unsigned broken_count, held_count, wrong_count;

static char *join(struct arena *arena, const char *first, const char *second) {
    return arena_printf(arena, "%s/%s", first, second);
}

static struct rulebook *book_of(const char *jurisdiction) {
    for (unsigned i = 0; i < JURISDICTIONS; i++)
        if (jurisdiction && strcmp(jurisdictions[i], jurisdiction) == 0) return books[i];
    return NULL;
}

// The sample with its institution's file, an empty history and no reference lists, then edited.
static struct findings *check_edited(const char *sample, const char *const *edits,
                                     struct arena *arena) {
    const struct xml_format batch_format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                            "schemas/assessment-batch.xsd"};
    const struct xml_format dossier_format = {DOSSIER_NAMESPACE, DOSSIER_VERSION, &dossier_kind,
                                              "schemas/institution.xsd"};
    const char *folder = join(arena, join(arena, data, "samples"), sample);
    struct xml_tap nobody = {NULL, NULL};
    struct batch *batch = (struct batch *)xml_read(
        &batch_format, batch_schema, join(arena, folder, "batch.xml"), nobody, arena, &diagnostics);
    struct dossier *dossier = (struct dossier *)xml_read(&dossier_format, dossier_schema,
                                                         join(arena, folder, "institution.xml"),
                                                         nobody, arena, &diagnostics);
    if (!batch || !dossier) return NULL;
    struct history *history = record_new(arena, &history_kind);
    struct references *references = record_new(arena, &references_kind);
    const struct edit_root roots[] = {
        {NULL, &batch_kind, &batch->record},
        {"batch", &batch_kind, &batch->record},
        {"dossier", &dossier_kind, &dossier->record},
        {"history", &history_kind, &history->record},
        {"references", &references_kind, &references->record},
        {NULL, NULL, NULL},
    };
    for (; *edits; edits++)
        if (!record_edit(roots, *edits, arena)) return NULL;
    const struct rulebook *book = book_of(batch->jurisdiction);
    if (!book) return NULL;
    outcomes_settle(batch, &codes);
    struct check_options options = {.as_of = DATE_NONE,
                                    .refusals = refuse(book->codes, batch, dossier, arena),
                                    .dossier_file = "institution.xml"};
    return check_batch(book, batch, dossier, history, references, &options, arena);
}

static const char *told(const struct findings *findings, const char *rule, enum verdict *verdict) {
    const char *message = NULL;
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (strcmp(finding->rule, rule) != 0 || finding->verdict == VERDICT_QUESTION) continue;
        *verdict = finding->verdict;
        message = finding->message;
        if (*verdict == VERDICT_FINDING) break;
    }
    return message;
}

static void wrong(const char *rule, const char *what, const char *message) {
    fprintf(stderr, "%s: %s%s%s\n", rule, what, message ? ": " : "", message ? message : "");
    wrong_count++;
}

static void try_case(const char *rule, const char *sample, bool breaks, const char *const *edits) {
    struct arena *arena = arena_new();
    struct findings *findings = check_edited(sample, edits, arena);
    if (!findings) {
        wrong(rule, "the case cannot be run", breaks ? "breaks" : "holds");
    } else {
        enum verdict verdict = VERDICT_FINDING;
        const char *message = told(findings, rule, &verdict);
        if (breaks && (!message || verdict != VERDICT_FINDING))
            wrong(rule, "is not broken", message);
        if (!breaks && message) wrong(rule, "does not hold", message);
    }
    arena_free(arena);
    const char **ids = breaks ? broken_ids : held_ids;
    unsigned *count = breaks ? &broken_count : &held_count;
    assert_true(*count < MOST_RULES);
    ids[(*count)++] = rule;
}

// ---- the tables of cases ------------------------------------------------------------------------

enum { MOST_EDITS = 32 };

struct table {
    const char *rule, *sample;
    const char *edits[MOST_EDITS + 1];
    unsigned always, count;
};

static void split_edits(struct table *table, char *text) {
    while (text) {
        char *next = strstr(text, "; ");
        if (next) {
            *next = '\0';
            next += 2;
        }
        while (*text == ' ') text++;
        assert_true(table->count < MOST_EDITS);
        if (strcmp(text, "-") != 0 && *text) table->edits[table->count++] = text;
        text = next;
    }
    table->edits[table->count] = NULL;
}

static void read_line(struct table *table, char *line) {
    if (!*line || *line == '#') return;
    if (*line != ' ') {
        char *blank = strchr(line, ' ');
        assert_non_null(blank);
        *blank = '\0';
        table->rule = line;
        table->sample = blank + 1;
        table->always = table->count = 0;
        return;
    }
    while (*line == ' ') line++;
    char *colon = strchr(line, ':');
    assert_non_null(colon);
    *colon = '\0';
    table->count = table->always;
    split_edits(table, colon + 1);
    if (strcmp(line, "always") == 0) {
        table->always = table->count;
        return;
    }
    bool breaks = strcmp(line, "breaks") == 0;
    assert_true(breaks || strcmp(line, "holds") == 0);
    try_case(table->rule, table->sample, breaks, table->edits);
}

static void every_case_does_what_it_says(void **state) {
    (void)state;
    const char *folder = join(lasting, data, "tests/rules/pairs");
    const char *const *names = platform_list(lasting, folder, &diagnostics);
    assert_non_null(names);
    for (; *names; names++) {
        struct buffer text = BUFFER_EMPTY;
        assert_true(platform_read(join(lasting, folder, *names), 1 << 20, &text, &diagnostics));
        char *line = arena_copy_bytes(lasting, text.bytes, text.length);
        buffer_free(&text);
        struct table table = {0};
        while (line) {
            char *next = strchr(line, '\n');
            if (next) *next++ = '\0';
            read_line(&table, line);
            line = next;
        }
    }
    assert_int_equal(wrong_count, 0);
}

static bool listed(const char *const *ids, unsigned count, const char *id) {
    for (unsigned i = 0; i < count; i++)
        if (strcmp(ids[i], id) == 0) return true;
    return false;
}

// A rule that the rows of the schedule carry has no check of its own; what is printed is the
// press's word, see tests/render/test_unprintable.py.
static bool decides(const struct rule *rule) {
    if (strcmp(rule->text->class, "C") == 0) return false;
    for (unsigned i = 0; i < rule->check_count; i++) {
        const struct operation *operation =
            (const struct operation *)rule->checks[i].text->operation.first;
        if (!words_hold("schedule glyphs", operation->element)) return true;
    }
    return false;
}

static void every_rule_has_its_pair(void **state) {
    (void)state;
    unsigned missing = 0, rules = 0;
    for (unsigned i = 0; i < JURISDICTIONS; i++)
        for (unsigned k = 0; k < books[i]->rule_count; k++) {
            const struct rule *rule = &books[i]->rules[k];
            if (!decides(rule)) continue;
            rules++;
            const char *id = rule->text->id;
            if (listed(broken_ids, broken_count, id) && listed(held_ids, held_count, id)) continue;
            fprintf(stderr, "%s: no case that breaks it, or none that does not\n", id);
            missing++;
        }
    assert_true(rules > 0);
    assert_int_equal(missing, 0);
}

// Ratings hold batches to the days of the notice's own rule: Hunan (三), 7; no other notice names
// any.
static void a_rating_takes_its_days_from_the_rule(void **state) {
    (void)state;
    for (unsigned i = 0; i < JURISDICTIONS; i++)
        assert_int_equal(books[i]->filing_days, strcmp(jurisdictions[i], "hunan") == 0 ? 7 : 0);
}

static int set_up(void **state) {
    (void)state;
    lasting = arena_new();
    data = platform_data_folder(lasting);
    if (!codes_load(&codes, data, lasting, &diagnostics)) return -1;
    for (unsigned i = 0; i < JURISDICTIONS; i++)
        if (!(books[i] = rulebook_load(data, jurisdictions[i], &codes, &diagnostics))) return -1;
    batch_schema =
        xml_schema_load(join(lasting, data, "schemas/assessment-batch.xsd"), &diagnostics);
    dossier_schema = xml_schema_load(join(lasting, data, "schemas/institution.xsd"), &diagnostics);
    return batch_schema && dossier_schema ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    for (unsigned i = 0; i < JURISDICTIONS; i++) rulebook_free(books[i]);
    xml_schema_free(batch_schema);
    xml_schema_free(dossier_schema);
    codes_free(&codes);
    arena_free(lasting);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_does_what_it_says),
        cmocka_unit_test(every_rule_has_its_pair),
        cmocka_unit_test(a_rating_takes_its_days_from_the_rule),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
