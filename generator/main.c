// SPDX-License-Identifier: Apache-2.0
// juance 卷册: options and the command table.
#include <getopt.h>
#include <locale.h>
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
    {"check",     command_check,     SOME_OPERANDS, "EXPORT...",
     N_("findings only; with -o also completeness reports, and one a year and institution"),
     "odijS"                                                                                                                               },
    {"build",     command_build,     SOME_OPERANDS, "EXPORT...",
     N_("check, documents, sealed volumes, catalogue"),                                                                           "IjisS"  },
    {"verify",    command_verify,    SOME_OPERANDS, "VOLUME|ARCHIVE...",
     N_("verify offline, no key needed"),                                                                                         "jtTrB"  },
    {"rules",     command_rules,     NO_OPERANDS,   "",                      N_("what is in force, with its source"),             "Dd"     },
    {"explain",   command_explain,   SOME_OPERANDS, "RULE-ID...",
     N_("a rule, its source text, its parameters and where to change them"),                                                      "D"      },
    {"seal",      command_seal,      NO_OPERANDS,   "",                      N_("the seal list over all volumes not yet listed"),
     "W"                                                                                                                                   },
    {"due",       command_due,       NO_OPERANDS,   "--on DATE",             N_("what has reached the end of its retention"),
     "Oof"                                                                                                                                 },
    {"dispose",   command_dispose,   SOME_OPERANDS, "DECISION...",
     N_("carries out an approved decision: destroy, extend, keep"),                                                               "s"      },
    {"hold",      command_hold,      ANY_OPERANDS,  "[VOLUME|BATCH]",
     N_("put or lift a hold; without an operand: those in force"),                                                                "bwLG"   },
    {"run",       command_run,       NO_OPERANDS,   "--config FILE",
     N_("one unattended pass by the configuration"),                                                                              "S"      },
    {"catalogue", command_catalogue, SOME_OPERANDS, "rebuild|events",
     N_("the catalogue anew from the volumes; the history as PREMIS"),                                                            ""       },
    {"yearbook",  command_yearbook,  NO_OPERANDS,   "--year YEAR",
     N_("catalogue and labels of a year's volumes"),                                                                              "yfo"    },
    {"transfer",  command_transfer,  NO_OPERANDS,   "--year YEAR --to NAME",
     N_("hand-over package of a year for another archive"),                                                                       "yfuow"  },
    {"receive",   command_receive,   SOME_OPERANDS, "PACKAGE...",
     N_("verifies a hand-over package and takes it in"),                                                                          "st"     },
    {"search",    command_search,    SOME_OPERANDS, "WORDS",                 N_("find a person, certificate or batch"),
     ""                                                                                                                                    },
    {"notice",    command_notice,    ANY_OPERANDS,  "CASE...",
     N_("the notices that a case's stage allows; --blank: empty forms"),                                                          "oidEKAs"},
    {"rate",      command_rate,      SOME_OPERANDS, "RATING...",             N_("star-rating reports"),                           "oijAsg" },
    {"preview",   command_preview,   SOME_OPERANDS, "TEMPLATE [EXPORT]",
     N_("show a template as a PDF, PNG or SVG file, with sample data or an export's"),                                            "oimEPR" },
    {"bulletin",  command_bulletin,  ANY_OPERANDS,  "[ARCHIVE...]",
     N_("compliance bulletin of a period, for the public or internal"),                                                           "opgn"   },
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

// Every option: letter for `accepts` (upper case: no short form), long name, value, help.
static const struct option_row {
    char letter;
    bool short_form, common;
    const char *name, *value;
    const char *help;
} option_rows[] = {
    {'a', true,  true,  "archive",         "DIR",      N_("the archive (default ./archive)")                     },
    {'c', true,  true,  "config",          "FILE",     N_("configuration file (schemas/config.xsd)")             },
    {'q', true,  true,  "quiet",           NULL,       N_("say nothing but what is wrong")                       },
    {'J', false, true,  "json",            NULL,       N_("one JSON object a line on standard output")           },
    {'o', true,  false, "output",          "DIR",      N_("where to write; of preview a .pdf, .png or .svg file")},
    {'j', true,  false, "jobs",            "N",        N_("how many inputs at once")                             },
    {'d', false, false, "as-of",           "DATE",     N_("the day the rules are held against (YYYY-MM-DD)")     },
    {'i', false, false, "institution",     "FILE",     N_("the institution's file")                              },
    {'I', false, false, "seal-incomplete", "WHO: WHY",
     N_("seal in spite of blocking findings, marked so; names the officer and the reason")                       },
    {'s', false, false, "sign",            NULL,       N_("sign with the configured key")                        },
    {'D', false, false, "jurisdiction",    "NAME",     N_("one jurisdiction: hunan, yunnan ...")                 },
    {'S', false, false, "strict",          NULL,       N_("undecided rules and open questions count as findings")},
    {'t', false, false, "trust",           "FILE",     N_("trust anchors (PEM)")                                 },
    {'T', false, false, "at",              "DATE",     N_("verify as of this day")                               },
    {'r', false, false, "report",          "FILE",     N_("write the verification report (PDF)")                 },
    {'B', false, false, "bag",             NULL,       N_("any RFC 8493 bag, ours or not")                       },
    {'W', false, false, "renew",           NULL,
     N_("a new list with a stronger digest over all volumes, lists and tokens")                                  },
    {'O', false, false, "on",              "DATE",     N_("the day that is asked about (default: today)")        },
    {'f', false, false, "of",              "CODE",     N_("of this institution only")                            },
    {'b', false, false, "by",              "NAME",     N_("who puts or lifts the hold")                          },
    {'w', false, false, "because",         "REASON",   N_("why")                                                 },
    {'y', false, false, "year",            "YEAR",     N_("the batch year")                                      },
    {'u', false, false, "to",              "NAME",     N_("the archive that receives")                           },
    {'G', false, false, "ground",          "GROUND",   N_("case, objection, complaint, audit or other")          },
    {'L', false, false, "lift",            NULL,       N_("lift the hold")                                       },
    {'m', false, false, "sample",          NULL,       N_("with the sample batch that came with the program")    },
    {'E', false, false, "blank",           NULL,       N_("without any data: a form to be filled in by hand")    },
    {'A', false, false, "seal",            NULL,       N_("seal what is closed or finished into the archive")    },
    {'K', false, false, "document",        "KIND",
     N_("only this document: interviewNotice, serviceReceipt ...")                                               },
    {'P', false, false, "page",            "N",        N_("which page, of a PNG or SVG file (default 1)")        },
    {'p', false, false, "period",          "PERIOD",   N_("a year or a quarter: 2025, 2025-Q3")                  },
    {'g', false, false, "region",          "CODE",     N_("of this region only, six digits: 430000, 430100")     },
    {'n', false, false, "internal",        NULL,       N_("with names, for the authority's own use")             },
    {'R', false, false, "resolution",      "DPI",      N_("of a PNG file, in dots an inch (default 96)")         },
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
            printf("  %-32s %s\n", left, _(commands[i].summary));
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
static bool set_option(struct options *options, char letter, const char *value) {
    switch (letter) {
    case 'a':
        options->archive = value;
        return *value != '\0';
    case 'c':
        options->config = value;
        return *value != '\0';
    case 'q':
        options->quiet = true;
        return true;
    case 'J':
        options->json = true;
        return true;
    case 'o':
        options->output = value;
        return *value != '\0';
    case 'j':
        return parse_count(value, 256, &options->jobs);
    case 'P':
        return parse_count(value, 1000000, &options->page);
    case 'R':
        return parse_count(value, 1200, &options->resolution);
    case 'm':
        options->sample = true;
        return true;
    case 'E':
        options->blank = true;
        return true;
    case 'd':
    case 'T':
    case 'O':
        return date_parse(value, &options->as_of);
    case 'i':
        options->institution = value;
        return *value != '\0';
    case 'I':
        options->seal_incomplete = value;
        return strchr(value, ':') > value;
    case 's':
        options->sign = true;
        return true;
    case 'S':
        options->strict = true;
        return true;
    case 't':
        options->trust = value;
        return *value != '\0';
    case 'r':
        options->report = value;
        return *value != '\0';
    case 'D':
        options->jurisdiction = value;
        return *value != '\0';
    case 'W':
        options->renew = true;
        return true;
    case 'B':
        options->bag = true;
        return true;
    case 'f':
        options->of_institution = value;
        return *value != '\0';
    case 'b':
        options->by = value;
        return !blank(value);
    case 'w':
        options->because = value;
        return !blank(value);
    case 'G':
        options->ground = value;
        return *value != '\0';
    case 'A':
        options->seal = true;
        return true;
    case 'K':
        options->document = value;
        return *value != '\0';
    case 'p':
        options->period = value;
        return *value != '\0';
    case 'g':
        options->region = value;
        return *value != '\0';
    case 'n':
        options->internal = true;
        return true;
    case 'y':
        options->period = value;
        return strlen(value) == 4 && strspn(value, "0123456789") == 4;
    case 'u':
        options->to = value;
        return !blank(value);
    case 'L':
        options->lift = true;
        return true;
    default:
        return false;
    }
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
        if (!set_option(options, row->letter, optarg)) {
            fprintf(stderr, _("juance: --%s: '%s' is not usable here; it takes %s\n"), row->name,
                    optarg, row->value);
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
