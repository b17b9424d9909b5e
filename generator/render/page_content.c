// SPDX-License-Identifier: Apache-2.0
#include "render/page_content.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "render/metadata.h"
#include "render/number.h"

// What the graphics state says now, so that only changes are written.
struct state {
    struct buffer *out;
    const struct page *page;
    const struct clusters *clusters;
    struct usage *usage;
    struct structure *structure; // NULL: nothing is marked
    size_t marked;               // node of the marked content that is open
    bool in_text;
    double x, y; // start of the text line
    const struct font *font;
    double size, spacing, rise;
    bool thicken;
    unsigned fill, stroke;
    double thickness;
    struct buffer show; // codes that wait to be shown; empty between two items
};

static void add_number(struct buffer *out, double value, int places) {
    number_add(out, value, places);
    buffer_add_char(out, ' ');
}

static void add_colour(struct buffer *out, unsigned colour, const char *grey, const char *rgb) {
    unsigned parts[] = {colour >> 16 & 255, colour >> 8 & 255, colour & 255};
    bool is_grey = parts[0] == parts[1] && parts[1] == parts[2];
    for (int i = 0; i < (is_grey ? 1 : 3); i++) add_number(out, parts[i] / 255.0, 3);
    buffer_add_text(out, is_grey ? grey : rgb);
}

static void set_fill(struct state *state, unsigned colour) {
    if (state->fill == colour) return;
    add_colour(state->out, colour, "g\n", "rg\n");
    state->fill = colour;
}

static void set_stroke(struct state *state, unsigned colour) {
    if (state->stroke == colour) return;
    add_colour(state->out, colour, "G\n", "RG\n");
    state->stroke = colour;
}

static void set_thickness(struct state *state, double thickness) {
    if (state->thickness == thickness) return;
    add_number(state->out, thickness, 2);
    buffer_add_text(state->out, "w\n");
    state->thickness = thickness;
}

// ---- text -------------------------------------------------------------------------------------

static void end_text(struct state *state) {
    if (!state->in_text) return;
    buffer_add_text(state->out, "ET\n");
    state->in_text = false;
}

static void begin_text(struct state *state) {
    if (state->in_text) return;
    buffer_add_text(state->out, "BT\n");
    state->in_text = true;
    state->x = state->y = 0;
}

static void set_text_state(struct state *state, const struct item *item) {
    struct buffer *out = state->out;
    if (state->font != item->font || state->size != item->size) {
        buffer_add_text(out, "/F");
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): an item of text has a font
        add_number(out, item->font->number, 0);
        add_number(out, item->size, 2);
        buffer_add_text(out, "Tf\n");
        state->font = item->font;
        state->size = item->size;
    }
    if (fabs(state->spacing - item->spacing) > 0.0005) {
        add_number(out, item->spacing, 3);
        buffer_add_text(out, "Tc\n");
        state->spacing = item->spacing;
    }
    set_fill(state, item->colour);
    if (item->thicken) {
        set_stroke(state, item->colour);
        set_thickness(state, item->size / 32);
    }
    if (state->thicken != item->thicken) {
        buffer_add_text(out, item->thicken ? "2 Tr\n" : "0 Tr\n");
        state->thicken = item->thicken;
    }
}

static inline char *put_byte(char *at, unsigned byte) {
    // A bare carriage return would be read as a line feed.
    if (byte == '(' || byte == ')' || byte == '\\') *at++ = '\\';
    if (byte == '\r') {
        *at++ = '\\';
        byte = 'r';
    }
    *at++ = (char)byte;
    return at;
}

static void add_code(struct buffer *out, unsigned code) {
    char bytes[4];
    char *end = put_byte(put_byte(bytes, code >> 8), code & 255);
    buffer_add(out, bytes, (size_t)(end - bytes));
}

// Strings and adjustments of one text item. A plain string is shown by Tj; as soon as something has
// to be moved it becomes an array for TJ.
struct show {
    struct state *state;
    const struct item *item;
    struct buffer *text;
    bool array;
    double behind; // how far the pen is behind where it should be, thousandths of an em
};

static void show_flush(struct show *show) {
    struct buffer *out = show->state->out;
    if (show->text->length == 0) return;
    if (show->array) buffer_add_char(out, '[');
    buffer_add_char(out, '(');
    buffer_add(out, show->text->bytes, show->text->length);
    buffer_add_text(out, show->array ? ")]TJ\n" : ")Tj\n");
    buffer_clear(show->text);
    show->array = false;
}

static void move_pen(struct show *show) {
    if (fabs(show->behind) < 0.5) return;
    if (show->text->length == 0) {
        // Only a number: [(…) n] with an empty string before it.
        show->array = true;
    }
    buffer_add_text(show->text, ")");
    add_number(show->text, -show->behind, 1);
    buffer_add_text(show->text, "(");
    show->array = true;
    show->behind = 0;
}

static void set_rise(struct show *show, double rise) {
    struct state *state = show->state;
    if (fabs(rise - state->rise) < 0.005) return;
    show_flush(show);
    add_number(state->out, rise, 2);
    buffer_add_text(state->out, "Ts\n");
    state->rise = rise;
}

static void show_glyph(struct show *show, const struct glyph *glyph) {
    double em = 1000 / show->item->size;
    set_rise(show, glyph->dy);
    show->behind += glyph->dx * em;
    move_pen(show);
    add_code(show->text, font_code(show->item->font, glyph->id));
    // /W moves the pen by itself; the rest is kerning, and the way back from a shifted mark.
    show->behind += (glyph->advance - glyph->dx) * em - font_width(show->item->font, glyph->id);
}

static void add_actual_text(struct show *show, uint32_t text) {
    struct buffer utf16 = BUFFER_EMPTY;
    char bytes[4];
    const char *utf8;
    size_t length = glyph_text(show->state->clusters, text, bytes, &utf8);
    show_flush(show);
    metadata_utf16(utf8, length, &utf16);
    buffer_add_text(show->state->out, "/Span<</ActualText<FEFF");
    metadata_hex(utf16.bytes, utf16.length, show->state->out);
    buffer_add_text(show->state->out, ">>>BDC\n");
    buffer_free(&utf16);
}

// Of several glyphs for as many characters, each stands for its own; else each for all.
static uint32_t text_of_part(const struct clusters *clusters, const struct glyph *glyph,
                             size_t part, size_t parts) {
    if (parts == 1 || !(glyph->text & CLUSTER_FLAG)) return glyph->text;
    const char *at = clusters_text(clusters, glyph->text);
    if (utf8_count(at) != parts) return glyph->text;
    uint32_t codepoint = 0;
    for (size_t i = 0; i <= part; i++) codepoint = utf8_next(&at, at + strlen(at));
    return codepoint;
}

static void draw_text(struct state *state, const struct item *item) {
    struct show show = {.state = state, .item = item, .text = &state->show};
    const struct glyph *glyphs = state->page->glyphs.at + item->first;
    double y = state->page->height - item->y;
    begin_text(state);
    set_text_state(state, item);
    add_number(state->out, item->x - state->x, 2);
    add_number(state->out, y - state->y, 2);
    buffer_add_text(state->out, "Td");
    // Positions are relative: what rounding took away is not lost.
    state->x += round((item->x - state->x) * 100) / 100;
    state->y += round((y - state->y) * 100) / 100;
    for (size_t i = 0, next; i < item->count; i = next) {
        next = i + 1;
        while (next < item->count && glyphs[next].text == TEXT_BEFORE) next++;
        bool plain = next == i + 1;
        for (size_t n = i; n < next; n++)
            plain &= usage_note(state->usage, item->font, glyphs[n].id,
                                text_of_part(state->clusters, &glyphs[i], n - i, next - i));
        if (!plain) add_actual_text(&show, glyphs[i].text);
        for (size_t n = i; n < next; n++) show_glyph(&show, &glyphs[n]);
        if (!plain) {
            show_flush(&show);
            buffer_add_text(state->out, "EMC\n");
        }
    }
    show_flush(&show);
    set_rise(&show, 0);
}

// ---- lines, areas, paths ----------------------------------------------------------------------

static void draw_area(struct state *state, const struct item *item) {
    end_text(state);
    set_fill(state, item->colour);
    add_number(state->out, item->x, 2);
    add_number(state->out, state->page->height - item->y - item->height, 2);
    add_number(state->out, item->width, 2);
    add_number(state->out, item->height, 2);
    buffer_add_text(state->out, "re f\n");
}

// Whether b is a line of a's thickness and colour.
static bool same_pen(const struct item *a, const struct item *b) {
    return b->kind == ITEM_LINE && a->size == b->size && a->colour == b->colour;
}

static void begin_lines(struct state *state, const struct item *pen) {
    end_text(state);
    set_stroke(state, pen->colour);
    set_thickness(state, pen->size);
}

static void add_line(struct state *state, const struct item *line) {
    double y = state->page->height - line->y;
    add_number(state->out, line->x, 2);
    add_number(state->out, y, 2);
    buffer_add_text(state->out, "m ");
    add_number(state->out, line->x + line->width, 2);
    add_number(state->out, y - line->height, 2);
    buffer_add_text(state->out, "l\n");
}

static void draw_line(struct state *state, const struct item *line) {
    begin_lines(state, line);
    add_line(state, line);
    buffer_add_text(state->out, "S\n");
}

static void draw_path(struct state *state, const struct item *item) {
    static const char *const operators[] = {"m\n", "l\n", "c\n", "h\n"};
    static const int points[] = {1, 1, 3, 0};
    end_text(state);
    if (item->fill)
        set_fill(state, item->colour);
    else {
        set_stroke(state, item->colour);
        set_thickness(state, item->size);
    }
    for (size_t i = 0; i < item->step_count; i++) {
        const struct step *step = &state->page->steps.at[item->first_step + i];
        for (int n = 0; n < points[step->kind]; n++) {
            add_number(state->out, step->x[n], 2);
            add_number(state->out, state->page->height - step->y[n], 2);
        }
        buffer_add_text(state->out, operators[step->kind]);
    }
    buffer_add_text(state->out, item->fill ? "f\n" : "S\n");
}

static void draw_image(struct state *state, const struct item *item) {
    end_text(state);
    buffer_add_text(state->out, "q ");
    add_number(state->out, item->width, 2);
    buffer_add_text(state->out, "0 0 ");
    add_number(state->out, item->height, 2);
    add_number(state->out, item->x, 2);
    add_number(state->out, state->page->height - item->y - item->height, 2);
    buffer_printf(state->out, "cm /I%zu Do Q\n", usage_image(state->usage, item->image));
}

// Ends the marked content that is open and begins that of another element.
static void set_mark(struct state *state, size_t node) {
    if (state->marked == node) return;
    end_text(state);
    if (state->marked != STRUCTURE_UNMARKED) buffer_add_text(state->out, "EMC\n");
    if (node == STRUCTURE_ARTIFACT)
        buffer_add_text(state->out, "/Artifact BMC\n");
    else if (node != STRUCTURE_UNMARKED)
        buffer_printf(state->out, "/%s<</MCID %zu>>BDC\n",
                      structure_type(&state->structure->nodes.at[node]),
                      structure_mark(state->structure, node));
    state->marked = node;
}

static void follow_structure(struct state *state, const struct item *item) {
    size_t owner;
    if (state->structure && structure_follow(state->structure, item, &owner))
        set_mark(state, owner);
}

static void draw_item(struct state *state, const struct item *item) {
    follow_structure(state, item);
    switch (item->kind) {
    case ITEM_TEXT:
        draw_text(state, item);
        break;
    case ITEM_AREA:
        draw_area(state, item);
        break;
    case ITEM_LINE:
        draw_line(state, item);
        break;
    case ITEM_PATH:
        draw_path(state, item);
        break;
    case ITEM_IMAGE:
        draw_image(state, item);
        break;
    case ITEM_OPEN:
    case ITEM_CLOSE:
        break;
    }
}

// Where every item is an area, a line or text, order matters only between the kinds: grounds below,
// lines on them, text on top. Kind by kind makes the shortest stream.
static bool is_flat(const struct page *page) {
    for (size_t i = 0; i < page->items.count; i++)
        if (page->items.at[i].kind > ITEM_AREA) return false;
    return true;
}

// Lines by pen, each pen's in one path.
static void draw_flat_lines(struct state *state) {
    enum { MOST_PENS = 16 };
    const struct item *items = state->page->items.at, *pens[MOST_PENS];
    size_t count = state->page->items.count, pen_count = 0;
    for (size_t i = 0; i < count; i++) {
        size_t pen = 0;
        if (items[i].kind != ITEM_LINE) continue;
        while (pen < pen_count && !same_pen(pens[pen], &items[i])) pen++;
        if (pen < pen_count && pen < MOST_PENS - 1) continue; // drawn with the first of its pen
        if (pen_count < MOST_PENS - 1) {
            pens[pen_count++] = &items[i];
            begin_lines(state, &items[i]);
            for (size_t n = i; n < count; n++)
                if (same_pen(&items[i], &items[n])) add_line(state, &items[n]);
        } else {
            begin_lines(state, &items[i]);
            add_line(state, &items[i]);
        }
        buffer_add_text(state->out, "S\n");
    }
}

static void draw_flat(struct state *state) {
    const struct item *items = state->page->items.at;
    size_t count = state->page->items.count;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_AREA) draw_area(state, &items[i]);
    draw_flat_lines(state);
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == ITEM_TEXT) draw_text(state, &items[i]);
}

static void draw_in_order(struct state *state) {
    size_t *order = page_order(state->page);
    for (size_t i = 0; i < state->page->items.count; i++)
        draw_item(state, &state->page->items.at[order[i]]);
    free(order);
}

void content_write(const struct page *page, const struct clusters *clusters, struct usage *usage,
                   struct structure *structure, struct buffer *into) {
    struct state state = {.out = into,
                          .page = page,
                          .clusters = clusters,
                          .usage = usage,
                          .structure = structure,
                          .marked = STRUCTURE_UNMARKED,
                          .fill = 0,
                          .stroke = 0,
                          .thickness = 1};
    if (page->items.count == 0) return;
    buffer_add_text(into, "q 2 J\n"); // lines that meet at a corner close it
    if (is_flat(page) && !structure)
        draw_flat(&state);
    else
        draw_in_order(&state);
    set_mark(&state, STRUCTURE_UNMARKED);
    end_text(&state);
    buffer_free(&state.show);
    buffer_add_text(into, "Q\n");
}
