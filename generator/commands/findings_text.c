// SPDX-License-Identifier: Apache-2.0
#include "commands/findings_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/language.h"
#include "base/lines.h"

// Of one rule so many cases in full, of the others so many names, so many a line. A batch of 20,000
// alike fits a screen or two; --json has all.
enum { SHOWN_A_RULE = 10, NAMED = 200, NAMES_A_LINE = 5, EXCERPT = 100 };

struct printer {
    struct buffer out;
    struct arena *arena;
    const struct findings *findings;
    size_t shown;      // cases in full, of the rule at hand
    uint32_t *numbers; // lines that are shown, ascending
    size_t number_count;
    const char *const *excerpts; // of these lines
};

static int by_number(const void *a, const void *b) {
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    return (first > second) - (first < second);
}

// The lines that may be shown, read in one pass over the export.
static void load_excerpts(struct printer *printer, const struct batch *batch) {
    const struct findings *findings = printer->findings;
    size_t most = findings->count * SHOWN_A_RULE, count = 0;
    uint32_t *numbers = arena_alloc(printer->arena, most * sizeof *numbers);
    for (size_t i = 0; i < findings->count; i++)
        for (size_t k = 0; k < finding_cases(&findings->items[i]) && k < SHOWN_A_RULE; k++)
            if (finding_case_at(&findings->items[i], k)->line)
                numbers[count++] = finding_case_at(&findings->items[i], k)->line;
    qsort(numbers, count, sizeof *numbers, by_number);
    printer->numbers = numbers;
    printer->number_count = count;
    printer->excerpts = lines_excerpt(printer->arena, batch->sourceFile, numbers, count, EXCERPT);
}

static const char *excerpt_of(const struct printer *printer, uint32_t line) {
    const uint32_t *found =
        bsearch(&line, printer->numbers, printer->number_count, sizeof line, by_number);
    return found ? printer->excerpts[found - printer->numbers] : "";
}

static void print_rule(struct printer *printer, const struct finding *finding, size_t cases) {
    struct buffer *out = &printer->out;
    buffer_printf(out, "  %s  %s", finding->rule, finding->title);
    if (cases > 1) buffer_printf(out, P_("  (%zu time)", "  (%zu times)", cases), cases);
    buffer_printf(out, "\n      %s %s%s%s%s\n", finding->source_title, finding->clause,
                  finding->quote ? "「" : "", finding->quote ? finding->quote : "",
                  finding->quote ? "」" : "");
    if (finding->demand) buffer_printf(out, "      → %s\n", finding->demand);
    printer->shown = 0;
}

static void print_place(struct printer *printer, const struct finding_case *one) {
    if (one->line)
        buffer_printf(&printer->out, "      %s:%u: %s\n", one->file, one->line,
                      excerpt_of(printer, one->line));
}

static void print_case(struct printer *printer, const struct finding_case *one) {
    struct buffer *out = &printer->out;
    buffer_printf(out, "    - %s", one->message);
    // The batch is named above all of its findings.
    if (!finding_is_of_batch(one) && (one->about_count || one->subject)) {
        buffer_add_text(out, "  [");
        finding_write_about(out, one);
        buffer_add_char(out, ']');
    }
    buffer_add_char(out, '\n');
    print_place(printer, one);
}

// Who the cases from `from` on are about, and how many more there are.
static void print_names(struct printer *printer, const struct finding *finding, size_t from) {
    struct buffer *out = &printer->out;
    size_t count = finding_cases(finding), until = from;
    for (size_t named = 0; until < count && named < NAMED; named += NAMES_A_LINE) {
        buffer_add_text(out, "      ");
        until += finding_write_names(out, finding, until, NAMES_A_LINE);
        buffer_add_text(out, until < count ? "、\n" : "\n");
    }
    if (until == count) return;
    buffer_printf(out,
                  P_("      and %zu more (--json shows all)\n",
                     "      and %zu more (--json shows all)\n", count - until),
                  count - until);
}

// What all cases say is said once, and then whom of; else each in its own words, as many as fit.
static void print_one(struct printer *printer, const struct finding *finding) {
    struct buffer *out = &printer->out;
    size_t count = finding_cases(finding), i = 0;
    if (finding->common) {
        buffer_printf(out, P_("    - %s  (%zu case)\n", "    - %s  (%zu cases)\n", count),
                      finding->common, count);
        print_place(printer, finding_case_at(finding, 0));
        print_names(printer, finding, 0);
        printer->shown++;
        return;
    }
    for (; i < count && printer->shown < SHOWN_A_RULE; i++, printer->shown++)
        print_case(printer, finding_case_at(finding, i));
    if (i == count) return;
    buffer_printf(out,
                  P_("    - and %zu more, its values in --json:\n",
                     "    - and %zu more, their values in --json:\n", count - i),
                  count - i);
    print_names(printer, finding, i);
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

static void print_groups(struct printer *printer, bool all) {
    const struct findings *findings = printer->findings;
    const char *last_heading = "";
    for (size_t i = 0, end; i < findings->count; i = end) {
        const struct finding *finding = &findings->items[i];
        for (end = i + 1; end < findings->count && same_group(finding, &findings->items[end]);)
            end++;
        if (finding->verdict != VERDICT_FINDING && !all) continue;
        if (strcmp(last_heading, heading(finding)) != 0)
            buffer_printf(&printer->out, "%s\n", last_heading = heading(finding));
        size_t cases = 0;
        for (size_t k = i; k < end; k++) cases += finding_cases(&findings->items[k]);
        print_rule(printer, finding, cases);
        for (size_t k = i; k < end; k++) print_one(printer, &findings->items[k]);
    }
}

static void print_counts(struct buffer *out, const struct findings *findings) {
    size_t total = 0, cases = 0;
    for (int i = 0; i < SEVERITY_COUNT; i++) total += findings->by_severity[i];
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].verdict == VERDICT_FINDING)
            cases += finding_cases(&findings->items[i]);
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
        if (cases > total) buffer_printf(out, _(" in %zu cases"), cases);
    }
    if (findings->undecided) buffer_printf(out, _(", %zu undecided"), findings->undecided);
    if (findings->questions) buffer_printf(out, _(", %zu open questions"), findings->questions);
    if (findings->blocked) buffer_add_text(out, _("; not fit to be sealed"));
    if (findings->no_own_notice)
        buffer_add_text(out, _("; no notice of the province in force on the day of the batch"));
}

void findings_print(const struct batch *batch, const struct findings *findings, bool all) {
    struct printer printer = {.out = BUFFER_EMPTY, .arena = arena_new(), .findings = findings};
    load_excerpts(&printer, batch);
    buffer_printf(&printer.out, _("%s: batch %s of %s: "), batch->sourceFile, batch->number,
                  batch_institution(batch)->name ? batch_institution(batch)->name : "?");
    print_counts(&printer.out, findings);
    buffer_add_char(&printer.out, '\n');
    if (findings->texts) buffer_printf(&printer.out, _("  held against: %s\n"), findings->texts);
    print_groups(&printer, all);
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

static void json_case(struct json *json, const struct finding_case *one) {
    json_open(json, NULL, '{');
    json_text(json, "message", one->message);
    json_text(json, "subjectKind", one->subject_kind);
    json_text(json, "subject", one->subject);
    json_text(json, "subjectId", one->subject_id);
    json_text(json, "material", one->material);
    json_text(json, "medium", one->medium);
    if (one->line) json_number(json, "line", one->line);
    json_open(json, "about", '[');
    for (uint32_t i = 0; i < one->about_count; i++) {
        const struct finding_about *about = &one->about[i];
        json_open(json, NULL, '{');
        json_text(json, "kind", about->kind);
        json_text(json, "label", about->label);
        json_text(json, "name", about->name);
        json_text(json, "id", about->id);
        if (about->line) json_number(json, "line", about->line);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void json_finding(struct json *json, const struct batch *batch,
                         const struct finding *finding) {
    json_open(json, NULL, '{');
    json_text(json, "type", verdict_ids[finding->verdict]);
    json_text(json, "export", batch->sourceFile);
    json_text(json, "batch", batch->number);
    json_text(json, "rule", finding->rule);
    json_text(json, "severity", severity_label(finding->severity));
    json_boolean(json, "blocks", finding->blocks);
    json_number(json, "count", (int64_t)finding_cases(finding));
    json_open(json, "cases", '[');
    for (size_t i = 0; i < finding_cases(finding); i++)
        json_case(json, finding_case_at(finding, i));
    json_close(json, ']');
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
