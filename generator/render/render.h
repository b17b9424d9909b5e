// SPDX-License-Identifier: Apache-2.0
// Documents to paper: PDF/A through libharu, pictures through Cairo, text for golden tests.
#ifndef JUANCE_RENDER_RENDER_H
#define JUANCE_RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/diagnostics.h"
#include "documents/document.h"

struct font_stack;

// Reads the table of fonts (schemas/fonts.txt; its format stands at its top). A font file is opened
// when its first character is needed. One stack serves any number of documents, one after the
// other; threads need one each. NULL after a failure.
struct font_stack *fonts_load(const char *table_file, struct diagnostics *diagnostics);
void fonts_free(struct font_stack *fonts); // NULL is fine

// Puts a font before those that the table names for a face: "fangsong", "xiaobiaosong-bold"... Of
// several for one face the first one given comes first. False, and nothing is changed, when there
// is no such face; the file is opened when its first character is needed.
bool fonts_prefer(struct font_stack *fonts, const char *face, const char *path, unsigned index);

// What documents have used since the stack was loaded or fonts_forget_used() was called.
struct fonts_used {
    const char *const *files; // font files, in the order of the table, each once
    size_t file_count;
    const uint32_t *missing; // decided code points that were printed as 〓, in order of code point
    size_t missing_count;
};
void fonts_forget_used(struct font_stack *fonts);
// Borrowed from the stack, valid until its next use.
struct fonts_used fonts_used(struct font_stack *fonts);

// Whether every face and cut of the stack sets the character, alone: what one of them lacks may
// still be printed, if no document needs it in that face. Fonts that cannot be read have nothing.
bool fonts_have(struct font_stack *fonts, uint32_t codepoint, struct diagnostics *diagnostics);
// Whether it kept a document from being printed since fonts_forget_used().
bool fonts_refused(const struct font_stack *fonts, uint32_t codepoint);
// The English name of its script where this layout would print it wrong; NULL.
const char *fonts_script_refused(uint32_t codepoint);

struct render_options {
    // Code points that, by a named officer's recorded decision, may print as 〓(U+2B7A1) when no
    // font has them. Without it such a character stops the document.
    const uint32_t *decided;
    size_t decided_count;
    // Called for each heading of a level when its page is finished, counted from 1: a table of
    // contents is made by laying out twice. NULL: nobody asks.
    void (*heading)(void *context, const char *title, int level, size_t page);
    void *context;
};

struct render_result {
    size_t pages;
};

// PDF/A-2u (2a when the document is tagged), appended to `pdf`. The same document, fonts and
// libraries give the same bytes; all dates are document->created. `options` may be NULL. False, and
// `pdf` is as before, when a character cannot be set (every one is diagnosed with its code point
// and owner), when something does not fit on a page, or when memory or disk fail.
bool render_pdf(const struct document *document, struct font_stack *fonts,
                const struct render_options *options, struct buffer *pdf,
                struct render_result *result, struct diagnostics *diagnostics);

// The same, handed over piece by piece as it becomes final; `write` returns false to stop.
bool render_pdf_to(const struct document *document, struct font_stack *fonts,
                   const struct render_options *options,
                   bool (*write)(void *context, const void *bytes, size_t length), void *context,
                   struct render_result *result, struct diagnostics *diagnostics);

// One page, counted from 1, as PNG at `resolution` dots an inch, or as SVG in points.
bool render_png(const struct document *document, struct font_stack *fonts,
                const struct render_options *options, size_t page, double resolution,
                struct buffer *png, struct diagnostics *diagnostics);
bool render_svg(const struct document *document, struct font_stack *fonts,
                const struct render_options *options, size_t page, struct buffer *svg,
                struct diagnostics *diagnostics);

// The charts of a document as pictures to stand beside its PDF: PNG at 192 dots an inch, and SVG.
struct figure_file {
    char ending[32]; // behind the PDF's name: "-figure-1.png", "-figure-1.svg", ...
    struct buffer bytes;
};
struct figures {
    struct figure_file *files;
    size_t count;
};
// False, and `figures` is empty, on what makes render_pdf() fail.
bool render_figures(const struct document *document, struct font_stack *fonts,
                    const struct render_options *options, struct figures *figures,
                    struct diagnostics *diagnostics);
void figures_free(struct figures *figures); // leaves it empty

// The display list as text, one item a line: what stands where in which font.
bool render_trace(const struct document *document, struct font_stack *fonts,
                  const struct render_options *options, struct buffer *text,
                  struct render_result *result, struct diagnostics *diagnostics);

#endif
