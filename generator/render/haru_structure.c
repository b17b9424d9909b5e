// SPDX-License-Identifier: Apache-2.0
// The structure tree as objects of the file.
#include <stdlib.h>
#include <string.h>

#include "render/haru.h"
#include "render/metadata.h"
#include "render/structure.h"

// Marked content of the first page is named by number alone, that of further pages with its page.
static void add_kids(const struct haru *haru, const struct node *node, HPDF_Dict *objects,
                     struct buffer *entries) {
    size_t own_page = (size_t)-1;
    if (node->kids.count == 0) return;
    for (size_t i = 0; i < node->kids.count && own_page == (size_t)-1; i++)
        if (!node->kids.at[i].element) own_page = node->kids.at[i].page;
    if (own_page != (size_t)-1)
        buffer_printf(entries, "/Pg %u 0 R", haru_page_number(haru, own_page));
    buffer_add_text(entries, "/K[");
    for (size_t i = 0; i < node->kids.count; i++) {
        const struct kid *kid = &node->kids.at[i];
        if (kid->element)
            buffer_printf(entries, "%u 0 R ", haru_number(objects[kid->index]));
        else if (kid->page == own_page)
            buffer_printf(entries, "%zu ", kid->index);
        else
            buffer_printf(entries, "<</Type/MCR/Pg %u 0 R/MCID %zu>>",
                          haru_page_number(haru, kid->page), kid->index);
    }
    buffer_add_text(entries, "]\n");
}

static void add_attributes(const struct node *node, struct buffer *entries) {
    const struct item *about = &node->about;
    bool head = about->element == ELEMENT_HEAD_CELL;
    if (about->element == ELEMENT_FIGURE && about->description) {
        struct buffer text = BUFFER_EMPTY;
        metadata_text(about->description, &text);
        buffer_add_text(entries, "/Alt<");
        metadata_hex(text.bytes, text.length, entries);
        buffer_add_text(entries, ">");
        buffer_free(&text);
    }
    if (!head && about->element != ELEMENT_CELL) return;
    if (!head && about->columns <= 1 && about->rows <= 1) return;
    buffer_add_text(entries, "/A<</O/Table");
    if (head) buffer_add_text(entries, about->row_head ? "/Scope/Row" : "/Scope/Column");
    if (about->columns > 1) buffer_printf(entries, "/ColSpan %u", about->columns);
    if (about->rows > 1) buffer_printf(entries, "/RowSpan %u", about->rows);
    buffer_add_text(entries, ">>\n");
}

// Which element each marked content of each page belongs to.
static void add_parent_tree(const struct structure *structure, HPDF_Dict *objects,
                            struct buffer *entries) {
    buffer_add_text(entries, "/ParentTree<</Nums[");
    for (size_t page = 0; page < structure->pages.count; page++) {
        size_t end = page + 1 < structure->pages.count ? structure->pages.at[page + 1]
                                                       : structure->owners.count;
        buffer_printf(entries, "%zu[", page);
        for (size_t i = structure->pages.at[page]; i < end; i++)
            buffer_printf(entries, "%u 0 R ", haru_number(objects[structure->owners.at[i]]));
        buffer_add_text(entries, "]\n");
    }
    buffer_printf(entries, "]>>/ParentTreeNextKey %zu\n", structure->pages.count);
}

bool haru_structure(struct haru *haru) {
    const struct structure *structure = &haru->structure;
    size_t count = structure->nodes.count;
    struct buffer entries = BUFFER_EMPTY;
    HPDF_Dict *objects = memory_zeroed(count * sizeof(HPDF_Dict));
    // All get their numbers first: they name each other.
    HPDF_Dict root = haru_object(haru, &entries);
    for (size_t i = 0; i < count && !haru->failed; i++) objects[i] = haru_object(haru, &entries);
    for (size_t i = 0; i < count && !haru->failed; i++) {
        const struct node *node = &structure->nodes.at[i];
        buffer_printf(&entries, "/Type/StructElem/S/%s/P %u 0 R",
                      i == 0 ? "Document" : structure_type(node),
                      haru_number(i == 0 ? root : objects[node->parent]));
        add_attributes(node, &entries);
        add_kids(haru, node, objects, &entries);
        haru_fill(objects[i], &entries);
    }
    if (!haru->failed) {
        buffer_printf(&entries, "/Type/StructTreeRoot/K %u 0 R", haru_number(objects[0]));
        add_parent_tree(structure, objects, &entries);
        haru_fill(root, &entries);
        HPDF_Dict_Add(haru->pdf->catalog, "StructTreeRoot", root);
        HPDF_Dict mark = HPDF_Dict_New(haru->pdf->mmgr);
        HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
        HPDF_Dict_Add(haru->pdf->catalog, "MarkInfo", mark);
    }
    buffer_free(&entries);
    free(objects);
    return !haru->failed;
}
