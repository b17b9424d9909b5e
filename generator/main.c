// SPDX-License-Identifier: Apache-2.0
// juance 卷册: finds the command, lets its options be parsed, runs it.
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "commands/command.h"

// In the order of --help.
static const struct command *const commands[] = {
    &command_check,    &command_build,     &command_verify,
    &command_rules,    &command_explain,   &command_seal,
    &command_due,      &command_dispose,   &command_hold,
    &command_run,      &command_catalogue, &command_yearbook,
    &command_transfer, &command_receive,   &command_search,
    &command_notice,   &command_rate,      &command_dossier,
    &command_preview,  &command_bulletin,  NULL,
};

static const struct command *find(const char *name) {
    const struct command *const *command = commands;
    while (*command && strcmp((*command)->name, name) != 0) command++;
    return *command;
}

static int run(const struct command *command, int argc, char **argv, struct arena *arena,
               const char *data_folder) {
    struct diagnostics diagnostics = {0};
    struct command_context context = {.archive = "./archive",
                                      .data_folder = data_folder,
                                      .arena = arena,
                                      .diagnostics = &diagnostics};
    int status;
    if (!options_parse(commands, command, argc, argv, &context, &status)) return status;
    command->run(&context);
    return diagnostics.worst;
}

// Results that cannot be written are no results.
static int end(int status) {
    struct diagnostics diagnostics = {.worst = (enum status)status};
    diagnostics.quiet = platform_reader_has_gone();
    if (fflush(stdout) != 0 || ferror(stdout))
        diagnose(&diagnostics, STATUS_ENVIRONMENT, NULL, 0, _("standard output cannot be written"));
    return diagnostics.worst;
}

// Messages and character classes only: numbers and sorting stay the same everywhere.
static void choose_language(struct arena *arena, const char *data_folder) {
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    bindtextdomain("juance", platform_locale_folder(arena, data_folder));
    bind_textdomain_codeset("juance", "UTF-8");
    textdomain("juance");
}

int main(int argc, char **argv) {
    platform_private_files();
    platform_standard_streams();
    struct arena *arena = arena_new();
    const char *data_folder = platform_data_folder(arena);
    choose_language(arena, data_folder);
    const char *name = argc > 1 ? argv[1] : "";
    const struct command *command = find(name);
    int status = command ? run(command, argc - 1, argv + 1, arena, data_folder)
                         : options_without_command(commands, name);
    arena_free(arena);
    return end(status);
}
