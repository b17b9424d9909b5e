// SPDX-License-Identifier: Apache-2.0
// A compiled template: what compose.c walks. Made by compile*.c, read-only afterwards.
#ifndef JUANCE_DOCUMENTS_PROGRAM_H
#define JUANCE_DOCUMENTS_PROGRAM_H

#include "documents/document.h"
#include "documents/sources.h"
#include "documents/template.h"
#include "documents/template_model.h"
#include "expression/condition.h"
#include "expression/text.h"

// ---- compiled elements; each chain is in the order of the file
struct column_plan {
    struct column_plan *next;
    struct column column; // as the document gets it
    const struct text *text;
    bool data;
};

struct group_plan {
    const struct text *by, *text;
};

struct total_value {
    struct total_value *next;
    size_t column;
    const struct text *text; // NULL: `sum`
    const struct path *sum;
    size_t sum_index; // among the sums of the table
};

struct total_plan {
    struct total_value *values; // NULL: no such total
};

enum { MOST_SUMS = 16 };

// Which rows of a source count.
struct row_filter {
    const struct test *where, *unless; // NULL: not asked
};

struct table_plan {
    struct source source;
    struct row_filter filter;
    const struct text *caption, *when_empty;
    struct column_plan *columns; // printed ones first
    size_t column_count, data_count;
    size_t rows_slot; // of the record "rows"
    struct group_plan *group;
    struct total_plan subtotal, total;
    const struct path *sums[MOST_SUMS];
    size_t sum_count;
    struct table like; // name, item, styles and measures
};

struct span_plan {
    struct span_plan *next;
    const struct text *text;
    const struct text_style *style;
};

struct cell_plan {
    struct cell_plan *next;
    struct grid_cell like;
    struct span_plan *spans;
};
struct row_plan {
    struct row_plan *next;
    double height;
    struct cell_plan *cells;
};
struct grid_plan {
    struct grid like;
    struct row_plan *rows;
};

struct signature_plan {
    struct signature_plan *next;
    const struct text *label, *value; // value NULL: a line to sign on
    const char *dated, *seal;
};

struct signoff_plan {
    const struct text *name, *date;
    bool seal;
};

struct series_plan {
    struct series_plan *next;
    const struct text *name, *panel;
    const struct path *value;
};
struct chart_plan {
    struct source source; // a chart of stars has none
    bool has_source;
    struct row_filter filter;
    const struct text *title, *description, *label;
    struct series_plan *series;
    size_t series_count;
    bool percent; // fractions are shown as per cent
    struct chart like;
};

struct element {
    struct element *next;
    enum element_kind { ELEMENT_BLOCK, ELEMENT_WHEN, ELEMENT_REPEAT } kind;
    // ELEMENT_BLOCK
    struct block like; // kind, style, level, key, amount, colour
    struct span_plan *spans;
    union {
        struct table_plan *table;
        struct grid_plan *grid;
        struct signature_plan *signatures;
        struct signoff_plan *signoff;
        struct chart_plan *chart;
    };
    const struct test *condition; // ELEMENT_WHEN
    // ELEMENT_REPEAT
    struct source source;
    struct row_filter filter;
    bool page_break;          // between two rounds
    struct element *children; // of both
};

struct line_plan {
    struct line_plan *next;
    const struct text *left, *centre, *right; // empty: nothing there
    struct page_line like;
};

struct document_template {
    const char *kind, *title_text, *material;
    enum place_in_archive place;
    struct case_part part;
    bool tagged;
    const struct text *title, *note;
    struct page_setup page; // without its lines
    struct line_plan *header, *footer;
    struct element *elements;
    struct path_use uses[SCOPE_DEPTH]; // of the records that it names
};

// ---- while compiling
struct named_style {
    struct named_style *next;
    const char *name;
    struct text_style style;
};

struct compiler {
    struct path_place place; // line changes from element to element
    struct scope_names names;
    struct named_style *styles;
    bool failed;
};

// Reports at the element's line and remembers that the template is no good; always false, so that
// further faults are found in the same run.
bool compile_refuse(struct compiler *compiler, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

const struct text *compile_text(struct compiler *compiler, uint32_t line, const char *text);
bool compile_condition(struct compiler *compiler, const struct template_node *node,
                       const char *path, const struct test **condition);
// In the line that was told last; NULL after a message.
const struct path *compile_path(struct compiler *compiler, const char *source);
void compile_filter(struct compiler *compiler, const struct template_node *node,
                    struct row_filter *filter);
bool row_counts(const struct row_filter *filter, const struct world *world,
                const struct name_scope *scope);
// NULL name: NULL. An unknown one is refused.
const struct text_style *compile_style(struct compiler *compiler, uint32_t line, const char *name);
// NULL name: 五号 song, for what has to have a style of its own.
const struct text_style *compile_text_style(struct compiler *compiler, uint32_t line,
                                            const char *name);
// `text` NULL: `absent`.
double compile_points(struct compiler *compiler, uint32_t line, const char *what, const char *text,
                      double absent);
double compile_millimetres(struct compiler *compiler, uint32_t line, const char *what,
                           const char *text, double absent);
bool compile_name(struct compiler *compiler, uint32_t line, const char *what, const char *name);

// thickness, second, gap, width and colour of a <rule>.
struct ruled_line compile_ruled_line(struct compiler *compiler, const struct template_node *node);

// ---- the parts
void compile_case_part(struct compiler *compiler, const struct template_root *root,
                       struct case_part *part);
void compile_styles(struct compiler *compiler, const struct list *styles);
void compile_page(struct compiler *compiler, const struct template_page *page,
                  struct document_template *template);
struct element *compile_elements(struct compiler *compiler, const struct list *nodes);
struct span_plan *compile_spans(struct compiler *compiler, const struct template_node *node);
struct table_plan *compile_table(struct compiler *compiler, const struct template_node *node);
struct grid_plan *compile_grid(struct compiler *compiler, const struct template_node *node);
enum alignment compile_alignment(const char *word); // checked by the schema; absent: centre
struct image *compile_image(struct compiler *compiler, const struct template_node *node);
struct chart_plan *compile_chart(struct compiler *compiler, const struct template_node *node);

#endif
