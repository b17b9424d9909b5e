// SPDX-License-Identifier: Apache-2.0
#include "volume/manifest.h"

#include <string.h>

#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/map.h"
#include "volume/entry_name.h"

bool manifest_name(const char *name, bool *tag, enum digest_algorithm *algorithm, bool *known) {
    *tag = starts_with(name, "tagmanifest-");
    if (!*tag && !starts_with(name, "manifest-")) return false;
    const char *rest = strchr(name, '-') + 1;
    size_t length = strlen(rest);
    if (length <= 4 || strcmp(rest + length - 4, ".txt") != 0 || strchr(rest, '/')) return false;
    char word[16] = "";
    if (length - 4 < sizeof word) memcpy(word, rest, length - 4);
    *known = digest_by_name(word, algorithm);
    return true;
}

// "%0A", "%0D" and "%25" stand for a line feed, a carriage return and a percent sign.
static void decode(char *path) {
    char *to = path;
    for (const char *from = path; *from; from++, to++) {
        unsigned char byte = 0;
        *to = *from;
        if (*from != '%' || !hex_read(from + 1, &byte, 1)) continue;
        if (byte != '\n' && byte != '\r' && byte != '%') continue;
        *to = (char)byte;
        from += 2;
    }
    *to = '\0';
}

// Digest, blanks (and the '*' of binary mode), path.
static bool parse_row(struct arena *arena, const char *line, size_t length, size_t digest_length,
                      struct manifest_row *row) {
    if (length < 2 * digest_length + 2) return false;
    if (!hex_read(line, row->digest, digest_length)) return false;
    const char *at = line + 2 * digest_length, *end = line + length;
    if (*at != ' ' && *at != '\t') return false;
    while (at < end && (*at == ' ' || *at == '\t')) at++;
    if (at < end && *at == '*') at++;
    if (end - at > 2 && at[0] == '.' && at[1] == '/') at += 2; // written by older tools
    char *path = arena_copy_bytes(arena, at, (size_t)(end - at));
    decode(path);
    row->path = path;
    return *path != '\0';
}

static void add_row(struct manifest *manifest, const struct manifest_row *row, size_t number,
                    enum verify_layer layer, struct map *seen, struct verify_report *report) {
    const char *danger = entry_name_danger(row->path, strlen(row->path));
    if (danger)
        report_add(report, layer, VERDICT_FAILED, manifest->name, _("line %zu: the path \"%s\" %s"),
                   number, row->path, danger);
    else if (!map_add(seen, row->path, manifest))
        report_add(report, layer, VERDICT_FAILED, manifest->name,
                   _("line %zu: \"%s\" is listed twice"), number, row->path);
    else
        manifest->rows[manifest->count++] = *row;
}

void manifest_parse(struct arena *arena, const char *text, size_t length, enum verify_layer layer,
                    struct manifest *manifest, struct verify_report *report) {
    size_t lines = 1, number = 0, digest_length = digest_size(manifest->algorithm);
    for (size_t i = 0; i < length; i++) lines += text[i] == '\n';
    manifest->rows = arena_alloc(arena, lines * sizeof *manifest->rows);
    struct map seen = {0};
    for (const char *at = text, *end = text + length; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t line = (size_t)((stop ? stop : end) - at);
        const char *next = stop ? stop + 1 : end;
        struct manifest_row row = {0};
        number++;
        if (line > 0 && parse_row(arena, at, line, digest_length, &row))
            add_row(manifest, &row, number, layer, &seen, report);
        else if (line > 0)
            report_add(report, layer, VERDICT_FAILED, manifest->name,
                       _("line %zu is not a digest of %zu hexadecimal digits and a path"), number,
                       2 * digest_length);
        at = next;
    }
    map_free(&seen);
}
