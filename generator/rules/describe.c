// SPDX-License-Identifier: Apache-2.0
#include "rules/describe.h"

#include <string.h>

#include "rules/material_check.h"
#include "rules/operators.h"

struct collector {
    struct parameter_text *items;
    size_t count;
};

static void add(struct collector *to, const char *operator, const char * name, const char *value,
                uint32_t line) {
    if (value) to->items[to->count++] = (struct parameter_text){operator, name, value, line};
}

// Every attribute of a record that is given.
static void add_record(struct collector *to, const char *operator, const struct record_kind * kind,
                       const struct record *record, struct arena *arena) {
    for (size_t i = 0; i < kind->field_count; i++)
        if (!kind->fields[i].computed)
            add(to, operator, kind->fields[i].name, record_value(arena, record, &kind->fields[i]),
                record->line);
}

static size_t most_parameters(const struct list *list, const struct record_kind *kind) {
    return list->count * kind->field_count;
}

static void describe_source(struct description *description, const struct source *source) {
    description->source = source->text->id;
    description->source_title = source_title(source);
    description->issuer = source->text->issuer;
    description->from = source->from;
    description->until = source->until;
    description->known_as_of = source->text->knownAsOf;
    description->stated = source->stated;
    description->file = source->file;
}

static void rule_parameters(struct description *to, const struct rule *rule, struct arena *arena) {
    size_t most = 0;
    for (EACH(struct ruleCheck, check, rule->text->check))
        most += 2 + operation_kind.field_count + most_parameters(&check->where, &condition_kind);
    struct collector found = {arena_alloc(arena, most * sizeof *found.items), 0};
    for (EACH(struct ruleCheck, check, rule->text->check)) {
        const struct operation *operation = (const struct operation *)check->operation.first;
        add(&found, "check", "each", check->each, check->record.line);
        if (check->records != INTEGER_NONE)
            add(&found, "check", "records", arena_printf(arena, "%d", check->records),
                check->record.line);
        for (EACH(struct condition, where, check->where))
            add_record(&found, "where", &condition_kind, &where->record, arena);
        add_record(&found, operation->element, &operation_kind, &operation->record, arena);
    }
    to->parameters = found.items;
    to->parameter_count = found.count;
}

static void describe_rule(struct description *to, const struct rule *rule, struct arena *arena) {
    const struct ruleText *text = rule->text;
    *to = (struct description){.kind = DESCRIBE_RULE,
                               .id = text->id,
                               .class = text->class,
                               .authority = rule->authority,
                               .mendable = text->mendable == 1,
                               .severity = rule->severity,
                               .clause = text->clause,
                               .quote = text->quote,
                               .title = text->title,
                               .demand = text->demand,
                               .responsible = text->responsible,
                               .consequence = text->consequence,
                               .question = text->question,
                               .note = text->note,
                               .example = text->example,
                               .line = text->record.line};
    describe_source(to, rule->source);
    rule_parameters(to, rule, arena);
}

static void row_parameters(struct description *to, const struct schedule_row *row,
                           struct arena *arena) {
    const struct scheduleRow *text = row->text;
    size_t most = 8 + most_parameters(&text->when, &condition_kind) +
                  most_parameters(&text->form, &rowForm_kind) +
                  most_parameters(&text->signature, &rowSignature_kind);
    struct collector found = {arena_alloc(arena, most * sizeof *found.items), 0};
    uint32_t line = text->record.line;
    add(&found, "material", "kind", text->kind, line);
    add(&found, "material", "per", text->per, line);
    add(&found, "material", "bundle", row->bundle ? "true" : NULL, line);
    add(&found, "material", "subject", text->subject, line);
    add(&found, "material", "need", text->need, line);
    add(&found, "material", "notBefore", text->notBefore, line);
    add(&found, "material", "notAfter", text->notAfter, line);
    for (EACH(struct condition, when, text->when))
        add_record(&found, "when", &condition_kind, &when->record, arena);
    for (EACH(struct rowForm, form, text->form))
        add(&found, form->medium, "class", form->class, form->record.line);
    for (EACH(struct rowSignature, signature, text->signature)) {
        add(&found, "signature", "role", signature->role, signature->record.line);
        add(&found, "signature", "rule", signature->rule, signature->record.line);
    }
    to->parameters = found.items;
    to->parameter_count = found.count;
}

static void describe_row(struct description *to, const struct schedule_row *row,
                         struct arena *arena) {
    const struct scheduleRow *text = row->text;
    *to = (struct description){.kind = DESCRIBE_MATERIAL,
                               .id = text->id,
                               .class = "A",
                               .mendable = true,
                               .severity = row->severity,
                               .clause = text->clause,
                               .quote = text->quote,
                               .title = row->title,
                               .demand = text->demand,
                               .responsible = text->responsible,
                               .consequence = text->consequence,
                               .note = text->note,
                               .line = text->record.line};
    describe_source(to, row->source);
    row_parameters(to, row, arena);
}

static void describe_signature(struct description *to, const struct schedule_row *row,
                               const struct row_signature *signature, struct arena *arena) {
    describe_row(to, row, arena);
    struct collector found = {
        arena_alloc(arena, rowSignature_kind.field_count * sizeof *found.items), 0};
    to->kind = DESCRIBE_SIGNATURE;
    to->id = signature->rule;
    to->severity = signature->severity;
    to->clause = signature->clause;
    to->quote = signature->quote;
    to->responsible = signature->responsible;
    to->line = signature->text->record.line;
    add(&found, "signature", "role", signature->text->role, to->line);
    if (signature->least > 1)
        add(&found, "signature", "least", arena_printf(arena, "%u", signature->least), to->line);
    add(&found, "signature", "dated", signature->dated ? "true" : NULL, to->line);
    add(&found, "signature", "who", signature->text->who, to->line);
    add(&found, "signature", "of", signature->text->of, to->line);
    add(&found, "signature", "subject", signature->text->subject, to->line);
    add(&found, "signature", "apartFrom", signature->text->apartFrom, to->line);
    to->parameters = found.items;
    to->parameter_count = found.count;
}

const struct description *describe_find(const struct description *descriptions, size_t count,
                                        const char *id) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(descriptions[i].id, id) == 0) return &descriptions[i];
    return NULL;
}

const struct description *describe_book(const struct rulebook *book, struct arena *arena,
                                        size_t *count) {
    size_t most = book->rule_count + book->row_count;
    for (unsigned i = 0; i < book->row_count; i++) most += book->rows[i].signature_count;
    struct description *all = arena_alloc(arena, most * sizeof *all);
    *count = 0;
    for (unsigned s = 0; s < book->source_count; s++) {
        const struct source *source = &book->sources[s];
        for (unsigned i = 0; i < book->row_count; i++) {
            const struct schedule_row *row = &book->rows[i];
            if (row->source != source) continue;
            describe_row(&all[(*count)++], row, arena);
            for (unsigned k = 0; k < row->signature_count; k++)
                if (row->signatures[k].text->rule &&
                    !describe_find(all, *count, row->signatures[k].rule))
                    describe_signature(&all[(*count)++], row, &row->signatures[k], arena);
        }
        for (unsigned i = 0; i < book->rule_count; i++)
            if (book->rules[i].source == source)
                describe_rule(&all[(*count)++], &book->rules[i], arena);
    }
    return all;
}

const char *describe_days(const struct description *description, struct arena *arena) {
    char from[DATE_TEXT], until[DATE_TEXT];
    if (description->from == DATE_NONE && description->until == DATE_NONE) return "";
    return arena_printf(arena, "%s – %s", date_format(description->from, from),
                        date_format(description->until, until));
}
