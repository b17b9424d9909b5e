// SPDX-License-Identifier: Apache-2.0
// From a template's records to a program: the elements below <body>.
#include <string.h>

#include "base/language.h"
#include "documents/length.h"
#include "documents/program.h"

static const char *ascii_key(struct compiler *compiler, const struct template_node *node) {
    if (node->key) compile_name(compiler, node->record.line, "key", node->key);
    return node->key;
}

struct span_plan *compile_spans(struct compiler *compiler, const struct template_node *node) {
    struct span_plan *first = NULL, **link = &first;
    if (node->content) {
        *link = arena_alloc(compiler->place.arena, sizeof **link);
        (*link)->text = compile_text(compiler, node->record.line, node->content);
        return first;
    }
    for (EACH(struct template_node, child, node->node)) {
        *link = arena_alloc(compiler->place.arena, sizeof **link);
        (*link)->text = compile_text(compiler, child->record.line, child->content);
        (*link)->style = compile_style(compiler, child->record.line, child->style);
        link = &(*link)->next;
    }
    return first;
}

typedef void compile_function(struct compiler *, const struct template_node *, struct element *);

static void heading(struct compiler *compiler, const struct template_node *node,
                    struct element *element) {
    element->like.fit = node->fit == 1;
    element->like.level = node->level == INTEGER_NONE ? 1 : node->level;
    element->like.keep_with_next = true;
    element->spans = compile_spans(compiler, node);
}

static void paragraph(struct compiler *compiler, const struct template_node *node,
                      struct element *element) {
    element->like.fit = node->fit == 1;
    element->spans = compile_spans(compiler, node);
}

static void table(struct compiler *compiler, const struct template_node *node,
                  struct element *element) {
    element->table = compile_table(compiler, node);
}

static void grid(struct compiler *compiler, const struct template_node *node,
                 struct element *element) {
    element->grid = compile_grid(compiler, node);
}

static void chart(struct compiler *compiler, const struct template_node *node,
                  struct element *element) {
    element->chart = compile_chart(compiler, node);
}

static void image(struct compiler *compiler, const struct template_node *node,
                  struct element *element) {
    element->like.image = compile_image(compiler, node);
}

static void signatures(struct compiler *compiler, const struct template_node *node,
                       struct element *element) {
    struct signature_plan **link = &element->signatures;
    for (EACH(struct template_node, child, node->node)) {
        uint32_t line = child->record.line;
        struct signature_plan *plan = arena_alloc(compiler->place.arena, sizeof *plan);
        plan->label = compile_text(compiler, line, child->label);
        plan->value = child->value ? compile_text(compiler, line, child->value) : NULL;
        plan->dated = child->dated;
        plan->seal = child->seal;
        *link = plan;
        link = &plan->next;
    }
}

static void signoff(struct compiler *compiler, const struct template_node *node,
                    struct element *element) {
    struct signoff_plan *plan = arena_alloc(compiler->place.arena, sizeof *plan);
    plan->name = compile_text(compiler, node->record.line, node->name);
    plan->date = compile_text(compiler, node->record.line, node->date);
    plan->seal = node->sealed == 1;
    element->signoff = plan;
}

struct ruled_line compile_ruled_line(struct compiler *compiler, const struct template_node *node) {
    uint32_t line = node->record.line;
    struct ruled_line rule = {
        .first = compile_points(compiler, line, "thickness", node->thickness, 0.5),
        .second = compile_points(compiler, line, "second", node->second, 0),
        .gap = compile_points(compiler, line, "gap", node->gap, node->second ? 1 : 0),
        .width = compile_points(compiler, line, "width", node->width, 0)};
    if (node->colour && !colour_parse(node->colour, &rule.colour))
        compile_refuse(compiler, line, _("colour=\"%s\": a colour is # and six hexadecimal digits"),
                       node->colour);
    return rule;
}

static void rule(struct compiler *compiler, const struct template_node *node,
                 struct element *element) {
    element->like.rule = compile_ruled_line(compiler, node);
}

static void space(struct compiler *compiler, const struct template_node *node,
                  struct element *element) {
    uint32_t line = node->record.line;
    bool other = node->until || node->fill == 1;
    element->like.amount = compile_points(compiler, line, "height", node->height, other ? 0 : 12);
    element->like.until = compile_points(compiler, line, "until", node->until, 0);
    element->like.fill = node->fill == 1;
}

static void page_break(struct compiler *compiler, const struct template_node *node,
                       struct element *element) {
    (void)compiler, (void)node, (void)element;
}

static void when(struct compiler *compiler, const struct template_node *node,
                 struct element *element) {
    compile_condition(compiler, node, node->field, &element->condition);
    element->children = compile_elements(compiler, &node->node);
}

static void repeat(struct compiler *compiler, const struct template_node *node,
                   struct element *element) {
    size_t outside = compiler->names.count;
    compiler->place.line = node->record.line;
    if (source_compile(node->source, &compiler->names, &compiler->place, &element->source)) {
        compile_filter(compiler, node, &element->filter);
        element->page_break = node->pageBreak == 1;
        element->children = compile_elements(compiler, &node->node);
    } else {
        compiler->failed = true; // its children would only repeat the complaint
    }
    compiler->names.count = outside;
}

static const struct {
    const char *name;
    enum element_kind kind;
    enum block_kind block;
    compile_function *compile;
} elements[] = {
    {"heading", ELEMENT_BLOCK, BLOCK_HEADING, heading},
    {"paragraph", ELEMENT_BLOCK, BLOCK_PARAGRAPH, paragraph},
    {"table", ELEMENT_BLOCK, BLOCK_TABLE, table},
    {"grid", ELEMENT_BLOCK, BLOCK_GRID, grid},
    {"signatures", ELEMENT_BLOCK, BLOCK_SIGNATURES, signatures},
    {"signoff", ELEMENT_BLOCK, BLOCK_SIGNOFF, signoff},
    {"rule", ELEMENT_BLOCK, BLOCK_RULE, rule},
    {"space", ELEMENT_BLOCK, BLOCK_SPACE, space},
    {"pageBreak", ELEMENT_BLOCK, BLOCK_PAGE_BREAK, page_break},
    {"chart", ELEMENT_BLOCK, BLOCK_CHART, chart},
    {"image", ELEMENT_BLOCK, BLOCK_IMAGE, image},
    {"when", ELEMENT_WHEN, BLOCK_SPACE, when},
    {"repeat", ELEMENT_REPEAT, BLOCK_SPACE, repeat},
};

static struct element *compile_element(struct compiler *compiler,
                                       const struct template_node *node) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcmp(elements[i].name, node->element) != 0) continue;
        struct element *element = arena_alloc(compiler->place.arena, sizeof *element);
        element->kind = elements[i].kind;
        element->like.kind = elements[i].block;
        // A chart has lettering of its own.
        element->like.style = elements[i].block == BLOCK_CHART
                                  ? compile_style(compiler, node->record.line, node->style)
                                  : compile_text_style(compiler, node->record.line, node->style);
        element->like.key = ascii_key(compiler, node);
        element->like.keep_with_next = node->keepWithNext == 1;
        elements[i].compile(compiler, node, element);
        return element;
    }
    compile_refuse(compiler, node->record.line, _("<%s> does not belong here"), node->element);
    return NULL;
}

struct element *compile_elements(struct compiler *compiler, const struct list *nodes) {
    struct element *first = NULL, **link = &first;
    for (EACH(struct template_node, node, *nodes)) {
        *link = compile_element(compiler, node);
        if (*link) link = &(*link)->next;
    }
    return first;
}
