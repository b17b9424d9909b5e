// SPDX-License-Identifier: Apache-2.0
// One Type0 font a font file, made at the end from the glyphs used: subset, widths, ToUnicode.
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "render/flate.h"
#include "render/haru.h"
#include "render/metadata.h"
#include "render/number.h"

// ---- the font program -------------------------------------------------------------------------

// Only what draws glyphs goes in: HarfBuzz then neither closes over layout tables nor reads a map
// of 60,000 characters.
static hb_face_t *bare_face(const struct font *font) {
    static const hb_tag_t tags[] = {
        HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
        HB_TAG('m', 'a', 'x', 'p'),
    };
    hb_face_t *face = hb_face_builder_create();
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        hb_blob_t *table = hb_face_reference_table(font->face, tags[i]);
        if (hb_blob_get_length(table)) hb_face_builder_add_table(face, tags[i], table);
        hb_blob_destroy(table);
    }
    return face;
}

static bool subset(const struct font_usage *used, struct buffer *program) {
    const struct font *font = used->font;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return false;
    // Codes are glyph numbers, so those must stay; CID-keyed outlines carry their codes themselves.
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    if (!font->cid_keyed) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input, flags);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t glyph = 0; glyph < font->glyph_count; glyph++)
        if (used->texts[glyph]) hb_set_add(glyphs, (hb_codepoint_t)glyph);
    hb_face_t *bare = bare_face(font), *face = hb_subset_or_fail(bare, input);
    hb_subset_input_destroy(input);
    hb_face_destroy(bare);
    if (!face) return false;
    hb_blob_t *blob = font->cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
                                : hb_face_reference_blob(face);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    buffer_add(program, bytes, length);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return length > 0;
}

// ---- names and measures -----------------------------------------------------------------------

// "ABCDEF+NotoSerifCJKsc-Regular": the tag follows from the glyphs, so that two subsets of one font
// differ in name (ISO 32000-1, 9.6.4).
static void font_name(const struct font_usage *used, struct buffer *name) {
    struct fingerprint digest;
    unsigned char value[16];
    char text[64];
    unsigned length = sizeof text;
    fingerprint_begin(&digest);
    for (uint32_t glyph = 0; glyph < used->font->glyph_count; glyph++)
        if (used->texts[glyph]) {
            unsigned char bytes[] = {(unsigned char)(glyph >> 8), (unsigned char)glyph};
            fingerprint_add(&digest, bytes, sizeof bytes);
        }
    fingerprint_value(&digest, value);
    for (int i = 0; i < 6; i++) buffer_add_char(name, (char)('A' + value[i] % 26));
    buffer_add_char(name, '+');
    hb_ot_name_get_utf8(used->font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID,
                        &length, text);
    size_t before = name->length;
    for (const char *at = text; *at; at++)
        if ((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z') ||
            (*at >= 'a' && *at <= 'z') || *at == '-')
            buffer_add_char(name, *at);
    if (name->length == before) buffer_printf(name, "Font%u", used->font->number);
}

static int thousandths(const struct font *font, double units) {
    return (int)lround(units * 1000 / font->units);
}

static void descriptor(const struct font *font, const char *name, const char *key,
                       HPDF_Dict program, struct buffer *entries) {
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(font->font, &extents);
    hb_position_t capital = 0;
    if (!hb_ot_metrics_get_position(font->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capital))
        capital = (hb_position_t)(font->units * 7 / 10);
    int box[4] = {0, -120, 1000, 880};
    hb_blob_t *head = hb_face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &length);
    for (int i = 0; i < 4 && length >= 44; i++)
        box[i] = thousandths(font, (int16_t)(bytes[36 + 2 * i] << 8 | bytes[37 + 2 * i]));
    hb_blob_destroy(head);
    buffer_printf(entries,
                  "/Type/FontDescriptor/FontName/%s/Flags 4/ItalicAngle 0/StemV %d\n"
                  "/FontBBox[%d %d %d %d]/Ascent %d/Descent %d/CapHeight %d/%s %u 0 R\n",
                  name, font->bold ? 140 : 80, box[0], box[1], box[2], box[3],
                  thousandths(font, extents.ascender), thousandths(font, extents.descender),
                  thousandths(font, capital), key, haru_number(program));
}

// ---- codes ------------------------------------------------------------------------------------

struct coded {
    unsigned code;
    uint32_t glyph;
};

static int by_code(const void *a, const void *b) {
    const struct coded *left = a, *right = b;
    return (left->code > right->code) - (left->code < right->code);
}

static struct coded *codes_of(const struct font_usage *used) {
    struct coded *codes = memory_zeroed(used->count * sizeof *codes);
    size_t count = 0;
    for (uint32_t glyph = 0; glyph < used->font->glyph_count; glyph++)
        if (used->texts[glyph])
            codes[count++] = (struct coded){font_code(used->font, glyph), glyph};
    qsort(codes, count, sizeof *codes, by_code);
    return codes;
}

// Widths of an em are the default; the rest is listed by runs of neighbouring codes.
static void add_widths(struct font *font, const struct coded *codes, size_t count,
                       struct buffer *entries) {
    buffer_add_text(entries, "/DW 1000/W[");
    for (size_t i = 0; i < count;) {
        if (font_width(font, codes[i].glyph) == 1000) {
            i++;
            continue;
        }
        buffer_printf(entries, "%u[", codes[i].code);
        for (unsigned code = codes[i].code;
             i < count && codes[i].code == code && font_width(font, codes[i].glyph) != 1000;
             i++, code++) {
            number_add(entries, font_width(font, codes[i].glyph), 2);
            buffer_add_char(entries, ' ');
        }
        buffer_add_text(entries, "]\n");
    }
    buffer_add_text(entries, "]\n");
}

enum { BLOCK = 100 }; // a bfchar block has at most a hundred lines

static void add_mapping(const struct haru *haru, const struct font_usage *used,
                        const struct coded *coded, struct buffer *map) {
    char bytes[4];
    const char *text;
    struct buffer utf16 = BUFFER_EMPTY;
    size_t length = glyph_text(haru->setting.clusters, used->texts[coded->glyph], bytes, &text);
    metadata_utf16(text, length, &utf16);
    buffer_printf(map, "<%04X><", coded->code);
    metadata_hex(utf16.bytes, utf16.length, map);
    buffer_add_text(map, ">\n");
    buffer_free(&utf16);
}

static void to_unicode(const struct haru *haru, const struct font_usage *used,
                       const struct coded *codes, struct buffer *map) {
    buffer_add_text(map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                         "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                         "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                         "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < used->count; i += BLOCK) {
        size_t end = i + BLOCK < used->count ? i + BLOCK : used->count;
        buffer_printf(map, "%zu beginbfchar\n", end - i);
        for (size_t n = i; n < end; n++) add_mapping(haru, used, &codes[n], map);
        buffer_add_text(map, "endbfchar\n");
    }
    buffer_add_text(map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

// ---- the objects ------------------------------------------------------------------------------

static HPDF_Dict add_font(struct haru *haru, const struct font_usage *used) {
    struct font *font = used->font;
    struct buffer name = BUFFER_EMPTY, program = BUFFER_EMPTY, map = BUFFER_EMPTY;
    struct buffer entries = BUFFER_EMPTY;
    HPDF_Dict result = NULL;
    struct coded *codes = codes_of(used);
    font_name(used, &name);
    if (!subset(used, &program)) {
        diagnose(haru->setting.diagnostics, STATUS_ENVIRONMENT, font->path, 0,
                 _("no subset can be made of the font"));
        goto done;
    }
    buffer_add_text(&entries, "/Filter/FlateDecode");
    if (font->cff)
        buffer_add_text(&entries, "/Subtype/CIDFontType0C\n");
    else
        buffer_printf(&entries, "/Length1 %zu\n", program.length);
    flate_pack(&program);
    HPDF_Dict file = haru_stream(haru, &entries, &program);
    if (!file) goto done;
    descriptor(font, buffer_text(&name), font->cff ? "FontFile3" : "FontFile2", file, &entries);
    HPDF_Dict about = haru_object(haru, &entries);
    if (!about) goto done;
    buffer_printf(&entries,
                  "/Type/Font/Subtype/%s/BaseFont/%s/FontDescriptor %u 0 R\n"
                  "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>%s\n",
                  font->cff ? "CIDFontType0" : "CIDFontType2", buffer_text(&name),
                  haru_number(about), font->cff ? "" : "/CIDToGIDMap/Identity");
    add_widths(font, codes, used->count, &entries);
    HPDF_Dict descendant = haru_object(haru, &entries);
    to_unicode(haru, used, codes, &map);
    flate_pack(&map);
    buffer_add_text(&entries, "/Filter/FlateDecode\n");
    HPDF_Dict unicode = haru_stream(haru, &entries, &map);
    if (!descendant || !unicode) goto done;
    buffer_printf(&entries,
                  "/Type/Font/Subtype/Type0/BaseFont/%s%s/Encoding/Identity-H\n"
                  "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R\n",
                  buffer_text(&name), font->cff ? "-Identity-H" : "", haru_number(descendant),
                  haru_number(unicode));
    result = haru_object(haru, &entries);
done:
    free(codes);
    buffer_free(&name);
    buffer_free(&program);
    buffer_free(&map);
    buffer_free(&entries);
    return result;
}

bool haru_fonts(struct haru *haru, struct buffer *resources) {
    for (size_t i = 0; i < haru->usage.count; i++) {
        const struct font_usage *used = &haru->usage.fonts[i];
        if (used->count == 0) continue;
        HPDF_Dict font = add_font(haru, used);
        if (!font) return false;
        buffer_printf(resources, "/F%zu %u 0 R", i, haru_number(font));
    }
    return true;
}
