// SPDX-License-Identifier: Apache-2.0
// juance rules: what is in force, with its source. juance explain: one rule, and why.
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "commands/command.h"
#include "commands/rules_text.h"
#include "xml/code_lists.h"
#include "xml/jurisdictions.h"
#include "xml/settings.h"

// One rulebook after the other: of --jurisdiction, or of all.
typedef void use_book(void *context, const struct rulebook *book);

static void each_book(struct command_context *context, use_book *use, void *with) {
    const char *only[] = {context->options->jurisdiction, NULL};
    const char *const *ids =
        *only ? only
              : jurisdictions_list(context->data_folder, context->arena, context->diagnostics);
    struct codes codes;
    if (!ids || !codes_load(&codes, context->data_folder, context->arena, context->diagnostics))
        return;
    for (; *ids; ids++) {
        struct rulebook *book =
            rulebook_load(context->data_folder, *ids, &codes, context->diagnostics);
        if (book) use(with, book);
        rulebook_free(book);
    }
    codes_free(&codes);
}

// ---- rules ------------------------------------------------------------------------------------

static bool in_force(const struct description *rule, date day) {
    return day == DATE_NONE || ((rule->from == DATE_NONE || rule->from <= day) &&
                                (rule->until == DATE_NONE || day <= rule->until));
}

struct listing {
    const struct options *options;
    const struct config *config; // NULL: none is given
};

static void print_book(void *with, const struct rulebook *book) {
    const struct listing *listing = with;
    const struct options *options = listing->options;
    struct buffer out = BUFFER_EMPTY;
    struct arena *arena = arena_new();
    size_t count;
    const struct description *all = describe_book(book, arena, &count);
    (options->json ? rules_json_frame : rules_text_frame)(&out, book, listing->config);
    for (size_t i = 0; i < count; i++) {
        if (!in_force(&all[i], options->as_of)) continue;
        if (options->json)
            rules_json(&out, &all[i], book->jurisdiction->id);
        else
            rules_text_line(&out, &all[i]);
    }
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
    arena_free(arena);
}

void command_rules(struct command_context *context) {
    struct listing listing = {.options = context->options};
    const char *file = context->options->config;
    if (file) {
        listing.config =
            config_load(context->data_folder, file, context->arena, context->diagnostics);
        if (!listing.config) return;
    }
    each_book(context, print_book, &listing);
}

// ---- explain ----------------------------------------------------------------------------------

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

void command_explain(struct command_context *context) {
    const struct options *options = context->options;
    for (size_t i = 0; i < options->operand_count; i++) {
        struct explanation explanation = {.id = options->operands[i], .json = options->json};
        each_book(context, find_in_book, &explanation);
        const struct buffer *text = options->json ? &explanation.text : &explanation.whole;
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
