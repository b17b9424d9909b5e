// SPDX-License-Identifier: Apache-2.0
// The rulebooks that rules and explain look through.
#ifndef JUANCE_COMMANDS_RULEBOOKS_H
#define JUANCE_COMMANDS_RULEBOOKS_H

#include "commands/command.h"
#include "rules/rulebook.h"

typedef void use_rulebook(void *with, const struct rulebook *book);

// One after the other: of `jurisdiction`, or of all when it is NULL. One that cannot be loaded is
// told and left out.
void each_rulebook(struct command_context *context, const char *jurisdiction, use_rulebook *use,
                   void *with);

#endif
