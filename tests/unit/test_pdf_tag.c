// SPDX-License-Identifier: Apache-2.0
// Tagging a plain PDF: squares become marked content, the tree comes behind the objects, and a file
// of any other form is refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "render/flate.h"
#include "render/pdf_read.h"
#include "render/pdf_tag.h"

#define SQUARE "0.5 0.25 0.125 0.125 re f\n"

// One page: an artifact, a paragraph, an artifact again.
static void mark_page(struct pdf_marks *marks) {
    struct item open = {.kind = ITEM_OPEN, .element = ELEMENT_PARAGRAPH, .number = 1};
    struct item text = {.kind = ITEM_TEXT}, close = {.kind = ITEM_CLOSE};
    size_t owner = 0;
    pdf_marks_begin_page(marks);
    assert_true(structure_follow(&marks->structure, &text, &owner));
    assert_true(owner == STRUCTURE_ARTIFACT);
    pdf_marks_add(marks, owner);
    assert_false(structure_follow(&marks->structure, &open, &owner));
    assert_true(structure_follow(&marks->structure, &text, &owner));
    pdf_marks_add(marks, owner);
    assert_false(structure_follow(&marks->structure, &close, &owner));
    assert_true(structure_follow(&marks->structure, &text, &owner));
    pdf_marks_add(marks, owner);
}

static bool write_marks(const char *content, struct buffer *into) {
    struct pdf_marks marks;
    struct buffer bytes = BUFFER_EMPTY;
    pdf_marks_begin(&marks);
    mark_page(&marks);
    buffer_add_text(&bytes, content);
    bool ok = pdf_marks_write(&marks, 0, &bytes, into);
    buffer_free(&bytes);
    pdf_marks_end(&marks);
    return ok;
}

static void test_squares_become_marks(void **state) {
    struct buffer out = BUFFER_EMPTY;
    (void)state;
    assert_true(write_marks("q\n0 g " SQUARE
                            "1 2 3 4 re f\n0.5 0.25\n0.125 0.125\nre f\n(a)Tj\n" SQUARE
                            "5 6 7 8 re f\n" SQUARE "Q\n",
                            &out));
    assert_string_equal(buffer_text(&out),
                        "q\n0 g /Artifact BMC\n1 2 3 4 re f\nEMC\n/P<</MCID 0>>BDC\n(a)Tj\n"
                        "EMC\n/Artifact BMC\n5 6 7 8 re f\nEMC\n\nQ\n");
    buffer_free(&out);
}

static void test_squares_are_counted(void **state) {
    static const char *const wrong[] = {"", "q Q\n", SQUARE SQUARE SQUARE,
                                        SQUARE SQUARE SQUARE SQUARE SQUARE,
                                        // what only looks alike
                                        SQUARE SQUARE SQUARE "10.5 0.25 0.125 0.125 re f\n",
                                        SQUARE SQUARE SQUARE "0.5 0.25 0.125 0.125 re f*\n",
                                        SQUARE SQUARE SQUARE "0.5 0.25 0.125 0.125 re f"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct buffer out = BUFFER_EMPTY;
        assert_false(write_marks(wrong[i], &out));
        buffer_free(&out);
    }
}

// A file as Cairo writes it; the length of its page's stream is an object.
static void write_plain(const char *stream, struct buffer *pdf) {
    struct buffer content = BUFFER_EMPTY;
    size_t places[6], count = 1;
    buffer_add_text(&content, stream);
    flate_pack(&content);
    buffer_add_text(pdf, "%PDF-1.4\n%\xB5\xED\xAE\xFB\n");
    places[count++] = pdf->length;
    buffer_add_text(pdf, "1 0 obj\n<< /Type /Catalog\n   /Pages 2 0 R\n>>\nendobj\n");
    places[count++] = pdf->length;
    buffer_add_text(pdf, "2 0 obj\n<< /Type /Pages\n   /Kids [ 3 0 R ]\n   /Count 1\n>>\nendobj\n");
    places[count++] = pdf->length;
    buffer_add_text(
        pdf, "3 0 obj\n<< /Type /Page\n   /Contents 4 0 R\n   /StructParents 7\n>>\nendobj\n");
    places[count++] = pdf->length;
    buffer_add_text(pdf, "4 0 obj\n<< /Length 5 0 R\n   /Filter /FlateDecode\n>>\nstream\n");
    buffer_add(pdf, content.bytes, content.length);
    buffer_add_text(pdf, "\nendstream\nendobj\n");
    places[count++] = pdf->length;
    buffer_printf(pdf, "5 0 obj\n   %zu\nendobj\n", content.length);
    size_t table = pdf->length;
    buffer_printf(pdf, "xref\n0 %zu\n0000000000 65535 f \n", count);
    for (size_t i = 1; i < count; i++) buffer_printf(pdf, "%010zu 00000 n \n", places[i]);
    buffer_printf(
        pdf, "trailer\n<< /Size %zu\n   /Root 1 0 R\n   /Info 1 0 R\n>>\nstartxref\n%zu\n%%%%EOF\n",
        count, table);
    buffer_free(&content);
}

static bool tag(const struct buffer *pdf, struct buffer *tagged) {
    struct pdf_marks marks;
    pdf_marks_begin(&marks);
    mark_page(&marks);
    bool ok = pdf_tag(pdf, &marks, tagged);
    pdf_marks_end(&marks);
    return ok;
}

static bool has(const struct buffer *pdf, const char *words) {
    return pdf_find(pdf->bytes, pdf->length, words) != NULL;
}

static void test_tree_is_added(void **state) {
    struct buffer pdf = BUFFER_EMPTY, tagged = BUFFER_EMPTY;
    (void)state;
    write_plain(SQUARE SQUARE SQUARE SQUARE, &pdf);
    assert_true(tag(&pdf, &tagged));
    assert_memory_equal(tagged.bytes, "%PDF-1.7\n", 9);
    assert_true(has(&tagged, "/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>"));
    assert_true(has(&tagged, "/StructParents 0/Tabs/S"));
    assert_false(has(&tagged, "/StructParents 7"));
    assert_true(has(&tagged, "/S/Document/P 6 0 R/K[8 0 R ]"));
    assert_true(has(&tagged, "/S/P/P 7 0 R/Pg 3 0 R/K[0 ]"));
    assert_true(has(&tagged, "/Nums[0[8 0 R ]"));
    buffer_free(&pdf);
    buffer_free(&tagged);
}

// Whatever is cut off or turned into something else: refused or tagged, and nothing is read beyond
// the end (the sanitizers would say so).
static void test_other_files_are_refused(void **state) {
    struct buffer pdf = BUFFER_EMPTY, tagged = BUFFER_EMPTY;
    (void)state;
    write_plain(SQUARE SQUARE, &pdf);
    assert_false(tag(&pdf, &tagged));
    buffer_clear(&pdf);
    write_plain(SQUARE SQUARE SQUARE SQUARE, &pdf);
    size_t whole = pdf.length;
    for (size_t length = 0; length + 10 < whole; length++) {
        struct buffer cut = BUFFER_EMPTY;
        buffer_add(&cut, pdf.bytes, length);
        assert_false(tag(&cut, &tagged));
        buffer_free(&cut);
    }
    for (size_t at = 0; at < whole; at++) {
        static const char others[] = {' ', '9', '/', '>', '\n', '\0'};
        struct buffer changed = BUFFER_EMPTY;
        buffer_add(&changed, pdf.bytes, whole);
        for (size_t i = 0; i < sizeof others; i++) {
            changed.bytes[at] = others[i];
            buffer_clear(&tagged);
            tag(&changed, &tagged);
        }
        buffer_free(&changed);
    }
    buffer_free(&pdf);
    buffer_free(&tagged);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_squares_become_marks),
        cmocka_unit_test(test_squares_are_counted),
        cmocka_unit_test(test_tree_is_added),
        cmocka_unit_test(test_other_files_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
