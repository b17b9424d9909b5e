// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_set.h"

#include "base/language.h"
#include "expression/calendar_files.h"

void rule_set_open(struct rule_set *rules, const struct settings *settings) {
    *rules = (struct rule_set){.settings = settings};
    lock_open(&rules->lock);
}

void rule_set_close(struct rule_set *rules) {
    if (!rules->settings) return;
    for (size_t i = 0; i < rules->rulebooks.count; i++)
        rulebook_free(rules->rulebooks.entries[i].value);
    map_free(&rules->rulebooks);
    lock_close(&rules->lock);
    *rules = (struct rule_set){0};
}

static struct rulebook *load(const struct settings *settings, const char *jurisdiction,
                             struct diagnostics *diagnostics) {
    struct rulebook *rulebook =
        rulebook_load(settings->data_folder, jurisdiction, &settings->codes, diagnostics);
    if (!rulebook || calendar_add_configured(rulebook->calendar, settings, diagnostics))
        return rulebook;
    rulebook_free(rulebook);
    return NULL;
}

const struct rulebook *rule_set_find(struct rule_set *rules, const char *jurisdiction,
                                     const char *file, long line, struct diagnostics *diagnostics) {
    lock_take(&rules->lock);
    struct rulebook *rulebook = map_find(&rules->rulebooks, jurisdiction);
    if (!rulebook && (rulebook = load(rules->settings, jurisdiction, diagnostics)))
        map_add(&rules->rulebooks, arena_copy(rulebook->arena, jurisdiction), rulebook);
    lock_give(&rules->lock);
    if (!rulebook)
        diagnose(diagnostics, STATUS_INPUT, file, line,
                 _("there are no rules for jurisdiction \"%s\""), jurisdiction);
    return rulebook;
}
