// SPDX-License-Identifier: Apache-2.0
#include "batches/batch_counts.h"

#include <string.h>

#include "base/map.h"
#include "catalogue/counts.h"
#include "rules/operators.h"
#include "rules/rulebook.h"

void batch_counts_deadlines(const struct rulebook *book, struct map *into) {
    const struct operator* deadline = operator_find("deadline");
    for (unsigned i = 0; i < book->rule_count; i++)
        for (unsigned k = 0; k < book->rules[i].check_count; k++)
            if (book->rules[i].checks[k].operator== deadline) {
                map_add(into, book->rules[i].text->id, NULL);
                break;
            }
}

static bool put_rules(struct catalogue *catalogue, const struct checked *checked, int64_t row) {
    const struct findings *findings = checked->findings;
    struct arena *arena = arena_new();
    struct catalogue_broken_rule *rules = arena_alloc(arena, (findings->count + 1) * sizeof *rules);
    size_t count = 0;
    struct map known = {0}, late = {0};
    batch_counts_deadlines(checked->rulebook, &late);
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->verdict != VERDICT_FINDING) continue;
        struct catalogue_broken_rule *rule = map_find(&known, finding->rule);
        if (!rule) {
            rule = &rules[count++];
            *rule = (struct catalogue_broken_rule){.rule = finding->rule,
                                                   .title = finding->title,
                                                   .source = finding->source_title,
                                                   .clause = finding->clause,
                                                   .severity = (int)finding->severity,
                                                   .late = map_has(&late, finding->rule)};
            map_add(&known, finding->rule, rule);
        }
        rule->findings++;
        rule->material |= finding->material != NULL;
        if ((int)finding->severity < rule->severity) rule->severity = (int)finding->severity;
    }
    bool ok = catalogue_put_broken_rules(catalogue, row, rules, count);
    map_free(&known);
    map_free(&late);
    arena_free(arena);
    return ok;
}

static bool put_institution(struct catalogue *catalogue, const struct checked *checked) {
    const struct institution *institution = batch_institution(checked->batch);
    struct catalogue_institution row = {.code = institution->code,
                                        .name = institution->name,
                                        .region = institution->region,
                                        .filed_on = institution->filedOn,
                                        .filed_until = DATE_NONE,
                                        .stopped_on = DATE_NONE};
    if (checked->dossier) {
        row.stopped_on = checked->dossier->stoppedOn;
        for (EACH(struct filing, filing, checked->dossier->filing))
            if (filing->until != DATE_NONE && filing->until > row.filed_until)
                row.filed_until = filing->until;
    }
    return !row.code || catalogue_put_institution(catalogue, &row);
}

bool batch_counts_put(struct catalogue *catalogue, const struct checked *checked, int64_t row) {
    return put_rules(catalogue, checked, row) && put_institution(catalogue, checked);
}
