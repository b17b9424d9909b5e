// SPDX-License-Identifier: Apache-2.0
#include "render/structure.h"

#include <stdlib.h>

static const char *const types[] = {
    [ELEMENT_PARAGRAPH] = "P",   [ELEMENT_CAPTION] = "Caption", [ELEMENT_TABLE] = "Table",
    [ELEMENT_ROW] = "TR",        [ELEMENT_HEAD_CELL] = "TH",    [ELEMENT_CELL] = "TD",
    [ELEMENT_FIGURE] = "Figure",
};

static const char *const headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

const char *structure_type(const struct node *node) {
    if (node->about.element != ELEMENT_HEADING) return types[node->about.element];
    int level = node->about.level;
    return headings[level < 1 ? 0 : level > 6 ? 5 : level - 1];
}

void structure_begin(struct structure *structure) {
    *structure = (struct structure){0};
    vector_add(&structure->nodes, (struct node){0}); // the document
    vector_add(&structure->open, 0);
}

void structure_end(struct structure *structure) {
    for (size_t i = 0; i < structure->nodes.count; i++) free(structure->nodes.at[i].kids.at);
    free(structure->nodes.at);
    free(structure->by_number.at);
    free(structure->open.at);
    free(structure->owners.at);
    free(structure->pages.at);
    *structure = (struct structure){0};
}

void structure_begin_page(struct structure *structure) {
    vector_add(&structure->pages, structure->owners.count);
}

static void open_element(struct structure *structure, const struct item *item) {
    size_t node = structure->nodes.count;
    size_t parent = structure->open.at[structure->open.count - 1];
    if (item->continues > 0 && item->continues <= structure->by_number.count)
        node = structure->by_number.at[item->continues - 1];
    else {
        while (structure->by_number.count < item->number) vector_add(&structure->by_number, node);
        vector_add(&structure->nodes, (struct node){.about = *item, .parent = parent});
        vector_add(&structure->nodes.at[parent].kids, (struct kid){.element = true, .index = node});
    }
    vector_add(&structure->open, node);
}

static void close_element(struct structure *structure) {
    if (structure->open.count > 1) structure->open.count--;
}

static size_t leaf(const struct structure *structure) {
    size_t node = structure->open.at[structure->open.count - 1];
    enum element element = structure->nodes.at[node].about.element;
    bool holds = node > 0 && element != ELEMENT_TABLE && element != ELEMENT_ROW;
    return holds ? node : STRUCTURE_ARTIFACT;
}

bool structure_follow(struct structure *structure, const struct item *item, size_t *owner) {
    if (item->kind == ITEM_OPEN)
        open_element(structure, item);
    else if (item->kind == ITEM_CLOSE)
        close_element(structure);
    else {
        *owner = leaf(structure);
        return true;
    }
    return false;
}

size_t structure_mark(struct structure *structure, size_t node) {
    size_t page = structure->pages.count - 1;
    size_t mark = structure->owners.count - structure->pages.at[page];
    vector_add(&structure->owners, node);
    vector_add(&structure->nodes.at[node].kids, (struct kid){.index = mark, .page = page});
    return mark;
}
