// SPDX-License-Identifier: Apache-2.0
#include "commands/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "commands/command.h"
#include "commands/help.h"

// ---- what a value has to be -------------------------------------------------------------------

static bool parse_flag(const char *value, void *member) {
    (void)value;
    return *(bool *)member = true;
}

static bool parse_text(const char *value, void *member) {
    *(const char **)member = value;
    return value[strspn(value, " \t\r\n")] != '\0';
}

static bool parse_day(const char *value, void *member) {
    return date_parse(value, member);
}

static bool parse_year(const char *value, void *member) {
    *(int *)member = atoi(value);
    return strlen(value) == 4 && strspn(value, "0123456789") == 4;
}

bool option_parse_count(const char *value, long least, long most, void *member) {
    char *end;
    long count = strtol(value, &end, 10);
    *(unsigned *)member = (unsigned)count;
    return end > value && *end == '\0' && count >= least && count <= most;
}

static bool parse_jobs(const char *value, void *member) {
    return option_parse_count(value, 1, 256, member);
}

enum { A_DAY = 86400 }; // seconds

static bool parse_wait(const char *value, void *member) {
    return option_parse_count(value, 0, A_DAY, member);
}

const struct option_type option_flag = {parse_flag, ""};
const struct option_type option_text = {parse_text, N_("something that is not blank")};
const struct option_type option_day = {parse_day, N_("a day of the calendar, as 2025-12-31")};
const struct option_type option_year = {parse_year, N_("a year, as 2025")};
const struct option_type option_jobs = {parse_jobs, N_("a whole number from 1 to 256")};
const struct option_type option_wait = {parse_wait, N_("a whole number from 0 to 86400")};

#define AT(member) offsetof(struct command_context, member)

const struct option_row common_options[] = {
    {'a', "archive", "DIR", &option_text, N_("the archive (default ./archive)"), AT(archive)},
    {'c', "config", "FILE", &option_text, N_("configuration file (schemas/config.xsd)"),
     AT(config)},
    {'q', "quiet", NULL, &option_flag, N_("say nothing but what is wrong"), AT(quiet)},
    {0, "json", NULL, &option_flag, N_("one JSON object a line on standard output"), AT(json)},
    {0},
};

// ---- the command line -------------------------------------------------------------------------

enum { MOST_OPTIONS = 64 };

// What getopt is to know: one entry an option of any command. The command's own come first.
struct known {
    struct {
        const struct option_row *row;
        void *base; // of its member; NULL: it is an option of other commands
    } options[MOST_OPTIONS];
    struct option longs[MOST_OPTIONS + 3]; // `val` is FIRST + the place above, or 'h', 'V'
    char shorts[2 * MOST_OPTIONS + 4];
    int count;
};

enum { FIRST = 256 };

static bool knows(const struct known *known, const struct option_row *row) {
    for (int i = 0; i < known->count; i++)
        if (strcmp(known->longs[i].name, row->name) == 0) return true;
    return false;
}

static void add_rows(struct known *known, const struct option_row *row, void *base) {
    for (; row && row->name; row++) {
        if (knows(known, row)) continue;
        if (known->count == MOST_OPTIONS) BUG("more options than the parser has room for");
        int at = known->count++;
        known->options[at].row = row;
        known->options[at].base = base;
        known->longs[at] = (struct option){
            row->name, row->argument ? required_argument : no_argument, NULL, FIRST + at};
        if (!row->letter) continue;
        char *end = known->shorts + strlen(known->shorts);
        *end++ = row->letter;
        *end = row->argument ? ':' : '\0';
    }
}

static void know_all(struct known *known, const struct command *const *all,
                     const struct command *command, struct command_context *context, void *own) {
    strcpy(known->shorts, ":hV"); // the colon first: getopt tells a missing value from other faults
    add_rows(known, common_options, context);
    add_rows(known, command->options, own);
    for (; *all; all++) add_rows(known, (*all)->options, NULL);
    known->longs[known->count] = (struct option){"help", no_argument, NULL, 'h'};
    known->longs[known->count + 1] = (struct option){"version", no_argument, NULL, 'V'};
}

// The place among the known options of what getopt has found.
static int place_of(const struct known *known, int found) {
    if (found >= FIRST) return found - FIRST;
    for (int i = 0;; i++)
        if (known->options[i].row->letter == found) return i;
}

static int bad_usage(const char *command) {
    fprintf(stderr, _("juance: try 'juance %s%s--help'\n"), command, *command ? " " : "");
    return STATUS_INPUT;
}

static int version(void) {
    printf("juance %s\n", JUANCE_VERSION);
    return STATUS_OK;
}

static bool take(const struct known *known, int place, const struct command *command,
                 const char *value) {
    const struct option_row *row = known->options[place].row;
    char *base = known->options[place].base;
    if (!base)
        fprintf(stderr, _("juance: '%s' takes no option --%s\n"), command->name, row->name);
    else if (!row->type->parse(value, base + row->member))
        fprintf(stderr, _("juance: --%s: '%s' is not usable here; it takes %s: %s\n"), row->name,
                value, row->argument, _(row->type->words));
    else
        return true;
    return false;
}

static bool operands_fit(const struct command *command, const struct command_context *context) {
    if (command->operands == SOME_OPERANDS && context->operand_count == 0)
        fprintf(stderr, _("juance: '%s' needs %s\n"), command->name, command->usage);
    else if (command->operands == NO_OPERANDS && context->operand_count > 0)
        fprintf(stderr, _("juance: '%s' takes no '%s'\n"), command->name, context->operands[0]);
    else
        return true;
    return false;
}

bool options_parse(const struct command *const *all, const struct command *command, int argc,
                   char **argv, struct command_context *context, int *status) {
    void *own = arena_alloc(context->arena, command->size);
    if (command->defaults) memcpy(own, command->defaults, command->size);
    struct known known = {0};
    know_all(&known, all, command, context, own);
    opterr = 0;
    for (int found; (found = getopt_long(argc, argv, known.shorts, known.longs, NULL)) != -1;) {
        bool ok = false;
        switch (found) {
        case 'h':
            help_print(command, all);
            *status = STATUS_OK;
            return false;
        case 'V':
            *status = version();
            return false;
        case ':':
            fprintf(stderr, _("juance: option %s needs a value\n"), argv[optind - 1]);
            break;
        case '?':
            fprintf(stderr, _("juance: unknown option %s\n"), argv[optind - 1]);
            break;
        default:
            ok = take(&known, place_of(&known, found), command, optarg);
        }
        if (ok) continue;
        *status = bad_usage(command->name);
        return false;
    }
    context->options = own;
    context->operands = argv + optind;
    context->operand_count = (size_t)(argc - optind);
    if (operands_fit(command, context)) return true;
    *status = bad_usage(command->name);
    return false;
}

int options_without_command(const struct command *const *all, const char *word) {
    if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0) {
        help_print(NULL, all);
        return STATUS_OK;
    }
    if (strcmp(word, "-V") == 0 || strcmp(word, "--version") == 0) return version();
    if (*word)
        fprintf(stderr, _("juance: '%s' is no command\n"), word);
    else
        fprintf(stderr, _("juance: say what to do: a command is missing\n"));
    return bad_usage("");
}
