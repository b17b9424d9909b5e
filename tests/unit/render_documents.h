// SPDX-License-Identifier: Apache-2.0
// Documents that are hard on a layout: built in C, without templates.
#ifndef JUANCE_TESTS_RENDER_DOCUMENTS_H
#define JUANCE_TESTS_RENDER_DOCUMENTS_H

#include "documents/document.h"

// Rows of `count` x `columns` cells; cell() gives the text of one.
struct test_rows {
    size_t count, columns, at;
    const char *(*cell)(struct arena *arena, size_t row, size_t column);
    enum row_kind (*kind)(size_t row); // NULL: body rows
    struct arena *arena;               // emptied after every row
    struct cell cells[24];
};

// An empty landscape A4 document with header and footer lines that print {page} and {pages}.
struct document *test_document(struct arena *arena, const char *kind);
// Appends a block.
struct block *test_block(struct document *document, enum block_kind kind);
struct block *test_text(struct document *document, enum block_kind kind,
                        const struct text_style *style, const char *text, const char *owner);
struct table *test_table(struct document *document, struct test_rows *rows,
                         const char *const *titles);
void test_signatures(struct document *document);

extern const struct text_style test_body, test_title, test_cell, test_head;

// The hostile set.
struct test_document_kind {
    const char *name;
    struct document *(*build)(struct arena *arena, struct test_rows *rows);
};
extern const struct test_document_kind test_documents[];
extern const size_t test_document_count;

#endif
