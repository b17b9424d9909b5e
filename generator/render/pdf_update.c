// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_update.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "render/icc.h"
#include "render/metadata.h"
#include "render/vector.h"

struct placed_object {
    unsigned number;
    uint64_t offset;
};

struct update {
    struct pdf_table table;
    struct buffer *out;
    VECTOR(struct placed_object) objects;
};

// ---- writing ----------------------------------------------------------------------------------

static uint64_t end_of_file(const struct update *update) {
    return update->table.tail.offset + update->table.tail.length + update->out->length;
}

static void begin_object(struct update *update, unsigned number) {
    uint64_t offset = end_of_file(update);
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
    const char *text = pdf_object(&update->table, number, &length);
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

// ISO 19005-2, 6.2.11.3.2: embedded CIDFontType2 needs a CIDToGIDMap.
static void extend_fonts(struct update *update) {
    for (unsigned number = 1; number < update->table.size; number++) {
        size_t length;
        const char *text = pdf_object(&update->table, number, &length);
        if (text && length < 1 << 20 && !pdf_find(text, length, "stream") &&
            pdf_find(text, length, "/CIDFontType2") && !pdf_find(text, length, "/CIDToGIDMap"))
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

static void add_table(struct update *update, unsigned size, unsigned information,
                      const unsigned char id[16]) {
    uint64_t table = end_of_file(update);
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
                  update->table.root, information, (unsigned long long)update->table.offset);
    for (int i = 0; i < 2; i++) {
        buffer_add_char(update->out, '<');
        metadata_hex((const char *)id, 16, update->out);
        buffer_add_char(update->out, '>');
    }
    buffer_printf(update->out, "]>>\nstartxref\n%llu\n%%%%EOF\n", (unsigned long long)table);
}

bool pdf_update(const struct pdf_tail *tail, const struct document *document, const char *producer,
                const unsigned char id[16], struct buffer *out) {
    struct update update = {.out = out};
    struct buffer bytes = BUFFER_EMPTY, more = BUFFER_EMPTY;
    if (!pdf_read(tail, &update.table)) return false;
    unsigned size = update.table.size, xmp = size++, icc = size++;
    unsigned information = update.table.information ? update.table.information : size++;
    metadata_xmp(document, document->tagged, producer, &bytes);
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
    bool ok = extend(&update, update.table.root, buffer_text(&more));
    extend_fonts(&update);
    add_table(&update, size, information, id);
    buffer_free(&bytes);
    buffer_free(&more);
    free(update.objects.at);
    return ok;
}
