// SPDX-License-Identifier: Apache-2.0
#include "model/finding.h"

#include <string.h>

enum { NAMED_AGAIN = 64 }; // cases back that a name is looked for

const char *severity_label(enum severity severity) {
    static const char *const labels[SEVERITY_COUNT] = {"阻断", "严重", "一般", "提示"};
    return labels[severity];
}

void findings_count(struct findings *findings, const struct finding *finding) {
    findings->by_severity[finding->severity] += finding->verdict == VERDICT_FINDING;
    findings->undecided += finding->verdict == VERDICT_UNDECIDED;
    findings->questions += finding->verdict == VERDICT_QUESTION;
    findings->authority += finding->verdict == VERDICT_AUTHORITY;
    findings->blocked |= finding->blocks;
}

size_t finding_cases(const struct finding *finding) {
    return finding->case_count ? finding->case_count : 1;
}

const struct finding_case *finding_case_at(const struct finding *finding, size_t i) {
    return finding->cases ? &finding->cases[i] : &finding->first;
}

// ---- who it is about --------------------------------------------------------------------------

static void write_name(struct buffer *into, const struct finding_about *about) {
    const char *name = about->name ? about->name : about->id;
    if (!name) return;
    buffer_add_text(into, name);
    if (about->name && about->id) buffer_printf(into, " (%s)", about->id);
}

static void write_labelled(struct buffer *into, const struct finding_about *about) {
    buffer_add_text(into, about->label);
    if (about->name || about->id) buffer_add_char(into, ' ');
    write_name(into, about);
}

void finding_write_about(struct buffer *into, const struct finding_case *one) {
    if (one->about_count == 0 && one->subject) buffer_add_text(into, one->subject);
    for (uint32_t i = 0; i < one->about_count; i++) {
        if (i) buffer_add_text(into, "；");
        write_labelled(into, &one->about[i]);
    }
}

bool finding_is_of_batch(const struct finding_case *one) {
    const char *kind = one->about_count ? one->about[0].kind : one->subject_kind;
    return one->about_count <= 1 && kind && strcmp(kind, "batch") == 0;
}

static bool same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_who(const struct finding_about *a, const struct finding_about *b) {
    return a && b && same_text(a->kind, b->kind) && same_text(a->id, b->id) &&
           same_text(a->name, b->name);
}

static const struct finding_about *who_of(const struct finding_case *one) {
    return one->about_count ? &one->about[one->who] : NULL;
}

// One of many sessions' officers comes again and again. Looked for among the nearest only, so that
// a list of all candidates of a batch stays linear.
static bool is_named_before(const struct finding *finding, size_t i) {
    const struct finding_about *who = who_of(finding_case_at(finding, i));
    for (size_t back = 1; who && back <= i && back <= NAMED_AGAIN; back++)
        if (same_who(who, who_of(finding_case_at(finding, i - back)))) return true;
    return false;
}

size_t finding_write_names(struct buffer *into, const struct finding *finding, size_t from,
                           size_t most) {
    const struct finding_about *last = from ? who_of(finding_case_at(finding, from - 1)) : NULL;
    size_t count = finding_cases(finding), named = 0, i = from;
    for (; i < count; i++) {
        const struct finding_case *one = finding_case_at(finding, i);
        const struct finding_about *who = who_of(one);
        if (same_who(who, last) || is_named_before(finding, i)) continue;
        if (named == most) break;
        if (named++) buffer_add_text(into, "、");
        if (!who)
            finding_write_about(into, one);
        else if (last && same_text(last->kind, who->kind))
            write_name(into, who);
        else
            write_labelled(into, who);
        last = who;
    }
    return i - from;
}
