// SPDX-License-Identifier: Apache-2.0
// Pictures as objects of the file.
#include <string.h>

#include "render/haru.h"
#include "render/png.h"

// Red, green and blue, 8 bits each, of Cairo's words.
static void copy_pixels(cairo_surface_t *surface, struct buffer *pixels) {
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    const unsigned char *row = cairo_image_surface_get_data(surface);
    for (int y = 0; y < height; y++, row += cairo_image_surface_get_stride(surface))
        for (int x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + sizeof pixel * (size_t)x, sizeof pixel);
            const char rgb[] = {(char)(pixel >> 16), (char)(pixel >> 8), (char)pixel};
            buffer_add(pixels, rgb, sizeof rgb);
        }
}

static HPDF_Image load(struct haru *haru, const struct image *image) {
    cairo_surface_t *surface =
        png_decode(image, haru->setting.document->kind, haru->setting.diagnostics);
    if (!surface) return NULL;
    struct buffer pixels = BUFFER_EMPTY;
    copy_pixels(surface, &pixels);
    HPDF_SetCompressionMode(haru->pdf, HPDF_COMP_IMAGE); // our own streams are packed already
    HPDF_Image result = HPDF_LoadRawImageFromMem(haru->pdf, (const HPDF_BYTE *)buffer_text(&pixels),
                                                 (HPDF_UINT)cairo_image_surface_get_width(surface),
                                                 (HPDF_UINT)cairo_image_surface_get_height(surface),
                                                 HPDF_CS_DEVICE_RGB, 8);
    buffer_free(&pixels);
    cairo_surface_destroy(surface);
    return result;
}

bool haru_images(struct haru *haru, struct buffer *resources) {
    if (haru->usage.images.count == 0) return true;
    buffer_add_text(resources, "/XObject<<");
    for (size_t i = 0; i < haru->usage.images.count; i++) {
        HPDF_Image image = load(haru, haru->usage.images.at[i]);
        if (!image) return false;
        buffer_printf(resources, "/I%zu %u 0 R", i, haru_number(image));
    }
    buffer_add_text(resources, ">>\n");
    return true;
}
