// SPDX-License-Identifier: Apache-2.0
#include "commands/rules_text.h"

#include <string.h>

#include "base/json.h"
#include "base/language.h"
#include "model/record_json.h"

static const char *const kind_ids[] = {
    [DESCRIBE_RULE] = "rule", [DESCRIBE_MATERIAL] = "material", [DESCRIBE_SIGNATURE] = "signature"};

static void add_line(struct buffer *out, const char *label, const char *text) {
    if (text && *text) buffer_printf(out, "  %s: %s\n", label, text);
}

static void text_known(struct buffer *out, date known_as_of) {
    char day[DATE_TEXT];
    add_line(out, _("known to be in force until"),
             known_as_of == DATE_NONE ? _("(nobody has said)") : date_format(known_as_of, day));
}

void rules_text_line(struct buffer *out, const struct description *rule) {
    buffer_printf(out, "  %-10s %s %s  %s  [%s %s]%s\n", rule->id, rule->class,
                  severity_label(rule->severity), rule->title, rule->source, rule->clause,
                  rule->authority ? _("  (binds the authority)") : "");
}

void rules_text_whole(struct buffer *out, const struct description *rule, const char *jurisdictions,
                      struct arena *arena) {
    buffer_printf(out, "%s  %s\n", rule->id, rule->title);
    buffer_printf(out, "  %s %s, %s\n", rule->source_title, rule->clause, rule->issuer);
    buffer_printf(out, "  「%s」\n", rule->quote);
    add_line(out, _("in force"), describe_days(rule, arena));
    if (rule->stated) buffer_printf(out, "  %s\n", _("(the day is this program's assumption)"));
    text_known(out, rule->known_as_of);
    add_line(out, _("jurisdictions"), jurisdictions);
    buffer_printf(out, "  %s: %s, %s, %s\n", _("class"), rule->class,
                  severity_label(rule->severity),
                  rule->mendable ? _("can be mended") : _("cannot be mended any more"));
    if (rule->authority) buffer_printf(out, "  %s\n", _("binds the authority's own desk"));
    add_line(out, _("who acts"), rule->responsible);
    add_line(out, _("demand"), rule->demand);
    add_line(out, _("consequence"), rule->consequence);
    add_line(out, _("question"), rule->question);
    add_line(out, _("note"), rule->note);
    add_line(out, _("example"), rule->example);
    if (rule->parameter_count)
        buffer_printf(out, "  %s %s\n", _("parameters, to be changed in"), rule->file);
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const struct parameter_text *parameter = &rule->parameters[i];
        buffer_printf(out, "    %u: %s %s=\"%s\"\n", parameter->line, parameter->operator,
                      parameter->name, parameter->value);
    }
    if (!rule->parameter_count) buffer_printf(out, "  %s:%u\n", rule->file, rule->line);
}

static void json_date(struct json *json, const char *key, date day) {
    char text[DATE_TEXT];
    json_text(json, key, day == DATE_NONE ? NULL : date_format(day, text));
}

void rules_json(struct buffer *out, const struct description *rule, const char *jurisdiction) {
    struct json json = {out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", kind_ids[rule->kind]);
    json_text(&json, "jurisdiction", jurisdiction);
    json_text(&json, "id", rule->id);
    json_text(&json, "class", rule->class);
    json_text(&json, "severity", severity_label(rule->severity));
    json_boolean(&json, "mendable", rule->mendable);
    json_boolean(&json, "authority", rule->authority);
    json_text(&json, "source", rule->source);
    json_text(&json, "sourceTitle", rule->source_title);
    json_text(&json, "clause", rule->clause);
    json_text(&json, "quote", rule->quote);
    json_date(&json, "from", rule->from);
    json_date(&json, "until", rule->until);
    json_boolean(&json, "stated", rule->stated);
    json_date(&json, "knownAsOf", rule->known_as_of);
    json_text(&json, "title", rule->title);
    json_text(&json, "demand", rule->demand);
    json_text(&json, "responsible", rule->responsible);
    json_text(&json, "consequence", rule->consequence);
    json_text(&json, "question", rule->question);
    json_text(&json, "note", rule->note);
    json_text(&json, "file", rule->file);
    json_number(&json, "line", rule->line);
    json_open(&json, "parameters", '[');
    for (size_t i = 0; i < rule->parameter_count; i++) {
        json_open(&json, NULL, '{');
        json_text(&json, "operator", rule->parameters[i].operator);
        json_text(&json, "name", rule->parameters[i].name);
        json_text(&json, "value", rule->parameters[i].value);
        json_number(&json, "line", rule->parameters[i].line);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_add_char(out, '\n');
}

// ---- what surrounds the rules -----------------------------------------------------------------

static void text_source(struct buffer *out, const struct source *source) {
    char from[DATE_TEXT], until[DATE_TEXT];
    buffer_printf(out, "  %-5s %s %s  %s – %s%s\n", source->text->id,
                  source->text->number ? source->text->number : "", source->text->title,
                  date_format(source->from, from), date_format(source->until, until),
                  source->stated ? _("  (the day is this program's assumption)") : "");
    text_known(out, source->text->knownAsOf);
    add_line(out, _("note"), source->note);
    for (EACH(struct unavailable, missing, source->text->unavailable))
        buffer_printf(out, _("        not available: %s %s\n"), missing->part, missing->title);
}

// A choice names the conflict, or what the conflict's setting says is to be chosen. As elsewhere
// the last one counts.
static const struct choice *recorded_choice(const struct config *config,
                                            const struct noticeConflict *conflict) {
    const struct choice *found = NULL;
    if (!config) return NULL;
    for (EACH(struct choice, choice, config->choice))
        if (strcmp(choice->topic, conflict->id) == 0 ||
            (conflict->setting && strstr(conflict->setting, choice->topic)))
            found = choice;
    return found;
}

static void text_choice(struct buffer *out, const struct choice *choice) {
    char day[DATE_TEXT] = "";
    if (choice->decidedOn != DATE_NONE) date_format(choice->decidedOn, day);
    buffer_printf(out, _("    recorded choice: %s, by %s%s%s"), choice->option, choice->officer,
                  *day ? ", " : "", day);
    buffer_printf(out, "%s%s\n", choice->reason ? ": " : "", choice->reason ? choice->reason : "");
}

void rules_text_frame(struct buffer *out, const struct rulebook *book,
                      const struct config *config) {
    const struct jurisdiction *jurisdiction = book->jurisdiction;
    buffer_printf(out, "%s  %s\n", jurisdiction->id, jurisdiction->name);
    for (unsigned i = 0; i < book->source_count; i++) text_source(out, &book->sources[i]);
    for (EACH(struct retentionDefault, text, jurisdiction->retention)) {
        const char *class = codes_label(book->codes, "retention", text->class);
        const char *medium = codes_label(book->codes, "medium", text->medium);
        buffer_printf(out, _("  otherwise %s: %s (%s)\n"), medium, class ? class : text->class,
                      text->source);
    }
    for (EACH(struct noticeConflict, conflict, jurisdiction->conflict)) {
        buffer_printf(out, _("  conflict %s: %s\n"), conflict->id, conflict->topic);
        for (EACH(struct conflictSide, side, conflict->side))
            buffer_printf(out, "    %s %s「%s」\n", side->regulation, side->clause, side->says);
        buffer_printf(out, _("    held to: %s; decided by: %s\n"), conflict->decision,
                      conflict->setting);
        const struct choice *choice = recorded_choice(config, conflict);
        if (choice) text_choice(out, choice);
    }
}

static void json_source(struct buffer *out, const struct rulebook *book,
                        const struct source *source) {
    struct json json = {out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "source");
    json_text(&json, "jurisdiction", book->jurisdiction->id);
    record_json_members(&json, &regulation_kind, &source->text->record,
                        "id number title issuer issuedOn knownAsOf");
    json_date(&json, "from", source->from);
    json_date(&json, "until", source->until);
    json_boolean(&json, "stated", source->stated);
    json_boolean(&json, "confirmed", source->text->confirmed == 1);
    json_text(&json, "note", source->note);
    json_text(&json, "file", source->file);
    record_json_list(&json, "unavailable", &unavailable_kind, &source->text->unavailable,
                     "part title clause");
    json_close(&json, '}');
    buffer_add_char(out, '\n');
}

static void json_conflict(struct buffer *out, const struct rulebook *book,
                          const struct noticeConflict *conflict, const struct choice *choice) {
    struct json json = {out, false};
    json_open(&json, NULL, '{');
    json_text(&json, "type", "conflict");
    json_text(&json, "jurisdiction", book->jurisdiction->id);
    record_json_members(&json, &noticeConflict_kind, &conflict->record, "id topic");
    record_json_list(&json, "sides", &conflictSide_kind, &conflict->side,
                     "regulation=source clause says");
    record_json_members(&json, &noticeConflict_kind, &conflict->record, "decision setting");
    if (choice)
        record_json(&json, "choice", &choice_kind, &choice->record,
                    "topic option officer decidedOn reason");
    json_close(&json, '}');
    buffer_add_char(out, '\n');
}

void rules_json_frame(struct buffer *out, const struct rulebook *book,
                      const struct config *config) {
    for (unsigned i = 0; i < book->source_count; i++) json_source(out, book, &book->sources[i]);
    for (EACH(struct noticeConflict, conflict, book->jurisdiction->conflict))
        json_conflict(out, book, conflict, recorded_choice(config, conflict));
}
