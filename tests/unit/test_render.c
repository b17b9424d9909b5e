// SPDX-License-Identifier: Apache-2.0
// Layout, PDF, pictures. For tests/render, `test_render --write` writes all documents into the
// current folder instead, and `test_render --compare A.png B.png` compares two pictures.
#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/platform.h"
#include "render/render.h"
#include "render_documents.h"
#include "unit.h"

// Cairo 1.16 loses a few hundred bytes a font while it makes its subsets; the library has no frames
// below itself to tell those from others.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libcairo.so";
}

struct fixture {
    struct arena *arena, *row_arena;
    struct font_stack *fonts;
    struct test_rows rows;
    struct diagnostics diagnostics;
    struct buffer messages;
};

static void remember(void *context, const struct diagnostic *diagnostic) {
    struct fixture *fixture = context;
    buffer_printf(&fixture->messages, "%s\n", diagnostic->message);
}

static struct fixture *open_fixture(void) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_new();
    fixture->row_arena = fixture->rows.arena = arena_new();
    fixture->diagnostics.sink = remember;
    fixture->diagnostics.context = fixture;
    const char *table =
        arena_printf(fixture->arena, "%s/schemas/fonts.txt", platform_data_folder(fixture->arena));
    fixture->fonts = fonts_load(table, &fixture->diagnostics);
    return fixture;
}

static void close_fixture(struct fixture *fixture) {
    fonts_free(fixture->fonts);
    arena_free(fixture->arena);
    arena_free(fixture->row_arena);
    buffer_free(&fixture->messages);
    free(fixture);
}

static int set_up(void **state) {
    *state = open_fixture();
    return ((struct fixture *)*state)->fonts ? 0 : -1;
}

static int tear_down(void **state) {
    close_fixture(*state);
    return 0;
}

static const struct test_document_kind *kind_named(const char *name) {
    for (size_t i = 0; i < test_document_count; i++)
        if (strcmp(test_documents[i].name, name) == 0) return &test_documents[i];
    fail_msg("no document %s", name);
    return NULL;
}

static struct document *build(struct fixture *fixture, const char *name) {
    return kind_named(name)->build(fixture->arena, &fixture->rows);
}

static const char *trace(struct fixture *fixture, const struct document *document,
                         struct buffer *text, size_t *pages) {
    struct render_result result = {0};
    if (!render_trace(document, fixture->fonts, NULL, text, &result, &fixture->diagnostics))
        fail_msg("%s: %s", document->kind, buffer_text(&fixture->messages));
    if (pages) *pages = result.pages;
    return buffer_text(text);
}

static size_t occurrences(const char *text, const char *word) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, word)); at += strlen(word)) count++;
    return count;
}

// ---- nothing overflows ------------------------------------------------------------------------

struct box {
    double x, y, right, bottom;
};
struct page_check {
    struct box texts[20000], uprights[4000];
    size_t text_count, upright_count;
    double width, height;
};

// No text crosses a vertical line or leaves the page.
static void check_page(const struct page_check *page, const char *name) {
    for (size_t i = 0; i < page->text_count; i++) {
        const struct box *text = &page->texts[i];
        if (text->x < 20 || text->right > page->width - 20 || text->y < 10 ||
            text->bottom > page->height - 8)
            fail_msg("%s: text at %.1f %.1f leaves the page", name, text->x, text->y);
        for (size_t n = 0; n < page->upright_count; n++) {
            const struct box *line = &page->uprights[n];
            bool beside = text->bottom < line->y + 1 || text->y > line->bottom - 1;
            if (!beside && text->x < line->x - 0.6 && text->right > line->x + 0.6)
                fail_msg("%s: text at %.1f %.1f (to %.1f) crosses the line at %.1f", name, text->x,
                         text->y, text->right, line->x);
        }
    }
}

static void check_nothing_overflows(struct fixture *fixture, const char *name) {
    static struct page_check page;
    struct buffer text = BUFFER_EMPTY;
    trace(fixture, build(fixture, name), &text, NULL);
    page.text_count = page.upright_count = 0;
    for (char *rest = text.bytes, *line; (line = strtok_r(rest, "\n", &rest));) {
        double a, b, c, d, size;
        if (sscanf(line, "page %lf %lf %lf", &a, &b, &c) == 3) {
            check_page(&page, name);
            page.text_count = page.upright_count = 0;
            page.width = b;
            page.height = c;
        } else if (sscanf(line, "text %lf %lf width %lf size %lf", &a, &b, &c, &size) == 4) {
            assert_true(page.text_count < 20000);
            // Closing marks may hang half an em out of their cell's text width, not over the line.
            page.texts[page.text_count++] =
                (struct box){a, b - 0.88 * size, a + c - size / 2, b + 0.12 * size};
        } else if (sscanf(line, "line %lf %lf to %lf %lf", &a, &b, &c, &d) == 4 && a == c) {
            assert_true(page.upright_count < 4000);
            page.uprights[page.upright_count++] = (struct box){a, b, c, d};
        }
    }
    check_page(&page, name);
    buffer_free(&text);
}

static void test_nothing_overflows(void **state) {
    static const char *const names[] = {"empty",          "one-row", "sixty",  "long-texts",
                                        "twenty-columns", "grouped", "notice", "form"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check_nothing_overflows(*state, names[i]);
}

// ---- tables -----------------------------------------------------------------------------------

static void test_head_is_repeated(void **state) {
    struct buffer text = BUFFER_EMPTY;
    size_t pages;
    trace(*state, build(*state, "sixty"), &text, &pages);
    assert_true(pages >= 2);
    assert_int_equal(occurrences(text.bytes, " 证件号码\n"), pages);
    assert_int_equal(occurrences(text.bytes, " 评价情况\n"), pages);
    buffer_free(&text);
}

static void test_empty_table_says_so(void **state) {
    struct buffer text = BUFFER_EMPTY;
    size_t pages;
    trace(*state, build(*state, "empty"), &text, &pages);
    assert_int_equal(pages, 1);
    assert_int_equal(occurrences(text.bytes, " 本批次无此项\n"), 1);
    buffer_free(&text);
}

static void test_page_numbers(void **state) {
    struct buffer text = BUFFER_EMPTY;
    size_t pages;
    trace(*state, build(*state, "ten-thousand"), &text, &pages);
    for (size_t page = 1; page <= pages; page += pages / 3) {
        char line[64];
        snprintf(line, sizeof line, "第 %zu 页　共 %zu 页\n", page, pages);
        assert_int_equal(occurrences(text.bytes, line), 1);
    }
    buffer_free(&text);
}

// Where the first text of these words stands, and how wide it is.
static void find_text(const char *trace_text, const char *words, double *x, double *width) {
    char ending[64];
    snprintf(ending, sizeof ending, " %s\n", words);
    const char *end = strstr(trace_text, ending), *line = end;
    assert_non_null(end);
    while (line[-1] != '\n') line--;
    assert_int_equal(sscanf(line, "text %lf %*f width %lf", x, width), 2);
}

static void test_running_line_keeps_its_middle(void **state) {
    static const char *const sides[] = {NULL, "短", "一个长得多的左侧页眉文字"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < 9; i++) {
        struct document *document = test_document(fixture->arena, "middle");
        struct page_line line = {.left = sides[i % 3],
                                 .centre = "正中文字",
                                 .right = sides[i / 3],
                                 .style = &test_cell,
                                 .first_page = true};
        struct buffer text = BUFFER_EMPTY;
        double x, width, right = (297 - 20) * 72 / 25.4;
        document->page.header = &line;
        test_text(document, BLOCK_PARAGRAPH, &test_body, "正文", NULL);
        trace(fixture, document, &text, NULL);
        find_text(text.bytes, line.centre, &x, &width);
        assert_true(fabs(x + width / 2 - 297 * 36 / 25.4) < 0.02);
        if (line.right) {
            find_text(text.bytes, line.right, &x, &width);
            assert_true(line.left == line.right || fabs(x + width - right) < 0.15);
        }
        buffer_free(&text);
    }
}

// On whatever row the page ends: signatures never stand alone, and neither does a total.
static void test_last_page_is_never_signatures_alone(void **state) {
    struct fixture *fixture = *state;
    for (size_t count = 20; count < 60; count++) {
        struct buffer text = BUFFER_EMPTY;
        struct document *document = build(fixture, "sixty");
        fixture->rows.count = count;
        trace(fixture, document, &text, NULL);
        const char *last = text.bytes, *signatures;
        for (const char *at = last; (at = strstr(at, "\npage ")); at++) last = at;
        signatures = strstr(last, "制表人");
        assert_non_null(signatures);
        // Two names at least stand before the signatures of the last page.
        const char *row = strstr(last, " 53010219");
        assert_non_null(row);
        assert_true(row < signatures);
        row = strstr(row + 1, " 53010219");
        assert_non_null(row);
        assert_true(row < signatures);
        buffer_free(&text);
    }
}

static void test_headings_are_never_last(void **state) {
    struct buffer text = BUFFER_EMPTY;
    trace(*state, build(*state, "notice"), &text, NULL);
    for (char *at = text.bytes; (at = strstr(at, " 一、存在的问题\n")); at++) {
        const char *next_text = strstr(at + 1, "\ntext "), *next_page = strstr(at + 1, "\npage ");
        assert_true(next_text && (!next_page || next_text < next_page));
    }
    buffer_free(&text);
}

static void test_groups_keep_their_rows(void **state) {
    struct fixture *fixture = *state;
    for (size_t count = 30; count < 45; count++) {
        struct buffer text = BUFFER_EMPTY;
        struct document *document = build(fixture, "grouped");
        fixture->rows.count = count;
        trace(fixture, document, &text, NULL);
        // A group's row prints the first cell only, bold: the next text of the page is a row.
        for (const char *at = text.bytes; (at = strstr(at, "\npage ")); at++) {
            const char *page_end = strstr(at + 1, "\npage "), *last_row = NULL;
            if (!page_end) break;
            for (const char *row = at; (row = strstr(row + 1, " 53010219")) && row < page_end;)
                last_row = row;
            const char *group = strstr(last_row, "NotoSerifCJK-Bold.ttc#2 1");
            if (group && group < page_end) assert_non_null(strstr(group, " 53010219"));
        }
        buffer_free(&text);
    }
}

// ---- lines ------------------------------------------------------------------------------------

static const char *const forbidden_first[] = {"，", "。", "、", "；", "：", "？", "！",
                                              "）", "》", "”",  "〕", "…",  "·",  "%"};
static const char *const forbidden_last[] = {"（", "《", "“", "〔", "【"};

static bool ends_with(const char *text, size_t length, const char *word) {
    size_t size = strlen(word);
    return length >= size && memcmp(text + length - size, word, size) == 0;
}

// Several runs can share a line: only the first on it is held against the rule, only the last
// against the other.
static void check_punctuation(const char *text) {
    double before_y = -1;
    const char *before = NULL;
    size_t before_length = 0;
    for (const char *at = text; (at = strstr(at, "\ntext ")); at++) {
        double x, y;
        assert_int_equal(sscanf(at, "\ntext %lf %lf", &x, &y), 2);
        const char *end = strchr(at + 1, '\n'), *content = strstr(at, "#");
        content = strchr(content, ' ') + 1;
        if (y != before_y) {
            for (size_t i = 0; i < sizeof forbidden_first / sizeof *forbidden_first; i++)
                if (strncmp(content, forbidden_first[i], strlen(forbidden_first[i])) == 0)
                    fail_msg("a line begins with %s", forbidden_first[i]);
            for (size_t i = 0; before && i < sizeof forbidden_last / sizeof *forbidden_last; i++)
                if (ends_with(before, before_length, forbidden_last[i]))
                    fail_msg("a line ends with %s", forbidden_last[i]);
        }
        before = content;
        before_length = (size_t)(end - content);
        before_y = y;
    }
}

static void test_punctuation(void **state) {
    struct fixture *fixture = *state;
    for (int indent = 0; indent < 24; indent++) {
        struct buffer text = BUFFER_EMPTY;
        struct text_style style = test_body;
        struct document *document = build(fixture, "notice");
        style.indent_right = indent * 0.9;
        for (struct block *block = document->blocks; block; block = block->next)
            if (block->kind == BLOCK_PARAGRAPH) block->style = &style;
        check_punctuation(trace(fixture, document, &text, NULL));
        buffer_free(&text);
    }
}

// GB/T 9704: 28 characters a line, 22 lines a page.
static void test_official_grid(void **state) {
    struct fixture *fixture = *state;
    struct buffer text = BUFFER_EMPTY;
    struct text_style style = test_body;
    style.indent_first = 0;
    struct document *document = test_document(fixture->arena, "grid");
    document->page = (struct page_setup){.width = 210,
                                         .height = 297,
                                         .top = 37,
                                         .bottom = 35,
                                         .left = 28,
                                         .right = 26,
                                         .header_distance = 3,
                                         .footer_distance = 7};
    char *body = arena_alloc(fixture->arena, 3 * 28 * 23 + 1);
    for (int i = 0; i < 28 * 23; i++) memcpy(body + 3 * i, "国", 3);
    test_text(document, BLOCK_PARAGRAPH, &style, body, NULL);
    size_t pages;
    trace(fixture, document, &text, &pages);
    char line[3 * 28 + 3] = " ";
    for (int i = 0; i < 28; i++) strcat(line, "国");
    strcat(line, "\n");
    assert_int_equal(occurrences(text.bytes, line), 23);
    assert_int_equal(pages, 2);
    buffer_free(&text);
}

static void set_line(struct fixture *fixture, const struct text_style *style, const char *words,
                     struct buffer *text) {
    struct document *document = test_document(fixture->arena, "line");
    document->page = (struct page_setup){
        .width = 210, .height = 297, .top = 37, .bottom = 35, .left = 28, .right = 26};
    test_text(document, BLOCK_PARAGRAPH, style, words, NULL);
    trace(fixture, document, text, NULL);
}

// Width in characters of the first line, and whether it is what was wanted.
static void assert_line(struct fixture *fixture, const struct text_style *style, const char *words,
                        const char *line, double wanted) {
    struct buffer text = BUFFER_EMPTY;
    double width = 0;
    set_line(fixture, style, words, &text);
    const char *at = strstr(buffer_text(&text), "\ntext ");
    assert_non_null(at);
    assert_int_equal(sscanf(at, "\ntext %*f %*f width %lf", &width), 1);
    if (fabs(width / style->size - wanted) > 0.01)
        fail_msg("%s: %.2f characters wide, not %.2f", words, width / style->size, wanted);
    const char *printed = strchr(strchr(at + 1, '#'), ' ') + 1;
    if (strncmp(printed, line, strlen(line)) != 0)
        fail_msg("%s: the first line is %.60s", words, printed);
    buffer_free(&text);
}

// 标点挤压: the white between two marks is halved, but not where there is none.
static void test_adjacent_marks(void **state) {
    static const struct {
        const char *words;
        double characters;
    } lines[] = {
        {"国”。国", 3.5}, {"国），」国", 4}, {"国：“国", 3.5}, {"（《国》）", 4}, {"国》（国", 3.5},
        {"国（）国", 4},  {"国，国", 3},     {"国？”国", 4},   {"国”？国", 3.5},
    };
    static const enum face faces[] = {FACE_SONG, FACE_HEI, FACE_KAI, FACE_FANGSONG};
    struct text_style style = {.size = 16, .align = ALIGN_LEFT};
    for (size_t face = 0; face < sizeof faces / sizeof *faces; face++)
        for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
            style.face = faces[face];
            assert_line(*state, &style, lines[i].words, "", lines[i].characters);
        }
}

// Ten characters a line: a mark that would begin the next line stands in half a square at the end
// of this one, or takes the character before it along, and the line is spread to the edge.
static void test_marks_at_line_end(void **state) {
    struct text_style style = {.face = FACE_SONG, .size = 16, .align = ALIGN_JUSTIFY};
    style.indent_right = 156 / 25.4 * 72 / 16 - 10;
    assert_line(*state, &style, "国国国国国国国国国。国国国", "国国国国国国国国国。\n", 10.5);
    assert_line(*state, &style, "国国国国国国国国国”。国国", "国国国国国国国国国”。", 10.5);
    assert_line(*state, &style, "国国国国国国国国国国。国国", "国国国国国国国国国\n", 10);
    assert_line(*state, &style, "国国国国国国国国国（国国）", "国国国国国国国国国\n", 10);
}

// ---- characters -------------------------------------------------------------------------------

static bool render_text(struct fixture *fixture, const char *words, const char *owner,
                        const struct render_options *options, struct buffer *pdf) {
    struct document *document = test_document(fixture->arena, "text");
    test_text(document, BLOCK_PARAGRAPH, &test_body, words, owner);
    buffer_clear(&fixture->messages);
    return render_pdf(document, fixture->fonts, options, pdf, NULL, &fixture->diagnostics);
}

static void assert_refused(struct fixture *fixture, const char *words, const char *needle) {
    struct buffer pdf = BUFFER_EMPTY;
    assert_false(render_text(fixture, words, "参评人员 某某 (考号 001)", NULL, &pdf));
    assert_int_equal(pdf.length, 0);
    assert_non_null(strstr(buffer_text(&fixture->messages), "参评人员 某某 (考号 001)"));
    if (!strstr(buffer_text(&fixture->messages), needle))
        fail_msg("no '%s' in: %s", needle, buffer_text(&fixture->messages));
    buffer_free(&pdf);
}

static void test_missing_glyph_is_named(void **state) {
    struct fixture *fixture = *state;
    assert_refused(fixture, "某\xF3\xB1\x88\xB4某", "U+F1234");
    assert_refused(fixture, "e\xE2\x83\xBF", "U+20FF");
}

static void test_unsupported_scripts(void **state) {
    struct fixture *fixture = *state;
    assert_refused(fixture, "ᠮᠣᠩᠭᠣᠯ", "Mongolian");
    assert_refused(fixture, "ئۇيغۇر", "Arabic");
    assert_refused(fixture, "שלום", "Hebrew");
    assert_refused(fixture, "བོད་ཡིག", "Tibetan");
    assert_refused(fixture, "हिन्दी", "Devanagari");
    assert_refused(fixture,
                   "a\xE2\x80\xAE"
                   "b",
                   "direction controls");
    assert_refused(fixture, "a\x01", "control characters");
    assert_refused(fixture, "a\xFF", "broken text");
}

static void test_decided_character_prints_its_code(void **state) {
    static const uint32_t decided[] = {0xF1234};
    struct render_options options = {.decided = decided, .decided_count = 1};
    struct fixture *fixture = *state;
    struct document *document = test_document(fixture->arena, "decided");
    struct buffer text = BUFFER_EMPTY;
    test_text(document, BLOCK_PARAGRAPH, &test_body, "王\xF3\xB1\x88\xB4", "王某");
    assert_true(
        render_trace(document, fixture->fonts, &options, &text, NULL, &fixture->diagnostics));
    assert_non_null(strstr(text.bytes, "〓"));
    assert_non_null(strstr(text.bytes, "U+"));
    buffer_free(&text);
}

static void test_every_owner_is_named(void **state) {
    struct fixture *fixture = *state;
    struct document *document = test_document(fixture->arena, "owners");
    struct buffer pdf = BUFFER_EMPTY;
    test_text(document, BLOCK_PARAGRAPH, &test_body, "甲\xF3\xB1\x88\xB4", "first");
    test_text(document, BLOCK_PARAGRAPH, &test_body, "甲\xF3\xB1\x88\xB4", "second");
    assert_false(render_pdf(document, fixture->fonts, NULL, &pdf, NULL, &fixture->diagnostics));
    assert_int_equal(fixture->diagnostics.worst, STATUS_INPUT);
    assert_non_null(strstr(buffer_text(&fixture->messages), "first"));
    assert_non_null(strstr(buffer_text(&fixture->messages), "second"));
    buffer_free(&pdf);
}

// ---- the file ---------------------------------------------------------------------------------

static void test_same_bytes_again(void **state) {
    for (size_t i = 0; i < test_document_count; i++) {
        struct buffer first = BUFFER_EMPTY, second = BUFFER_EMPTY;
        struct fixture *fixture = *state, *other = open_fixture();
        struct document *document = test_documents[i].build(fixture->arena, &fixture->rows);
        if (fixture->rows.count > 1000 && document->blocks->next) fixture->rows.count = 1000;
        assert_true(
            render_pdf(document, fixture->fonts, NULL, &first, NULL, &fixture->diagnostics));
        // With fonts that were never used before.
        assert_true(render_pdf(document, other->fonts, NULL, &second, NULL, &fixture->diagnostics));
        assert_int_equal(first.length, second.length);
        assert_memory_equal(first.bytes, second.bytes, first.length);
        close_fixture(other);
        buffer_free(&first);
        buffer_free(&second);
    }
}

static bool refuse(void *context, const void *bytes, size_t length) {
    size_t *left = context;
    (void)bytes;
    if (length > *left) return false;
    *left -= length;
    return true;
}

static void test_sink_that_refuses(void **state) {
    struct fixture *fixture = *state;
    struct buffer pdf = BUFFER_EMPTY;
    assert_true(render_pdf(build(fixture, "sixty"), fixture->fonts, NULL, &pdf, NULL,
                           &fixture->diagnostics));
    for (size_t part = 0; part < 16; part++) {
        size_t room = pdf.length * part / 16;
        assert_false(render_pdf_to(build(fixture, "sixty"), fixture->fonts, NULL, refuse, &room,
                                   NULL, &fixture->diagnostics));
    }
    buffer_free(&pdf);
}

static void test_fonts_table_faults(void **state) {
    static const struct {
        const char *text, *needle;
    } cases[] = {
        {"times /usr/x.ttf 0 p\n", "'times' is no face"},
        {"song /usr/x.ttf\n", "face, path, index, package"},
        {"song /usr/x.ttf x p\n", "'x' is no index"},
        {"# nothing\n", "no font for the face 'song'"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_clear(&fixture->messages);
        assert_true(platform_write("fonts-table.txt", cases[i].text, strlen(cases[i].text),
                                   &fixture->diagnostics));
        assert_null(fonts_load("fonts-table.txt", &fixture->diagnostics));
        assert_non_null(strstr(buffer_text(&fixture->messages), cases[i].needle));
        remove("fonts-table.txt");
    }
}

static void test_missing_font_names_its_package(void **state) {
    static const char table[] = "song /nowhere/a.ttf 0 fonts-a\nhei /nowhere/a.ttf 0 fonts-a\n"
                                "kai /nowhere/a.ttf 0 fonts-a\nfangsong /nowhere/a.ttf 0 fonts-a\n"
                                "xiaobiaosong /nowhere/a.ttf 0 fonts-a\n";
    struct fixture *fixture = *state;
    struct buffer pdf = BUFFER_EMPTY;
    assert_true(platform_write("fonts-table.txt", table, strlen(table), &fixture->diagnostics));
    struct font_stack *fonts = fonts_load("fonts-table.txt", &fixture->diagnostics);
    remove("fonts-table.txt");
    assert_non_null(fonts);
    assert_int_equal(fonts_used(fonts).file_count, 0);
    assert_false(fonts_prefer(fonts, "heavy", "/nowhere/b.ttf", 0));
    assert_false(
        render_pdf(build(fixture, "one-row"), fonts, NULL, &pdf, NULL, &fixture->diagnostics));
    assert_non_null(strstr(buffer_text(&fixture->messages), "fonts-a"));
    assert_int_equal(fixture->diagnostics.worst, STATUS_ENVIRONMENT);
    fonts_free(fonts);
    buffer_free(&pdf);
}

// ---- pictures ---------------------------------------------------------------------------------

static void test_pictures(void **state) {
    struct fixture *fixture = *state;
    struct buffer png = BUFFER_EMPTY, svg = BUFFER_EMPTY, none = BUFFER_EMPTY;
    struct document *document = build(fixture, "charts");
    assert_true(render_png(document, fixture->fonts, NULL, 2, 72, &png, &fixture->diagnostics));
    assert_memory_equal(png.bytes, "\x89PNG\r\n\x1A\n", 8);
    // Width in the header: 210 mm at 72 dots an inch.
    assert_int_equal((unsigned char)png.bytes[18] << 8 | (unsigned char)png.bytes[19], 596);
    assert_true(render_svg(document, fixture->fonts, NULL, 1, &svg, &fixture->diagnostics));
    assert_non_null(strstr(svg.bytes, "<svg"));
    assert_false(render_png(document, fixture->fonts, NULL, 9, 72, &none, &fixture->diagnostics));
    assert_non_null(strstr(buffer_text(&fixture->messages), "no page 9"));
    assert_int_equal(none.length, 0);
    buffer_free(&png);
    buffer_free(&svg);
    buffer_free(&none);
}

static bool write_file(struct fixture *fixture, const char *name, const char *ending,
                       struct buffer *bytes) {
    char path[80];
    snprintf(path, sizeof path, "%s%s", name, ending);
    bool ok = platform_write(path, buffer_text(bytes), bytes->length, &fixture->diagnostics);
    buffer_free(bytes);
    return ok;
}

enum { PICTURE_RESOLUTION = 72, SQUARE = 12, FAR = 40 };

// One a chart, PNG and SVG by turns; the same bytes whatever was drawn before.
static void test_figures(void **state) {
    struct fixture *fixture = *state;
    struct document *document = build(fixture, "charts");
    struct figures figures, again;
    assert_true(render_figures(document, fixture->fonts, NULL, &figures, &fixture->diagnostics));
    assert_true(render_figures(document, fixture->fonts, NULL, &again, &fixture->diagnostics));
    assert_int_equal(figures.count, 2 * (CHART_MULTIPLES + 1));
    for (size_t i = 0; i < figures.count; i++) {
        const struct figure_file *file = &figures.files[i], *other = &again.files[i];
        char ending[32];
        snprintf(ending, sizeof ending, "-figure-%zu.%s", i / 2 + 1, i % 2 ? "svg" : "png");
        assert_string_equal(file->ending, ending);
        assert_non_null(i % 2 ? strstr(file->bytes.bytes, "<svg")
                              : memchr(file->bytes.bytes, 'P', 8));
        assert_int_equal(file->bytes.length, other->bytes.length);
        assert_memory_equal(file->bytes.bytes, other->bytes.bytes, file->bytes.length);
    }
    // Width in the header: 170 mm of text and margins at 192 dots an inch.
    const unsigned char *png = (const unsigned char *)figures.files[0].bytes.bytes;
    assert_int_equal(png[18] << 8 | png[19], 1360);
    figures_free(&figures);
    figures_free(&again);
    assert_true(render_figures(build(fixture, "sixty"), fixture->fonts, NULL, &figures,
                               &fixture->diagnostics));
    assert_int_equal(figures.count, 0);
}

// ---- charts -----------------------------------------------------------------------------------

// What is parted over pages stays on the scale of the whole: each bar is as long as its value.
static void test_parted_chart_keeps_its_scale(void **state) {
    enum { ROWS = 150 };
    struct fixture *fixture = *state;
    struct document *document = test_document(fixture->arena, "bars");
    const char **labels = arena_alloc(fixture->arena, ROWS * sizeof *labels);
    decimal *values = arena_alloc(fixture->arena, ROWS * sizeof *values);
    struct chart_series series = {.name = "批次数", .values = values};
    struct chart chart = {.kind = CHART_BARS,
                          .labels = labels,
                          .label_count = ROWS,
                          .series = &series,
                          .series_count = 1,
                          .maximum = DECIMAL_NONE};
    for (size_t i = 0; i < ROWS; i++) {
        labels[i] = "城市";
        values[i] = (decimal)(i + 1) * DECIMAL_ONE;
    }
    test_block(document, BLOCK_CHART)->chart = &chart;
    struct buffer text = BUFFER_EMPTY;
    size_t pages, bars = 0;
    double unit = 0, width;
    trace(fixture, document, &text, &pages);
    assert_true(pages > 2);
    for (const char *at = text.bytes; (at = strstr(at, "\narea ")); at++) {
        assert_int_equal(sscanf(at, "\narea %*f %*f %lf", &width), 1);
        if (++bars == 1) unit = width;
        // The room for numbers differs from page to page: 9 is narrower than 149.
        assert_true(fabs(width / (double)bars - unit) < unit * 0.03);
    }
    assert_int_equal(bars, ROWS);
    buffer_free(&text);
}

// NAME.pdf, its display list as NAME.txt, and, unless it is long, its pages as NAME-1.png and on.
static bool write_document(struct fixture *fixture, const struct test_document_kind *kind) {
    struct buffer bytes = BUFFER_EMPTY;
    struct render_result result = {0};
    struct diagnostics *diagnostics = &fixture->diagnostics;
    struct document *document = kind->build(fixture->arena, &fixture->rows);
    bool ok = render_pdf(document, fixture->fonts, NULL, &bytes, &result, diagnostics) &&
              write_file(fixture, kind->name, ".pdf", &bytes) &&
              render_trace(document, fixture->fonts, NULL, &bytes, NULL, diagnostics) &&
              write_file(fixture, kind->name, ".txt", &bytes);
    for (size_t page = 1; ok && result.pages < 20 && page <= result.pages; page++) {
        char ending[32];
        snprintf(ending, sizeof ending, "-%zu.png", page);
        ok = render_png(document, fixture->fonts, NULL, page, PICTURE_RESOLUTION, &bytes,
                        diagnostics) &&
             write_file(fixture, kind->name, ending, &bytes);
    }
    buffer_free(&bytes);
    return ok;
}

static int write_all(void) {
    bool ok = true;
    for (size_t i = 0; i < test_document_count; i++) {
        struct fixture *fixture = open_fixture();
        fixture->diagnostics.sink = NULL;
        ok &= fixture->fonts && write_document(fixture, &test_documents[i]);
        close_fixture(fixture);
    }
    return ok ? 0 : 1;
}

// Mean of a colour (0: blue, 1: green, 2: red) over a square of the picture.
static double square_mean(cairo_surface_t *picture, int left, int top, int colour) {
    const unsigned char *row = cairo_image_surface_get_data(picture);
    int stride = cairo_image_surface_get_stride(picture), sum = 0;
    row += top * stride + 4 * left + colour;
    for (int y = 0; y < SQUARE; y++, row += stride)
        for (int x = 0; x < SQUARE; x++) sum += row[4 * x];
    return sum / (double)(SQUARE * SQUARE);
}

// Prints how many of a thousand means of squares are far apart; -1: pictures of different size.
static int compare_pictures(const char *first, const char *second) {
    cairo_surface_t *one = cairo_image_surface_create_from_png(first);
    cairo_surface_t *other = cairo_image_surface_create_from_png(second);
    int width = cairo_image_surface_get_width(one), height = cairo_image_surface_get_height(one);
    int means = 3 * (width / SQUARE) * (height / SQUARE), far = 0;
    bool same_size = means > 0 && width == cairo_image_surface_get_width(other) &&
                     height == cairo_image_surface_get_height(other);
    for (int i = 0; same_size && i < means; i++) {
        int left = i / 3 % (width / SQUARE) * SQUARE, top = i / 3 / (width / SQUARE) * SQUARE;
        far +=
            fabs(square_mean(one, left, top, i % 3) - square_mean(other, left, top, i % 3)) > FAR;
    }
    cairo_surface_destroy(one);
    cairo_surface_destroy(other);
    printf("%d\n", same_size ? far * 1000 / means : -1);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(int argc, char **argv) {
    static const struct CMUnitTest tests[] = {
        TEST(test_nothing_overflows),
        TEST(test_head_is_repeated),
        TEST(test_empty_table_says_so),
        TEST(test_page_numbers),
        TEST(test_running_line_keeps_its_middle),
        TEST(test_last_page_is_never_signatures_alone),
        TEST(test_headings_are_never_last),
        TEST(test_groups_keep_their_rows),
        TEST(test_punctuation),
        TEST(test_adjacent_marks),
        TEST(test_marks_at_line_end),
        TEST(test_official_grid),
        TEST(test_missing_glyph_is_named),
        TEST(test_unsupported_scripts),
        TEST(test_decided_character_prints_its_code),
        TEST(test_every_owner_is_named),
        TEST(test_same_bytes_again),
        TEST(test_sink_that_refuses),
        TEST(test_fonts_table_faults),
        TEST(test_missing_font_names_its_package),
        TEST(test_pictures),
        TEST(test_figures),
        TEST(test_parted_chart_keeps_its_scale),
    };
    if (argc > 1 && strcmp(argv[1], "--write") == 0) return write_all();
    if (argc > 3 && strcmp(argv[1], "--compare") == 0) return compare_pictures(argv[2], argv[3]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
