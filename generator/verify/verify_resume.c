// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_resume.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/platform.h"

enum { NOTES_MAX = 512 * 1024 * 1024, FIELDS = 6 };

struct resume {
    struct arena *arena;
    const char *file;
    const char *header;
    struct buffer text; // of the notes that were there
    struct map notes;   // by relative path: the rest of the line
    bool begun;         // the header stands in the file
};

static void add_files(struct digest *digest, const char *const *paths) {
    for (; paths && *paths; paths++) {
        struct buffer bytes = BUFFER_EMPTY;
        struct diagnostics silent = {.quiet = true};
        if (platform_read(*paths, 64 << 20, &bytes, &silent))
            digest_add(digest, buffer_text(&bytes), bytes.length);
        digest_add(digest, "|", 1);
        buffer_free(&bytes);
    }
}

// Everything that a verdict depends on beside the volume.
static const char *header_of(const struct verify_options *options, struct arena *arena) {
    struct digest *digest = digest_new(DIGEST_SHA256);
    unsigned char sha256[SHA256_SIZE];
    char hex[SHA256_HEX];
    add_files(digest, options->trust);
    add_files(digest, options->time_trust);
    add_files(digest, options->crls);
    digest_finish(digest, sha256);
    digest_free(digest);
    return arena_printf(arena, "juance-verify %s %s %" PRId64, JUANCE_VERSION,
                        hex_write(sha256, SHA256_SIZE, hex), options->at);
}

// The archive is known by its folder's inode, whatever it is called from where.
static const char *file_of(const char *archive, struct arena *arena) {
    struct diagnostics silent = {.quiet = true};
    struct file_state state;
    const char *cache = platform_cache_folder(arena);
    int folder = cache ? platform_open_folder(archive, &silent) : -1;
    if (folder < 0) return NULL;
    bool known = platform_state(folder, &state);
    platform_close(folder);
    const char *place = arena_printf(arena, "%s/verify", cache);
    if (!known || !platform_make_folders(place, &silent)) return NULL;
    return arena_printf(arena, "%s/%" PRIu64 "-%" PRIu64, place, state.device, state.inode);
}

// The last line counts only when it is whole.
static void read_notes(struct resume *resume) {
    struct diagnostics silent = {.quiet = true};
    if (platform_path_kind(resume->file) != PATH_FILE ||
        !platform_read(resume->file, NOTES_MAX, &resume->text, &silent))
        return;
    char *at = resume->text.bytes, *end = at ? strchr(at, '\n') : NULL;
    if (!end) return;
    *end = '\0';
    resume->begun = strcmp(at, resume->header) == 0;
    while (resume->begun && (at = end + 1, end = strchr(at, '\n'))) {
        *end = '\0';
        char *tab = strchr(at, '\t');
        if (!tab) continue;
        *tab = '\0';
        map_add(&resume->notes, at, tab + 1);
    }
}

struct resume *resume_open(const char *archive, const struct verify_options *options,
                           struct arena *arena) {
    const char *file = file_of(archive, arena);
    if (!file) return NULL;
    struct resume *resume = arena_alloc(arena, sizeof *resume);
    *resume = (struct resume){.arena = arena, .file = file, .header = header_of(options, arena)};
    read_notes(resume);
    return resume;
}

static bool state_of(const char *path, struct file_state *state) {
    int file;
    if (platform_open(path, &file) != OPEN_OK) return false;
    bool ok = platform_state(file, state);
    platform_close(file);
    return ok;
}

static const char *state_text(struct arena *arena, const struct file_state *state) {
    return arena_printf(arena, "%" PRId64 " %" PRId64 " %" PRId64 " %" PRIu64 " %" PRIu64,
                        state->size, state->modified_ns, state->changed_ns, state->inode,
                        state->device);
}

static bool read_verdicts(struct member *member, const char *text) {
    if (strlen(text) != VERIFY_LAYERS) return false;
    for (int i = 0; i < VERIFY_LAYERS; i++) {
        if (!strchr("-np", text[i])) return false;
        member->looked_at[i] = text[i] != '-';
        member->verdicts[i] = text[i] == 'p' ? VERDICT_PASSED : VERDICT_NOT_APPLICABLE;
    }
    return true;
}

// "ID=HEX ID=HEX "
static bool read_claims(struct resume *resume, struct member *member, char *text) {
    struct sibling_claim *claims =
        arena_alloc(resume->arena, (strlen(text) / SHA256_HEX + 1) * sizeof *claims);
    for (char *claim; (claim = strtok_r(text, " ", &text));) {
        char *equals = strchr(claim, '=');
        if (!equals || strlen(equals + 1) != 2 * SHA256_SIZE ||
            !hex_read(equals + 1, claims[member->claim_count].sha256, SHA256_SIZE))
            return false;
        *equals = '\0';
        claims[member->claim_count++].volume = claim;
    }
    member->claims = claims;
    return true;
}

bool resume_recall(struct resume *resume, struct member *member) {
    const char *note = resume ? map_find(&resume->notes, member->relative) : NULL;
    struct file_state state;
    if (!note || !state_of(member->path, &state)) return false;
    char *rest = arena_copy(resume->arena, note), *fields[FIELDS] = {NULL};
    for (int i = 0; i < FIELDS - 1; i++) fields[i] = strtok_r(rest, "\t", &rest);
    if (!fields[3] || strcmp(fields[0], state_text(resume->arena, &state)) != 0 ||
        strlen(fields[1]) != 2 * SHA256_SIZE ||
        !hex_read(fields[1], member->tag_manifest, SHA256_SIZE) ||
        !read_verdicts(member, fields[2]))
        return false;
    member->id = fields[3];
    member->claim_count = 0;
    if (fields[4] && !read_claims(resume, member, fields[4])) return false;
    return member->ok = member->resumed = true;
}

void resume_note(struct resume *resume, const struct member *member) {
    struct file_state state;
    if (!resume || !member->ok || member->resumed || !state_of(member->path, &state)) return;
    struct arena *arena = arena_new();
    struct buffer line = BUFFER_EMPTY;
    char hex[SHA256_HEX];
    if (!resume->begun) {
        struct diagnostics silent = {.quiet = true};
        platform_remove(resume->file, &silent);
        buffer_printf(&line, "%s\n", resume->header);
        resume->begun = true;
    }
    buffer_printf(&line, "%s\t%s\t%s\t", member->relative, state_text(arena, &state),
                  hex_write(member->tag_manifest, SHA256_SIZE, hex));
    for (int i = 0; i < VERIFY_LAYERS; i++)
        buffer_add_char(&line, !member->looked_at[i]                   ? '-'
                               : member->verdicts[i] == VERDICT_PASSED ? 'p'
                                                                       : 'n');
    buffer_printf(&line, "\t%s\t", member->id);
    for (size_t i = 0; i < member->claim_count; i++)
        buffer_printf(&line, "%s=%s ", member->claims[i].volume,
                      hex_write(member->claims[i].sha256, SHA256_SIZE, hex));
    buffer_add_char(&line, '\n');
    platform_append(resume->file, line.bytes, line.length);
    buffer_free(&line);
    arena_free(arena);
}

void resume_close(struct resume *resume, bool finished) {
    if (!resume) return;
    struct diagnostics silent = {.quiet = true};
    if (finished) platform_remove(resume->file, &silent);
    map_free(&resume->notes);
    buffer_free(&resume->text);
}
