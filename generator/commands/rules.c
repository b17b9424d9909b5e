// SPDX-License-Identifier: Apache-2.0
// juance rules: what is in force, with its source.
#include <stdio.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/language.h"
#include "commands/command.h"
#include "commands/rulebooks.h"
#include "commands/rules_text.h"
#include "xml/settings.h"

struct options {
    const char *jurisdiction; // NULL: all
    date as_of;               // DATE_NONE: every rule, whenever it is in force
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_AS_OF, AT(as_of)},
    {OPTION_JURISDICTION, AT(jurisdiction)},
    {0},
};

static const struct options defaults = {.as_of = DATE_NONE};

static bool in_force(const struct description *rule, date day) {
    return day == DATE_NONE || ((rule->from == DATE_NONE || rule->from <= day) &&
                                (rule->until == DATE_NONE || day <= rule->until));
}

struct listing {
    const struct config *config; // NULL: none is given
    date as_of;
    bool json;
};

static void print_book(void *with, const struct rulebook *book) {
    const struct listing *listing = with;
    struct buffer out = BUFFER_EMPTY;
    struct arena *arena = arena_new();
    size_t count;
    const struct description *all = describe_book(book, arena, &count);
    (listing->json ? rules_json_frame : rules_text_frame)(&out, book, listing->config);
    for (size_t i = 0; i < count; i++) {
        if (!in_force(&all[i], listing->as_of)) continue;
        if (listing->json)
            rules_json(&out, &all[i], book->jurisdiction->id);
        else
            rules_text_line(&out, &all[i]);
    }
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
    arena_free(arena);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    struct listing listing = {.as_of = options->as_of, .json = context->json};
    struct settings settings;
    if (settings_open(&settings, context->data_folder, context->config, context->diagnostics)) {
        if (context->config) listing.config = settings.config;
        each_rulebook(context, options->jurisdiction, print_book, &listing);
    }
    settings_close(&settings);
}

const struct command command_rules = {
    .name = "rules",
    .operands = NO_OPERANDS,
    .usage = "",
    .summary = N_("what is in force, with its source"),
    .options = rows,
    .size = sizeof defaults,
    .defaults = &defaults,
    .run = execute,
};
