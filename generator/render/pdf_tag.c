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
    bool used;
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
    return ok && count > 0;
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
    const char *end = memchr(kids, ']', (size_t)(tree->text + tree->length - kids));
    if (!end) return false;
    for (const char *at = strchr(kids, '[') + 1; at < end;) {
        char *behind;
        unsigned number = (unsigned)strtoul(at, &behind, 10);
        if (behind == at) break;
        vector_add(&tagging->pages, number);
        at = strchr(behind, 'R') + 1; // "5 0 R"
    }
    return tagging->pages.count == tagging->marks->pages.count;
}

// ---- changing objects -------------------------------------------------------------------------

// Behind the value that follows a name: a number, a reference or a dictionary.
static const char *pass_value(const char *at, const char *end) {
    int depth = 0;
    for (; end - at > 1; at++) {
        if (memcmp(at, "<<", 2) == 0 && ++depth) at++;
        if (depth == 0 && (*at == '/' || memcmp(at, ">>", 2) == 0)) break;
        if (memcmp(at, ">>", 2) == 0 && --depth == 0) return at + 2;
    }
    return at;
}

// A dictionary without one of its entries and with others more.
static void change(struct object *object, const char *without, const char *more) {
    struct buffer text = BUFFER_EMPTY;
    const char *at = object->text, *end = at + object->length;
    const char *entry = pdf_find(at, object->length, without);
    if (entry) {
        buffer_add(&text, at, (size_t)(entry - at));
        at = pass_value(entry + strlen(without), end);
    }
    while (end - at > 2 && memcmp(end - 2, ">>", 2) != 0) end--;
    buffer_add(&text, at, (size_t)(end - at) - 2);
    buffer_add_text(&text, more);
    buffer_add_text(&text, ">>\n");
    buffer_free(&object->own);
    object->own = text;
    object->text = text.bytes;
    object->length = text.length;
}

static bool change_content(struct tagging *tagging, struct object *stream, size_t page) {
    const char *end = stream->text + stream->length;
    const char *word = pdf_find(stream->text, stream->length, "stream");
    const char *filter = pdf_find(stream->text, stream->length, "/FlateDecode");
    struct buffer content = BUFFER_EMPTY, marked = BUFFER_EMPTY, text = BUFFER_EMPTY;
    if (!word || !filter || filter > word) return false;
    const char *bytes = memchr(word, '\n', (size_t)(end - word));
    bool ok = bytes && flate_unpack(bytes + 1, (size_t)(end - bytes) - 1, &content) &&
              pdf_marks_write(tagging->marks, page, &content, &marked);
    if (ok) {
        flate_pack(&marked);
        buffer_printf(&text, "\n<</Filter/FlateDecode/Length %zu>>\nstream\r\n", marked.length);
        buffer_add(&text, marked.bytes, marked.length);
        buffer_add_text(&text, "\nendstream\n");
        buffer_free(&stream->own);
        stream->own = text;
        stream->text = text.bytes;
        stream->length = text.length;
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
    change(page, "/StructParents", buffer_text(&more));
    buffer_free(&more);
    return true;
}

// ---- what is referred to ----------------------------------------------------------------------

struct stack {
    VECTOR(unsigned) numbers;
};

static const char *pass_string(const char *at, const char *end) {
    int depth = 0;
    for (; at < end; at++) {
        if (*at == '\\')
            at++;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            break;
    }
    return at;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Number of the reference that begins here ("12 0 R"); 0: none does.
static unsigned reference(const char *at, const char *end) {
    const char *from = at;
    while (at < end && is_digit(*at)) at++;
    if (at == from || end - at < 4 || memcmp(at, " 0 R", 4) != 0) return 0;
    return (unsigned)strtoul(from, NULL, 10);
}

static void push_references(const struct object *object, struct stack *stack) {
    const char *end = object->text + object->length;
    for (const char *at = object->text; at < end; at++) {
        if (*at == '(') at = pass_string(at, end);
        if (end - at >= 6 && memcmp(at, "stream", 6) == 0) return;
        if (at >= end || !is_digit(*at)) continue;
        unsigned number = reference(at, end);
        if (number) vector_add(&stack->numbers, number);
        while (at + 1 < end && is_digit(at[1])) at++;
    }
}

static void find_used(struct tagging *tagging) {
    struct stack stack = {0};
    vector_add(&stack.numbers, tagging->table.root);
    vector_add(&stack.numbers, tagging->table.information);
    while (stack.numbers.count > 0) {
        struct object *object = find_object(tagging, stack.numbers.at[--stack.numbers.count]);
        if (!object || object->used) continue;
        object->used = true;
        push_references(object, &stack);
    }
    free(stack.numbers.at);
}

// ---- the structure tree -----------------------------------------------------------------------

// A number that no object has any more, from `*next` on, or a new one.
static unsigned take_number(struct tagging *tagging, unsigned *next) {
    while (*next < tagging->objects.count && tagging->objects.at[*next].used) ++*next;
    if (*next == tagging->objects.count) vector_add(&tagging->objects, (struct object){0});
    tagging->objects.at[*next].used = true;
    return *next;
}

static void set_dictionary(struct tagging *tagging, unsigned number, struct buffer *entries) {
    struct object *object = &tagging->objects.at[number];
    buffer_free(&object->own);
    object->own = (struct buffer)BUFFER_EMPTY;
    buffer_printf(&object->own, "\n<<%s>>\n", buffer_text(entries));
    buffer_clear(entries);
    object->text = object->own.bytes;
    object->length = object->own.length;
}

static void add_tree(struct tagging *tagging) {
    const struct structure *structure = &tagging->marks->structure;
    struct buffer text = BUFFER_EMPTY;
    unsigned next = 1, root = take_number(tagging, &next);
    unsigned *elements = memory_zeroed(structure->nodes.count * sizeof *elements);
    for (size_t i = 0; i < structure->nodes.count; i++) elements[i] = take_number(tagging, &next);
    struct structure_numbers numbers = {root, elements, tagging->pages.at};
    for (size_t i = 0; i < structure->nodes.count; i++) {
        structure_write_element(structure, i, &numbers, &text);
        set_dictionary(tagging, elements[i], &text);
    }
    structure_write_root(structure, &numbers, &text);
    set_dictionary(tagging, root, &text);
    buffer_printf(&text, "/StructTreeRoot %u 0 R\n", root);
    change(&tagging->objects.at[tagging->table.root], "/MarkInfo", "/MarkInfo<</Marked true>>");
    change(&tagging->objects.at[tagging->table.root], "/StructTreeRoot", buffer_text(&text));
    free(elements);
    buffer_free(&text);
}

// ---- writing ----------------------------------------------------------------------------------

static void write_file(struct tagging *tagging, struct buffer *out) {
    struct object *objects = tagging->objects.at;
    unsigned count = (unsigned)tagging->objects.count, free_before = 0;
    size_t start = out->length;
    buffer_add_text(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    for (unsigned i = 1; i < count; i++) {
        if (!objects[i].used) continue;
        objects[i].offset = out->length - start;
        buffer_printf(out, "%u 0 obj", i);
        buffer_add(out, objects[i].text, objects[i].length);
        buffer_add_text(out, "endobj\n");
    }
    size_t table = out->length - start;
    // Each free entry names the next one, the last one the first of all (ISO 32000-1, 7.5.4).
    for (unsigned i = count; i-- > 0;) {
        if (objects[i].used) continue;
        objects[i].offset = free_before;
        free_before = i;
    }
    buffer_printf(out, "xref\n0 %u\n", count);
    for (unsigned i = 0; i < count; i++)
        buffer_printf(out, "%010llu %05d %c \n", (unsigned long long)objects[i].offset,
                      i == 0            ? 65535
                      : objects[i].used ? 0
                                        : 1,
                      objects[i].used ? 'n' : 'f');
    buffer_printf(out, "trailer\n<</Size %u/Root %u 0 R/Info %u 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
                  count, tagging->table.root, tagging->table.information, table);
}

bool pdf_tag(const struct buffer *pdf, const struct pdf_marks *marks, struct buffer *tagged) {
    struct tagging tagging = {.marks = marks};
    struct pdf_tail whole = {pdf->bytes, pdf->length, 0};
    bool ok = pdf_read(&whole, &tagging.table) && tagging.table.information &&
              read_objects(&tagging) && read_pages(&tagging);
    for (size_t i = 0; ok && i < tagging.pages.count; i++) ok = change_page(&tagging, i);
    if (ok) {
        change(find_object(&tagging, tagging.table.root), "/StructTreeRoot", "");
        find_used(&tagging);
        add_tree(&tagging);
        write_file(&tagging, tagged);
    }
    for (size_t i = 0; i < tagging.objects.count; i++) buffer_free(&tagging.objects.at[i].own);
    free(tagging.objects.at);
    free(tagging.pages.at);
    return ok;
}
