// SPDX-License-Identifier: Apache-2.0
// What yearbook, transfer and receive say of a year's volumes, and what the first two ask for.
#ifndef JUANCE_COMMANDS_YEAR_END_TEXT_H
#define JUANCE_COMMANDS_YEAR_END_TEXT_H

#include "commands/command.h"
#include "keeping/year_end.h"

// `type`: of the JSON object.
void year_end_print(const struct command_context *context, const char *type,
                    const struct year_end_result *result);

// False after a message, when year or institution (NULL: not given) is missing from `request`.
bool year_end_complete(const struct year_end *request, struct diagnostics *diagnostics);

#endif
