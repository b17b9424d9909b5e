// SPDX-License-Identifier: Apache-2.0
// What keeping an archive works with.
#ifndef JUANCE_KEEPING_KEEPER_H
#define JUANCE_KEEPING_KEEPER_H

#include "archive/archive.h"
#include "press/press.h"
#include "rules/rule_set.h"

struct keeper {
    struct archive *archive;
    struct press *press;    // NULL: nothing is printed
    struct rule_set *rules; // NULL: nothing is held against today's rules
};

#endif
