// SPDX-License-Identifier: Apache-2.0
#include "commands/findings_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/language.h"
#include "base/lines.h"

enum { SHOWN_A_RULE = 10, EXCERPT = 100 };

struct printer {
    struct buffer out;
    struct arena *arena;
    const char *const *excerpts; // one a finding, "" where there is none
};

static int by_number(const void *a, const void *b) {
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    return (first > second) - (first < second);
}

// The lines that will be shown, read in one pass over the export.
static void load_excerpts(struct printer *printer, const struct batch *batch,
                          const struct findings *findings) {
    size_t count = findings->count;
    uint32_t *numbers = arena_alloc(printer->arena, count * sizeof *numbers);
    const char **excerpts = arena_alloc(printer->arena, count * sizeof *excerpts);
    for (size_t i = 0; i < count; i++) numbers[i] = findings->items[i].line;
    qsort(numbers, count, sizeof *numbers, by_number);
    size_t first = 0;
    while (first < count && numbers[first] == 0) first++;
    const char *const *texts =
        lines_excerpt(printer->arena, batch->sourceFile, numbers + first, count - first, EXCERPT);
    for (size_t i = 0; i < count; i++) {
        const uint32_t *found = bsearch(&findings->items[i].line, numbers + first, count - first,
                                        sizeof *numbers, by_number);
        excerpts[i] = found ? texts[found - numbers - first] : "";
    }
    printer->excerpts = excerpts;
}

static void print_rule(struct printer *printer, const struct finding *finding, size_t times) {
    struct buffer *out = &printer->out;
    buffer_printf(out, "  %s  %s", finding->rule, finding->title);
    if (times > 1) buffer_printf(out, P_("  (%zu time)", "  (%zu times)", times), times);
    buffer_printf(out, "\n      %s %s%s%s%s\n", finding->source_title, finding->clause,
                  finding->quote ? "「" : "", finding->quote ? finding->quote : "",
                  finding->quote ? "」" : "");
    if (finding->demand) buffer_printf(out, "      → %s\n", finding->demand);
}

static void print_one(struct printer *printer, const struct finding *finding, const char *excerpt) {
    struct buffer *out = &printer->out;
    buffer_printf(out, "    - %s", finding->message);
    if (finding->subject) buffer_printf(out, "  [%s]", finding->subject);
    buffer_add_char(out, '\n');
    if (finding->line == 0) return;
    buffer_printf(out, "      %s:%u: %s\n", finding->file, finding->line, excerpt);
}

static bool same_group(const struct finding *a, const struct finding *b) {
    return a->verdict == b->verdict && a->severity == b->severity && strcmp(a->rule, b->rule) == 0;
}

static const char *heading(const struct finding *finding) {
    switch (finding->verdict) {
    case VERDICT_FINDING:
        return severity_label(finding->severity);
    case VERDICT_UNDECIDED:
        return _("undecided");
    case VERDICT_QUESTION:
        return _("open questions");
    case VERDICT_AUTHORITY:
        return _("matters of the authority");
    }
    return "";
}

static void print_groups(struct printer *printer, const struct findings *findings, bool all) {
    const char *last_heading = "";
    for (size_t i = 0, end; i < findings->count; i = end) {
        const struct finding *finding = &findings->items[i];
        for (end = i + 1; end < findings->count && same_group(finding, &findings->items[end]);)
            end++;
        if (finding->verdict != VERDICT_FINDING && !all) continue;
        if (strcmp(last_heading, heading(finding)) != 0)
            buffer_printf(&printer->out, "%s\n", last_heading = heading(finding));
        print_rule(printer, finding, end - i);
        for (size_t k = i; k < end && k < i + SHOWN_A_RULE; k++)
            print_one(printer, &findings->items[k], printer->excerpts[k]);
        if (end - i > SHOWN_A_RULE) {
            size_t more = end - i - SHOWN_A_RULE;
            buffer_printf(&printer->out,
                          P_("    - and %zu more (--json shows all)\n",
                             "    - and %zu more (--json shows all)\n", more),
                          more);
        }
    }
}

static void print_counts(struct buffer *out, const struct findings *findings) {
    size_t total = 0;
    for (int i = 0; i < SEVERITY_COUNT; i++) total += findings->by_severity[i];
    if (total == 0) {
        buffer_add_text(out, _("no findings"));
    } else {
        buffer_printf(out, P_("%zu finding (", "%zu findings (", total), total);
        bool first = true;
        for (int i = 0; i < SEVERITY_COUNT; i++) {
            if (findings->by_severity[i] == 0) continue;
            buffer_printf(out, "%s%s %zu", first ? "" : ", ", severity_label((enum severity)i),
                          findings->by_severity[i]);
            first = false;
        }
        buffer_add_char(out, ')');
    }
    if (findings->undecided) buffer_printf(out, _(", %zu undecided"), findings->undecided);
    if (findings->questions) buffer_printf(out, _(", %zu open questions"), findings->questions);
    if (findings->blocked) buffer_add_text(out, _("; not fit to be sealed"));
    if (findings->no_own_notice)
        buffer_add_text(out, _("; no notice of the province in force on the day of the batch"));
}

void findings_print(const struct batch *batch, const struct findings *findings, bool all) {
    struct printer printer = {.out = BUFFER_EMPTY, .arena = arena_new()};
    load_excerpts(&printer, batch, findings);
    buffer_printf(&printer.out, _("%s: batch %s of %s: "), batch->sourceFile, batch->number,
                  batch_institution(batch)->name ? batch_institution(batch)->name : "?");
    print_counts(&printer.out, findings);
    buffer_add_char(&printer.out, '\n');
    if (findings->texts) buffer_printf(&printer.out, _("  held against: %s\n"), findings->texts);
    print_groups(&printer, findings, all);
    fputs(buffer_text(&printer.out), stdout);
    buffer_free(&printer.out);
    arena_free(printer.arena);
}

static const char *const verdict_ids[] = {
    [VERDICT_FINDING] = "finding",
    [VERDICT_UNDECIDED] = "undecided",
    [VERDICT_QUESTION] = "question",
    [VERDICT_AUTHORITY] = "authority",
};

static void json_finding(struct json *json, const struct batch *batch,
                         const struct finding *finding) {
    json_open(json, NULL, '{');
    json_text(json, "type", verdict_ids[finding->verdict]);
    json_text(json, "export", batch->sourceFile);
    json_text(json, "batch", batch->number);
    json_text(json, "rule", finding->rule);
    json_text(json, "severity", severity_label(finding->severity));
    json_boolean(json, "blocks", finding->blocks);
    json_text(json, "source", finding->source);
    json_text(json, "sourceTitle", finding->source_title);
    json_text(json, "clause", finding->clause);
    json_text(json, "quote", finding->quote);
    json_text(json, "title", finding->title);
    json_text(json, "message", finding->message);
    json_text(json, "demand", finding->demand);
    json_text(json, "consequence", finding->consequence);
    json_text(json, "responsible", finding->responsible);
    json_text(json, "subjectKind", finding->subject_kind);
    json_text(json, "subject", finding->subject);
    json_text(json, "subjectId", finding->subject_id);
    json_text(json, "material", finding->material);
    json_text(json, "medium", finding->medium);
    if (finding->line) json_number(json, "line", finding->line);
    json_close(json, '}');
    buffer_add_char(json->into, '\n');
    json->comma = false;
}

void findings_print_json(const struct batch *batch, const struct findings *findings, int status) {
    struct buffer out = BUFFER_EMPTY;
    struct json json = {&out, false};
    for (size_t i = 0; i < findings->count; i++) {
        json_finding(&json, batch, &findings->items[i]);
        if (out.length > 1 << 20) {
            fwrite(out.bytes, 1, out.length, stdout);
            buffer_clear(&out);
        }
    }
    json_open(&json, NULL, '{');
    json_text(&json, "type", "export");
    json_text(&json, "export", batch->sourceFile);
    json_text(&json, "batch", batch->number);
    json_text(&json, "institution", batch_institution(batch)->code);
    json_number(&json, "year", batch->year);
    json_open(&json, "findings", '{');
    for (int i = 0; i < SEVERITY_COUNT; i++)
        json_number(&json, severity_label((enum severity)i), (int64_t)findings->by_severity[i]);
    json_close(&json, '}');
    json_number(&json, "undecided", (int64_t)findings->undecided);
    json_number(&json, "questions", (int64_t)findings->questions);
    json_number(&json, "authority", (int64_t)findings->authority);
    json_boolean(&json, "blocked", findings->blocked);
    json_text(&json, "texts", findings->texts);
    json_boolean(&json, "ownNotice", !findings->no_own_notice);
    json_number(&json, "status", status);
    json_close(&json, '}');
    buffer_add_char(&out, '\n');
    fwrite(out.bytes, 1, out.length, stdout);
    buffer_free(&out);
}
