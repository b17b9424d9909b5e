// SPDX-License-Identifier: Apache-2.0
// From a template's records to a program: tables.
#include <string.h>

#include "base/language.h"
#include "documents/program.h"

static bool is_element(const struct template_node *node, const char *name) {
    return strcmp(node->element, name) == 0;
}

enum alignment compile_alignment(const char *word) {
    if (word && strcmp(word, "left") == 0) return ALIGN_LEFT;
    if (word && strcmp(word, "right") == 0) return ALIGN_RIGHT;
    if (word && strcmp(word, "justify") == 0) return ALIGN_JUSTIFY;
    return ALIGN_CENTRE;
}

static void compile_column(struct compiler *compiler, const struct template_node *node,
                           struct table_plan *table) {
    uint32_t line = node->record.line;
    compile_name(compiler, line, "key", node->key);
    for (struct column_plan *known = table->columns; known; known = known->next)
        if (strcmp(known->column.key, node->key) == 0)
            compile_refuse(compiler, line, _("two columns of one table have the key %s"),
                           node->key);
    struct column_plan *plan = arena_alloc(compiler->place.arena, sizeof *plan);
    const struct text_style *style = compile_style(compiler, line, node->style);
    plan->column = (struct column){
        .key = node->key,
        .title = node->title ? node->title : "",
        .group = node->group,
        .width = compile_millimetres(compiler, line, "width", node->width, 0),
        .least = compile_millimetres(compiler, line, "least", node->least, 0),
        .align = compile_alignment(node->align),
    };
    if (style) {
        plan->column.style = arena_alloc(compiler->place.arena, sizeof *style);
        *plan->column.style = *style;
    }
    plan->text = compile_text(compiler, line, node->content);
    plan->data = node->data == 1;
    if (!plan->data && !node->title)
        compile_refuse(compiler, line, _("column %s: a printed column needs a title"), node->key);
    // Printed columns first, then those that are data only, each in the order of the file.
    struct column_plan **link = &table->columns;
    while (*link && (plan->data || !(*link)->data)) link = &(*link)->next;
    plan->next = *link;
    *link = plan;
    *(plan->data ? &table->data_count : &table->column_count) += 1;
}

static void compile_group(struct compiler *compiler, const struct template_node *node,
                          struct table_plan *table) {
    if (table->group) {
        compile_refuse(compiler, node->record.line, _("a table has one <group> at most"));
        return;
    }
    table->group = arena_alloc(compiler->place.arena, sizeof *table->group);
    table->group->by = compile_text(compiler, node->record.line, node->by);
    table->group->text = compile_text(compiler, node->record.line, node->content);
}

static size_t column_position(const struct table_plan *table, const char *key) {
    size_t position = 0;
    for (const struct column_plan *column = table->columns; column; column = column->next) {
        if (strcmp(column->column.key, key) == 0) return position;
        position++;
    }
    return SIZE_MAX;
}

static void compile_sum(struct compiler *compiler, const struct template_node *node,
                        struct table_plan *table, struct total_value *value) {
    compiler->place.line = node->record.line;
    value->sum = compile_path(compiler, node->sum);
    if (!value->sum) return;
    if (path_type(value->sum) != VALUE_NUMBER) {
        compile_refuse(compiler, node->record.line, _("sum=\"%s\": only numbers can be added up"),
                       node->sum);
        return;
    }
    for (value->sum_index = 0; value->sum_index < table->sum_count; value->sum_index++)
        if (strcmp(path_source(table->sums[value->sum_index]), node->sum) == 0) return;
    if (table->sum_count == MOST_SUMS)
        compile_refuse(compiler, node->record.line, _("a table adds up at most %d fields"),
                       MOST_SUMS);
    else
        table->sums[table->sum_count++] = value->sum;
}

// A total is made when its rows have gone by: its texts see what is around the table, and "rows".
static void compile_total(struct compiler *compiler, const struct template_node *node,
                          struct table_plan *table) {
    bool subtotal = node->kind && strcmp(node->kind, "subtotal") == 0;
    if (subtotal && !table->group)
        compile_refuse(compiler, node->record.line,
                       _("a subtotal needs a <group> that stands before it"));
    struct total_value **link = &(subtotal ? &table->subtotal : &table->total)->values;
    for (EACH(struct template_node, child, node->node)) {
        struct total_value *value = arena_alloc(compiler->place.arena, sizeof *value);
        value->column = column_position(table, child->column);
        if (value->column == SIZE_MAX)
            compile_refuse(compiler, child->record.line, _("no column before this has the key %s"),
                           child->column);
        if (child->sum) {
            compile_sum(compiler, child, table, value);
        } else {
            unsigned all = compiler->names.count;
            compiler->names.count = (unsigned)table->rows_slot + 1;
            value->text = compile_text(compiler, child->record.line, child->content);
            compiler->names.count = all;
        }
        *link = value;
        link = &value->next;
    }
}

static void compile_parts(struct compiler *compiler, const struct template_node *node,
                          struct table_plan *table) {
    for (EACH(struct template_node, child, node->node)) {
        if (is_element(child, "column"))
            compile_column(compiler, child, table);
        else if (is_element(child, "group"))
            compile_group(compiler, child, table);
        else
            compile_total(compiler, child, table);
    }
    if (!table->column_count)
        compile_refuse(compiler, node->record.line, _("a table needs at least one printed column"));
}

static struct text_style *own_style(struct compiler *compiler, uint32_t line, const char *name) {
    const struct text_style *style = compile_style(compiler, line, name);
    struct text_style *own = arena_alloc(compiler->place.arena, sizeof *own);
    if (style)
        *own = *style;
    else
        *own = (struct text_style){.face = FACE_SONG, .size = 10.5, .align = ALIGN_CENTRE};
    return own;
}

struct table_plan *compile_table(struct compiler *compiler, const struct template_node *node) {
    uint32_t line = node->record.line;
    struct table_plan *table = arena_alloc(compiler->place.arena, sizeof *table);
    compile_name(compiler, line, "name", node->name);
    compile_name(compiler, line, "item", node->item ? node->item : "row");
    table->like = (struct table){
        .name = node->name,
        .item = node->item ? node->item : "row",
        .head_style = own_style(compiler, line, node->headStyle),
        .body_style = own_style(compiler, line, node->style),
        .row_padding = compile_points(compiler, line, "rowPadding", node->rowPadding, 3),
        .least_row_height = compile_points(compiler, line, "rowHeight", node->rowHeight, 0),
        .zebra = node->zebra == 1,
    };
    table->caption = compile_text(compiler, line, node->caption);
    table->when_empty = compile_text(compiler, line, node->whenEmpty);
    unsigned outside = compiler->names.count;
    table->rows_slot = outside;
    compiler->place.line = line;
    if (scope_push(&compiler->names, "rows", &rows_view_kind, &compiler->place) &&
        source_compile(node->source, &compiler->names, &compiler->place, &table->source)) {
        compile_filter(compiler, node, &table->filter);
        compile_parts(compiler, node, table);
    } else {
        compiler->failed = true;
    }
    compiler->names.count = outside;
    return table;
}
