// SPDX-License-Identifier: Apache-2.0
#include "documents/compose.h"

#include <string.h>

#include "base/language.h"
#include "documents/composer.h"
#include "documents/slots.h"

const char *composer_text(struct composer *composer, const struct text *text) {
    const struct text_values values = {.world = &composer->world, .frame = composer->scope.records};
    const char *printed = text_print(text, &values, &composer->pool);
    return *printed ? printed : NULL;
}

const char *composer_owner(const struct text *text, const struct name_scope *scope,
                           struct text_pool *pool) {
    const struct path *path = text_subject(text);
    size_t slot;
    const struct scope_name *name = path ? path_start(path, &slot) : NULL;
    if (!name || !scope->records[slot]) return NULL;
    const struct subject subject = subject_of(name, &scope->records[slot], 1);
    return subject_text(&subject, pool);
}

struct span *compose_spans(struct composer *composer, const struct span_plan *plan) {
    struct span *first = NULL, **link = &first;
    for (; plan; plan = plan->next) {
        const char *text = composer_text(composer, plan->text);
        if (!text) continue;
        *link = arena_alloc(composer->arena, sizeof **link);
        **link =
            (struct span){.text = text,
                          .style = plan->style,
                          .owner = composer_owner(plan->text, &composer->scope, &composer->pool)};
        link = &(*link)->next;
    }
    return first;
}

static struct signature_line *compose_signatures(struct composer *composer,
                                                 const struct signature_plan *plan) {
    struct signature_line *first = NULL, **link = &first;
    for (; plan; plan = plan->next) {
        *link = arena_alloc(composer->arena, sizeof **link);
        const char *label = composer_text(composer, plan->label);
        **link = (struct signature_line){
            .label = label ? label : "",
            // A name that is not known leaves a line to sign on.
            .value = plan->value ? composer_text(composer, plan->value) : NULL,
            .owner =
                plan->value ? composer_owner(plan->value, &composer->scope, &composer->pool) : NULL,
            .dated = plan->dated,
            .seal = plan->seal};
        link = &(*link)->next;
    }
    return first;
}

static struct signoff *compose_signoff(struct composer *composer, const struct signoff_plan *plan) {
    struct signoff *signoff = arena_alloc(composer->arena, sizeof *signoff);
    const char *name = composer_text(composer, plan->name);
    const char *dated = composer_text(composer, plan->date);
    *signoff =
        (struct signoff){.name = name ? name : "",
                         .owner = composer_owner(plan->name, &composer->scope, &composer->pool),
                         .date = dated ? dated : "",
                         .seal = plan->seal};
    return signoff;
}

// Paragraphs and headings whose text is empty are left out: "备注：{x}" is a matter for <when>, a
// lone "{x}" is not.
static bool is_empty(const struct element *element, const struct block *block) {
    bool text = element->like.kind == BLOCK_HEADING || element->like.kind == BLOCK_PARAGRAPH;
    return text && element->spans && !block->spans;
}

static struct block *compose_block(struct composer *composer, const struct element *element) {
    struct block *block = arena_alloc(composer->arena, sizeof *block);
    *block = element->like;
    block->spans = compose_spans(composer, element->spans);
    switch (element->like.kind) {
    case BLOCK_TABLE:
        block->table = compose_table(composer, element->table);
        break;
    case BLOCK_GRID:
        block->grid = compose_grid(composer, element->grid);
        break;
    case BLOCK_SIGNATURES:
        block->signatures = compose_signatures(composer, element->signatures);
        break;
    case BLOCK_SIGNOFF:
        block->signoff = compose_signoff(composer, element->signoff);
        break;
    case BLOCK_CHART:
        block->chart = compose_chart(composer, element->chart);
        break;
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
    case BLOCK_RULE:
    case BLOCK_SPACE:
    case BLOCK_PAGE_BREAK:
    case BLOCK_IMAGE:
        break;
    }
    return is_empty(element, block) ? NULL : block;
}

static struct block **compose_elements(struct composer *composer, const struct element *element,
                                       struct block **link);

static struct block **compose_repeat(struct composer *composer, const struct element *element,
                                     struct block **link) {
    struct source_state *state = source_open(&element->source, composer->input, composer->arena);
    source_start(&element->source, state, &composer->scope);
    bool first = true;
    while (source_next(&element->source, state, &composer->scope)) {
        if (!row_counts(&element->filter, &composer->world, &composer->scope)) continue;
        // Tables keep pointers into the scope until they are drawn: each round gets views of its
        // own.
        source_detach(state);
        if (!first && element->page_break) {
            *link = arena_alloc(composer->arena, sizeof **link);
            (*link)->kind = BLOCK_PAGE_BREAK;
            link = &(*link)->next;
        }
        first = false;
        link = compose_elements(composer, element->children, link);
    }
    return link;
}

static struct block **compose_elements(struct composer *composer, const struct element *element,
                                       struct block **link) {
    for (; element; element = element->next) {
        if (element->kind == ELEMENT_REPEAT) {
            link = compose_repeat(composer, element, link);
        } else if (element->kind == ELEMENT_WHEN) {
            if (!element->condition ||
                test_passes(&composer->world, element->condition, composer->scope.records))
                link = compose_elements(composer, element->children, link);
        } else {
            *link = compose_block(composer, element);
            if (*link) link = &(*link)->next;
        }
    }
    return link;
}

static struct page_line *compose_lines(struct composer *composer, const struct line_plan *plan) {
    struct page_line *first = NULL, **link = &first;
    for (; plan; plan = plan->next) {
        *link = arena_alloc(composer->arena, sizeof **link);
        **link = plan->like;
        (*link)->left = composer_text(composer, plan->left);
        (*link)->centre = composer_text(composer, plan->centre);
        (*link)->right = composer_text(composer, plan->right);
        link = &(*link)->next;
    }
    return first;
}

static void compose_scope(struct composer *composer, const struct document_template *template) {
    const struct compose_input *input = composer->input;
    struct name_scope *scope = &composer->scope;
    for (size_t i = 0; i < input->record_count; i++)
        scope->records[slots_find(input->records[i].name)] = input->records[i].record;
    struct document_view *view = record_new(composer->arena, &document_view_kind);
    scope->records[SLOT_DOCUMENT] = &view->record;
    view->kind = template->kind;
    view->title = composer_text(composer, template->title);
    view->note = composer_text(composer, template->note);
}

static const char *supplied_names(const struct compose_input *input, struct arena *arena) {
    const char *names = "document";
    for (size_t i = 0; i < input->record_count; i++)
        names = arena_printf(arena, "%s, %s", names, input->records[i].name);
    return names;
}

// Every record that the template names is supplied, if only as one that is not there.
static bool all_supplied(const struct document_template *template,
                         const struct compose_input *input, struct arena *arena,
                         struct diagnostics *diagnostics) {
    bool ok = true;
    const struct slot_name *name;
    for (size_t slot = SLOT_DOCUMENT + 1; (name = slots_at(slot)); slot++) {
        const struct path_use *use = &template->uses[slot];
        if (use->file && !input_has(input, name->name))
            ok = diagnose(diagnostics, STATUS_INPUT, use->file, (long)use->line,
                          _("%s: this document is made without it; there are %s"), name->name,
                          supplied_names(input, arena));
    }
    return ok;
}

struct document *document_compose(const struct document_template *template,
                                  const struct compose_input *input, struct arena *arena,
                                  struct diagnostics *diagnostics) {
    if (!all_supplied(template, input, arena, diagnostics)) return NULL;
    struct composer composer = {.input = input,
                                .arena = arena,
                                .pool = text_pool_over(arena),
                                .world = world_of(input->codes)};
    compose_scope(&composer, template);
    const struct document_view *view =
        (const struct document_view *)composer.scope.records[SLOT_DOCUMENT];
    const struct volume_view *volume = (const struct volume_view *)input_find(input, "volume");
    const char *number = input->number ? input->number : "";
    const char *within = volume && volume->id ? volume->id : number;
    struct document *document = arena_alloc(arena, sizeof *document);
    *document = (struct document){
        .arena = arena,
        .kind = template->kind,
        .title = view->title ? view->title : "",
        .subject = input->subject ? input->subject : number,
        .author = input->author ? input->author : "",
        .identifier = arena_printf(arena, "%s/%s", within, template->kind),
        .created = input->created,
        .note = view->note,
        .tagged = template->tagged,
        .page = template->page,
    };
    document->page.header = compose_lines(&composer, template->header);
    document->page.footer = compose_lines(&composer, template->footer);
    compose_elements(&composer, template->elements, &document->blocks);
    return document;
}
