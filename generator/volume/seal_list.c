// SPDX-License-Identifier: Apache-2.0
#include "volume/seal_list.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "volume/entry_name.h"

// ---- names ------------------------------------------------------------------------------------

const char *seal_list_extension(enum digest_algorithm algorithm) {
    return algorithm == DIGEST_SHA512 ? ".sha512" : ".sha256";
}

bool seal_list_name(struct arena *arena, const char *file, int *year, int *number,
                    enum digest_algorithm *algorithm, const char **name) {
    if (!ends_with(file, ".sha256") && !ends_with(file, ".sha512")) return false;
    *algorithm = ends_with(file, ".sha512") ? DIGEST_SHA512 : DIGEST_SHA256;
    *name = arena_copy_bytes(arena, file, strlen(file) - strlen(".sha256"));
    *number = 1;
    char rest = 0;
    int parts = sscanf(*name, "SEAL-%4d-%6d%c", year, number, &rest);
    // Written anew it must be the same: no blanks, no signs, no leading zeros.
    const char *again = *number == 1 ? arena_printf(arena, "SEAL-%04d", *year)
                                     : arena_printf(arena, "SEAL-%04d-%d", *year, *number);
    return parts >= 1 && *year > 0 && *number > 0 && strcmp(again, *name) == 0;
}

const char *seal_list_line(struct arena *arena, const struct seal_list_row *row,
                           enum digest_algorithm algorithm) {
    char hex[DIGEST_HEX_MAX];
    return arena_printf(arena, "%s  %s", hex_write(row->digest, digest_size(algorithm), hex),
                        row->path);
}

struct merkle *seal_list_tree(struct arena *arena, const struct seal_list *list) {
    const char **lines = arena_alloc(arena, list->count * sizeof *lines);
    for (size_t i = 0; i < list->count; i++)
        lines[i] = seal_list_line(arena, &list->rows[i], list->algorithm);
    return merkle_new(arena, list->algorithm, lines, list->count);
}

// ---- writing ----------------------------------------------------------------------------------

void seal_list_write(struct arena *arena, const struct seal_list *list, struct buffer *into) {
    char hex[DIGEST_HEX_MAX], made[MOMENT_TEXT];
    if (list->chained)
        buffer_printf(into, "%s\n", seal_list_line(arena, &list->previous, list->algorithm));
    for (size_t i = 0; i < list->count; i++)
        buffer_printf(into, "%s\n", seal_list_line(arena, &list->rows[i], list->algorithm));
    const unsigned char *root = merkle_root(seal_list_tree(arena, list));
    buffer_printf(
        into, "# list %s\n# made %s\n# merkle-root %s\n# events %" PRId64 " %s\n# seal %s\n",
        list->name, moment_format(list->made, made),
        hex_write(root, digest_size(list->algorithm), hex), list->events, list->head, list->seal);
}

void seal_root_write(struct arena *arena, const struct seal_list *list,
                     const unsigned char *list_digest, struct buffer *into) {
    char hex[DIGEST_HEX_MAX], made[MOMENT_TEXT];
    size_t size = digest_size(list->algorithm);
    buffer_printf(into, "# list %s\n# digest %s\n", list->name, hex_write(list_digest, size, hex));
    buffer_printf(into, "# made %s\n# merkle-root %s\n", moment_format(list->made, made),
                  hex_write(merkle_root(seal_list_tree(arena, list)), size, hex));
}

// What follows the proof in this very file: leaf, then each neighbour, then the root.
#define FOLLOW                                                                                     \
    "$ h=$(sed -n 's/^volume //p' %s | while read -r l; do printf 'leaf %%s\\n' \"$l\"; done | "   \
    "%ssum | cut -d' ' -f1); while read -r s d; do case $s in left) h=$(printf "                   \
    "'node %%s %%s\\n' $d $h | %ssum | cut -d' ' -f1) ;; right) h=$(printf 'node %%s %%s\\n' $h "  \
    "$d | %ssum | cut -d' ' -f1) ;; esac; done < %s; grep -qx \"# merkle-root $h\" root.txt\n"

void seal_proof_write(struct arena *arena, const struct seal_list *list, const struct merkle *tree,
                      size_t index, struct buffer *into) {
    const struct seal_list_row *row = &list->rows[index];
    const char *algorithm = digest_name(list->algorithm);
    const char *slash = strrchr(row->path, '/');
    const char *base = slash ? slash + 1 : row->path;
    size_t stem = strlen(base) - (ends_with(base, ".zip") ? 4 : 0);
    const char *file = arena_printf(arena, "%.*s.proof", (int)stem, base);
    char hex[DIGEST_HEX_MAX];
    buffer_printf(into,
                  "# Proves one volume of the seal list %s without the others. Run the line that "
                  "begins with\n# \"$ \" in this folder: it must end without an error. root.txt is "
                  "signed and stamped; the\n# volume's own digest must be the one that stands "
                  "here.\n",
                  list->name);
    buffer_printf(into, FOLLOW, file, algorithm, algorithm, algorithm, file);
    buffer_printf(into, "volume %s\n", seal_list_line(arena, row, list->algorithm));
    struct merkle_step steps[MERKLE_STEPS];
    size_t count = merkle_proof(tree, index, steps), size = digest_size(list->algorithm);
    for (size_t i = 0; i < count; i++)
        buffer_printf(into, "%s %s\n", steps[i].left ? "left" : "right",
                      hex_write(steps[i].digest, size, hex));
}

// ---- reading ----------------------------------------------------------------------------------

// Cuts the text into lines, each ending with a NUL. NULL when the last has no line break or one
// holds a NUL.
static char **cut(struct arena *arena, const char *text, size_t length, size_t *count) {
    char *copy = arena_copy_bytes(arena, text, length);
    *count = 0;
    for (size_t i = 0; i < length; i++) *count += copy[i] == '\n';
    if (length == 0 || copy[length - 1] != '\n' || strlen(copy) != length) return NULL;
    char **lines = arena_alloc(arena, (*count + 1) * sizeof *lines);
    size_t line = 0;
    for (char *at = copy, *end; (end = strchr(at, '\n')); at = end + 1) {
        *end = '\0';
        lines[line++] = at;
    }
    return lines;
}

static bool read_row(const char *line, enum digest_algorithm algorithm, struct seal_list_row *row) {
    size_t hex = 2 * digest_size(algorithm);
    if (strlen(line) < hex + 3 || line[hex] != ' ' || line[hex + 1] != ' ' ||
        !hex_read(line, row->digest, hex / 2))
        return false;
    row->path = line + hex + 2;
    return entry_name_fault(row->path) == NULL;
}

static const char *after(const char *line, const char *start) {
    size_t length = strlen(start);
    return strncmp(line, start, length) == 0 ? line + length : NULL;
}

// "# list", "# made", "# merkle-root", "# events", "# seal": the last five lines.
static bool read_comments(struct arena *arena, char **lines, struct seal_list *list) {
    const char *name = after(lines[0], "# list "), *made = after(lines[1], "# made ");
    const char *events = after(lines[3], "# events "), *seal = after(lines[4], "# seal ");
    char head[DIGEST_HEX_MAX] = "";
    if (!name || strcmp(name, list->name) != 0 || !made || !moment_parse(made, &list->made) ||
        !seal || !events || sscanf(events, "%" SCNd64 " %64[0-9a-f]", &list->events, head) != 2)
        return false;
    list->head = arena_copy(arena, head);
    list->seal = seal;
    return true;
}

const char *seal_list_parse(struct arena *arena, const char *text, size_t length,
                            struct seal_list *list) {
    size_t count;
    char **lines = cut(arena, text, length, &count);
    const char *broken = _("is no seal list");
    if (!lines || count < 6 || !read_comments(arena, lines + count - 5, list)) return broken;
    count -= 5;
    list->rows = arena_alloc(arena, count * sizeof *list->rows);
    list->count = 0;
    for (size_t i = 0; i < count; i++) {
        struct seal_list_row row;
        if (!read_row(lines[i], list->algorithm, &row)) return broken;
        bool previous = i == 0 && after(row.path, SEALS_FOLDER "SEAL-") &&
                        (ends_with(row.path, ".sha256") || ends_with(row.path, ".sha512"));
        if (previous) {
            list->chained = true;
            list->previous = row;
        } else {
            list->rows[list->count++] = row;
        }
    }
    for (size_t i = 1; i < list->count; i++)
        if (strcmp(list->rows[i - 1].path, list->rows[i].path) >= 0) return broken;
    if (list->count == 0) return broken;
    struct buffer again = BUFFER_EMPTY;
    seal_list_write(arena, list, &again);
    bool same = again.length == length && memcmp(again.bytes, text, length) == 0;
    buffer_free(&again);
    return same ? NULL : _("is not what the program writes: a line or the Merkle root was changed");
}

static int by_path(const void *path, const void *row) {
    return strcmp(path, ((const struct seal_list_row *)row)->path);
}

const struct seal_list_row *seal_list_find(const struct seal_list *list, const char *path) {
    return bsearch(path, list->rows, list->count, sizeof *list->rows, by_path);
}

const char *seal_proof_follow(struct arena *arena, const char *text, size_t length,
                              enum digest_algorithm algorithm, const char **line,
                              unsigned char *root) {
    size_t count, steps = 0, size = digest_size(algorithm);
    char **lines = cut(arena, text, length, &count);
    const char *broken = _("is no proof");
    struct merkle_step way[MERKLE_STEPS];
    *line = NULL;
    for (size_t i = 0; lines && i < count; i++) {
        const char *volume = after(lines[i], "volume "), *left = after(lines[i], "left ");
        const char *digest = left ? left : after(lines[i], "right ");
        if (volume && !*line) {
            *line = volume;
        } else if (digest && *line && steps < MERKLE_STEPS && strlen(digest) == 2 * size) {
            unsigned char *bytes = arena_alloc(arena, size);
            if (!hex_read(digest, bytes, size)) return broken;
            way[steps++] = (struct merkle_step){left != NULL, bytes};
        } else if (*lines[i] != '#' && *lines[i] != '$') {
            return broken;
        }
    }
    if (!*line) return broken;
    merkle_follow(algorithm, *line, way, steps, root);
    return NULL;
}
