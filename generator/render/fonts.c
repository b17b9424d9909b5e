// SPDX-License-Identifier: Apache-2.0
#include "render/fonts.h"

#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/vector.h"
#include "render/cff.h"
#include "render/render.h"
#include "render/script.h"

enum { FACES = 5, CUTS = 2 * FACES, PAGE_BITS = 8, PAGES = 0x110000 >> PAGE_BITS };

static const char *const face_names[FACES] = {"song", "hei", "kai", "fangsong", "xiaobiaosong"};

// One face in one weight.
struct cut {
    VECTOR(struct font_choice) fonts;
    size_t preferred;          // those that fonts_prefer() put before the table's
    struct solo *pages[PAGES]; // each 256 code points, made on demand
};

struct font_stack {
    struct arena *arena;
    VECTOR(struct font *) fonts;
    VECTOR(const char *) files; // of the answer of fonts_used()
    VECTOR(uint32_t) missing;   // printed as 〓, sorted
    VECTOR(uint32_t) refused;   // could not be printed
    struct cut cuts[CUTS];      // regular, then bold
};

// ---- the table --------------------------------------------------------------------------------

static struct font *find_font(struct font_stack *stack, const char *path, unsigned index) {
    for (size_t i = 0; i < stack->fonts.count; i++) {
        struct font *font = stack->fonts.at[i];
        if (font->face_index == index && strcmp(font->path, path) == 0) return font;
    }
    return NULL;
}

static struct font *add_font(struct font_stack *stack, const char *path, unsigned index,
                             const char *package, bool bold) {
    struct font *font = find_font(stack, path, index);
    if (font) return font;
    font = arena_alloc(stack->arena, sizeof *font);
    font->path = arena_copy(stack->arena, path);
    font->package = arena_copy(stack->arena, package);
    font->face_index = index;
    font->number = (unsigned)stack->fonts.count;
    font->bold = bold;
    vector_add(&stack->fonts, font);
    return font;
}

// "song" -> 0, "song-bold" -> FACES; -1 for anything else.
static int cut_of(const char *name) {
    for (int face = 0; face < FACES; face++) {
        size_t length = strlen(face_names[face]);
        if (strncmp(name, face_names[face], length) != 0) continue;
        if (!name[length]) return face;
        if (strcmp(name + length, "-bold") == 0) return face + FACES;
    }
    return -1;
}

enum { FIELDS = 5 };

static bool read_line(struct font_stack *stack, char *line, const char *file, long number,
                      struct diagnostics *diagnostics) {
    char *fields[FIELDS + 1] = {NULL}, *rest = line;
    size_t count = 0;
    line[strcspn(line, "#")] = '\0';
    for (char *word; count <= FIELDS && (word = strtok_r(rest, " \t\r", &rest));)
        fields[count++] = word;
    if (count == 0) return true;
    if (count < 3 || count > FIELDS || (count == FIELDS && strcmp(fields[4], "latin") != 0))
        return diagnose(diagnostics, STATUS_INPUT, file, number,
                        _("a font line has the fields: face, path, index, package, and 'latin' if "
                          "only Latin text is to be set in it"));
    int cut = cut_of(fields[0]);
    if (cut < 0)
        return diagnose(diagnostics, STATUS_INPUT, file, number,
                        _("'%s' is no face: song, hei, kai, fangsong or xiaobiaosong, with or "
                          "without -bold"),
                        fields[0]);
    char *end;
    unsigned long index = strtoul(fields[2], &end, 10);
    if (*end || index > 63)
        return diagnose(diagnostics, STATUS_INPUT, file, number,
                        _("'%s' is no index of a font in a collection"), fields[2]);
    struct font *font =
        add_font(stack, fields[1], (unsigned)index, count > 3 ? fields[3] : "", cut >= FACES);
    vector_add(&stack->cuts[cut].fonts, (struct font_choice){font, count == FIELDS});
    return true;
}

struct font_stack *font_stack_open(const char *table_file, struct diagnostics *diagnostics) {
    struct buffer text = BUFFER_EMPTY;
    struct font_stack *stack = memory_zeroed(sizeof *stack);
    stack->arena = arena_new();
    bool ok = platform_read(table_file, 1 << 20, &text, diagnostics);
    char *rest = text.bytes;
    for (long number = 1; ok && rest && *rest; number++) {
        char *line = rest, *end = strchr(rest, '\n');
        rest = end ? end + 1 : NULL;
        if (end) *end = '\0';
        ok = read_line(stack, line, table_file, number, diagnostics);
    }
    for (int face = 0; ok && face < FACES; face++)
        if (stack->cuts[face].fonts.count == 0)
            ok = diagnose(diagnostics, STATUS_INPUT, table_file, 0, _("no font for the face '%s'"),
                          face_names[face]);
    buffer_free(&text);
    if (ok) return stack;
    font_stack_free(stack);
    return NULL;
}

static void font_close(struct font *font) {
    hb_font_destroy(font->font);
    hb_face_destroy(font->face);
    hb_blob_destroy(font->blob);
    free(font->cids);
    free(font->widths);
}

void font_stack_free(struct font_stack *stack) {
    if (!stack) return;
    for (size_t i = 0; i < stack->fonts.count; i++)
        if (stack->fonts.at[i]->opened) font_close(stack->fonts.at[i]);
    for (size_t i = 0; i < CUTS; i++) {
        for (size_t page = 0; page < PAGES; page++) free(stack->cuts[i].pages[page]);
        free(stack->cuts[i].fonts.at);
    }
    free(stack->fonts.at);
    free(stack->files.at);
    free(stack->missing.at);
    free(stack->refused.at);
    arena_free(stack->arena);
    free(stack);
}

bool fonts_prefer(struct font_stack *stack, const char *face, const char *path, unsigned index) {
    int number = cut_of(face);
    if (number < 0) return false;
    struct cut *cut = &stack->cuts[number];
    struct font *font = add_font(stack, path, index, "", number >= FACES);
    vector_add(&cut->fonts, (struct font_choice){font, false});
    size_t at = cut->preferred++;
    memmove(&cut->fonts.at[at + 1], &cut->fonts.at[at],
            (cut->fonts.count - 1 - at) * sizeof *cut->fonts.at);
    cut->fonts.at[at] = (struct font_choice){font, false};
    return true;
}

// ---- what was used ----------------------------------------------------------------------------

void fonts_forget_used(struct font_stack *stack) {
    for (size_t i = 0; i < stack->fonts.count; i++) stack->fonts.at[i]->used = false;
    stack->missing.count = stack->refused.count = 0;
}

void font_stack_note_refused(struct font_stack *stack, uint32_t codepoint) {
    if (!fonts_refused(stack, codepoint)) vector_add(&stack->refused, codepoint);
}

bool fonts_refused(const struct font_stack *stack, uint32_t codepoint) {
    for (size_t i = 0; i < stack->refused.count; i++)
        if (stack->refused.at[i] == codepoint) return true;
    return false;
}

const char *fonts_script_refused(uint32_t codepoint) {
    return script_refused(codepoint);
}

bool fonts_have(struct font_stack *stack, uint32_t codepoint, struct diagnostics *diagnostics) {
    if (codepoint == '\t' || codepoint == '\n' || codepoint == '\r') return true;
    if (script_is_invisible(codepoint)) return true;
    if (script_refused(codepoint)) return false;
    for (int cut = 0; cut < CUTS; cut++) {
        if (stack->cuts[cut].fonts.count == 0) continue;
        const struct solo *solo =
            font_stack_solo(stack, (enum face)(cut % FACES), cut >= FACES, codepoint);
        if (solo->state == SOLO_FOUND) continue;
        font_stack_whole(stack, diagnostics); // or is it there, in a file that cannot be read?
        return false;
    }
    return true;
}

void font_stack_note_missing(struct font_stack *stack, uint32_t codepoint) {
    size_t at = 0;
    while (at < stack->missing.count && stack->missing.at[at] < codepoint) at++;
    if (at < stack->missing.count && stack->missing.at[at] == codepoint) return;
    vector_add(&stack->missing, codepoint);
    memmove(&stack->missing.at[at + 1], &stack->missing.at[at],
            (stack->missing.count - 1 - at) * sizeof *stack->missing.at);
    stack->missing.at[at] = codepoint;
}

struct fonts_used fonts_used(struct font_stack *stack) {
    stack->files.count = 0;
    for (size_t i = 0; i < stack->fonts.count; i++) {
        const struct font *font = stack->fonts.at[i];
        bool known = !font->used;
        for (size_t k = 0; k < stack->files.count; k++)
            known |= strcmp(stack->files.at[k], font->path) == 0;
        if (!known) vector_add(&stack->files, font->path);
    }
    return (struct fonts_used){stack->files.at, stack->files.count, stack->missing.at,
                               stack->missing.count};
}

size_t font_stack_count(const struct font_stack *stack) {
    return stack->fonts.count;
}

struct font *font_stack_at(const struct font_stack *stack, size_t number) {
    return stack->fonts.at[number];
}

const struct font_choice *font_stack_list(struct font_stack *stack, enum face face, bool bold,
                                          size_t *count, bool *thicken) {
    struct cut *cut = &stack->cuts[bold ? face + FACES : face];
    *thicken = bold && cut->fonts.count == 0;
    if (*thicken) cut = &stack->cuts[face];
    *count = cut->fonts.count;
    return cut->fonts.at;
}

// ---- one font ---------------------------------------------------------------------------------

bool font_open(struct font *font) {
    if (font->opened) return true;
    if (font->failed) return false;
    // Mapped, not read: of these files of 20 to 50 MB a document needs a few pages.
    font->blob = hb_blob_create_from_file_or_fail(font->path);
    if (font->blob) {
        font->face = hb_face_create(font->blob, font->face_index);
        font->glyph_count = hb_face_get_glyph_count(font->face);
        font->units = hb_face_get_upem(font->face);
    }
    if (!font->blob || font->glyph_count == 0) {
        hb_face_destroy(font->face);
        hb_blob_destroy(font->blob);
        font->face = NULL;
        font->blob = NULL;
        font->failed = true;
        return false;
    }
    hb_face_make_immutable(font->face);
    font->font = hb_font_create(font->face);
    hb_font_set_scale(font->font, (int)font->units, (int)font->units);
    hb_blob_t *table = hb_face_reference_table(font->face, HB_TAG('C', 'F', 'F', ' '));
    unsigned length;
    const char *bytes = hb_blob_get_data(table, &length);
    font->cff = length > 0;
    if (font->cff)
        font->cid_keyed =
            cff_cids((const unsigned char *)bytes, length, font->glyph_count, &font->cids);
    hb_blob_destroy(table);
    font->widths = memory_zeroed(font->glyph_count * sizeof *font->widths);
    font->opened = true;
    return true;
}

bool font_stack_whole(const struct font_stack *stack, struct diagnostics *diagnostics) {
    bool whole = true;
    for (size_t i = 0; i < stack->fonts.count; i++) {
        const struct font *font = stack->fonts.at[i];
        if (!font->failed) continue;
        whole = diagnose(diagnostics, STATUS_ENVIRONMENT, font->path, 0,
                         *font->package ? _("the font cannot be read; it comes with the package %s")
                                        : _("the font cannot be read%s"),
                         font->package);
    }
    return whole;
}

double font_width(struct font *font, uint32_t glyph) {
    float *width = &font->widths[glyph];
    if (*width == 0) {
        // Two places are written; what is written is what positions are reckoned from.
        double exact = hb_font_get_glyph_h_advance(font->font, glyph) * 1000.0 / font->units;
        *width = (float)(round(exact * 100) / 100);
    }
    return *width;
}

// ---- single characters ------------------------------------------------------------------------

static void look_up(const struct cut *cut, uint32_t codepoint, struct solo *solo) {
    solo->state = SOLO_MISSING;
    if (script_is_private(codepoint)) return;
    for (size_t i = 0; i < cut->fonts.count; i++) {
        struct font *font = cut->fonts.at[i].font;
        hb_codepoint_t glyph;
        if (!font_choice_takes(&cut->fonts.at[i], codepoint)) continue;
        if (!font_open(font)) continue;
        if (!hb_font_get_nominal_glyph(font->font, codepoint, &glyph) || glyph == 0) continue;
        solo->state = SOLO_FOUND;
        solo->font = (uint16_t)font->number;
        solo->glyph = glyph;
        solo->advance = (float)hb_font_get_glyph_h_advance(font->font, glyph) / (float)font->units;
        return;
    }
}

const struct solo *font_stack_solo(struct font_stack *stack, enum face face, bool bold,
                                   uint32_t codepoint) {
    struct cut *cut = &stack->cuts[bold ? face + FACES : face];
    if (cut->fonts.count == 0) cut = &stack->cuts[face];
    struct solo **page = &cut->pages[codepoint >> PAGE_BITS];
    if (!*page) *page = memory_zeroed(sizeof **page << PAGE_BITS);
    struct solo *solo = &(*page)[codepoint & ((1u << PAGE_BITS) - 1)];
    if (solo->state == SOLO_UNKNOWN) look_up(cut, codepoint, solo);
    return solo;
}
