// SPDX-License-Identifier: Apache-2.0
// What the regulator's desk works with.
#ifndef JUANCE_DESK_OFFICE_H
#define JUANCE_DESK_OFFICE_H

#include "archive/archive.h"
#include "model/references.h"
#include "press/press.h"
#include "rules/rule_set.h"

struct office {
    struct settings *settings;
    struct archive *archive; // one without a catalogue knows nothing
    struct press *press;
    struct rule_set *rules;              // ratings; NULL elsewhere
    const struct references *references; // cases
    const char *institution; // its file, for all cases and ratings; NULL: as each names it
};

#endif
