// SPDX-License-Identifier: Apache-2.0
// The structure tree of a tagged PDF, gathered while pages are written: elements, and which marked
// content of which page belongs to them (ISO 32000-1, 14.7).
#ifndef JUANCE_RENDER_STRUCTURE_H
#define JUANCE_RENDER_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "render/list.h"

struct kid {
    bool element; // else marked content
    size_t index; // element: of the nodes; content: its MCID
    size_t page;  // content: index of the page
};

struct node {
    struct item about; // ITEM_OPEN
    size_t parent;     // of the nodes; the first is the document itself
    VECTOR(struct kid) kids;
};

struct structure {
    VECTOR(struct node) nodes;
    VECTOR(size_t) by_number; // element number -> node
    VECTOR(size_t) open;      // nodes that are open, outermost first
    VECTOR(size_t) owners;    // node of each MCID, page after page
    VECTOR(size_t) pages;     // first owner of each page
};

void structure_begin(struct structure *structure);
void structure_end(struct structure *structure);

void structure_begin_page(struct structure *structure);
void structure_open(struct structure *structure, const struct item *item);
void structure_close(struct structure *structure);

// The innermost open element if content may stand in it; (size_t)-1: content here is an artifact.
size_t structure_leaf(const struct structure *structure);

// A new MCID on the current page for content of the node.
size_t structure_mark(struct structure *structure, size_t node);

// "P", "H1", "TD".
const char *structure_type(const struct node *node);

#endif
