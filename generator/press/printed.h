// SPDX-License-Identifier: Apache-2.0
// The one place where a template becomes a document, and the one that writes what was printed.
#ifndef JUANCE_PRESS_PRINTED_H
#define JUANCE_PRESS_PRINTED_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostics.h"
#include "documents/input.h"
#include "documents/template.h"
#include "render/render.h"

struct press;

enum print_format {
    PRINT_PDF = 1,
    PRINT_XML = 2,
    PRINT_HTML = 4, // one page that needs no other file
    PRINT_JSON = 8,
    PRINT_CSV = 16, // one a table
    PRINT_PNG = 32, // one page, into `picture`
    PRINT_SVG = 64,
    PRINT_FIGURES = 128, // its charts as PNG and SVG
};

struct print_order {
    const struct document_template *template; // NULL: the one called
    const char *name;                         // as press_find() wants it
    const struct compose_input *input;
    unsigned formats;
    size_t page;       // PNG, SVG: which, 1 and up
    double resolution; // PNG: dots an inch
    // PDF: told of each heading and its page (render_options); NULL: nobody asks
    void (*heading)(void *context, const char *title, int level, size_t page);
    void *context;
};

struct printed_table {
    const char *name; // the template's
    struct buffer csv;
};

// One document in the formats that were ordered; the others are empty.
struct printed {
    const char *title; // the template's
    const char *kind;  // name of its template
    size_t pages;      // of the PDF
    struct buffer pdf, xml, html, json, picture;
    struct printed_table *tables;
    size_t table_count;
    struct figures figures;
};

// Composes and prints; codes are added to the input when it has none. False after a message, with
// nothing printed. Release with printed_free().
bool press_make(const struct press *press, const struct print_order *order, struct printed *printed,
                struct diagnostics *diagnostics);
void printed_free(struct printed *printed, size_t count);

// Paths of what was written; a zeroed one is empty. `items` ends with NULL once there is one.
struct written_files {
    const char **items;
    size_t count, capacity;
};

// Writes the PDF, or the picture, to `path` and the other formats beside it: .xml, .html, .json,
// -<table>.csv and figures (render.h) in the place of .pdf. Each file whole or not at all; false
// after a message. `files` NULL: nobody asks. Paths are in `arena`.
bool printed_write_to(const struct printed *printed, const char *path, struct written_files *files,
                      struct arena *arena, struct diagnostics *diagnostics);

// The same as FOLDER/<name>.pdf; makes the folder.
bool printed_write(const struct printed *printed, const char *folder, const char *name,
                   struct written_files *files, struct arena *arena,
                   struct diagnostics *diagnostics);

#endif
