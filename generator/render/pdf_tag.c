// SPDX-License-Identifier: Apache-2.0
#include "render/pdf_tag.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "render/flate.h"
#include "render/pdf_read.h"

struct object {
    uint64_t offset;
    const char *text; // between "12 0 obj" and "endobj"
    size_t length;
    struct buffer own; // written in its place
};

struct tagging {
    struct pdf_table table;
    const struct pdf_marks *marks;
    VECTOR(struct object) objects; // by number
    VECTOR(unsigned) pages;        // their numbers
};

// ---- reading ----------------------------------------------------------------------------------

static int by_offset(const void *a, const void *b) {
    const struct object *const *left = a, *const *right = b;
    return ((*left)->offset > (*right)->offset) - ((*left)->offset < (*right)->offset);
}

// Each object reaches to the next one: a stream may hold any bytes.
static bool read_objects(struct tagging *tagging) {
    const struct pdf_table *table = &tagging->table;
    const struct object **order = memory_zeroed(table->size * sizeof(struct object *));
    size_t count = 0;
    bool ok = true;
    for (unsigned i = 0; i < table->size; i++) vector_add(&tagging->objects, (struct object){0});
    for (unsigned i = 0; i < table->size; i++)
        if (pdf_offset(table, i, &tagging->objects.at[i].offset))
            order[count++] = &tagging->objects.at[i];
    qsort(order, count, sizeof *order, by_offset);
    for (size_t i = 0; i < count && ok; i++) {
        struct object *object = tagging->objects.at + (order[i] - tagging->objects.at);
        uint64_t end = i + 1 < count ? order[i + 1]->offset : table->offset;
        ok = end > object->offset && end <= table->tail.length;
        const char *text = table->tail.bytes + object->offset;
        const char *value = ok ? memchr(text, '\n', (size_t)(end - object->offset)) : NULL;
        ok = value != NULL;
        if (!ok) break;
        object->text = value;
        object->length = (size_t)(table->tail.bytes + end - value);
        while (object->length > 6 && memcmp(value + object->length - 6, "endobj", 6) != 0)
            object->length--;
        object->length -= object->length > 6 ? 6 : 0;
    }
    free(order);
    return ok && count + 1 == table->size; // all but the first one
}

static struct object *find_object(struct tagging *tagging, unsigned number) {
    struct object *object =
        number < tagging->objects.count ? &tagging->objects.at[number] : &tagging->objects.at[0];
    return object->text ? object : NULL;
}

static bool read_pages(struct tagging *tagging) {
    const struct object *root = find_object(tagging, tagging->table.root);
    const struct object *tree =
        root ? find_object(tagging, pdf_number(root->text, root->length, "/Pages")) : NULL;
    const char *kids = tree ? pdf_find(tree->text, tree->length, "/Kids") : NULL;
    if (!kids) return false;
    size_t rest = (size_t)(tree->text + tree->length - kids);
    const char *at = memchr(kids, '[', rest), *end = memchr(kids, ']', rest);
    while (at && end && at < end) {
        char *behind;
        unsigned number = (unsigned)strtoul(at + 1, &behind, 10);
        if (behind == at + 1) break;
        vector_add(&tagging->pages, number);
        at = memchr(behind, 'R', rest - (size_t)(behind - kids)); // "5 0 R"
    }
    return tagging->pages.count == tagging->marks->pages.count;
}

// ---- changing objects -------------------------------------------------------------------------

// Taken over: the buffer is left empty.
static void set_text(struct object *object, struct buffer *text) {
    buffer_free(&object->own);
    object->own = *text;
    *text = (struct buffer)BUFFER_EMPTY;
    object->text = object->own.bytes;
    object->length = object->own.length;
}

// The dictionary without an entry that is a number (NULL: with all), and with others more. False
// when it is no dictionary.
static bool change(struct object *object, const char *without, const char *more) {
    struct buffer text = BUFFER_EMPTY;
    const char *at = object->text, *end = at + object->length;
    while (end - at > 2 && memcmp(end - 2, ">>", 2) != 0) end--;
    if (end - at <= 2) return false;
    end -= 2;
    const char *entry = without ? pdf_find(at, (size_t)(end - at), without) : NULL;
    if (entry) {
        buffer_add(&text, at, (size_t)(entry - at));
        at = entry + strlen(without);
        while (at < end && (*at == ' ' || (*at >= '0' && *at <= '9'))) at++;
    }
    buffer_add(&text, at, (size_t)(end - at));
    buffer_add_text(&text, more);
    buffer_add_text(&text, ">>\n");
    set_text(object, &text);
    return true;
}

static bool change_content(struct tagging *tagging, struct object *stream, size_t page) {
    const char *end = stream->text + stream->length;
    const char *word = pdf_find(stream->text, stream->length, "stream");
    if (!word) return false;
    size_t head = (size_t)(word - stream->text);
    struct object *size = find_object(tagging, pdf_number(stream->text, head, "/Length"));
    const char *bytes = memchr(word, '\n', (size_t)(end - word));
    struct buffer content = BUFFER_EMPTY, marked = BUFFER_EMPTY, text = BUFFER_EMPTY;
    bool ok = size && bytes && pdf_find(stream->text, head, "/FlateDecode") &&
              flate_unpack(bytes + 1, (size_t)(end - bytes) - 1, &content) &&
              pdf_marks_write(tagging->marks, page, &content, &marked);
    if (ok) {
        flate_pack(&marked);
        buffer_add(&text, stream->text, (size_t)(bytes + 1 - stream->text));
        buffer_add(&text, marked.bytes, marked.length);
        buffer_add_text(&text, "\nendstream\n");
        set_text(stream, &text);
        buffer_printf(&text, "\n   %zu\n", marked.length);
        set_text(size, &text);
    }
    buffer_free(&content);
    buffer_free(&marked);
    return ok;
}

static bool change_page(struct tagging *tagging, size_t index) {
    struct object *page = find_object(tagging, tagging->pages.at[index]);
    struct object *content =
        page ? find_object(tagging, pdf_number(page->text, page->length, "/Contents")) : NULL;
    struct buffer more = BUFFER_EMPTY;
    if (!content || !change_content(tagging, content, index)) return false;
    buffer_printf(&more, "/StructParents %zu/Tabs/S\n", index);
    bool ok = change(page, "/StructParents", buffer_text(&more)); // Cairo 1.18 writes one
    buffer_free(&more);
    return ok;
}

// ---- the structure tree -----------------------------------------------------------------------

static unsigned add_object(struct tagging *tagging) {
    vector_add(&tagging->objects, (struct object){0});
    return (unsigned)tagging->objects.count - 1;
}

static bool add_tree(struct tagging *tagging) {
    const struct structure *structure = &tagging->marks->structure;
    struct buffer text = BUFFER_EMPTY;
    unsigned root = add_object(tagging);
    unsigned *elements = memory_zeroed(structure->nodes.count * sizeof *elements);
    for (size_t i = 0; i < structure->nodes.count; i++) elements[i] = add_object(tagging);
    struct structure_numbers numbers = {root, elements, tagging->pages.at};
    for (size_t i = 0; i <= structure->nodes.count; i++) {
        buffer_add_text(&text, "\n<<");
        if (i < structure->nodes.count)
            structure_write_element(structure, i, &numbers, &text);
        else
            structure_write_root(structure, &numbers, &text);
        buffer_add_text(&text, ">>\n");
        set_text(&tagging->objects.at[i < structure->nodes.count ? elements[i] : root], &text);
    }
    buffer_printf(&text, "/StructTreeRoot %u 0 R/MarkInfo<</Marked true>>\n", root);
    bool ok = change(&tagging->objects.at[tagging->table.root], NULL, buffer_text(&text));
    free(elements);
    buffer_free(&text);
    return ok;
}

// ---- writing ----------------------------------------------------------------------------------

static void write_file(struct tagging *tagging, struct buffer *out) {
    struct object *objects = tagging->objects.at;
    size_t count = tagging->objects.count, start = out->length;
    buffer_add_text(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    for (size_t i = 1; i < count; i++) {
        objects[i].offset = out->length - start;
        buffer_printf(out, "%zu 0 obj", i);
        buffer_add(out, objects[i].text, objects[i].length);
        buffer_add_text(out, "endobj\n");
    }
    size_t table = out->length - start;
    buffer_printf(out, "xref\n0 %zu\n0000000000 65535 f \n", count);
    for (size_t i = 1; i < count; i++)
        buffer_printf(out, "%010llu 00000 n \n", (unsigned long long)objects[i].offset);
    buffer_printf(out, "trailer\n<</Size %zu/Root %u 0 R/Info %u 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
                  count, tagging->table.root, tagging->table.information, table);
}

bool pdf_tag(const struct buffer *pdf, const struct pdf_marks *marks, struct buffer *tagged) {
    struct tagging tagging = {.marks = marks};
    struct pdf_tail whole = {pdf->bytes, pdf->length, 0};
    bool ok = pdf_read(&whole, &tagging.table) && tagging.table.information &&
              read_objects(&tagging) && read_pages(&tagging);
    for (size_t i = 0; ok && i < tagging.pages.count; i++) ok = change_page(&tagging, i);
    ok = ok && add_tree(&tagging);
    if (ok) write_file(&tagging, tagged);
    for (size_t i = 0; i < tagging.objects.count; i++) buffer_free(&tagging.objects.at[i].own);
    free(tagging.objects.at);
    free(tagging.pages.at);
    return ok;
}
