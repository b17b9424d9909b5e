// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_marks.h"

#include <stdlib.h>
#include <string.h>

// Structure types that Cairo takes everywhere and gives no further meaning. They follow each other
// round and round, so that stretches that are missing are noticed.
static const char *const names[] = {
    "P",  "H1", "H2", "H3",    "H4", "H5",    "H6",    "L",    "LI",    "Lbl",  "LBody",  "Table",
    "TR", "TH", "TD", "THead", "H",  "TBody", "TFoot", "Span", "Quote", "Note", "Figure", "Formula",
};
enum { NAMES = sizeof names / sizeof *names };

void pdf_marks_begin(struct pdf_marks *marks) {
    *marks = (struct pdf_marks){0};
    structure_begin(&marks->structure);
}

void pdf_marks_end(struct pdf_marks *marks) {
    structure_end(&marks->structure);
    free(marks->owners.at);
    free(marks->pages.at);
    *marks = (struct pdf_marks){0};
}

void pdf_marks_begin_page(struct pdf_marks *marks) {
    structure_begin_page(&marks->structure);
    vector_add(&marks->pages, marks->owners.count);
}

const char *pdf_marks_add(struct pdf_marks *marks, size_t owner) {
    size_t on_page = marks->owners.count - marks->pages.at[marks->pages.count - 1];
    vector_add(&marks->owners, owner);
    if (owner != STRUCTURE_ARTIFACT) structure_mark(&marks->structure, owner);
    return names[on_page % NAMES];
}

// ---- the stream written anew --------------------------------------------------------------------

struct rewriting {
    const struct structure *structure;
    const size_t *owners; // of the page
    size_t count, next;
    size_t mcid;
    struct buffer *into;
};

static void open_next(struct rewriting *page) {
    size_t owner = page->owners[page->next++];
    if (owner == STRUCTURE_ARTIFACT)
        buffer_add_text(page->into, "/Artifact BMC");
    else
        buffer_printf(page->into, "/%s<</MCID %zu>>BDC",
                      structure_type(&page->structure->nodes.at[owner]), page->mcid++);
}

static void add_empty(struct rewriting *page, size_t count) {
    while (count-- > 0) {
        open_next(page);
        buffer_add_text(page->into, "\nEMC\n");
    }
}

static bool open_named(struct rewriting *page, const char *name, size_t length) {
    size_t left_out = 0;
    for (; left_out < NAMES && page->next + left_out < page->count; left_out++) {
        const char *own = names[(page->next + left_out) % NAMES];
        if (strlen(own) != length || memcmp(own, name, length) != 0) continue;
        add_empty(page, left_out);
        open_next(page);
        return true;
    }
    return false;
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Behind the word, which may have blanks before it; NULL when another word stands there.
static const char *pass(const char *at, const char *end, const char *word) {
    size_t length = strlen(word);
    while (at && at < end && is_space(*at)) at++;
    return at && (size_t)(end - at) >= length && memcmp(at, word, length) == 0 ? at + length : NULL;
}

// Behind "<</MCID n>> BDC"; NULL when that does not stand there.
static const char *pass_mark(const char *at, const char *end) {
    at = pass(pass(at, end, "<<"), end, "/MCID");
    while (at && at < end && (is_space(*at) || (*at >= '0' && *at <= '9'))) at++;
    return pass(pass(at, end, ">>"), end, "BDC");
}

static const char *pass_string(const char *at, const char *end) {
    int depth = 0;
    for (; at < end; at++) {
        if (*at == '\\')
            at++;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return end;
}

static const char *pass_name(const char *at, const char *end) {
    for (at++; at < end && !is_space(*at) && !strchr("/<>[]()", *at);) at++;
    return at;
}

bool pdf_marks_write(const struct pdf_marks *marks, size_t page, const struct buffer *content,
                     struct buffer *into) {
    size_t first = marks->pages.at[page];
    size_t last = page + 1 < marks->pages.count ? marks->pages.at[page + 1] : marks->owners.count;
    struct rewriting rewriting = {
        &marks->structure, marks->owners.at + first, last - first, 0, 0, into};
    const char *end = content->bytes + content->length;
    for (const char *at = content->bytes, *next; at < end; at = next) {
        if (*at == '/') {
            const char *behind = pass_name(at, end), *mark = pass_mark(behind, end);
            next = mark ? mark : behind;
            if (mark) {
                if (!open_named(&rewriting, at + 1, (size_t)(behind - at - 1))) return false;
                continue;
            }
        } else
            next = *at == '(' ? pass_string(at, end) : at + 1;
        buffer_add(into, at, (size_t)(next - at));
    }
    if (rewriting.count - rewriting.next >= NAMES) return false;
    add_empty(&rewriting, rewriting.count - rewriting.next);
    return true;
}
