// SPDX-License-Identifier: Apache-2.0
// What every command is given. One file a command; main.c holds their table.
#ifndef JUANCE_COMMANDS_COMMAND_H
#define JUANCE_COMMANDS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diagnostics.h"

struct options {
    const char *archive;        // default "./archive"
    const char *config;         // NULL: none
    const char *output;         // NULL: the command's own
    const char *institution;    // NULL: as the export names it
    const char *of_institution; // code; NULL: all
    const char *jurisdiction;   // NULL: all, or as the export says
    const char
        *seal_incomplete; // "officer: reason"; NULL: batches with blocking findings stay unsealed
    const char *trust;    // file of trust anchors
    const char *report;   // verification report, PDF
    const char *period;   // "2025" or "2025-Q3"
    const char *region;   // of a bulletin or ranking, six digits; NULL: all
    const char *by;       // who decides: a named person
    const char *because;  // why
    const char *to;       // the archive that receives
    const char *ground;   // of a hold: code list keptVolume.ground
    const char *document; // the one that is asked for: code list permit.document; NULL: all
    date as_of;           // DATE_NONE: the command's default
    unsigned jobs;        // 1 and up
    unsigned page;        // of a preview; 0: the first
    unsigned resolution;  // of a preview, dots an inch; 0: that of a screen
    bool json, quiet, strict, bag, record, sign, sample, renew, lift, blank, seal, internal, lists;
    char *const *operands;
    size_t operand_count;
};

struct command_context {
    const struct options *options;
    const char *data_folder; // where schemas/ and templates/ stand
    struct arena *arena;
    struct diagnostics *diagnostics; // its worst status is the exit status
};

// Findings and refusals go to context->diagnostics; results for people to standard error, for
// machines
// (--json) to standard output.
typedef void command_function(struct command_context *context);

command_function command_dossier, command_check, command_build, command_verify, command_seal,
    command_rules, command_explain;
command_function command_due, command_hold, command_search, command_dispose, command_run;
command_function command_catalogue, command_transfer, command_receive, command_yearbook;
command_function command_preview, command_notice, command_rate, command_bulletin;

#endif
