// SPDX-License-Identifier: Apache-2.0
// What a document says, before anybody knows where it stands on a page. Made by documents/, drawn
// by render/, written as XML, HTML, CSV or JSON by publish/. Texts are UTF-8 and live in the
// document's arena. Rows of tables are pulled one by one and never kept, so that memory does not
// grow with them.
#ifndef JUANCE_DOCUMENTS_DOCUMENT_H
#define JUANCE_DOCUMENTS_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"

// The five faces of Chinese official print. Which fonts stand behind a face is the font stack's
// matter.
enum face { FACE_SONG, FACE_HEI, FACE_KAI, FACE_FANGSONG, FACE_XIAOBIAOSONG };

enum alignment { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT, ALIGN_JUSTIFY };

struct text_style {
    enum face face;
    double size;        // points
    double line_height; // points, baseline to baseline; 0: 1.5 times the size
    enum alignment align;
    double indent_first;              // in ems of `size`; 2 for Chinese body text
    double indent_left, indent_right; // in ems
    double space_before, space_after; // points
    double letter_space; // points added to every advance; GB/T 9704 body needs about -0.2
    bool bold;
    unsigned colour; // 0xRRGGBB
};

// A span of one style inside a paragraph or cell. Most have just one.
struct span {
    struct span *next;
    const char *text;
    const struct text_style *style; // NULL: as the paragraph
    // Whose text it is, for the message when no font has a character of it: "参评人员 王𠮷 (考号
    // 001)"; NULL when it comes from the template.
    const char *owner;
};

enum block_kind {
    BLOCK_HEADING, // text, level: becomes bookmark and tag H1..H6
    BLOCK_PARAGRAPH,
    BLOCK_TABLE,      // rows from a row source, head row repeated on every page
    BLOCK_GRID,       // a form: fixed cells with spans, as in an application form
    BLOCK_SIGNATURES, // signature lines, kept together and with the row or paragraph before them
    BLOCK_SIGNOFF,    // who issues an official document, and when; room for the seal
    BLOCK_RULE,       // a horizontal line, single or double
    BLOCK_SPACE,      // vertical space
    BLOCK_PAGE_BREAK,
    BLOCK_CHART, // stars, bars, lines, ring, radar: drawn as vectors
    BLOCK_IMAGE,
};

struct column {
    const char *key;          // ASCII; names the column in XML, JSON and CSV
    const char *title;        // head cell; '\n' breaks the line
    const char *group;        // a head cell above several neighbouring columns; NULL for none
    double width;             // millimetres; 0: shares what is left, by its content
    double least;             // millimetres, lower bound of a shared width; 0: the renderer's own
    enum alignment align;     // of the body cells; heads are centred
    struct text_style *style; // NULL: the table's
};

enum row_kind { ROW_BODY, ROW_GROUP, ROW_SUBTOTAL, ROW_TOTAL };

struct cell {
    const char *text;  // never NULL
    const char *owner; // see struct span
    const char
        *code; // the value behind the text where they differ (a code, an ISO date); else NULL
};

struct row {
    enum row_kind kind;
    struct cell *cells; // one a column, data columns behind; a ROW_GROUP uses the first only
    size_t count;
};

// Pulled by the renderer, as often as it likes: start() goes back before the first row. The cells
// that next() gives stay valid until the next call. next() returns false after the last row.
struct row_source {
    void *context;
    void (*start)(void *context);
    bool (*next)(void *context, struct row *row);
};

struct table {
    const char *name;    // ASCII; names the table in XML and JSON
    const char *item;    // ASCII; what one row is
    const char *caption; // NULL for none
    struct column *columns;
    size_t column_count;
    // Columns behind the printed ones that only XML, JSON and CSV carry (a file name, a key). Cells
    // of a row: column_count + data_count; a renderer looks at the first column_count of them.
    size_t data_count;
    struct row_source rows;
    struct text_style *head_style, *body_style;
    double row_padding;      // points above and below the text of a cell
    double least_row_height; // points
    bool zebra;
    const char *when_empty; // one row with this text when there are no rows; NULL: head only
};

// A form of fixed cells: `columns` widths share the text width in proportion; each row says how
// wide and tall its cells are.
struct grid_cell {
    struct grid_cell *next;
    const char *key; // ASCII; names the cell in XML; NULL for a label
    struct span *spans;
    const struct text_style *style;
    unsigned columns, rows; // spans, 1 and up
    bool label;             // a head cell (tag TH)
    bool vertical;          // characters below each other
};
struct grid_row {
    struct grid_row *next;
    struct grid_cell *cells;
    double height; // least height in points; 0: by content
};
struct grid {
    const char *name;     // ASCII; names the form in XML
    const double *widths; // relative
    unsigned columns;
    struct grid_row *rows;
    bool borders;
};

struct signature_line {
    struct signature_line *next;
    const char *label; // 制表人：, 审核人：… with the colon
    const char *value; // a name that is already known; NULL: a line to sign on
    const char *owner; // whose name the value is; see struct span
    const char *dated; // words behind the line, 　　年　月　日; NULL: no date
    const char *seal;  // words where the seal goes, （盖章）; NULL: no seal
};

enum chart_kind {
    CHART_STARS,
    CHART_BARS,
    CHART_GROUPED_BARS,
    CHART_LINE,
    CHART_RING,
    CHART_RADAR,
    CHART_MULTIPLES
};

struct chart_series {
    const char *name;
    const char *panel;     // of small multiples; NULL: the name's own
    const decimal *values; // one a label; DECIMAL_NONE: no value
};
struct chart {
    enum chart_kind kind;
    const char *title;
    const char *description; // alternative text
    const char *const *labels;
    size_t label_count;
    const struct chart_series *series;
    size_t series_count;
    decimal maximum;      // of the axis; DECIMAL_NONE: from the data
    const char *unit;     // "%", "人"
    double width, height; // millimetres; 0: the text width, and a height that fits
};

struct image {
    const void *bytes; // PNG, grey or RGB, without transparency
    size_t length;
    const char *description; // alternative text
    double width, height;    // millimetres
    enum alignment align;
};

// 发文机关署名、成文日期、印章 as GB/T 9704-2012, 7.3.5 places them. The seal itself is not
// printed: with `seal` there is room for it, its centre a little above name and date.
struct signoff {
    const char *name;
    const char *owner; // whose name it is; see struct span
    const char *date;
    bool seal;
};

// A line or two above each other, in points.
struct ruled_line {
    double first, gap, second; // thickness of the upper line, white between, lower line (0: none)
    double width;              // 0: the width of the text; else centred on it
    unsigned colour;           // 0xRRGGBB
};

struct block {
    struct block *next;
    enum block_kind kind;
    const struct text_style *style; // headings, paragraphs, signatures
    int level;                      // headings: 1..6
    bool keep_with_next;
    const char *key;    // ASCII; names a heading or paragraph in XML; NULL: nameless there
    struct span *spans; // headings, paragraphs
    bool fit;           // headings, paragraphs: set smaller so that they stay on one line
    double amount;      // BLOCK_SPACE: points
    double until;       // BLOCK_SPACE: down to this many points below the paper's top edge; 0: no
    bool fill;          // BLOCK_SPACE: what follows ends at the bottom of the text area
    union {
        struct ruled_line rule;
        struct signoff *signoff;
        struct table *table;
        struct grid *grid;
        struct signature_line *signatures;
        struct chart *chart;
        struct image *image;
    };
};

// One line at the top or bottom of every page. {page} and {pages} stand for the numbers.
struct page_line {
    struct page_line *next;
    const char *left, *centre, *right; // NULL: empty
    const struct text_style *style;
    bool rule;  // a hair line under (header) or above (footer) this line
    bool outer; // the right text stands left on even pages (GB/T 9704 page numbers)
    bool first_page, other_pages;
};

// A line at a fixed place of the page, such as the lower double line of a letter (信函格式).
struct page_rule {
    struct page_rule *next;
    double y; // millimetres from the top edge of the paper to the top of the line
    struct ruled_line rule;
    bool first_page, other_pages;
};

struct page_setup {
    double width, height;            // millimetres, as the page is read (landscape: width > height)
    double top, bottom, left, right; // margins, millimetres
    double header_distance,
        footer_distance; // from the text area to the nearest header/footer line, mm
    struct page_line *header, *footer;
    struct page_rule *rules;
    double first_top; // top margin of the first page; 0: as all
};

struct document {
    struct arena *arena;
    const char *kind; // template name, ASCII
    const char *title;
    const char *subject;    // e.g. the batch
    const char *author;     // the institution or authority
    const char *identifier; // unique: volume id and template
    moment created;         // from the batch, never from the clock
    const char *note; // 由系统生成，非签字原件: printed where the template says {note}
    bool tagged;      // PDF/A-2a instead of 2u
    struct page_setup page;
    struct block *blocks;
};

#endif
