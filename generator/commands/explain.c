// SPDX-License-Identifier: Apache-2.0
// juance explain: one rule, and why.
#include <stdio.h>

#include "base/buffer.h"
#include "base/language.h"
#include "commands/command.h"
#include "commands/rulebooks.h"
#include "commands/rules_text.h"

struct options {
    const char *jurisdiction; // NULL: all
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {OPTION_JURISDICTION, AT(jurisdiction)},
    {0},
};

struct explanation {
    const char *id;
    bool json;
    struct buffer text; // of the first book that has it; for JSON of every one
    struct buffer jurisdictions;
    struct buffer whole;
};

static void find_in_book(void *with, const struct rulebook *book) {
    struct explanation *explanation = with;
    struct arena *arena = arena_new();
    size_t count;
    const struct description *all = describe_book(book, arena, &count);
    const struct description *rule = describe_find(all, count, explanation->id);
    if (rule) {
        struct buffer *names = &explanation->jurisdictions;
        buffer_printf(names, "%s%s", names->length ? ", " : "", book->jurisdiction->id);
        buffer_clear(&explanation->whole);
        if (explanation->json)
            rules_json(&explanation->text, rule, book->jurisdiction->id);
        else
            rules_text_whole(&explanation->whole, rule, buffer_text(names), arena);
    }
    arena_free(arena);
}

static void execute(struct command_context *context) {
    const struct options *options = context->options;
    for (size_t i = 0; i < context->operand_count; i++) {
        struct explanation explanation = {.id = context->operands[i], .json = context->json};
        each_rulebook(context, options->jurisdiction, find_in_book, &explanation);
        const struct buffer *text = context->json ? &explanation.text : &explanation.whole;
        if (explanation.jurisdictions.length)
            fputs(buffer_text(text), stdout);
        else if (context->diagnostics->worst < STATUS_INPUT)
            diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                     _("there is no rule \"%s\"; 'juance rules' lists them"), explanation.id);
        buffer_free(&explanation.text);
        buffer_free(&explanation.jurisdictions);
        buffer_free(&explanation.whole);
    }
}

const struct command command_explain = {
    .name = "explain",
    .operands = SOME_OPERANDS,
    .usage = "RULE-ID...",
    .summary = N_("a rule, its source text, its parameters and where to change them"),
    .options = rows,
    .size = sizeof(struct options),
    .run = execute,
};
