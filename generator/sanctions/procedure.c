// SPDX-License-Identifier: Apache-2.0
#include "sanctions/procedure.h"

#include <ctype.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"
#include "model/record_append.h"
#include "sanctions/case_history.h"

struct asking {
    const struct ladder_input *input;
    const struct judgement *judgement;
    struct list numbers; // of the case itself
    struct arena *arena;
};

// ---- looking into the case ----------------------------------------------------------------------

static const struct list *list_of(const struct asking *asking, const char *name,
                                  const struct record_kind **kind) {
    const struct field *field = name ? record_field(&caseFile_kind, name) : NULL;
    if (!field || field->type != FIELD_list) BUG("a precondition names no list of the case");
    *kind = field->items;
    return record_list(&asking->input->file->record, field);
}

// Every one of `names` (separated by blanks; NULL: none) has a value; a yes/no field must be yes.
static bool has_all(const struct record *record, const struct record_kind *kind,
                    const char *names) {
    while (names && *names) {
        size_t length = strcspn(names, " ");
        const struct field *found = NULL;
        for (size_t i = 0; i < kind->field_count; i++)
            if (strlen(kind->fields[i].name) == length &&
                memcmp(kind->fields[i].name, names, length) == 0)
                found = &kind->fields[i];
        if (!found) BUG("a precondition names no field of its record");
        if (!record_has(record, found)) return false;
        if (found->type == FIELD_boolean && record_boolean(record, found) != 1) return false;
        names += length + (names[length] == ' ');
    }
    return true;
}

static bool is_one_of(struct arena *arena, const struct record *record,
                      const struct record_kind *kind, const char *name, const char *values) {
    if (!name || !values) return true;
    const struct field *field = record_field(kind, name);
    if (!field) BUG("a precondition names no field of its record");
    return words_hold(values, record_value(arena, record, field));
}

static date first_date(const struct list *list, const struct record_kind *kind, const char *name) {
    const struct field *field = record_field(kind, name);
    if (!field) BUG("a precondition names no date");
    for (const struct record *at = list->first; at; at = at->next)
        if (record_date(at, field) != DATE_NONE) return record_date(at, field);
    return DATE_NONE;
}

// "decision.decidedOn"
static date date_at(const struct asking *asking, const char *path) {
    const char *dot = strchr(path, '.');
    if (!dot) BUG("a precondition names no list.field");
    const struct record_kind *kind;
    const struct list *list =
        list_of(asking, arena_copy_bytes(asking->arena, path, (size_t)(dot - path)), &kind);
    return first_date(list, kind, dot + 1);
}

// ---- the tests ----------------------------------------------------------------------------------

// 2名以上: the same name signing twice is one person.
static bool named_before(const struct list *list, const struct record *one,
                         const struct record_kind *kind) {
    const struct field *field = record_field(kind, "name");
    const char *name = field ? record_text(one, field) : NULL;
    for (const struct record *at = list->first; name && at != one; at = at->next) {
        const char *other = record_text(at, field);
        if (other && strcmp(other, name) == 0) return true;
    }
    return false;
}

static bool enough_records(const struct asking *asking, const struct precondition *condition) {
    const struct record_kind *kind;
    const struct list *list = list_of(asking, condition->of, &kind);
    int32_t least = condition->least == INTEGER_NONE ? 1 : condition->least, found = 0;
    for (const struct record *at = list->first; at; at = at->next)
        found += is_one_of(asking->arena, at, kind, condition->field, condition->values) &&
                 has_all(at, kind, condition->fields) &&
                 (least == 1 || !named_before(list, at, kind));
    return found >= least;
}

static bool every_record(const struct asking *asking, const struct precondition *condition) {
    const struct record_kind *kind;
    const struct list *list = list_of(asking, condition->of, &kind);
    for (const struct record *at = list->first; at; at = at->next) {
        const struct field *waived = record_field(kind, "waived");
        if (waived && record_boolean(at, waived) == 1) continue; // nothing was said
        if (!has_all(at, kind, condition->fields)) return false;
    }
    return true;
}

// A date that is absent is asked for by another precondition.
static bool in_order(const struct asking *asking, const struct precondition *condition) {
    const struct record_kind *kind;
    const struct list *list = list_of(asking, condition->of, &kind);
    date first = first_date(list, kind, condition->field);
    date later = date_at(asking, condition->later);
    if (first == DATE_NONE || later == DATE_NONE) return true;
    return words_hold(condition->fields, "same") ? first <= later : first < later;
}

static bool has_passed(const struct asking *asking, const struct precondition *condition) {
    const struct record_kind *kind;
    const struct list *list = list_of(asking, condition->of, &kind);
    date due = first_date(list, kind, condition->field);
    date day = condition->later ? date_at(asking, condition->later) : DATE_NONE;
    if (day == DATE_NONE) day = asking->input->as_of;
    for (EACH(struct defence, defence, asking->input->file->defence))
        if (defence->waived == 1) return true;
    return due == DATE_NONE || due < day;
}

bool document_number_valid(const char *number) {
    static const char open[] = "〔", close[] = "〕", end[] = "号";
    const char *at = strstr(number, open);
    if (!at || at == number) return false;
    at += sizeof open - 1;
    for (int i = 0; i < 4; i++, at++)
        if (!isdigit((unsigned char)*at)) return false;
    if (strncmp(at, close, sizeof close - 1) != 0) return false;
    at += sizeof close - 1;
    if (*at < '1' || *at > '9') return false;
    while (isdigit((unsigned char)*at)) at++;
    return strcmp(at, end) == 0;
}

// How many times the case uses this number for one of its own documents.
static unsigned uses(const struct asking *asking, const char *number) {
    unsigned count = 0;
    for (EACH(struct usedNumber, used, asking->numbers)) count += strcmp(used->number, number) == 0;
    return count;
}

// Where another closed case has used it; NULL: nowhere that is known.
static const struct usedNumber *used_elsewhere(const struct asking *asking, const char *number) {
    const struct history *history = asking->input->history;
    if (!history || !number) return NULL;
    for (EACH(struct usedNumber, used, history->usedNumber))
        if (strcmp(used->number, number) == 0) return used;
    return NULL;
}

static bool numbers_hold(const struct asking *asking, const struct precondition *condition) {
    const struct record_kind *kind;
    const struct list *list = list_of(asking, condition->of, &kind);
    const struct field *field = record_field(kind, condition->field);
    for (const struct record *at = list->first; at; at = at->next) {
        const char *number = record_text(at, field);
        if (!number || !document_number_valid(number) || uses(asking, number) > 1 ||
            used_elsewhere(asking, number))
            return false;
    }
    return true;
}

static bool case_has(const struct asking *asking, const struct precondition *condition) {
    return has_all(&asking->input->file->record, &caseFile_kind, condition->fields);
}

// A behaviour whose gravity or conflict is open is known all the same.
static bool behaviour_known(const struct asking *asking, const struct precondition *condition) {
    (void)condition;
    return asking->judgement->ground.count > 0 || asking->judgement->gravityMissing == 1;
}

static bool gravity_chosen(const struct asking *asking, const struct precondition *condition) {
    (void)condition;
    return asking->judgement->gravityMissing != 1;
}

static bool tier_settled(const struct asking *asking, const struct precondition *condition) {
    (void)condition;
    for (EACH(struct tierConflict, conflict, asking->judgement->tierConflict))
        if (conflict->open == 1) return false;
    return true;
}

static const struct {
    const char *name;
    bool (*holds)(const struct asking *asking, const struct precondition *condition);
} tests[] = {
    {"records", enough_records},    {"every", every_record},     {"ordered", in_order},
    {"passed", has_passed},         {"number", numbers_hold},    {"case", case_has},
    {"behaviour", behaviour_known}, {"gravity", gravity_chosen}, {"tier", tier_settled},
};

static bool holds(const struct asking *asking, const struct precondition *condition) {
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        if (strcmp(tests[i].name, condition->test) == 0) return tests[i].holds(asking, condition);
    BUG("a precondition has an unknown test");
}

// ---- what the data may ask ----------------------------------------------------------------------

static bool fields_known(const struct record_kind *kind, const char *names, bool dates) {
    while (names && *names) {
        size_t length = strcspn(names, " ");
        const struct field *found = NULL;
        for (size_t i = 0; i < kind->field_count; i++)
            if (strlen(kind->fields[i].name) == length &&
                memcmp(kind->fields[i].name, names, length) == 0)
                found = &kind->fields[i];
        if (!found || (dates && found->type != FIELD_date && found->type != FIELD_moment))
            return false;
        names += length + (names[length] == ' ');
    }
    return true;
}

static const struct record_kind *items_of(const char *list, size_t length) {
    for (size_t i = 0; i < caseFile_kind.field_count; i++) {
        const struct field *field = &caseFile_kind.fields[i];
        if (field->type == FIELD_list && strlen(field->name) == length &&
            memcmp(field->name, list, length) == 0)
            return field->items;
    }
    return NULL;
}

static bool later_known(const char *path) {
    size_t length = strcspn(path, ".");
    const struct record_kind *kind = path[length] ? items_of(path, length) : NULL;
    return kind && fields_known(kind, path + length + 1, true);
}

bool precondition_sound(const struct precondition *condition) {
    const char *test = condition->test;
    if (words_hold("behaviour gravity tier", test)) return true;
    if (strcmp(test, "case") == 0) return fields_known(&caseFile_kind, condition->fields, false);
    const struct record_kind *kind =
        condition->of ? items_of(condition->of, strlen(condition->of)) : NULL;
    bool dated = words_hold("ordered passed", test);
    if (!kind || !fields_known(kind, condition->field, dated)) return false;
    if (dated && (!condition->field || (condition->later && !later_known(condition->later))))
        return false;
    if (strcmp(test, "ordered") == 0) return condition->later != NULL;
    if (strcmp(test, "number") == 0) return condition->field != NULL;
    return dated || fields_known(kind, condition->fields, false);
}

// ---- the documents ------------------------------------------------------------------------------

static bool any_measure(const struct judgement *judgement, const char *measures, bool optional) {
    for (EACH(struct measureDue, due, judgement->measureDue))
        if (words_hold(measures, due->measure) && (optional || due->optional != 1)) return true;
    return false;
}

// While the tier is open, nothing that the subject may come to is left out.
static bool called_for(const struct asking *asking, const struct procedureDocument *document) {
    const struct judgement *judgement = asking->judgement;
    if (!judgement->object || !words_hold(document->objects, judgement->object)) return false;
    if (judgement->decided != 1) return true;
    if (document->exceptMeasures && any_measure(judgement, document->exceptMeasures, false))
        return false;
    return !document->measures || any_measure(judgement, document->measures, true);
}

// The title of the text that an article stands in: a catalogue's, or what the data says itself.
static const char *title_of(const struct misconduct_book *book, const char *source) {
    for (unsigned i = 0; i < book->catalogue_count; i++)
        if (source && strcmp(book->catalogues[i]->id, source) == 0)
            return book->catalogues[i]->title;
    return NULL;
}

// Names the case that a number of this one belongs to.
static const char *say_repeated(const struct asking *asking, const struct precondition *condition) {
    if (strcmp(condition->test, "number") != 0) return NULL;
    const struct record_kind *kind;
    const struct list *list = list_of(asking, condition->of, &kind);
    const struct field *field = record_field(kind, condition->field);
    for (const struct record *at = list->first; at; at = at->next) {
        const struct usedNumber *used = used_elsewhere(asking, record_text(at, field));
        if (used)
            return sentence(&asking->input->book->phrases, asking->arena, PHRASE_numberUsed,
                            SAY(number, used->number), SAY(case, used->caseNumber));
    }
    return NULL;
}

static void miss(const struct asking *asking, struct permit *permit,
                 const struct precondition *condition) {
    struct missingStep *missing =
        record_append(asking->arena, &permit->missingStep, &missingStep_kind);
    missing->precondition = condition->id;
    missing->title = condition->title;
    missing->demand = condition->demand;
    missing->source = condition->source;
    missing->sourceTitle = title_of(asking->input->book, condition->source);
    missing->article = condition->article;
    missing->quote = condition->quote;
    missing->stated = condition->stated == 1;
    missing->note = say_repeated(asking, condition);
}

void procedure_judge(const struct ladder_input *input, struct judgement *judgement,
                     struct arena *arena) {
    struct asking asking = {.input = input, .judgement = judgement, .arena = arena};
    case_numbers(input->file, &asking.numbers, arena);
    for (EACH(struct procedureDocument, document, input->book->procedure->procedureDocument)) {
        struct permit *permit = record_append(arena, &judgement->permit, &permit_kind);
        permit->document = document->id;
        permit->title = document->title;
        permit->form = document->form == 1;
        permit->state = "notApplicable";
        if (!called_for(&asking, document)) continue;
        for (EACH(struct precondition, condition, input->book->procedure->precondition))
            if (words_hold(document->needs, condition->id) && !holds(&asking, condition))
                miss(&asking, permit, condition);
        permit->state = permit->missingStep.count ? "refused" : "allowed";
    }
}
