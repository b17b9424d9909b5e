// SPDX-License-Identifier: Apache-2.0
// The fonts of the printed registers: the table, what the configuration puts before it, characters
// whose absence an officer allowed, and what a volume records of all that.
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "base/utf8.h"
#include "press/press.h"
#include "volume/digest.h"

static const char *configured(const struct press *press, const char *path) {
    return config_path(press->settings->config, path, press->arena);
}

// An authority's own FangSong and XiaoBiaoSong. A file that is not there is told now, not when its
// first character is needed.
static bool prefer_faces(struct press *press, struct diagnostics *diagnostics) {
    const struct config *config = press->settings->config;
    bool ok = true;
    for (EACH(struct fontFace, face, config->fontFace)) {
        const char *path = configured(press, face->file);
        unsigned index = face->index == INTEGER_NONE ? 0 : (unsigned)face->index;
        if (platform_path_kind(path) != PATH_FILE)
            ok = diagnose(diagnostics, STATUS_INPUT, config->sourceFile, face->record.line,
                          _("the font file \"%s\" cannot be found"), path);
        else if (!fonts_prefer(press->fonts, face->role, path, index))
            ok = diagnose(diagnostics, STATUS_INPUT, config->sourceFile, face->record.line,
                          _("'%s' is no face: song, hei, kai, fangsong or xiaobiaosong, with or "
                            "without -bold"),
                          face->role);
    }
    return ok;
}

static uint32_t character_of(const struct missingGlyph *glyph) {
    const char *at = glyph->character;
    return utf8_next(&at, at + strlen(at));
}

bool press_open_fonts(struct press *press, struct diagnostics *diagnostics) {
    const struct config *config = press->settings->config;
    const char *table = config->fonts ? configured(press, config->fonts)
                                      : arena_printf(press->arena, "%s/schemas/fonts.txt",
                                                     press->settings->data_folder);
    press->fonts = fonts_load(table, diagnostics);
    if (!press->fonts || !prefer_faces(press, diagnostics)) return false;
    press->decided = memory_zeroed((config->missingGlyph.count + 1) * sizeof *press->decided);
    for (EACH(struct missingGlyph, glyph, config->missingGlyph))
        press->decided[press->decided_count++] = character_of(glyph);
    return true;
}

void press_close_fonts(struct press *press) {
    fonts_free(press->fonts);
    free(press->decided);
    map_free(&press->digests);
    press->fonts = NULL;
    press->decided = NULL;
}

// Each file is read and hashed once a run, when a volume has used it.
static const unsigned char *digest_of(struct press *press, const char *path,
                                      struct diagnostics *diagnostics) {
    unsigned char *sha256 = map_find(&press->digests, path);
    if (sha256) return sha256;
    struct buffer bytes = BUFFER_EMPTY;
    if (platform_read(path, 512 << 20, &bytes, diagnostics)) {
        sha256 = arena_alloc(press->arena, SHA256_SIZE);
        sha256_of(bytes.bytes, bytes.length, sha256);
        map_add(&press->digests, arena_copy(press->arena, path), sha256);
    }
    buffer_free(&bytes);
    return sha256;
}

static const struct missingGlyph *decision_on(const struct press *press, uint32_t codepoint) {
    for (EACH(struct missingGlyph, glyph, press->settings->config->missingGlyph))
        if (character_of(glyph) == codepoint) return glyph;
    BUG("a character was printed as missing without a decision");
}

// What the configuration says that the file stands for.
static const char *substitute_of(const struct press *press, const char *path) {
    for (EACH(struct fontFace, face, press->settings->config->fontFace))
        if (strcmp(configured(press, face->file), path) == 0) return face->substitutes;
    return NULL;
}

bool press_fonts_used(struct press *press, struct arena *arena, struct press_fonts *used,
                      struct diagnostics *diagnostics) {
    struct fonts_used fonts = fonts_used(press->fonts);
    *used = (struct press_fonts){0};
    struct named_digest *digests = arena_alloc(arena, (fonts.file_count + 1) * sizeof *digests);
    for (size_t i = 0; i < fonts.file_count; i++) {
        const char *slash = strrchr(fonts.files[i], '/');
        const unsigned char *sha256 = digest_of(press, fonts.files[i], diagnostics);
        if (!sha256) return false;
        digests[used->file_count++] = (struct named_digest){
            slash ? slash + 1 : fonts.files[i], sha256, substitute_of(press, fonts.files[i])};
    }
    const struct missingGlyph **missing =
        arena_alloc(arena, (fonts.missing_count + 1) * sizeof *missing);
    for (size_t i = 0; i < fonts.missing_count; i++)
        missing[used->missing_count++] = decision_on(press, fonts.missing[i]);
    used->files = digests;
    used->missing = missing;
    return true;
}
