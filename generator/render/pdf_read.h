// SPDX-License-Identifier: Apache-2.0
// Reads a PDF with a classic cross-reference table, as Cairo writes it: whole, or its end alone.
#ifndef JUANCE_RENDER_PDF_READ_H
#define JUANCE_RENDER_PDF_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pdf_tail {
    const char *bytes; // the file's end; with `offset` 0 the whole file
    size_t length;
    uint64_t offset; // of `bytes` in the file
};

struct pdf_table {
    struct pdf_tail tail;
    uint64_t offset;            // of the table in the file
    const char *entries;        // of the table
    unsigned size;              // objects in the file, the free one included
    unsigned root, information; // numbers; 0: the trailer names none
};

// False when the file's end is not as it should be. The bytes are borrowed.
bool pdf_read(const struct pdf_tail *tail, struct pdf_table *table);

// Where an object begins in the file ("12 0 obj"); false when there is none.
bool pdf_offset(const struct pdf_table *table, unsigned number, uint64_t *offset);

// What stands between an object's number and its "endobj", or NULL when that is not in the tail. Of
// a stream the result may be cut short.
const char *pdf_object(const struct pdf_table *table, unsigned number, size_t *length);

// Where a word begins in the text, or NULL.
const char *pdf_find(const char *text, size_t length, const char *word);

// The number behind a name ("/Root 12 0 R"); 0 when the name is not in the text.
unsigned pdf_number(const char *text, size_t length, const char *name);

#endif
