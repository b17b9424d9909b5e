// SPDX-License-Identifier: Apache-2.0
// juance 卷册: options and the command table.
#include <getopt.h>
#include <locale.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "commands/command.h"

enum operands { NO_OPERANDS, SOME_OPERANDS, ANY_OPERANDS };

static const struct command {
    const char *name;
    command_function *run;
    enum operands operands;
    const char *usage;
    const char *summary;
    const char *accepts; // letters of the options below, beside the common ones
} commands[] = {
    {"check", command_check, SOME_OPERANDS, "EXPORT...",
     N_("findings only; with -o also completeness reports, and one a year and institution"),
     "odijS"},
    {"build", command_build, SOME_OPERANDS, "EXPORT...",
     N_("check, documents, sealed volumes, catalogue"), "IjisS"},
    {"verify", command_verify, SOME_OPERANDS, "VOLUME|ARCHIVE...",
     N_("verify offline, no key needed"), "jtTrBC"},
    {"rules", command_rules, NO_OPERANDS, "", N_("what is in force, with its source"), "Dd"},
    {"explain", command_explain, SOME_OPERANDS, "RULE-ID...",
     N_("a rule, its source text, its parameters and where to change them"), "D"},
    {"seal", command_seal, NO_OPERANDS, "", N_("the seal list over all volumes not yet listed"),
     "W"},
    {"due", command_due, NO_OPERANDS, "--on DATE", N_("what has reached the end of its retention"),
     "Oof"},
    {"dispose", command_dispose, SOME_OPERANDS, "DECISION...",
     N_("carries out an approved decision: destroy, extend, keep"), "s"},
    {"hold", command_hold, ANY_OPERANDS, "[VOLUME|BATCH]",
     N_("put or lift a hold; without an operand: those in force"), "bwLG"},
    {"run", command_run, NO_OPERANDS, "--config FILE",
     N_("one unattended pass by the configuration"), "S"},
    {"catalogue", command_catalogue, SOME_OPERANDS, "rebuild|events|upgrade",
     N_("the catalogue anew from the volumes; the history as PREMIS; an older version brought up "
        "to date"),
     ""},
    {"yearbook", command_yearbook, NO_OPERANDS, "--year YEAR --of CODE",
     N_("catalogue and labels of a year's volumes"), "yfo"},
    {"transfer", command_transfer, NO_OPERANDS, "--year YEAR --of CODE --to NAME",
     N_("hand-over package of a year for another archive"), "yfuow"},
    {"receive", command_receive, SOME_OPERANDS, "PACKAGE...",
     N_("verifies a hand-over package and takes it in"), "st"},
    {"search", command_search, SOME_OPERANDS, "WORDS", N_("find a person, certificate or batch"),
     ""},
    {"notice", command_notice, ANY_OPERANDS, "CASE...",
     N_("the notices that a case's stage allows; --blank: empty forms"), "oidEKAs"},
    {"rate", command_rate, SOME_OPERANDS, "RATING...", N_("star-rating reports"), "oijAsg"},
    {"dossier", command_dossier, SOME_OPERANDS, "INSTITUTION-FILE...",
     N_("an institution's whole dossier (one PDF) from its file and the archive"), "od"},
    {"preview", command_preview, SOME_OPERANDS, "TEMPLATE [EXPORT]",
     N_("show a template as a PDF, PNG or SVG file, with sample data or an export's"), "oimEPR"},
    {"bulletin", command_bulletin, ANY_OPERANDS, "[ARCHIVE...]",
     N_("compliance bulletin of a period, for the public or internal; --lists: the province's "
        "lists"),
     "opgnZ"},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

#define AT(member) offsetof(struct options, member)

enum value { FLAG, TEXT, REASONED, DAY, YEAR, JOBS, PAGE, DOTS };

// What a value has to be, and of a count the most.
static const struct value_row {
    long most;
    const char *words;
} value_rows[] = {
    [TEXT] = {0, N_("something that is not blank")},
    [REASONED] = {0, N_("an officer and the reason, with a colon between")},
    [DAY] = {0, N_("a day of the calendar, as 2025-12-31")},
    [YEAR] = {0, N_("a year, as 2025")},
    [JOBS] = {256, N_("a whole number from 1 to 256")},
    [PAGE] = {1000000, N_("a whole number from 1 on")},
    [DOTS] = {1200, N_("a whole number from 1 to 1200")},
};

// Every option: letter for `accepts` (upper case: no short form), long name, value, where it goes,
// help.
static const struct option_row {
    char letter;
    bool short_form, common;
    const char *name, *value;
    enum value kind;
    size_t member; // of struct options
    const char *help;
} option_rows[] = {
    {'a', true, true, "archive", "DIR", TEXT, AT(archive), N_("the archive (default ./archive)")},
    {'c', true, true, "config", "FILE", TEXT, AT(config),
     N_("configuration file (schemas/config.xsd)")},
    {'q', true, true, "quiet", NULL, FLAG, AT(quiet), N_("say nothing but what is wrong")},
    {'J', false, true, "json", NULL, FLAG, AT(json),
     N_("one JSON object a line on standard output")},
    {'o', true, false, "output", "DIR", TEXT, AT(output),
     N_("where to write; of preview a .pdf, .png or .svg file")},
    {'j', true, false, "jobs", "N", JOBS, AT(jobs), N_("how many inputs at once")},
    {'d', false, false, "as-of", "DATE", DAY, AT(as_of),
     N_("the day the rules are held against (YYYY-MM-DD)")},
    {'i', false, false, "institution", "FILE", TEXT, AT(institution), N_("the institution's file")},
    {'I', false, false, "seal-incomplete", "WHO: WHY", REASONED, AT(seal_incomplete),
     N_("seal in spite of blocking findings, marked so; names the officer and the reason")},
    {'s', false, false, "sign", NULL, FLAG, AT(sign), N_("sign with the configured key")},
    {'D', false, false, "jurisdiction", "NAME", TEXT, AT(jurisdiction),
     N_("one jurisdiction: hunan, yunnan ...")},
    {'S', false, false, "strict", NULL, FLAG, AT(strict),
     N_("undecided rules and open questions count as findings")},
    {'t', false, false, "trust", "FILE", TEXT, AT(trust), N_("trust anchors (PEM)")},
    {'T', false, false, "at", "DATE", DAY, AT(as_of), N_("verify as of this day")},
    {'r', false, false, "report", "FILE", TEXT, AT(report),
     N_("write the verification report (PDF)")},
    {'B', false, false, "bag", NULL, FLAG, AT(bag), N_("any RFC 8493 bag, ours or not")},
    {'C', false, false, "record", NULL, FLAG, AT(record),
     N_("write the verification into the archive's history; needs its lock")},
    {'W', false, false, "renew", NULL, FLAG, AT(renew),
     N_("a new list with a stronger digest over all volumes, lists and tokens")},
    {'O', false, false, "on", "DATE", DAY, AT(as_of),
     N_("the day that is asked about (default: today)")},
    {'f', false, false, "of", "CODE", TEXT, AT(of_institution), N_("of this institution only")},
    {'b', false, false, "by", "NAME", TEXT, AT(by), N_("who puts or lifts the hold")},
    {'w', false, false, "because", "REASON", TEXT, AT(because), N_("why")},
    {'y', false, false, "year", "YEAR", YEAR, AT(period), N_("the batch year")},
    {'u', false, false, "to", "NAME", TEXT, AT(to), N_("the archive that receives")},
    {'G', false, false, "ground", "GROUND", TEXT, AT(ground),
     N_("case, objection, complaint, audit or other")},
    {'L', false, false, "lift", NULL, FLAG, AT(lift), N_("lift the hold")},
    {'m', false, false, "sample", NULL, FLAG, AT(sample),
     N_("with the sample batch that came with the program")},
    {'E', false, false, "blank", NULL, FLAG, AT(blank),
     N_("without any data: a form to be filled in by hand")},
    {'A', false, false, "seal", NULL, FLAG, AT(seal),
     N_("seal what is closed or finished into the archive")},
    {'K', false, false, "document", "KIND", TEXT, AT(document),
     N_("only this document: interviewNotice, serviceReceipt ...")},
    {'P', false, false, "page", "N", PAGE, AT(page),
     N_("which page, of a PNG or SVG file (default 1)")},
    {'p', false, false, "period", "PERIOD", TEXT, AT(period),
     N_("a year or a quarter: 2025, 2025-Q3")},
    {'g', false, false, "region", "CODE", TEXT, AT(region),
     N_("of this region only, six digits: 430000, 430100")},
    {'n', false, false, "internal", NULL, FLAG, AT(internal),
     N_("with names, for the authority's own use")},
    {'Z', false, false, "lists", NULL, FLAG, AT(lists),
     N_("instead: the lists that closed cases lead to, on the period's last day")},
    {'R', false, false, "resolution", "DPI", DOTS, AT(resolution),
     N_("of a PNG file, in dots an inch (default 96)")},
};
enum { OPTION_COUNT = sizeof option_rows / sizeof *option_rows };

static int version(void) {
    printf("juance %s\n", JUANCE_VERSION);
    return STATUS_OK;
}

static bool takes(const struct command *command, const struct option_row *row) {
    return row->common || strchr(command->accepts, row->letter) != NULL;
}

static void print_option(const struct option_row *row) {
    char left[48];
    snprintf(left, sizeof left, "%s%c%s --%s%s%s", row->short_form ? "-" : " ",
             row->short_form ? row->letter : ' ', row->short_form ? "," : " ", row->name,
             row->value ? " " : "", row->value ? row->value : "");
    printf("  %-32s %s\n", left, _(row->help));
}

static int help(const struct command *command) {
    if (command) {
        printf(_("Usage: juance %s [OPTION...] %s\n"), command->name, command->usage);
        printf("%s\n\n", _(command->summary));
    } else {
        printf(_("Usage: juance COMMAND [OPTION...] ...\n"));
        printf(_("Archives vocational skill assessment batches: checks, registers, sealed "
                 "volumes.\n\n"));
        for (int i = 0; i < COMMAND_COUNT; i++) {
            char left[48];
            snprintf(left, sizeof left, "%s %s", commands[i].name, commands[i].usage);
            printf("  %-41s %s\n", left, _(commands[i].summary));
        }
        printf("\n");
    }
    for (int i = 0; i < OPTION_COUNT; i++)
        if (command ? takes(command, &option_rows[i]) : option_rows[i].common)
            print_option(&option_rows[i]);
    printf("  %-32s %s\n", "-h, --help", _("this help; juance COMMAND --help for one command"));
    printf("  %-32s %s\n", "-V, --version", _("the version"));
    printf(_("\nExit status: 0 all in order; 1 findings or a failed verification; 2 bad usage or\n"
             "unusable input; 3 the environment failed (disk, permission, key).\n"));
    return STATUS_OK;
}

static bool parse_count(const char *text, long most, unsigned *count) {
    char *end;
    long value = strtol(text, &end, 10);
    *count = (unsigned)value;
    return *end == '\0' && value >= 1 && value <= most;
}

static bool blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == '\0';
}

// False when the value is unusable.
static bool set_option(struct options *options, const struct option_row *row, const char *value) {
    void *member = (char *)options + row->member;
    if (row->kind == FLAG) return *(bool *)member = true;
    if (row->kind == DAY) return date_parse(value, member);
    long most = value_rows[row->kind].most;
    if (most) return parse_count(value, most, member);
    *(const char **)member = value;
    const char *colon = strchr(value, ':');
    switch (row->kind) {
    case YEAR:
        return strlen(value) == 4 && strspn(value, "0123456789") == 4;
    case REASONED:
        return colon > value && !blank(colon + 1);
    default:
        return !blank(value);
    }
}

static void say_unusable(const struct option_row *row, const char *given) {
    fprintf(stderr, _("juance: --%s: '%s' is not usable here; it takes %s: %s\n"), row->name, given,
            row->value, _(value_rows[row->kind].words));
}

static int bad_usage(const char *command) {
    fprintf(stderr, _("juance: try 'juance %s%s--help'\n"), command, *command ? " " : "");
    return STATUS_INPUT;
}

// -1 to go on, else the exit status.
static int parse_options(const struct command *command, struct options *options, int argc,
                         char **argv) {
    struct option longs[OPTION_COUNT + 3] = {0};
    char shorts[2 * OPTION_COUNT + 4] = ":hV"; // getopt: first a colon, then the letters
    char *end = shorts + strlen(shorts);
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        longs[i] = (struct option){row->name, row->value ? required_argument : no_argument, NULL,
                                   row->letter};
        if (!row->short_form) continue;
        *end++ = row->letter;
        if (row->value) *end++ = ':';
    }
    longs[OPTION_COUNT] = (struct option){"help", no_argument, NULL, 'h'};
    longs[OPTION_COUNT + 1] = (struct option){"version", no_argument, NULL, 'V'};
    opterr = 0;
    for (int letter; (letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        const char *given = argv[optind - 1];
        if (letter == 'h') return help(command);
        if (letter == 'V') return version();
        if (letter == ':' || letter == '?') {
            fprintf(stderr,
                    letter == ':' ? _("juance: option %s needs a value\n")
                                  : _("juance: unknown option %s\n"),
                    given);
            return bad_usage(command->name);
        }
        const struct option_row *row = option_rows;
        while (row->letter != letter) row++;
        if (!takes(command, row)) {
            fprintf(stderr, _("juance: '%s' takes no option --%s\n"), command->name, row->name);
            return bad_usage(command->name);
        }
        if (!set_option(options, row, optarg)) {
            say_unusable(row, optarg);
            return bad_usage(command->name);
        }
    }
    options->operands = argv + optind;
    options->operand_count = (size_t)(argc - optind);
    if (command->operands == SOME_OPERANDS && options->operand_count == 0) {
        fprintf(stderr, _("juance: '%s' needs %s\n"), command->name, command->usage);
        return bad_usage(command->name);
    }
    if (command->operands == NO_OPERANDS && options->operand_count > 0) {
        fprintf(stderr, _("juance: '%s' takes no '%s'\n"), command->name, options->operands[0]);
        return bad_usage(command->name);
    }
    return -1;
}

static int run(const struct command *command, int argc, char **argv, struct arena *arena,
               const char *data_folder) {
    struct options options = {.archive = "./archive", .as_of = DATE_NONE, .jobs = 1};
    int status = parse_options(command, &options, argc, argv);
    if (status >= 0) return status;
    struct diagnostics diagnostics = {0};
    struct command_context context = {&options, data_folder, arena, &diagnostics};
    command->run(&context);
    if (fflush(stdout) != 0 || ferror(stdout))
        diagnose(&diagnostics, STATUS_ENVIRONMENT, NULL, 0, _("standard output cannot be written"));
    return diagnostics.worst;
}

int main(int argc, char **argv) {
    platform_private_files();
    struct arena *arena = arena_new();
    const char *data_folder = platform_data_folder(arena);
    // Messages and character classes only: numbers and sorting stay the same everywhere.
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    bindtextdomain("juance", platform_locale_folder(arena, data_folder));
    bind_textdomain_codeset("juance", "UTF-8");
    textdomain("juance");

    int status = STATUS_INPUT;
    const char *name = argc > 1 ? argv[1] : "";
    const struct command *command = NULL;
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, name) == 0) command = &commands[i];
    if (command)
        status = run(command, argc - 1, argv + 1, arena, data_folder);
    else if (strcmp(name, "-h") == 0 || strcmp(name, "--help") == 0)
        status = help(NULL);
    else if (strcmp(name, "-V") == 0 || strcmp(name, "--version") == 0)
        status = version();
    else {
        if (*name)
            fprintf(stderr, _("juance: '%s' is no command\n"), name);
        else
            fprintf(stderr, _("juance: say what to do: a command is missing\n"));
        bad_usage("");
    }
    arena_free(arena);
    return status;
}
