// SPDX-License-Identifier: Apache-2.0
// PNG and JPEG by libharu's own readers.
#include <string.h>

#include "base/language.h"
#include "render/haru.h"

static bool is_png(const struct image *image) {
    return image->length > 8 && memcmp(image->bytes, "\x89PNG\r\n\x1A\n", 8) == 0;
}

static bool is_jpeg(const struct image *image) {
    return image->length > 3 && memcmp(image->bytes, "\xFF\xD8\xFF", 3) == 0;
}

static HPDF_Image load(struct haru *haru, const struct image *image) {
    const HPDF_BYTE *bytes = image->bytes;
    HPDF_Image result = NULL;
    if (is_png(image))
        result = HPDF_LoadPngImageFromMem(haru->pdf, bytes, (HPDF_UINT)image->length);
    else if (is_jpeg(image))
        result = HPDF_LoadJpegImageFromMem(haru->pdf, bytes, (HPDF_UINT)image->length);
    const char *space = result ? HPDF_Image_GetColorSpace(result) : NULL;
    // The output intent is sRGB: nothing says what CMYK values would mean.
    if (result && (!space || strcmp(space, "DeviceCMYK") != 0)) return result;
    diagnose(haru->setting.diagnostics, STATUS_INPUT, haru->setting.document->kind, 0,
             _("the image '%s' is no PNG or JPEG in grey or RGB"),
             image->description ? image->description : "");
    return NULL;
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
