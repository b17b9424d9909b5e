// SPDX-License-Identifier: Apache-2.0
// juance search: a person, certificate or batch in the catalogue. For the archive's own people:
// what it prints is personal.
#include <stdio.h>

#include "base/json.h"
#include "base/language.h"
#include "base/unseen.h"
#include "catalogue/database.h"
#include "commands/command.h"
#include "commands/results.h"

enum { MOST_HITS = 1000 };

static const char *const kind_ids[] = {
    [HIT_BATCH] = "batch",
    [HIT_CERTIFICATE] = "certificate",
    [HIT_CANDIDATE] = "candidate",
    [HIT_STAFF] = "staff",
};

static const char *const kind_names[] = {
    [HIT_BATCH] = N_("batch"),
    [HIT_CERTIFICATE] = N_("certificate"),
    [HIT_CANDIDATE] = N_("candidate"),
    [HIT_STAFF] = N_("staff"),
};

static void add(struct buffer *out, const char *text) {
    if (!text) return;
    buffer_add_text(out, "  ");
    if (!unseen_show(out, text)) buffer_add_text(out, text);
}

static void print_people(const struct catalogue_hit *hit, const char *archive) {
    struct buffer out = BUFFER_EMPTY;
    char day[DATE_TEXT];
    buffer_printf(&out, "%s", _(kind_names[hit->kind]));
    add(&out, hit->name);
    add(&out, hit->number);
    add(&out, hit->id_number);
    add(&out, hit->day == DATE_NONE ? NULL : date_format(hit->day, day));
    add(&out, hit->status);
    buffer_printf(&out, _("\n    batch %s of %d, %s"), hit->batch, hit->year,
                  hit->institution_name ? hit->institution_name : hit->institution);
    if (hit->volume) buffer_printf(&out, "\n    %s/%s", archive, hit->volume);
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void print_json(const struct catalogue_hit *hit, const char *archive, struct arena *arena) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    char day[DATE_TEXT];
    json_open(&json, NULL, '{');
    json_text(&json, "type", "hit");
    json_text(&json, "kind", kind_ids[hit->kind]);
    json_text(&json, "name", hit->name);
    json_text(&json, "number", hit->number);
    json_text(&json, "idNumber", hit->id_number);
    json_text(&json, "occupation", hit->occupation);
    json_text(&json, "level", hit->level);
    json_text(&json, "day", hit->day == DATE_NONE ? NULL : date_format(hit->day, day));
    json_text(&json, "status", hit->status);
    json_text(&json, "institution", hit->institution);
    json_number(&json, "year", hit->year);
    json_text(&json, "batch", hit->batch);
    json_text(&json, "title", hit->batch_title);
    if (hit->volume) json_text(&json, "volume", arena_printf(arena, "%s/%s", archive, hit->volume));
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void execute(struct command_context *context) {
    const char *words = "";
    for (size_t i = 0; i < context->operand_count; i++)
        words = arena_printf(context->arena, "%s%s ", words, context->operands[i]);
    struct catalogue *catalogue = catalogue_open(context->archive, CATALOGUE_READ, JUANCE_VERSION,
                                                 NULL, context->diagnostics);
    struct catalogue_hits hits;
    if (catalogue && catalogue_search(catalogue, context->arena, words, MOST_HITS, &hits)) {
        for (size_t i = 0; i < hits.count; i++)
            if (context->json)
                print_json(&hits.items[i], context->archive, context->arena);
            else
                print_people(&hits.items[i], context->archive);
        if (hits.more)
            fprintf(stderr, _("There is more than the %d lines shown; add a word.\n"), MOST_HITS);
        if (!hits.count) {
            // As grep does: nothing found is status 1.
            if (context->diagnostics->worst < STATUS_FINDINGS)
                context->diagnostics->worst = STATUS_FINDINGS;
            if (!context->quiet) fputs(_("Nothing was found.\n"), results_for_people(context));
        }
    }
    catalogue_close(catalogue);
}

const struct command command_search = {
    .name = "search",
    .operands = SOME_OPERANDS,
    .usage = "WORDS",
    .summary = N_("find a person, certificate or batch"),
    .run = execute,
};
