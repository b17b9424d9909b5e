// SPDX-License-Identifier: Apache-2.0
// juance due: what has reached the end of its retention, and what stands against destroying it.
#include <stdio.h>
#include <string.h>

#include "archive/seal_lists.h"
#include "base/json.h"
#include "base/language.h"
#include "base/platform.h"
#include "commands/command.h"
#include "keeping/keeping_papers.h"
#include "keeping/retention.h"

static const char *const headings[] = {
    [RETENTION_DUE] = N_("Due for appraisal"),
    [RETENTION_HELD] = N_("Held"),
    [RETENTION_RULE] = N_("Due by the sealed period, longer by today's rule: to be decided"),
    [RETENTION_UNDECIDED] = N_("Cannot be decided"),
    [RETENTION_NEVER] = N_("Kept without an end"),
};

static const struct cause {
    const char *code, *text;
} causes[] = {
    {"permanent", N_("permanent or long-term")},
    {"kept", N_("kept by a decision")},
    {"noPeriod", N_("no dated step from which the period could start")},
    {"missing", N_("the volume is not in the archive")},
    {"unreadable", N_("the volume is damaged: verify it first")},
    {"noRules", N_("there are no rules for its jurisdiction")},
};

static const char *cause_text(const char *code) {
    for (size_t i = 0; code && i < sizeof causes / sizeof *causes; i++)
        if (strcmp(causes[i].code, code) == 0) return _(causes[i].text);
    return "";
}

static void print_why(const struct retention_item *item, struct buffer *out) {
    char day[DATE_TEXT];
    for (size_t i = 0; i < item->holds.count; i++) {
        const struct catalogue_hold *hold = &item->holds.items[i];
        buffer_printf(out, _("      hold %lld on %s (%s) by %s on %s: %s\n"),
                      (long long)hold->number, hold->subject, hold->ground, hold->placed_by,
                      date_format(hold->placed_on, day), hold->reason);
    }
    if (item->today) buffer_printf(out, _("      today's rule keeps it: %s\n"), item->today);
    if (item->cause) buffer_printf(out, "      %s\n", cause_text(item->cause));
}

static bool listed(const struct retention_item *item) {
    return item->state != RETENTION_RUNNING &&
           !(item->state == RETENTION_NEVER && strcmp(item->cause, "permanent") == 0);
}

static void print_people(const struct retention_items *items, const struct keeping *keeping) {
    static const enum retention_state order[] = {RETENTION_DUE, RETENTION_RULE, RETENTION_HELD,
                                                 RETENTION_UNDECIDED, RETENTION_NEVER};
    struct buffer out = BUFFER_EMPTY;
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        bool any = false;
        const char *name = retention_state_name(order[k]);
        for (EACH(struct tally, tally, keeping->tally)) {
            if (strcmp(tally->state, name) != 0) continue;
            if (!any) buffer_printf(&out, "%s\n", _(headings[order[k]]));
            any = true;
            buffer_printf(&out,
                          P_("  %d, %s: %d volume, %d items, %d pages\n",
                             "  %d, %s: %d volumes, %d items, %d pages\n",
                             (unsigned long)tally->volumes),
                          (int)tally->year, tally->retention, (int)tally->volumes,
                          (int)tally->items, (int)tally->pages);
            for (size_t i = 0; i < items->count; i++) {
                const struct retention_item *item = &items->items[i];
                const struct catalogue_volume *volume = item->volume;
                const char *label = volume->class_label ? volume->class_label : volume->class_name;
                char due[DATE_TEXT];
                if (item->state != order[k] || !listed(item) || volume->year != tally->year ||
                    strcmp(label, tally->retention) != 0)
                    continue;
                buffer_printf(&out, "    %s%s%s\n", volume->id,
                              item->due == DATE_NONE ? "" : _("  due on "),
                              date_format(item->due, due));
                print_why(item, &out);
            }
        }
    }
    if (!out.length) buffer_add_text(&out, _("No volume has reached its end.\n"));
    fputs(buffer_text(&out), stderr);
    buffer_free(&out);
}

static void json_date(struct json *json, const char *key, date day) {
    char text[DATE_TEXT];
    if (day != DATE_NONE) json_text(json, key, date_format(day, text));
}

static void print_json(const struct retention_item *item) {
    const struct catalogue_volume *volume = item->volume;
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "due");
    json_text(&json, "volume", volume->id);
    json_text(&json, "kind", volume->kind);
    json_text(&json, "institution", volume->institution);
    json_number(&json, "year", volume->year);
    json_text(&json, "batch", volume->number);
    json_text(&json, "class", volume->class_name);
    json_text(&json, "retention", volume->class_label);
    json_text(&json, "state", retention_state_name(item->state));
    json_text(&json, "cause", item->cause);
    json_date(&json, "due", item->due);
    json_text(&json, "today", item->today);
    json_number(&json, "items", volume->items);
    json_number(&json, "pages", volume->pages);
    if (item->holds.count) {
        json_open(&json, "holds", '[');
        for (size_t i = 0; i < item->holds.count; i++) {
            const struct catalogue_hold *hold = &item->holds.items[i];
            json_open(&json, NULL, '{');
            json_number(&json, "number", hold->number);
            json_text(&json, "subject", hold->subject);
            json_text(&json, "ground", hold->ground);
            json_text(&json, "by", hold->placed_by);
            json_date(&json, "on", hold->placed_on);
            json_text(&json, "reason", hold->reason);
            json_close(&json, '}');
        }
        json_close(&json, ']');
    }
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fputs(buffer_text(&out), stdout);
    buffer_free(&out);
}

static void write_list(struct command_context *context, struct keeper *keeper,
                       const struct keeping *keeping) {
    struct printed printed = {0};
    struct written_files files = {0};
    if (keeping_print(keeper, "appraisal-list", keeping, &printed, context->diagnostics) &&
        printed_write(&printed, context->options->output, keeping->identifier, &files,
                      context->arena, context->diagnostics) &&
        !context->options->quiet)
        fprintf(stderr, _("appraisal list: %s\n"), files.items[0]);
    printed_free(&printed, 1);
}

// The evidence itself grows old: a timestamp proves as long as its authority's certificate does.
static void tell_renewal(struct command_context *context, date on) {
    enum { AHEAD = 180 }; // days: renewing wants the old token to be good still
    const struct options *options = context->options;
    moment until;
    char day[DATE_TEXT];
    if (!seal_lists_renewal_due(options->archive, &until, context->diagnostics) ||
        until == MOMENT_NONE)
        return;
    date last = moment_date(until);
    if (options->json) {
        struct buffer out = BUFFER_EMPTY;
        struct json json = {&out, false};
        json_open(&json, NULL, '{');
        json_text(&json, "type", "renewal");
        json_text(&json, "until", date_format(last, day));
        json_boolean(&json, "due", last - on <= AHEAD);
        json_close(&json, '}');
        buffer_add_char(&out, '\n');
        fputs(buffer_text(&out), stdout);
        buffer_free(&out);
    } else if (last - on <= AHEAD) {
        fprintf(
            stderr,
            _("the certificate of the last seal list's timestamp ends on %s: renew the evidence "
              "before (juance seal --renew)\n"),
            date_format(last, day));
    } else if (!options->quiet) {
        fprintf(stderr, _("the evidence has to be renewed before %s (juance seal --renew)\n"),
                date_format(last, day));
    }
}

static void review(struct command_context *context, struct keeper *keeper, date on) {
    const struct options *options = context->options;
    struct retention_items items;
    if (!keeper->archive->catalogue) {
        diagnose(context->diagnostics, STATUS_INPUT, options->archive, 0,
                 _("is no archive: it has no catalogue"));
        return;
    }
    if (!retention_review(keeper, options->of_institution, on, context->arena, &items,
                          context->diagnostics))
        return;
    const struct keeping *keeping =
        keeping_appraisal(keeper->archive->catalogue, &items, on, context->arena);
    if (options->output) write_list(context, keeper, keeping);
    for (size_t i = 0; options->json && i < items.count; i++)
        if (items.items[i].state != RETENTION_RUNNING) print_json(&items.items[i]);
    if (!options->json && !options->quiet) print_people(&items, keeping);
    tell_renewal(context, on);
}

void command_due(struct command_context *context) {
    const struct options *options = context->options;
    date on = options->as_of == DATE_NONE ? moment_date(platform_now()) : options->as_of;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct rule_set rules = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    struct keeper keeper = {&archive, &press, &rules};
    if (settings_open(&settings, context->data_folder, options->config, diagnostics) &&
        archive_look(&archive, &settings, options->archive, diagnostics) &&
        (!options->output || press_open(&press, &settings, diagnostics))) {
        rule_set_open(&rules, &settings);
        review(context, &keeper, on);
    }
    rule_set_close(&rules);
    press_close(&press);
    archive_close(&archive);
    settings_close(&settings);
}
