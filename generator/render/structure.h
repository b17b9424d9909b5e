// SPDX-License-Identifier: Apache-2.0
// The structure tree of a tagged PDF, gathered while pages are written: elements, and which marked
// content of which page belongs to them (ISO 32000-1, 14.7).
#ifndef JUANCE_RENDER_STRUCTURE_H
#define JUANCE_RENDER_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
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
// What content belongs to when it is no element's.
#define STRUCTURE_ARTIFACT ((size_t)-1)
// Between stretches of marked content: nothing is open.
#define STRUCTURE_UNMARKED ((size_t)-2)

// Takes the next item in the order of drawing. True when it is content: `*owner` gets the innermost
// open element if content may stand in it, else STRUCTURE_ARTIFACT. False when it opens or closes
// an element.
bool structure_follow(struct structure *structure, const struct item *item, size_t *owner);

// A new MCID on the current page for content of the node.
size_t structure_mark(struct structure *structure, size_t node);

// "P", "H1", "TD".
const char *structure_type(const struct node *node);

// Numbers of the file's objects that the tree names.
struct structure_numbers {
    unsigned root;
    const unsigned *elements; // by node
    const unsigned *pages;
};

// The inside of the dictionaries: of the root with the parent tree, of a node's element. Appended.
void structure_write_root(const struct structure *structure,
                          const struct structure_numbers *numbers, struct buffer *into);
void structure_write_element(const struct structure *structure, size_t node,
                             const struct structure_numbers *numbers, struct buffer *into);

#endif
