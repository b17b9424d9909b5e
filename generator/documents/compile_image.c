// SPDX-License-Identifier: Apache-2.0
// Pictures of a template: read and looked at when it is loaded, so that what an archive format does
// not allow (transparency, other colours than grey and RGB) is refused with file and line.
#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "documents/program.h"

enum {
    MOST_BYTES = 8 << 20,
    SIGNATURE = 8,
    CHUNK = 12, // length, type and check sum around the data of a chunk
    HEADER = 13 // bytes of an IHDR
};

static uint32_t number_at(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// The data of the first chunk of that type; NULL when there is none (ISO/IEC 15948, 5.3).
static const unsigned char *find_chunk(const unsigned char *bytes, size_t length, const char *type,
                                       uint32_t *size) {
    for (size_t at = SIGNATURE; length - at >= CHUNK; at += CHUNK + *size) {
        *size = number_at(bytes + at);
        if (*size > length - at - CHUNK) return NULL;
        if (memcmp(bytes + at + 4, type, 4) == 0) return bytes + at + 8;
    }
    return NULL;
}

// What is wrong with it; NULL when it can be printed.
static const char *png_fault(const unsigned char *bytes, size_t length, double *shape) {
    enum { GREY = 0, RGB = 2, PALETTE = 3, GREY_ALPHA = 4, RGB_ALPHA = 6 };
    uint32_t size = 0;
    if (length < SIGNATURE || memcmp(bytes, "\x89PNG\r\n\x1A\n", SIGNATURE) != 0)
        return _("no PNG file");
    const unsigned char *header = find_chunk(bytes, length, "IHDR", &size);
    if (!header || size != HEADER || !find_chunk(bytes, length, "IEND", &size) ||
        number_at(header) == 0 || number_at(header + 4) == 0)
        return _("the PNG file is damaged");
    unsigned depth = header[8], colours = header[9], interlaced = header[12];
    if (colours == GREY_ALPHA || colours == RGB_ALPHA || find_chunk(bytes, length, "tRNS", &size))
        return _("the picture is transparent; save it on white, without an alpha channel");
    if (depth > 8 || interlaced || (colours != GREY && colours != RGB && colours != PALETTE))
        return _("the picture has to be grey or RGB with 8 bits a colour, not interlaced");
    *shape = (double)number_at(header + 4) / number_at(header);
    return NULL;
}

// From the template's folder, where it is not absolute.
static const char *image_path(const struct compiler *compiler, const char *file) {
    const char *slash = strrchr(compiler->place.file, '/');
    if (*file == '/' || !slash) return file;
    return arena_printf(compiler->place.arena, "%.*s%s", (int)(slash + 1 - compiler->place.file),
                        compiler->place.file, file);
}

struct image *compile_image(struct compiler *compiler, const struct template_node *node) {
    uint32_t line = node->record.line;
    struct arena *arena = compiler->place.arena;
    struct image *image = arena_alloc(arena, sizeof *image);
    const char *path = image_path(compiler, node->file);
    struct buffer bytes = BUFFER_EMPTY;
    struct diagnostics silent = {.quiet = true};
    double shape = 1;
    *image = (struct image){
        .description = node->description,
        .width = compile_millimetres(compiler, line, "width", node->width, 0),
        .height = compile_millimetres(compiler, line, "height", node->height, 0),
        .align = compile_alignment(node->align),
    };
    if (!platform_read(path, MOST_BYTES, &bytes, &silent)) {
        compile_refuse(compiler, line, _("the picture %s cannot be read, or is larger than 8 MiB"),
                       path);
    } else {
        const char *fault = png_fault((const unsigned char *)bytes.bytes, bytes.length, &shape);
        if (fault) compile_refuse(compiler, line, "%s: %s", path, fault);
        char *copy = arena_alloc(arena, bytes.length + 1);
        memcpy(copy, bytes.bytes, bytes.length);
        image->bytes = copy;
        image->length = bytes.length;
    }
    if (image->height <= 0) image->height = image->width * shape;
    buffer_free(&bytes);
    return image;
}
