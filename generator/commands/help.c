// SPDX-License-Identifier: Apache-2.0
#include "commands/help.h"

#include <stdio.h>

static void print_option(const struct option_row *row) {
    char left[48];
    snprintf(left, sizeof left, "%c%c%c --%s%s%s", row->letter ? '-' : ' ',
             row->letter ? row->letter : ' ', row->letter ? ',' : ' ', row->name,
             row->argument ? " " : "", row->argument ? row->argument : "");
    printf("  %-32s %s\n", left, _(row->help));
}

static void print_options(const struct option_row *row) {
    for (; row && row->name; row++) print_option(row);
}

static void print_commands(const struct command *const *all) {
    for (; *all; all++) {
        char left[48];
        snprintf(left, sizeof left, "%s %s", (*all)->name, (*all)->usage);
        printf("  %-41s %s\n", left, _((*all)->summary));
    }
    printf("\n");
}

void help_print(const struct command *command, const struct command *const *all) {
    if (command) {
        printf(_("Usage: juance %s [OPTION...] %s\n"), command->name, command->usage);
        printf("%s\n\n", _(command->summary));
    } else {
        printf(_("Usage: juance COMMAND [OPTION...] ...\n"));
        printf(_("Archives vocational skill assessment batches: checks, registers, sealed "
                 "volumes.\n\n"));
        print_commands(all);
    }
    print_options(common_options);
    if (command) print_options(command->options);
    printf("  %-32s %s\n", "-h, --help", _("this help; juance COMMAND --help for one command"));
    printf("  %-32s %s\n", "-V, --version", _("the version"));
    printf(_("\nExit status:\n"));
    for (int i = 0; i < STATUS_COUNT; i++) printf("  %d  %s\n", i, status_words((enum status)i));
}
