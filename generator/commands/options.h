// SPDX-License-Identifier: Apache-2.0
// Options as rows: a command's table binds each to a member of the command's own structure.
#ifndef JUANCE_COMMANDS_OPTIONS_H
#define JUANCE_COMMANDS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/language.h"

// What a value has to be.
struct option_type {
    bool (*parse)(const char *value, void *member); // false: not usable
    const char *words;
};

extern const struct option_type option_flag; // bool
extern const struct option_type option_text; // const char *, not blank
extern const struct option_type option_day;  // date
extern const struct option_type option_year; // int
extern const struct option_type option_jobs; // unsigned
extern const struct option_type option_wait; // unsigned, seconds

// For types of a command's own: a whole number from `least` to `most` into an unsigned.
bool option_parse_count(const char *value, long least, long most, void *member);

struct option_row {
    char letter;          // of the short form; 0: none
    const char *name;     // of the long form
    const char *argument; // what help calls the value; NULL: it has none
    const struct option_type *type;
    const char *help;
    size_t member; // where the value goes: offsetof
};

// Those that several commands have: a row is {OPTION_JOBS, where it goes}.
#define OPTION_OUTPUT                                                                              \
    'o', "output", "DIR", &option_text, N_("where to write; of preview a .pdf, .png or .svg file")
#define OPTION_JOBS 'j', "jobs", "N", &option_jobs, N_("how many inputs at once")
#define OPTION_AS_OF                                                                               \
    0, "as-of", "DATE", &option_day, N_("the day the rules are held against (YYYY-MM-DD)")
#define OPTION_INSTITUTION 0, "institution", "FILE", &option_text, N_("the institution's file")
#define OPTION_SIGN        0, "sign", NULL, &option_flag, N_("sign with the configured key")
#define OPTION_SEAL                                                                                \
    0, "seal", NULL, &option_flag, N_("seal what is closed or finished into the archive")
#define OPTION_JURISDICTION                                                                        \
    0, "jurisdiction", "NAME", &option_text,                                                       \
        N_("one jurisdiction, as schemas/jurisdictions/ names it")
#define OPTION_STRICT                                                                              \
    0, "strict", NULL, &option_flag, N_("undecided rules and open questions count as findings")
#define OPTION_TRUST   0, "trust", "FILE", &option_text, N_("trust anchors (PEM)")
#define OPTION_OF      0, "of", "CODE", &option_text, N_("of this institution only")
#define OPTION_BECAUSE 0, "because", "REASON", &option_text, N_("why")
#define OPTION_YEAR    0, "year", "YEAR", &option_year, N_("the batch year")
#define OPTION_BLANK                                                                               \
    0, "blank", NULL, &option_flag, N_("without any data: a form to be filled in by hand")
#define OPTION_REGION                                                                              \
    0, "region", "CODE", &option_text, N_("of this region only, six digits (GB/T 2260)")
#define OPTION_WAIT                                                                                \
    0, "wait", "SECONDS", &option_wait, N_("how long to wait for another run (default: not at all)")

struct command;
struct command_context;

// Of every command, bound to struct command_context.
extern const struct option_row common_options[];

// The command line after the command's name, into `context` and, in its arena, the command's own
// options. False when there is nothing left to be run: --help and --version were answered, or the
// usage was told to be wrong; `status` is then the exit status.
// `all`: every command, NULL last; an option of another one is refused as such.
bool options_parse(const struct command *const *all, const struct command *command, int argc,
                   char **argv, struct command_context *context, int *status);

// For a command line without a command: its first word is "" when there is none. The exit status.
int options_without_command(const struct command *const *all, const char *word);

#endif
