// SPDX-License-Identifier: Apache-2.0
#include "render/cairo_draw.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <hb.h>
#include <stdlib.h>
#include FT_FREETYPE_H
#include FT_MODULE_H

#include "base/language.h"
#include "render/png.h"

bool cairo_in_order(cairo_status_t status, struct diagnostics *diagnostics) {
    if (status == CAIRO_STATUS_SUCCESS) return true;
    return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0, _("Cairo cannot draw the page: %s"),
                    cairo_status_to_string(status));
}

// FreeType with memory functions of its own: FT_Done_FreeType() would not wait for the faces that
// Cairo still holds.
static void *take(FT_Memory memory, long size) {
    (void)memory;
    return memory_zeroed((size_t)size);
}

static void give_back(FT_Memory memory, void *block) {
    (void)memory;
    free(block);
}

static void *change(FT_Memory memory, long size, long wanted, void *block) {
    (void)memory;
    (void)size;
    return memory_resize(block, (size_t)wanted);
}

static struct FT_MemoryRec_ memory_functions = {NULL, take, give_back, change};

bool cairo_pen_open(struct cairo_pen *pen, const struct backend_setting *setting) {
    *pen = (struct cairo_pen){.clusters = setting->clusters,
                              .diagnostics = setting->diagnostics,
                              .font_count = font_stack_count(setting->fonts)};
    pen->fonts = memory_zeroed(pen->font_count * sizeof(cairo_font_face_t *));
    if (FT_New_Library(&memory_functions, &pen->library) == 0) {
        FT_Add_Default_Modules(pen->library);
        return true;
    }
    pen->library = NULL;
    return diagnose(setting->diagnostics, STATUS_ENVIRONMENT, NULL, 0,
                    _("FreeType cannot be set up"));
}

void cairo_pen_close(struct cairo_pen *pen) {
    for (size_t i = 0; i < pen->font_count; i++) cairo_font_face_destroy(pen->fonts[i]);
    free(pen->fonts);
    free(pen->glyphs.at);
    free(pen->parts.at);
    buffer_free(&pen->text);
    if (pen->library) FT_Done_Library(pen->library);
}

// ---- text -------------------------------------------------------------------------------------

// What a face needs for as long as Cairo holds it, which may be longer than the document lives.
struct held {
    FT_Face face;
    FT_Library library;
    hb_blob_t *blob;
};

static void release(void *context) {
    struct held *held = context;
    if (held->face) FT_Done_Face(held->face);
    FT_Done_Library(held->library);
    hb_blob_destroy(held->blob);
    free(held);
}

static cairo_font_face_t *open_font(struct cairo_pen *pen, const struct font *font) {
    static const cairo_user_data_key_t key;
    unsigned length;
    const char *bytes = hb_blob_get_data(font->blob, &length);
    struct held *held = memory_zeroed(sizeof *held);
    held->library = pen->library;
    held->blob = hb_blob_reference(font->blob);
    FT_Reference_Library(pen->library);
    if (FT_New_Memory_Face(pen->library, (const FT_Byte *)bytes, (FT_Long)length,
                           (FT_Long)font->face_index, &held->face) != 0) {
        held->face = NULL;
        release(held);
        diagnose(pen->diagnostics, STATUS_ENVIRONMENT, font->path, 0,
                 _("FreeType cannot read the font"));
        return NULL;
    }
    cairo_font_face_t *result =
        cairo_ft_font_face_create_for_ft_face(held->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    if (cairo_font_face_set_user_data(result, &key, held, release) == CAIRO_STATUS_SUCCESS)
        return result;
    cairo_font_face_destroy(result);
    release(held);
    return NULL;
}

static void add_glyph(struct cairo_pen *pen, const struct glyph *glyph, double x, double y) {
    if (glyph->text == TEXT_BEFORE && pen->parts.count > 0)
        pen->parts.at[pen->parts.count - 1].num_glyphs++;
    else {
        char bytes[4];
        const char *text;
        size_t length = glyph_text(pen->clusters, glyph->text, bytes, &text);
        buffer_add(&pen->text, text, length);
        vector_add(&pen->parts, (cairo_text_cluster_t){(int)length, 1});
    }
    vector_add(&pen->glyphs,
               (cairo_glyph_t){glyph->id, x + (double)glyph->dx, y - (double)glyph->dy});
}

static bool draw_text(struct cairo_pen *pen, cairo_t *cairo, const struct page *page,
                      const struct item *item) {
    cairo_font_face_t **font = &pen->fonts[item->font->number];
    double x = item->x;
    if (!*font) *font = open_font(pen, item->font);
    if (!*font) return false;
    pen->glyphs.count = pen->parts.count = 0;
    buffer_clear(&pen->text);
    for (size_t i = 0; i < item->count; i++) {
        const struct glyph *glyph = &page->glyphs.at[item->first + i];
        add_glyph(pen, glyph, x, item->y);
        x += (double)glyph->advance + item->spacing;
    }
    if (pen->font != item->font) cairo_set_font_face(cairo, *font);
    if (pen->font != item->font || pen->size != item->size) cairo_set_font_size(cairo, item->size);
    pen->font = item->font;
    pen->size = item->size;
    // Never cairo_show_glyphs: the text could not be extracted rightly.
    cairo_show_text_glyphs(cairo, buffer_text(&pen->text), (int)pen->text.length, pen->glyphs.at,
                           (int)pen->glyphs.count, pen->parts.at, (int)pen->parts.count, 0);
    if (item->thicken) {
        cairo_glyph_path(cairo, pen->glyphs.at, (int)pen->glyphs.count);
        cairo_set_line_width(cairo, item->size / 32);
        cairo_stroke(cairo);
    }
    return true;
}

// ---- shapes and pictures ----------------------------------------------------------------------

static void draw_path(cairo_t *cairo, const struct page *page, const struct item *item) {
    cairo_new_path(cairo);
    for (size_t i = 0; i < item->step_count; i++) {
        const struct step *s = &page->steps.at[item->first_step + i];
        switch (s->kind) {
        case STEP_MOVE:
            cairo_move_to(cairo, s->x[0], s->y[0]);
            break;
        case STEP_LINE:
            cairo_line_to(cairo, s->x[0], s->y[0]);
            break;
        case STEP_CURVE:
            cairo_curve_to(cairo, s->x[0], s->y[0], s->x[1], s->y[1], s->x[2], s->y[2]);
            break;
        case STEP_CLOSE:
            cairo_close_path(cairo);
            break;
        }
    }
    if (item->fill) {
        cairo_fill(cairo);
        return;
    }
    cairo_set_line_width(cairo, item->size);
    cairo_stroke(cairo);
}

static bool draw_image(struct cairo_pen *pen, cairo_t *cairo, const struct item *item) {
    cairo_surface_t *surface = png_decode(item->image, NULL, pen->diagnostics);
    if (!surface) return false;
    cairo_save(cairo);
    cairo_translate(cairo, item->x, item->y);
    cairo_scale(cairo, item->width / cairo_image_surface_get_width(surface),
                item->height / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo); // the colour that was set before, too
    cairo_surface_destroy(surface);
    return true;
}

static bool draw_item(struct cairo_pen *pen, cairo_t *cairo, const struct page *page,
                      const struct item *item) {
    if (pen->colour != item->colour)
        cairo_set_source_rgb(cairo, (item->colour >> 16 & 255) / 255.0,
                             (item->colour >> 8 & 255) / 255.0, (item->colour & 255) / 255.0);
    pen->colour = item->colour;
    switch (item->kind) {
    case ITEM_TEXT:
        return draw_text(pen, cairo, page, item);
    case ITEM_LINE:
        cairo_set_line_width(cairo, item->size);
        cairo_move_to(cairo, item->x, item->y);
        cairo_line_to(cairo, item->x + item->width, item->y + item->height);
        cairo_stroke(cairo);
        return true;
    case ITEM_AREA:
        cairo_rectangle(cairo, item->x, item->y, item->width, item->height);
        cairo_fill(cairo);
        return true;
    case ITEM_PATH:
        draw_path(cairo, page, item);
        return true;
    case ITEM_IMAGE:
        return draw_image(pen, cairo, item);
    case ITEM_OPEN:
    case ITEM_CLOSE:
        return true;
    }
    return true;
}

bool cairo_draw_page(struct cairo_pen *pen, cairo_t *cairo, const struct page *page) {
    bool ok = true;
    // A fresh surface: nothing is taken for set.
    pen->font = NULL;
    pen->colour = 0;
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE);
    size_t *order = page_order(page);
    for (size_t i = 0; ok && i < page->items.count; i++)
        ok = draw_item(pen, cairo, page, &page->items.at[order[i]]);
    free(order);
    return ok && cairo_in_order(cairo_status(cairo), pen->diagnostics);
}
