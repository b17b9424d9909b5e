// SPDX-License-Identifier: Apache-2.0
#include "render/line_setting.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render/breaks.h"
#include "render/punctuation.h"
#include "render/script.h"

// Sums of widths are compared with this much grace, so that what was measured to fit does fit.
#define GRACE 0.01

bool typesetter_open(struct typesetter *typesetter, struct font_stack *fonts,
                     struct diagnostics *diagnostics) {
    *typesetter = (struct typesetter){0};
    shaper_open(&typesetter->shaper, fonts, diagnostics);
    typesetter->rules = breaks_open(diagnostics);
    return typesetter->rules != NULL;
}

void typesetter_close(struct typesetter *typesetter) {
    shaper_close(&typesetter->shaper);
    breaks_close(typesetter->rules);
    free(typesetter->text.at);
    text_block_free(&typesetter->measured);
}

void text_block_free(struct text_block *block) {
    free(block->glyphs.at);
    free(block->runs.at);
    free(block->lines.at);
    *block = (struct text_block){0};
}

double style_line_height(const struct text_style *style) {
    return style->line_height > 0 ? style->line_height : style->size * 1.5;
}

// Letter space behind the last glyph of a line is not printed. Where it is negative it stays: the
// glyph's own right edge is blank, and only so do 28 characters make the line of GB/T 9704.
static double trailing(const struct text_style *style) {
    return fmax(style->letter_space, 0);
}

static double spaced(const struct text_block *block, const struct shaped *glyph) {
    if (glyph->flags & GLYPH_NEWLINE) return 0;
    return (double)glyph->glyph.advance + block->span_styles[glyph->style]->letter_space;
}

// ---- one line ---------------------------------------------------------------------------------

// A line's glyphs and how they are spread.
struct measure {
    size_t first, end;   // glyphs, spaces at the end left out
    double width;        // with the last mark squeezed
    double extra;        // at every gap that may grow
    double indent, room; // from the block's left edge; what the line may take
};

// Latin words are not spread inside.
static bool grows(const struct shaped *glyph) {
    uint32_t text = glyph->glyph.text;
    return text == ' ' || (!(text & CLUSTER_FLAG) && text >= 0x2E80);
}

static double squeeze(const struct text_block *block, const struct shaped *glyph) {
    return punctuation_white(glyph, block->span_styles[glyph->style]->size);
}

static size_t count_gaps(const struct text_block *block, size_t first, size_t end) {
    size_t gaps = 0;
    for (size_t i = first; i + 1 < end; i++)
        gaps += grows(&block->glyphs.at[i]) || grows(&block->glyphs.at[i + 1]);
    return gaps;
}

static void add_runs(struct text_block *block, const struct measure *line, double x) {
    struct text_run *run = NULL;
    bool growing = false;
    for (size_t i = line->first; i < line->end; i++) {
        const struct shaped *glyph = &block->glyphs.at[i];
        bool g = grows(glyph);
        bool gap = i + 1 < line->end && (g || grows(glyph + 1));
        // Glyphs after which nothing grows do not stand in one run with those where it does.
        bool spread = line->extra != 0 && (gap || (growing && i + 1 == line->end));
        if (!run || run->font != glyph->font || run->style != glyph->style ||
            (line->extra != 0 && growing != spread)) {
            double spacing = block->span_styles[glyph->style]->letter_space;
            vector_add(&block->runs,
                       (struct text_run){.font = glyph->font,
                                         .style = glyph->style,
                                         .first = i,
                                         .x = x,
                                         .spacing = spacing + (spread ? line->extra : 0)});
            run = &block->runs.at[block->runs.count - 1];
            growing = spread;
        }
        run->count++;
        x += (double)glyph->glyph.advance + run->spacing;
    }
}

static void add_line(struct text_block *block, const struct text_style *style, struct measure *line,
                     bool last) {
    double size = 0, height = 0, left = line->room - line->width;
    for (size_t i = line->first; i < line->end; i++) {
        const struct text_style *own = block->span_styles[block->glyphs.at[i].style];
        size = fmax(size, own->size);
        height = fmax(height, style_line_height(own));
    }
    if (line->first == line->end) size = style->size;
    size_t gaps = count_gaps(block, line->first, line->end);
    if (style->align == ALIGN_JUSTIFY && !last && gaps > 0 && left > 0 &&
        left / (double)gaps < size / 2) {
        line->extra = left / (double)gaps;
        line->width = line->room;
        left = 0;
    }
    double x = line->indent;
    if (style->align == ALIGN_CENTRE) x += left / 2;
    if (style->align == ALIGN_RIGHT) x += left;
    size_t first_run = block->runs.count;
    add_runs(block, line, x);
    // The paragraph's own pitch holds for all its lines, as in official documents; a larger span
    // widens its line only when it needs more.
    height = style->line_height > 0 && size <= style->line_height ? style->line_height
                                                                  : fmax(height, size * 1.2);
    if (line->first == line->end) height = style_line_height(style);
    vector_add(&block->lines, (struct text_line){.first_run = first_run,
                                                 .run_count = block->runs.count - first_run,
                                                 .width = line->width,
                                                 .height = height,
                                                 .size = size});
    block->widest = fmax(block->widest, line->width);
    block->height += height;
}

// ---- filling ----------------------------------------------------------------------------------

// A name of several parts (阿依努尔·买买提) is rather cut behind its dot than inside a part. Not in
// justified text, where the line would be spread.
static size_t after_name_part(const struct text_block *block, size_t first, size_t end) {
    enum { MOST_GLYPHS = 8, DOT = 0xB7 };
    if (block->span_styles[0]->align == ALIGN_JUSTIFY) return end;
    for (size_t i = end; i > first + 1 && i + MOST_GLYPHS > end; i--) {
        uint32_t before = block->glyphs.at[i - 1].glyph.text;
        if (before == DOT) return i;
        if (before < 0x3400 || before >= 0xA000) break; // a mark or another script ends the name
    }
    return end;
}

// The last glyph that does not fit ends the line: at the last place where it may, else right before
// the glyph, but not between the glyphs of one cluster.
static size_t line_end(const struct text_block *block, size_t first, double room, bool *hard) {
    double width = 0;
    size_t good = 0, any = 0;
    *hard = false;
    for (size_t i = first; i < block->glyphs.count; i++) {
        const struct shaped *glyph = &block->glyphs.at[i];
        if (glyph->flags & GLYPH_NEWLINE) {
            *hard = true;
            return i;
        }
        if (i > first && glyph->flags & GLYPH_BREAK) good = i;
        if (i > first && glyph->flags & GLYPH_STARTS) any = i;
        double letter = trailing(block->span_styles[glyph->style]);
        double next = width + spaced(block, glyph);
        if (!(glyph->flags & GLYPH_SPACE) && next - letter - squeeze(block, glyph) > room + GRACE) {
            if (good) return after_name_part(block, first, good);
            if (any) return any;
        }
        width = next;
    }
    return block->glyphs.count;
}

static double width_of(const struct text_block *block, size_t first, size_t end, bool squeezed) {
    double width = 0;
    for (size_t i = first; i < end; i++) width += spaced(block, &block->glyphs.at[i]);
    if (end > first) {
        const struct shaped *final = &block->glyphs.at[end - 1];
        width -= trailing(block->span_styles[final->style]);
        if (squeezed) width -= squeeze(block, final);
    }
    return width;
}

// `narrower` points are left free, half of them at either side.
static void fill_within(struct text_block *block, const struct text_style *style, double width,
                        double narrower) {
    // Indents are characters, which stand as close as the others.
    double em = style->size + style->letter_space;
    double left = style->indent_left * em + narrower / 2;
    double right = style->indent_right * em + narrower / 2;
    block->runs.count = block->lines.count = 0;
    block->widest = block->height = 0;
    bool first_line = true;
    for (size_t first = 0; first <= block->glyphs.count;) {
        double indent = left + (first_line ? style->indent_first * em : 0);
        struct measure line = {.first = first, .indent = indent, .room = width - indent - right};
        bool hard;
        size_t next = line_end(block, first, line.room, &hard);
        bool last = hard || next == block->glyphs.count;
        line.end = next;
        while (!hard && line.end > first && !last &&
               block->glyphs.at[line.end - 1].flags & GLYPH_SPACE)
            line.end--;
        line.width = width_of(block, first, line.end, !last);
        if (last && line.width > line.room) line.width = width_of(block, first, line.end, true);
        add_line(block, style, &line, last);
        if (!hard && next == block->glyphs.count) break;
        first = next + (hard ? 1 : 0);
        first_line = hard;
    }
}

// Centred text of several lines is balanced, as titles are (GB/T 9704: in the shape of a trapezoid
// or a diamond): as narrow as it gets without another line.
static void fill(struct text_block *block, const struct text_style *style, double width) {
    fill_within(block, style, width, 0);
    size_t lines = block->lines.count;
    if (style->align != ALIGN_CENTRE || lines < 2) return;
    double fits = 0, fails = width - style->size;
    for (int i = 0; i < 8; i++) {
        double middle = (fits + fails) / 2;
        fill_within(block, style, width, middle);
        if (block->lines.count > lines)
            fails = middle;
        else
            fits = middle;
    }
    fill_within(block, style, width, fits);
}

static void begin(struct text_block *block, struct typesetter *typesetter, double width) {
    block->clusters = &typesetter->shaper.clusters;
    block->glyphs.count = block->runs.count = block->lines.count = 0;
    block->style_count = 0;
    block->width = width;
    block->widest = block->height = block->natural = 0;
}

static bool fits_one_line(struct text_block *block, const struct text_style *style, double width) {
    double line = 0;
    for (size_t i = 0; i < block->glyphs.count; i++) {
        const struct shaped *glyph = &block->glyphs.at[i];
        if (glyph->flags & GLYPH_NEWLINE) return false;
        line += spaced(block, glyph);
    }
    double indents = (style->indent_first + style->indent_left + style->indent_right) *
                     (style->size + style->letter_space);
    return line - trailing(style) <= width - indents + GRACE;
}

void text_layout(struct typesetter *typesetter, const char *text, const char *owner,
                 const struct text_style *style, double width, struct text_block *block) {
    size_t length = strlen(text);
    begin(block, typesetter, width);
    block->span_styles[0] = style;
    block->style_count = 1;
    shape_text(&typesetter->shaper, text, length, 0, style, 0, owner, &block->glyphs);
    punctuation_compress(&block->glyphs, block->span_styles);
    if (!fits_one_line(block, style, width))
        breaks_mark(typesetter->rules, text, length, &block->glyphs, 0);
    fill(block, style, width);
}

static void shape_spans(struct typesetter *typesetter, const struct span *spans,
                        const struct text_style *style, double width, struct text_block *block) {
    begin(block, typesetter, width);
    block->span_styles[0] = style;
    block->style_count = 1;
    typesetter->text.count = 0;
    for (const struct span *span = spans; span; span = span->next) {
        const struct text_style *own = span->style ? span->style : style;
        size_t number = 0, length = strlen(span->text);
        while (number < block->style_count && block->span_styles[number] != own) number++;
        if (number == MOST_STYLES)
            number = 0; // a paragraph with more styles than that falls back to its own
        else if (number == block->style_count)
            block->span_styles[block->style_count++] = own;
        shape_text(&typesetter->shaper, span->text, length, typesetter->text.count, own,
                   (unsigned)number, span->owner, &block->glyphs);
        vector_reserve(&typesetter->text, length);
        memcpy(typesetter->text.at + typesetter->text.count, span->text, length);
        typesetter->text.count += length;
    }
}

void text_layout_spans(struct typesetter *typesetter, const struct span *spans,
                       const struct text_style *style, double width, struct text_block *block) {
    shape_spans(typesetter, spans, style, width, block);
    punctuation_compress(&block->glyphs, block->span_styles);
    if (!fits_one_line(block, style, width))
        breaks_mark(typesetter->rules, typesetter->text.at, typesetter->text.count, &block->glyphs,
                    0);
    fill(block, style, width);
}

void text_layout_vertical(struct typesetter *typesetter, const struct span *spans,
                          const struct text_style *style, struct text_block *block) {
    shape_spans(typesetter, spans, style, style->size, block);
    // Every cluster stands alone; a line break in the text is only a boundary like any other.
    size_t kept = 0;
    for (size_t i = 0; i < block->glyphs.count; i++)
        if (!(block->glyphs.at[i].flags & (GLYPH_NEWLINE | GLYPH_SPACE)))
            block->glyphs.at[kept++] = block->glyphs.at[i];
    block->glyphs.count = kept;
    for (size_t first = 0, next; first < kept; first = next) {
        next = first + 1;
        while (next < kept && !(block->glyphs.at[next].flags & GLYPH_STARTS)) next++;
        struct measure line = {.first = first, .end = next, .room = style->size};
        line.width = width_of(block, first, next, false);
        add_line(block, style, &line, true);
    }
}

void text_measure(struct typesetter *typesetter, const char *text, const struct text_style *style,
                  double *natural, double *piece) {
    struct text_block *block = &typesetter->measured;
    size_t length = strlen(text);
    begin(block, typesetter, 0);
    block->span_styles[0] = style;
    shape_text(&typesetter->shaper, text, length, 0, style, 0, NULL, &block->glyphs);
    punctuation_compress(&block->glyphs, block->span_styles);
    breaks_mark(typesetter->rules, text, length, &block->glyphs, 0);
    double line = 0, word = 0;
    *natural = *piece = 0;
    for (size_t i = 0; i < block->glyphs.count; i++) {
        const struct shaped *glyph = &block->glyphs.at[i];
        if (glyph->flags & GLYPH_NEWLINE) line = 0;
        if (glyph->flags & (GLYPH_NEWLINE | GLYPH_BREAK)) word = 0;
        line += spaced(block, glyph);
        if (!(glyph->flags & GLYPH_SPACE)) word += spaced(block, glyph);
        *natural = fmax(*natural, line);
        *piece = fmax(*piece, word);
    }
}

// ---- drawing ----------------------------------------------------------------------------------

double text_height(const struct text_block *block, size_t from, size_t to) {
    double height = 0;
    for (size_t i = from; i < to && i < block->lines.count; i++)
        height += block->lines.at[i].height;
    return height;
}

// Chinese glyphs fill their em square, which reaches 0.12 em below the baseline: the square stands
// in the middle of the line, whatever the font says of its ascent.
static double baseline(const struct text_line *line) {
    return (line->height - line->size) / 2 + 0.88 * line->size;
}

static void draw_run(const struct text_block *block, const struct text_run *run,
                     const struct font_stack *fonts, struct page *page, double x, double y) {
    const struct text_style *style = block->span_styles[run->style];
    struct font *font = font_stack_at(fonts, run->font);
    size_t first = page->glyphs.count;
    font->used = true;
    vector_reserve(&page->glyphs, run->count);
    for (size_t i = 0; i < run->count; i++)
        page->glyphs.at[first + i] = block->glyphs.at[run->first + i].glyph;
    punctuation_join(block->glyphs.at + run->first, run->count, page->glyphs.at + first,
                     block->clusters);
    page->glyphs.count += run->count;
    vector_add(&page->items, (struct item){.kind = ITEM_TEXT,
                                           .colour = style->colour,
                                           .x = x + run->x,
                                           .y = y,
                                           .size = style->size,
                                           .font = font,
                                           .first = first,
                                           .count = run->count,
                                           .spacing = run->spacing,
                                           .thicken = style->bold && !font->bold});
}

void text_draw(const struct text_block *block, size_t from, size_t to,
               const struct font_stack *fonts, struct page *page, double x, double y) {
    for (size_t i = from; i < to && i < block->lines.count; i++) {
        const struct text_line *line = &block->lines.at[i];
        for (size_t r = 0; r < line->run_count; r++)
            draw_run(block, &block->runs.at[line->first_run + r], fonts, page, x,
                     y + baseline(line));
        y += line->height;
    }
}
