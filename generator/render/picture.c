// SPDX-License-Identifier: Apache-2.0
// One page as PNG or SVG.
#include <cairo-svg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "render/cairo_draw.h"
#include "render/picture.h"

struct picture {
    struct backend backend;
    struct backend_setting setting;
    struct picture_wish wish;
    struct cairo_pen pen;
    struct buffer bytes; // of the file
    bool drawn;
};

static cairo_status_t keep(void *context, const unsigned char *bytes, unsigned length) {
    buffer_add(context, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

// Cairo counts the surfaces of a process: without that, the same picture is the same file whatever
// was drawn before.
static void name_surface(struct buffer *svg) {
    static const char before[] = "<g id=\"surface";
    char *name = svg->bytes ? strstr(svg->bytes, before) : NULL;
    if (!name) return;
    name += strlen(before);
    size_t digits = strspn(name, "0123456789");
    if (digits == 0) return;
    *name++ = '1';
    memmove(name, name + digits - 1, (size_t)(svg->bytes + svg->length - name) - digits + 2);
    svg->length -= digits - 1;
}

static cairo_surface_t *make_surface(struct picture *own, const struct page *page) {
    if (own->wish.svg) {
        cairo_surface_t *svg =
            cairo_svg_surface_create_for_stream(keep, &own->bytes, page->width, page->height);
        cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PT);
        return svg;
    }
    double scale = own->wish.resolution / 72;
    return cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(page->width * scale),
                                      (int)ceil(page->height * scale));
}

static bool picture_page(struct backend *backend, const struct page *page) {
    struct picture *own = (struct picture *)backend;
    if (page->number != own->wish.page) return true;
    cairo_surface_t *surface = make_surface(own, page);
    cairo_t *cairo = cairo_create(surface);
    if (!own->wish.svg) {
        cairo_set_source_rgb(cairo, 1, 1, 1);
        cairo_paint(cairo);
        cairo_scale(cairo, own->wish.resolution / 72, own->wish.resolution / 72);
    }
    bool ok = cairo_draw_page(&own->pen, cairo, page);
    if (ok && !own->wish.svg)
        ok = cairo_in_order(cairo_surface_write_to_png_stream(surface, keep, &own->bytes),
                            own->setting.diagnostics);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    ok = ok && cairo_in_order(cairo_surface_status(surface), own->setting.diagnostics);
    cairo_surface_destroy(surface);
    own->drawn = true;
    if (!ok) return false;
    if (own->wish.svg) name_surface(&own->bytes);
    return own->setting.sink.write(own->setting.sink.context, own->bytes.bytes, own->bytes.length);
}

static bool picture_finish(struct backend *backend) {
    struct picture *own = (struct picture *)backend;
    return own->drawn ||
           diagnose(own->setting.diagnostics, STATUS_INPUT, own->setting.document->kind, 0,
                    _("the document has no page %zu"), own->wish.page);
}

static void picture_free(struct backend *backend) {
    struct picture *own = (struct picture *)backend;
    cairo_pen_close(&own->pen);
    buffer_free(&own->bytes);
    free(own);
}

static const struct backend_kind picture_kind = {
    .name = "picture",
    .page = picture_page,
    .finish = picture_finish,
    .free = picture_free,
};

struct backend *picture_open(const struct backend_setting *setting) {
    struct picture *own = memory_zeroed(sizeof *own);
    own->backend.kind = &picture_kind;
    own->setting = *setting;
    own->wish = *setting->picture;
    if (cairo_pen_open(&own->pen, setting)) return &own->backend;
    picture_free(&own->backend);
    return NULL;
}
