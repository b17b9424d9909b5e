// SPDX-License-Identifier: Apache-2.0
// The structure tree as text of PDF objects (ISO 32000-1, 14.7.2).
#include "render/metadata.h"
#include "render/structure.h"

// Marked content of the first page is named by number alone, that of further pages with its page.
static void add_kids(const struct node *node, const struct structure_numbers *numbers,
                     struct buffer *into) {
    size_t own_page = (size_t)-1;
    if (node->kids.count == 0) return;
    for (size_t i = 0; i < node->kids.count && own_page == (size_t)-1; i++)
        if (!node->kids.at[i].element) own_page = node->kids.at[i].page;
    if (own_page != (size_t)-1) buffer_printf(into, "/Pg %u 0 R", numbers->pages[own_page]);
    buffer_add_text(into, "/K[");
    for (size_t i = 0; i < node->kids.count; i++) {
        const struct kid *kid = &node->kids.at[i];
        if (kid->element)
            buffer_printf(into, "%u 0 R ", numbers->elements[kid->index]);
        else if (kid->page == own_page)
            buffer_printf(into, "%zu ", kid->index);
        else
            buffer_printf(into, "<</Type/MCR/Pg %u 0 R/MCID %zu>>", numbers->pages[kid->page],
                          kid->index);
    }
    buffer_add_text(into, "]\n");
}

static void add_attributes(const struct node *node, struct buffer *into) {
    const struct item *about = &node->about;
    bool head = about->element == ELEMENT_HEAD_CELL;
    if (about->element == ELEMENT_FIGURE && about->description) {
        struct buffer text = BUFFER_EMPTY;
        metadata_text(about->description, &text);
        buffer_add_text(into, "/Alt<");
        metadata_hex(text.bytes, text.length, into);
        buffer_add_text(into, ">");
        buffer_free(&text);
    }
    if (!head && about->element != ELEMENT_CELL) return;
    if (!head && about->columns <= 1 && about->rows <= 1) return;
    buffer_add_text(into, "/A<</O/Table");
    if (head) buffer_add_text(into, about->row_head ? "/Scope/Row" : "/Scope/Column");
    if (about->columns > 1) buffer_printf(into, "/ColSpan %u", about->columns);
    if (about->rows > 1) buffer_printf(into, "/RowSpan %u", about->rows);
    buffer_add_text(into, ">>\n");
}

void structure_write_element(const struct structure *structure, size_t node,
                             const struct structure_numbers *numbers, struct buffer *into) {
    const struct node *own = &structure->nodes.at[node];
    buffer_printf(into, "/Type/StructElem/S/%s/P %u 0 R",
                  node == 0 ? "Document" : structure_type(own),
                  node == 0 ? numbers->root : numbers->elements[own->parent]);
    add_attributes(own, into);
    add_kids(own, numbers, into);
}

// With the parent tree: which element each marked content of each page belongs to.
void structure_write_root(const struct structure *structure,
                          const struct structure_numbers *numbers, struct buffer *into) {
    buffer_printf(into, "/Type/StructTreeRoot/K %u 0 R/ParentTree<</Nums[", numbers->elements[0]);
    for (size_t page = 0; page < structure->pages.count; page++) {
        size_t end = page + 1 < structure->pages.count ? structure->pages.at[page + 1]
                                                       : structure->owners.count;
        buffer_printf(into, "%zu[", page);
        for (size_t i = structure->pages.at[page]; i < end; i++)
            buffer_printf(into, "%u 0 R ", numbers->elements[structure->owners.at[i]]);
        buffer_add_text(into, "]\n");
    }
    buffer_printf(into, "]>>/ParentTreeNextKey %zu\n", structure->pages.count);
}
