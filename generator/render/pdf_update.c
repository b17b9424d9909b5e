// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_update.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "render/icc.h"
#include "render/metadata.h"
#include "render/vector.h"

enum { ENTRY = 20 }; // bytes of a line in the cross-reference table

struct placed_object {
    unsigned number;
    uint64_t offset;
};

struct update {
    const struct pdf_tail *tail;
    struct buffer *out;
    const char *entries; // of the old table
    unsigned size;       // objects in the file
    uint64_t table;      // where the old table is
    VECTOR(struct placed_object) objects;
};

// ---- reading ----------------------------------------------------------------------------------

static const char *find_last(const struct pdf_tail *tail, const char *word) {
    size_t length = strlen(word);
    for (size_t at = tail->length < length ? 0 : tail->length - length + 1; at-- > 0;)
        if (memcmp(tail->bytes + at, word, length) == 0) return tail->bytes + at;
    return NULL;
}

// Text of an object's value, or NULL when it is not in the tail. `*length` gets its length.
static const char *object_text(const struct update *update, unsigned number, size_t *length) {
    if (number == 0 || number >= update->size) return NULL;
    const struct pdf_tail *tail = update->tail;
    const char *entry = update->entries + (size_t)number * ENTRY;
    uint64_t offset = strtoull(entry, NULL, 10);
    if (entry[17] != 'n' || offset < tail->offset || offset >= tail->offset + tail->length)
        return NULL;
    const char *text = tail->bytes + (offset - tail->offset), *end = tail->bytes + tail->length;
    const char *value = memchr(text, '\n', (size_t)(end - text));
    if (!value) return NULL;
    for (const char *at = value; end - at > 6; at++)
        if (memcmp(at, "endobj", 6) == 0) {
            *length = (size_t)(at - value);
            return value;
        }
    return NULL;
}

// A number behind a name of the trailer ("/Root 12 0 R").
static unsigned trailer_number(const char *trailer, const char *name) {
    const char *at = strstr(trailer, name);
    return at ? (unsigned)strtoul(at + strlen(name), NULL, 10) : 0;
}

static bool read_table(struct update *update, const char **trailer) {
    const struct pdf_tail *tail = update->tail;
    const char *start = find_last(tail, "startxref");
    *trailer = find_last(tail, "trailer");
    if (!start || !*trailer || *trailer > start) return false;
    update->table = strtoull(start + strlen("startxref"), NULL, 10);
    if (update->table < tail->offset || update->table >= tail->offset + tail->length) return false;
    const char *at = tail->bytes + (update->table - tail->offset);
    unsigned first;
    int header = 0;
    if (sscanf(at, "xref %u %u%n", &first, &update->size, &header) != 2 || first != 0) return false;
    update->entries = at + header;
    while (*update->entries == ' ' || *update->entries == '\r' || *update->entries == '\n')
        update->entries++;
    return update->entries + (size_t)update->size * ENTRY <= *trailer;
}

// ---- writing ----------------------------------------------------------------------------------

static void begin_object(struct update *update, unsigned number) {
    uint64_t offset = update->tail->offset + update->tail->length + update->out->length;
    vector_add(&update->objects, (struct placed_object){number, offset});
    buffer_printf(update->out, "%u 0 obj\n", number);
}

static void end_object(struct update *update) {
    buffer_add_text(update->out, "\nendobj\n");
}

static void add_stream(struct update *update, unsigned number, const char *entries,
                       const struct buffer *bytes) {
    begin_object(update, number);
    buffer_printf(update->out, "<<%s/Length %zu>>\nstream\r\n", entries, bytes->length);
    buffer_add(update->out, bytes->bytes, bytes->length);
    buffer_add_text(update->out, "\nendstream");
    end_object(update);
}

// The dictionary again, with more in it.
static bool extend(struct update *update, unsigned number, const char *more) {
    size_t length;
    const char *text = object_text(update, number, &length);
    if (!text) return false;
    while (length > 2 && memcmp(text + length - 2, ">>", 2) != 0) length--;
    if (length <= 2) return false;
    begin_object(update, number);
    buffer_add(update->out, text, length - 2);
    buffer_add_text(update->out, more);
    buffer_add_text(update->out, ">>");
    end_object(update);
    return true;
}

static bool has(const char *text, size_t length, const char *word) {
    size_t size = strlen(word);
    for (size_t at = 0; at + size <= length; at++)
        if (memcmp(text + at, word, size) == 0) return true;
    return false;
}

// ISO 19005-2, 6.2.11.3.2: embedded CIDFontType2 needs a CIDToGIDMap.
static void extend_fonts(struct update *update) {
    for (unsigned number = 1; number < update->size; number++) {
        size_t length;
        const char *text = object_text(update, number, &length);
        if (text && length < 1 << 20 && !has(text, length, "stream") &&
            has(text, length, "/CIDFontType2") && !has(text, length, "/CIDToGIDMap"))
            extend(update, number, "/CIDToGIDMap/Identity\n");
    }
}

static void add_string(struct buffer *out, const char *name, const char *text) {
    struct buffer utf16 = BUFFER_EMPTY;
    if (!text || !*text) return;
    metadata_text(text, &utf16);
    buffer_printf(out, "%s<", name);
    metadata_hex(utf16.bytes, utf16.length, out);
    buffer_add_text(out, ">\n");
    buffer_free(&utf16);
}

static void add_information(struct update *update, unsigned number, const struct document *document,
                            const char *producer) {
    char when[32];
    begin_object(update, number);
    buffer_add_text(update->out, "<<");
    add_string(update->out, "/Title", document->title);
    add_string(update->out, "/Author", document->author);
    add_string(update->out, "/Subject", document->subject);
    add_string(update->out, "/Creator", METADATA_CREATOR);
    add_string(update->out, "/Producer", producer);
    if (*metadata_date(document->created, when))
        buffer_printf(update->out, "/CreationDate(%s)/ModDate(%s)\n", when, when);
    buffer_add_text(update->out, ">>");
    end_object(update);
}

static int by_number(const void *a, const void *b) {
    const struct placed_object *left = a, *right = b;
    return (left->number > right->number) - (left->number < right->number);
}

static void add_table(struct update *update, unsigned size, unsigned root, unsigned information,
                      const unsigned char id[16]) {
    uint64_t table = update->tail->offset + update->tail->length + update->out->length;
    size_t count = update->objects.count;
    struct placed_object *objects = update->objects.at;
    qsort(objects, count, sizeof *objects, by_number);
    buffer_add_text(update->out, "xref\n");
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && objects[end].number == objects[end - 1].number + 1;) end++;
        buffer_printf(update->out, "%u %zu\n", objects[i].number, end - i);
        for (size_t n = i; n < end; n++)
            buffer_printf(update->out, "%010llu 00000 n\r\n",
                          (unsigned long long)objects[n].offset);
    }
    buffer_printf(update->out, "trailer\n<</Size %u/Root %u 0 R/Info %u 0 R/Prev %llu/ID[", size,
                  root, information, (unsigned long long)update->table);
    for (int i = 0; i < 2; i++) {
        buffer_add_char(update->out, '<');
        metadata_hex((const char *)id, 16, update->out);
        buffer_add_char(update->out, '>');
    }
    buffer_printf(update->out, "]>>\nstartxref\n%llu\n%%%%EOF\n", (unsigned long long)table);
}

bool pdf_update(const struct pdf_tail *tail, const struct document *document, const char *producer,
                const unsigned char id[16], struct buffer *out) {
    struct update update = {.tail = tail, .out = out};
    struct buffer bytes = BUFFER_EMPTY, more = BUFFER_EMPTY;
    const char *trailer;
    if (!read_table(&update, &trailer)) return false;
    unsigned root = trailer_number(trailer, "/Root"), xmp = update.size, icc = update.size + 1;
    unsigned information = trailer_number(trailer, "/Info");
    if (information == 0) information = update.size + 2;
    metadata_xmp(document, false, producer, &bytes);
    add_stream(&update, xmp, "/Type/Metadata/Subtype/XML", &bytes);
    buffer_clear(&bytes);
    icc_srgb(&bytes);
    add_stream(&update, icc, "/N 3", &bytes);
    add_information(&update, information, document, producer);
    buffer_printf(&more,
                  "/Metadata %u 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>\n"
                  "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
                  "(" ICC_NAME ")/Info(" ICC_NAME ")/DestOutputProfile %u 0 R>>]\n",
                  xmp, icc);
    bool ok = extend(&update, root, buffer_text(&more));
    extend_fonts(&update);
    unsigned size = update.size + (information == update.size + 2 ? 3 : 2);
    add_table(&update, size, root, information, id);
    buffer_free(&bytes);
    buffer_free(&more);
    free(update.objects.at);
    return ok;
}
