// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRY = 20 }; // bytes of a line in the cross-reference table

const char *pdf_find(const char *text, size_t length, const char *word) {
    size_t size = strlen(word);
    for (size_t at = 0; at + size <= length; at++)
        if (memcmp(text + at, word, size) == 0) return text + at;
    return NULL;
}

static const char *find_last(const struct pdf_tail *tail, const char *word) {
    size_t length = strlen(word);
    for (size_t at = tail->length < length ? 0 : tail->length - length + 1; at-- > 0;)
        if (memcmp(tail->bytes + at, word, length) == 0) return tail->bytes + at;
    return NULL;
}

// The text ends with a byte that is no digit.
unsigned pdf_number(const char *text, size_t length, const char *name) {
    const char *at = pdf_find(text, length, name);
    return at ? (unsigned)strtoul(at + strlen(name), NULL, 10) : 0;
}

bool pdf_read(const struct pdf_tail *tail, struct pdf_table *table) {
    *table = (struct pdf_table){.tail = *tail};
    const char *start = find_last(tail, "startxref"), *trailer = find_last(tail, "trailer");
    if (!start || !trailer || trailer > start) return false;
    table->offset = strtoull(start + strlen("startxref"), NULL, 10);
    if (table->offset < tail->offset || table->offset >= tail->offset + tail->length) return false;
    const char *at = tail->bytes + (table->offset - tail->offset);
    unsigned first;
    int header = 0;
    if (sscanf(at, "xref %u %u%n", &first, &table->size, &header) != 2 || first != 0) return false;
    table->entries = at + header;
    while (*table->entries == ' ' || *table->entries == '\r' || *table->entries == '\n')
        table->entries++;
    table->root = pdf_number(trailer, (size_t)(start - trailer), "/Root");
    table->information = pdf_number(trailer, (size_t)(start - trailer), "/Info");
    return table->entries < trailer && table->size <= (size_t)(trailer - table->entries) / ENTRY;
}

bool pdf_offset(const struct pdf_table *table, unsigned number, uint64_t *offset) {
    if (number == 0 || number >= table->size) return false;
    const char *entry = table->entries + (size_t)number * ENTRY;
    *offset = strtoull(entry, NULL, 10);
    return entry[17] == 'n';
}

const char *pdf_object(const struct pdf_table *table, unsigned number, size_t *length) {
    const struct pdf_tail *tail = &table->tail;
    uint64_t offset;
    if (!pdf_offset(table, number, &offset) || offset < tail->offset ||
        offset >= tail->offset + tail->length)
        return NULL;
    const char *text = tail->bytes + (offset - tail->offset), *end = tail->bytes + tail->length;
    const char *value = memchr(text, '\n', (size_t)(end - text));
    const char *last = value ? pdf_find(value, (size_t)(end - value), "endobj") : NULL;
    if (!last) return NULL;
    *length = (size_t)(last - value);
    return value;
}
