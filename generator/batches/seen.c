// SPDX-License-Identifier: Apache-2.0
#include "batches/seen.h"

#include <string.h>

#include "base/hex.h"
#include "base/platform.h"
#include "volume/digest.h"

enum { PIECE = 1 << 16 };

static void add_line(struct buffer *text, int folder, const char *name) {
    struct file_state state;
    if (platform_state_below(folder, name, &state))
        buffer_printf(text, "%lld %lld %lld %s\n", (long long)state.size,
                      (long long)state.modified_ns, (long long)state.changed_ns, name);
    else
        buffer_printf(text, "- - - %s\n", name);
}

static const char *kept(struct buffer *text, struct arena *arena) {
    const char *copy = arena_copy(arena, buffer_text(text));
    buffer_free(text);
    return copy;
}

const char *seen_files(const struct batch *batch, struct arena *arena) {
    struct diagnostics silent = {.quiet = true};
    int folder = platform_open_folder(batch->sourceFolder, &silent);
    struct buffer text = BUFFER_EMPTY;
    for (EACH(struct material, material, batch->material))
        if (material->file) add_line(&text, folder, material->file);
    platform_close(folder);
    return kept(&text, arena);
}

static const char *digest_text(const struct batch *batch, struct arena *arena) {
    return hex_text(arena, batch->sourceSha256, SHA256_SIZE);
}

bool seen_before(struct catalogue *catalogue, const struct batch *batch, const char *files,
                 struct arena *arena) {
    const char *path = platform_absolute(arena, batch->sourceFile);
    const char *before =
        path ? catalogue_find_seen(catalogue, arena, path, digest_text(batch, arena)) : NULL;
    return before && strcmp(before, files) == 0;
}

bool seen_note(struct catalogue *catalogue, const struct batch *batch, const char *files,
               struct arena *arena) {
    const char *path = platform_absolute(arena, batch->sourceFile);
    return !path || catalogue_put_seen(catalogue, path, digest_text(batch, arena), files);
}

// ---- without reading the export as XML ----------------------------------------------------------

static const char *digest_of(const char *path, struct arena *arena) {
    int file = -1;
    if (platform_open(path, &file) != OPEN_OK) return NULL;
    struct digest *digest = digest_new(DIGEST_SHA256);
    unsigned char sha256[SHA256_SIZE];
    char *piece = arena_alloc(arena, PIECE);
    int64_t length;
    while ((length = platform_read_some(file, piece, PIECE)) > 0)
        digest_add(digest, piece, (size_t)length);
    digest_finish(digest, sha256);
    digest_free(digest);
    platform_close(file);
    return length < 0 ? NULL : hex_text(arena, sha256, SHA256_SIZE);
}

// The name at the end of a line, behind three numbers.
static const char *name_in(const char *line) {
    for (int blanks = 0; *line && blanks < 3; line++) blanks += *line == ' ';
    return line;
}

bool seen_known(struct catalogue *catalogue, const struct export_input *input, struct arena *arena,
                const char *const **declared) {
    const char *path = input->twins->count > 1 ? NULL : platform_absolute(arena, input->path);
    const char *sha256 = path ? digest_of(path, arena) : NULL;
    const char *files = sha256 ? catalogue_find_seen(catalogue, arena, path, sha256) : NULL;
    if (!files) return false;
    size_t count = 0;
    for (const char *at = files; *at; at++) count += *at == '\n';
    const char **names = arena_alloc(arena, (count + 1) * sizeof *names);
    struct diagnostics silent = {.quiet = true};
    int folder = platform_open_folder(input->folder, &silent);
    struct buffer now = BUFFER_EMPTY;
    char *rest = arena_copy(arena, files), *line;
    for (count = 0; (line = strtok_r(rest, "\n", &rest));) {
        names[count] = name_in(line);
        add_line(&now, folder, names[count++]);
    }
    names[count] = NULL;
    *declared = names;
    platform_close(folder);
    bool same = strcmp(buffer_text(&now), files) == 0;
    buffer_free(&now);
    return same;
}
