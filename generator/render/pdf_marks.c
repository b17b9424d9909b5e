// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_marks.h"

#include <stdlib.h>
#include <string.h>

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

void pdf_marks_add(struct pdf_marks *marks, size_t owner) {
    vector_add(&marks->owners, owner);
    if (owner != STRUCTURE_ARTIFACT) structure_mark(&marks->structure, owner);
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Behind the square that begins here, or NULL. Cairo breaks its lines between any two words.
static const char *pass_square(const char *at, const char *end) {
    static const char *const words[] = {"0.5", "0.25", "0.125", "0.125", "re", "f"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        while (i > 0 && at < end && is_space(*at)) at++;
        if ((size_t)(end - at) <= length || memcmp(at, words[i], length) != 0 ||
            !is_space(at[length]))
            return NULL;
        at += length;
    }
    return at;
}

bool pdf_marks_write(const struct pdf_marks *marks, size_t page, const struct buffer *content,
                     struct buffer *into) {
    size_t next = marks->pages.at[page], mcid = 0;
    size_t last = page + 1 < marks->pages.count ? marks->pages.at[page + 1] : marks->owners.count;
    const char *at = content->bytes, *end = at + content->length, *from = at;
    bool open = false, ended = false;
    for (const char *behind; at < end; at = behind) {
        behind = at == content->bytes || is_space(at[-1]) ? pass_square(at, end) : NULL;
        if (!behind) {
            behind = at + 1;
            continue;
        }
        if (ended) return false;
        buffer_add(into, from, (size_t)(at - from));
        if (open) buffer_add_text(into, "EMC\n");
        open = next < last;
        ended = !open;
        if (open && marks->owners.at[next] == STRUCTURE_ARTIFACT)
            buffer_add_text(into, "/Artifact BMC");
        else if (open)
            buffer_printf(into, "/%s<</MCID %zu>>BDC",
                          structure_type(&marks->structure.nodes.at[marks->owners.at[next]]),
                          mcid++);
        next += open;
        from = behind;
    }
    buffer_add(into, from, (size_t)(end - from));
    return ended;
}
