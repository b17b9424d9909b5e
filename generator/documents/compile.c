// SPDX-License-Identifier: Apache-2.0
// From a template's records to a program: texts, lengths, styles, page.
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "documents/length.h"
#include "documents/program.h"

bool compile_refuse(struct compiler *compiler, uint32_t line, const char *format, ...) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    compiler->failed = true;
    return diagnose(compiler->place.diagnostics, STATUS_INPUT, compiler->place.file, (long)line,
                    "%s", message);
}

static const struct text *compile_terms(struct compiler *compiler, uint32_t line, const char *text,
                                        bool page_line) {
    const struct path_scope scope = scope_of(&compiler->names);
    const struct text_terms terms = {.scope = &scope, .page_line = page_line};
    compiler->place.line = line;
    const struct text *made = text_compile(text, &terms, &compiler->place);
    compiler->failed |= !made;
    return made;
}

const struct text *compile_text(struct compiler *compiler, uint32_t line, const char *text) {
    return compile_terms(compiler, line, text, false);
}

const struct path *compile_path(struct compiler *compiler, const char *source) {
    const struct path_scope scope = scope_of(&compiler->names);
    const struct path *path = path_parse(source, &scope, &compiler->place);
    compiler->failed |= !path;
    return path;
}

// NULL where `condition` asks nothing.
static const struct test *compile_test(struct compiler *compiler,
                                       const struct condition *condition) {
    const struct path_scope scope = scope_of(&compiler->names);
    struct test *test = arena_alloc(compiler->place.arena, sizeof *test);
    if (!condition->field) return NULL;
    compiler->failed |= !test_compile(condition, &scope, &compiler->place, test);
    return test;
}

bool compile_condition(struct compiler *compiler, const struct template_node *node,
                       const char *path, const struct test **condition) {
    const char *given[] = {node->is, node->equals, node->differs}, *first = path;
    unsigned asked = 0;
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        asked += given[i] != NULL;
        if (!first) first = given[i];
    }
    *condition = NULL;
    compiler->place.line = node->record.line;
    if (asked > 1 || (asked && !path))
        return compile_refuse(
            compiler, node->record.line,
            _("%s: a condition names one field and at most one of is, equals, differs"), first);
    const struct condition text = {.field = path,
                                   .is = node->equals,
                                   .not = node->differs,
                                   .present = node->equals || node->differs
                                                  ? BOOLEAN_NONE
                                                  : !(node->is && strcmp(node->is, "absent") == 0)};
    *condition = compile_test(compiler, &text);
    return !compiler->failed;
}

void compile_filter(struct compiler *compiler, const struct template_node *node,
                    struct row_filter *filter) {
    const struct condition unless = {.field = node->unless, .present = true};
    compile_condition(compiler, node, node->where, &filter->where);
    filter->unless = compile_test(compiler, &unless);
}

bool row_counts(const struct row_filter *filter, const struct world *world,
                const struct name_scope *scope) {
    return (!filter->where || test_passes(world, filter->where, scope->records)) &&
           (!filter->unless || !test_passes(world, filter->unless, scope->records));
}

const struct text_style *compile_style(struct compiler *compiler, uint32_t line, const char *name) {
    if (!name) return NULL;
    for (struct named_style *style = compiler->styles; style; style = style->next)
        if (strcmp(style->name, name) == 0) return &style->style;
    compile_refuse(compiler, line, _("%s: no style of that name"), name);
    return NULL;
}

const struct text_style *compile_text_style(struct compiler *compiler, uint32_t line,
                                            const char *name) {
    static const struct text_style plain = {.face = FACE_SONG, .size = 10.5, .align = ALIGN_LEFT};
    const struct text_style *style = compile_style(compiler, line, name);
    return style ? style : &plain;
}

double compile_points(struct compiler *compiler, uint32_t line, const char *what, const char *text,
                      double absent) {
    double points = absent;
    if (text && !length_points(text, false, &points))
        compile_refuse(compiler, line, _("%s=\"%s\": a length is a number with mm, cm or pt"), what,
                       text);
    return points;
}

double compile_millimetres(struct compiler *compiler, uint32_t line, const char *what,
                           const char *text, double absent) {
    double millimetres = absent;
    if (text && !length_millimetres(text, &millimetres))
        compile_refuse(compiler, line, _("%s=\"%s\": a length is a number with mm, cm or pt"), what,
                       text);
    return millimetres;
}

bool compile_name(struct compiler *compiler, uint32_t line, const char *what, const char *name) {
    bool good = name && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z'));
    for (const char *at = name; good && *at; at++)
        good = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
               (*at >= '0' && *at <= '9') || *at == '-' || *at == '_';
    if (good) return true;
    return compile_refuse(compiler, line, _("%s=\"%s\": a name is ASCII letters, digits, - and _"),
                          what, name ? name : "");
}

// ---- styles -----------------------------------------------------------------------------------

struct word {
    const char *name;
    int value;
};

// The schema has checked the word; the first is the value of an absent one.
static int word_value(const struct word *words, const char *name) {
    for (const struct word *word = words; name && word->name; word++)
        if (strcmp(word->name, name) == 0) return word->value;
    return words->value;
}

static const struct word faces[] = {{"song", FACE_SONG},
                                    {"hei", FACE_HEI},
                                    {"kai", FACE_KAI},
                                    {"fangsong", FACE_FANGSONG},
                                    {"xiaobiaosong", FACE_XIAOBIAOSONG},
                                    {NULL, 0}};
static const struct word alignments[] = {{"left", ALIGN_LEFT},
                                         {"centre", ALIGN_CENTRE},
                                         {"right", ALIGN_RIGHT},
                                         {"justify", ALIGN_JUSTIFY},
                                         {NULL, 0}};

static void put_decimal(double *field, decimal value) {
    if (value != DECIMAL_NONE) *field = (double)value / DECIMAL_ONE;
}

static void compile_one_style(struct compiler *compiler, const struct template_style *from) {
    uint32_t line = from->record.line;
    struct named_style *named = arena_alloc(compiler->place.arena, sizeof *named);
    *named = (struct named_style){.name = from->name,
                                  .style = {.face = FACE_SONG, .size = 10.5, .align = ALIGN_LEFT}};
    const struct text_style *base = compile_style(compiler, line, from->base);
    if (base) named->style = *base;
    struct text_style *style = &named->style;
    if (from->face) style->face = (enum face)word_value(faces, from->face);
    if (from->align) style->align = (enum alignment)word_value(alignments, from->align);
    if (from->size && !length_size(from->size, &style->size))
        compile_refuse(compiler, line,
                       _("size=\"%s\": a size is a length or a Chinese size such as 五号"),
                       from->size);
    style->line_height =
        compile_points(compiler, line, "lineHeight", from->lineHeight, style->line_height);
    style->space_before =
        compile_points(compiler, line, "spaceBefore", from->spaceBefore, style->space_before);
    style->space_after =
        compile_points(compiler, line, "spaceAfter", from->spaceAfter, style->space_after);
    put_decimal(&style->indent_first, from->indentFirst);
    put_decimal(&style->indent_left, from->indentLeft);
    put_decimal(&style->indent_right, from->indentRight);
    if (from->letterSpace && !length_points(from->letterSpace, true, &style->letter_space))
        compile_refuse(compiler, line,
                       _("letterSpace=\"%s\": a length is a number with mm, cm or "
                         "pt"),
                       from->letterSpace);
    if (from->bold != BOOLEAN_NONE) style->bold = from->bold == 1;
    if (from->colour && !colour_parse(from->colour, &style->colour))
        compile_refuse(compiler, line, _("colour=\"%s\": a colour is # and six hexadecimal digits"),
                       from->colour);
    // The latest of a name is found first: a template overrides the styles that it extends.
    named->next = compiler->styles;
    compiler->styles = named;
}

void compile_styles(struct compiler *compiler, const struct list *styles) {
    for (EACH(struct template_style, style, *styles)) compile_one_style(compiler, style);
}

// ---- page -------------------------------------------------------------------------------------

static const struct {
    const char *name;
    double width, height; // millimetres, portrait
} papers[] = {
    {"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}, {"B5", 176, 250}, {"16K", 184, 260}};

static void compile_page_line(struct compiler *compiler, const struct template_node *node,
                              struct document_template *template) {
    uint32_t at = node->record.line;
    struct line_plan *line = arena_alloc(compiler->place.arena, sizeof *line);
    bool first = !node->on || strcmp(node->on, "other") != 0;
    bool other = !node->on || strcmp(node->on, "first") != 0;
    *line = (struct line_plan){.left = compile_terms(compiler, at, node->left, true),
                               .centre = compile_terms(compiler, at, node->centre, true),
                               .right = compile_terms(compiler, at, node->right, true),
                               .like = {.style = compile_text_style(compiler, at, node->style),
                                        .rule = node->rule == 1,
                                        .outer = node->outer == 1,
                                        .first_page = first,
                                        .other_pages = other}};
    bool header = strcmp(node->element, "header") == 0;
    struct line_plan **link = header ? &template->header : &template->footer;
    while (*link) link = &(*link)->next;
    *link = line;
}

static void compile_page_rule(struct compiler *compiler, const struct template_node *node,
                              struct document_template *template) {
    uint32_t line = node->record.line;
    struct page_rule *rule = arena_alloc(compiler->place.arena, sizeof *rule);
    *rule = (struct page_rule){.rule = compile_ruled_line(compiler, node),
                               .first_page = !node->on || strcmp(node->on, "other") != 0,
                               .other_pages = !node->on || strcmp(node->on, "first") != 0};
    double height = rule->rule.first + rule->rule.gap + rule->rule.second;
    if (node->fromTop)
        rule->y = compile_millimetres(compiler, line, "fromTop", node->fromTop, 0);
    else if (node->fromBottom)
        rule->y = template->page.height - height * 25.4 / 72 -
                  compile_millimetres(compiler, line, "fromBottom", node->fromBottom, 0);
    else
        compile_refuse(compiler, line,
                       _("a line of the page says fromTop or fromBottom: how far from the edge"));
    struct page_rule **link = &template->page.rules;
    while (*link) link = &(*link)->next;
    *link = rule;
}

void compile_page(struct compiler *compiler, const struct template_page *page,
                  struct document_template *template) {
    uint32_t line = page->record.line;
    struct page_setup *setup = &template->page;
    double width = 210, height = 297;
    for (size_t i = 0; page->paper && i < sizeof papers / sizeof *papers; i++)
        if (strcmp(papers[i].name, page->paper) == 0)
            width = papers[i].width, height = papers[i].height;
    bool landscape = page->orientation && strcmp(page->orientation, "landscape") == 0;
    setup->width = landscape ? height : width;
    setup->height = landscape ? width : height;
    struct {
        const char *name, *text;
        double *into, absent;
    } lengths[] = {
        {"width", page->width, &setup->width, setup->width},
        {"height", page->height, &setup->height, setup->height},
        {"top", page->top, &setup->top, 25},
        {"bottom", page->bottom, &setup->bottom, 20},
        {"firstTop", page->firstTop, &setup->first_top, 0},
        {"left", page->left, &setup->left, 25},
        {"right", page->right, &setup->right, 20},
        {"headerDistance", page->headerDistance, &setup->header_distance, 4},
        {"footerDistance", page->footerDistance, &setup->footer_distance, 4},
    };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        *lengths[i].into = compile_millimetres(compiler, line, lengths[i].name, lengths[i].text,
                                               lengths[i].absent);
    if (setup->left + setup->right > setup->width - 30 ||
        fmax(setup->top, setup->first_top) + setup->bottom > setup->height - 30)
        compile_refuse(compiler, line, _("the margins leave less than 30 mm for the text"));
    for (EACH(struct template_node, node, page->node)) {
        if (strcmp(node->element, "rule") == 0)
            compile_page_rule(compiler, node, template);
        else
            compile_page_line(compiler, node, template);
    }
}
