// SPDX-License-Identifier: Apache-2.0
// A command: one file, which holds its options, what --help says of it, and what it does. main.c
// lists them.
#ifndef JUANCE_COMMANDS_COMMAND_H
#define JUANCE_COMMANDS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "commands/options.h"

// What every command is given.
struct command_context {
    const char *archive; // default "./archive"
    const char *config;  // NULL: none
    bool json, quiet;
    char *const *operands;
    size_t operand_count;
    const void *options;     // its own, as its table binds them; NULL: it has none
    const char *data_folder; // where schemas/ and templates/ stand
    struct arena *arena;
    struct diagnostics *diagnostics; // its worst status is the exit status
};

enum operands { NO_OPERANDS, SOME_OPERANDS, ANY_OPERANDS };

struct command {
    const char *name;
    enum operands operands;
    const char *usage; // its operands, and the options that it cannot do without
    const char *summary;
    const struct option_row *options; // its own, the last one zeroed; NULL: it has none
    size_t size;                      // of the structure that they are bound to
    const void *defaults;             // that structure before any is given; NULL: zeroed
    // Results go to standard output, for people or (--json) for machines; refusals and other
    // messages to context->diagnostics.
    void (*run)(struct command_context *context);
};

// The order of --help.
extern const struct command command_check, command_build, command_verify, command_rules,
    command_explain, command_seal, command_due, command_dispose, command_hold, command_run,
    command_catalogue, command_yearbook, command_transfer, command_receive, command_search,
    command_notice, command_rate, command_dossier, command_preview, command_bulletin;

#endif
