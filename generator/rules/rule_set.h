// SPDX-License-Identifier: Apache-2.0
// The rules of every jurisdiction that a run meets, each compiled once.
#ifndef JUANCE_RULES_RULE_SET_H
#define JUANCE_RULES_RULE_SET_H

#include "rules/rulebook.h"
#include "xml/settings.h"

struct rule_set {
    const struct settings *settings;
    struct lock lock;     // of `rulebooks`
    struct map rulebooks; // by jurisdiction
};

void rule_set_open(struct rule_set *rules, const struct settings *settings);
void rule_set_close(struct rule_set *rules); // zeroed is fine

// On any thread. NULL after messages; the last of them says, at file and line, who named the
// jurisdiction.
const struct rulebook *rule_set_find(struct rule_set *rules, const char *jurisdiction,
                                     const char *file, long line, struct diagnostics *diagnostics);

#endif
