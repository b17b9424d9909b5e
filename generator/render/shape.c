// SPDX-License-Identifier: Apache-2.0
#include "render/shape.h"

#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "render/script.h"
#include "render/shape_cache.h"

enum { GETA = 0x3013, MESSAGES = 100 };

void shaper_open(struct shaper *shaper, struct font_stack *fonts, struct diagnostics *diagnostics) {
    *shaper = (struct shaper){.fonts = fonts, .diagnostics = diagnostics};
    shaper->cache = shape_cache_new();
}

void shaper_close(struct shaper *shaper) {
    clusters_free(&shaper->clusters);
    shape_cache_free(shaper->cache);
}

// One stretch of text in one style.
struct stretch {
    struct shaper *shaper;
    const char *text;
    size_t base;
    const struct text_style *style;
    uint8_t style_number;
    const char *owner;
    shaped_list *into;
};

// ---- characters that cannot be set ------------------------------------------------------------

static void report(const struct stretch *stretch, uint32_t codepoint, const char *script) {
    struct shaper *shaper = stretch->shaper;
    char bytes[5] = "";
    bytes[utf8_encode(codepoint, bytes)] = '\0';
    if (codepoint < 0x20) bytes[0] = '\0';
    shaper->missing++;
    if (shaper->silent) return;
    shaper->failed = true;
    font_stack_note_refused(shaper->fonts, codepoint);
    if (shaper->reported++ >= MESSAGES) return;
    const char *owner = stretch->owner ? stretch->owner : _("the template's own text");
    if (script)
        diagnose(shaper->diagnostics, STATUS_INPUT, shaper->document, 0,
                 _("%s: the character %s (U+%04X) cannot be laid out (%s); write it in Chinese or "
                   "Latin characters"),
                 owner, bytes, (unsigned)codepoint, script);
    else
        diagnose(shaper->diagnostics, STATUS_INPUT, shaper->document, 0,
                 _("%s: no font has the character %s (U+%04X); add a font that has it to the table "
                   "of fonts, or record the decision that it may print as a geta mark"),
                 owner, bytes, (unsigned)codepoint);
}

static bool is_decided(const struct shaper *shaper, uint32_t codepoint) {
    for (size_t i = 0; i < shaper->decided_count; i++)
        if (shaper->decided[i] == codepoint) return true;
    return false;
}

// ---- single characters ------------------------------------------------------------------------

static bool add_solo(const struct stretch *stretch, uint32_t codepoint, uint32_t at) {
    struct shaper *shaper = stretch->shaper;
    const struct solo *solo =
        font_stack_solo(shaper->fonts, stretch->style->face, stretch->style->bold, codepoint);
    if (solo->state != SOLO_FOUND) return false;
    uint8_t flags = GLYPH_STARTS | (codepoint == ' ' ? GLYPH_SPACE : 0);
    vector_add(stretch->into,
               (struct shaped){.glyph = {.id = solo->glyph,
                                         .text = codepoint,
                                         .advance = solo->advance * (float)stretch->style->size},
                               .at = at,
                               .font = solo->font,
                               .style = stretch->style_number,
                               .flags = flags});
    return true;
}

// What stands for a character that no font has: 〓(U+2B7A1) when that was decided.
static void add_missing(const struct stretch *stretch, uint32_t codepoint, const char *script,
                        uint32_t at) {
    if (!is_decided(stretch->shaper, codepoint)) {
        report(stretch, codepoint, script);
        return;
    }
    font_stack_note_missing(stretch->shaper->fonts, codepoint);
    char text[24];
    struct stretch printed = *stretch;
    char geta[5] = "";
    geta[utf8_encode(GETA, geta)] = '\0';
    snprintf(text, sizeof text, "%s(U+%04X)", geta, (unsigned)codepoint);
    size_t first = stretch->into->count;
    printed.owner = NULL;
    shape_text(printed.shaper, text, strlen(text), 0, printed.style, printed.style_number, NULL,
               printed.into);
    for (size_t i = first; i < stretch->into->count; i++) stretch->into->at[i].at = at;
}

// ---- clusters and runs ------------------------------------------------------------------------

// Whether the font has every visible character of the cluster, alone or composed.
static bool font_has(struct font *font, const char *from, const char *end) {
    bool every = true, composed = true;
    for (const char *at = from; at < end;) {
        uint32_t codepoint = utf8_next(&at, end);
        hb_codepoint_t glyph;
        if (script_is_private(codepoint)) return false;
        if (!script_is_invisible(codepoint) &&
            !hb_font_get_nominal_glyph(font->font, codepoint, &glyph))
            every = false;
    }
    if (every) return true;
    char *copy = memory_zeroed((size_t)(end - from) + 1), *nfc;
    memcpy(copy, from, (size_t)(end - from));
    nfc = utf8_nfc(copy);
    for (const char *at = nfc; at && *at;) {
        hb_codepoint_t glyph;
        uint32_t codepoint = utf8_next(&at, at + strlen(at));
        if (!script_is_invisible(codepoint) &&
            !hb_font_get_nominal_glyph(font->font, codepoint, &glyph))
            composed = false;
    }
    free(nfc);
    free(copy);
    return composed && nfc;
}

static struct font *font_for(const struct stretch *stretch, const char *from, const char *end) {
    size_t count;
    bool thicken;
    const struct font_choice *choices = font_stack_list(
        stretch->shaper->fonts, stretch->style->face, stretch->style->bold, &count, &thicken);
    const char *at = from;
    uint32_t codepoint = utf8_next(&at, end);
    for (size_t i = 0; i < count; i++) {
        struct font *font = choices[i].font;
        if (font_choice_takes(&choices[i], codepoint) && font_open(font) &&
            font_has(font, from, end))
            return font;
    }
    return NULL;
}

static const char *cluster_end(const char *at, const char *end) {
    utf8_next(&at, end);
    while (at < end) {
        const char *next = at;
        if (!script_extends(utf8_next(&next, end))) break;
        at = next;
    }
    return at;
}

static uint32_t text_of(struct shaper *shaper, const char *from, size_t length) {
    const char *at = from, *end = from + length;
    uint32_t codepoint = utf8_next(&at, end);
    return at == end ? codepoint : clusters_add(&shaper->clusters, from, length);
}

// Shapes text of one font. HarfBuzz numbers clusters by byte offsets; several glyphs of one cluster
// share the text of the first.
static void shape_run(const struct stretch *stretch, struct font *font, const char *from,
                      const char *end) {
    static const hb_feature_t features[] = {
        // Ligatures would join characters that a line may have to cut apart and a reader to find.
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1},
    };
    struct shaper *shaper = stretch->shaper;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, from, (int)(end - from), 0, (int)(end - from));
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font->font, buffer, features, sizeof features / sizeof *features);
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(buffer, NULL);
    double scale = stretch->style->size / font->units;
    for (unsigned i = 0; i < count; i++) {
        unsigned cluster = info[i].cluster, next = i + 1;
        bool starts = i == 0 || info[i - 1].cluster != cluster;
        while (next < count && info[next].cluster == cluster) next++;
        size_t length = (next < count ? info[next].cluster : (size_t)(end - from)) - cluster;
        bool space = from[cluster] == ' ';
        vector_add(
            stretch->into,
            (struct shaped){
                .glyph = {.id = info[i].codepoint,
                          .text = starts ? text_of(shaper, from + cluster, length) : TEXT_BEFORE,
                          .advance = (float)(place[i].x_advance * scale),
                          .dx = (float)(place[i].x_offset * scale),
                          .dy = (float)(place[i].y_offset * scale)},
                .at = (uint32_t)(stretch->base + (size_t)(from - stretch->text) + cluster),
                .font = (uint16_t)font->number,
                .style = stretch->style_number,
                .flags = (uint8_t)((starts ? GLYPH_STARTS : 0) | (space ? GLYPH_SPACE : 0))});
    }
    hb_buffer_destroy(buffer);
}

// The whole word from `from` to `end`, cluster by cluster; neighbours of one font go together.
static void shape_word(const struct stretch *stretch, const char *from, const char *end) {
    struct font *font = NULL;
    const char *run = from;
    for (const char *at = from; at < end;) {
        const char *next = cluster_end(at, end), *peek = at;
        uint32_t codepoint = utf8_next(&peek, end);
        const char *refused = script_refused(codepoint);
        struct font *own = refused ? NULL : font_for(stretch, at, next);
        if (own != font || !own) {
            if (font) shape_run(stretch, font, run, at);
            run = at;
            font = own;
        }
        if (!own) {
            // Name the very character: of a cluster it may be the mark that is missing.
            for (const char *part = at; !refused && part < next;) {
                peek = part;
                codepoint = utf8_next(&part, next);
                if (!script_is_invisible(codepoint) && !font_for(stretch, peek, part)) break;
            }
            add_missing(stretch, codepoint, refused,
                        (uint32_t)(stretch->base + (size_t)(at - stretch->text)));
            run = next;
        }
        at = next;
    }
    if (font) shape_run(stretch, font, run, end);
}

static void shape_word_cached(const struct stretch *stretch, const char *from, const char *end) {
    struct shape_cache *cache = stretch->shaper->cache;
    uint32_t at = (uint32_t)(stretch->base + (size_t)(from - stretch->text));
    if (shape_cache_find(cache, from, (size_t)(end - from), stretch->style, at,
                         stretch->style_number, stretch->into))
        return;
    size_t first = stretch->into->count;
    unsigned missing = stretch->shaper->missing;
    shape_word(stretch, from, end);
    // A word with a missing character is not remembered: its next owner is to be named, too.
    if (missing == stretch->shaper->missing)
        shape_cache_add(cache, from, (size_t)(end - from), stretch->style, at,
                        stretch->into->at + first, stretch->into->count - first);
}

void shape_text(struct shaper *shaper, const char *text, size_t length, size_t base,
                const struct text_style *style, unsigned style_number, const char *owner,
                shaped_list *into) {
    struct stretch stretch = {.shaper = shaper,
                              .text = text,
                              .base = base,
                              .style = style,
                              .style_number = (uint8_t)style_number,
                              .owner = owner,
                              .into = into};
    const char *end = text + length, *word = NULL;
    for (const char *at = text; at < end;) {
        const char *from = at;
        uint32_t codepoint = utf8_next(&at, end);
        if (codepoint == '\t' || codepoint == '\r') codepoint = ' ';
        const char *peek = at;
        // ASCII cannot extend: most texts never ask ICU.
        bool followed =
            at < end && (unsigned char)*at >= 0xCC && script_extends(utf8_next(&peek, end));
        bool newline = codepoint == '\n';
        if (!newline && (followed || !script_is_solo(codepoint))) {
            if (!word) word = from;
            at = cluster_end(from, end);
            continue;
        }
        if (word) shape_word_cached(&stretch, word, from);
        word = NULL;
        uint32_t offset = (uint32_t)(base + (size_t)(from - text));
        if (newline)
            vector_add(into, (struct shaped){.at = offset,
                                             .style = (uint8_t)style_number,
                                             .flags = GLYPH_STARTS | GLYPH_NEWLINE});
        else if (!add_solo(&stretch, codepoint, offset))
            add_missing(&stretch, codepoint, NULL, offset);
    }
    if (word) shape_word_cached(&stretch, word, end);
}
