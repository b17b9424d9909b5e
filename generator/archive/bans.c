// SPDX-License-Identifier: Apache-2.0
#include "archive/bans.h"

#include <string.h>

#include "archive/archive.h"
#include "base/buffer.h"
#include "base/hex.h"
#include "base/map.h"
#include "base/platform.h"
#include "model/id_card.h"
#include "model/person_identity.h"
#include "volume/digest.h"
#include "xml/reference_lists.h"

static bool names_by_digest(const struct references *references) {
    for (EACH(struct ban, ban, references->ban))
        if (ban->idSha256 && !ban->idNumber) return true;
    return false;
}

static bool remember(const struct map *wanted, const char *spelled, const char *number) {
    unsigned char digest[SHA256_SIZE];
    char key[SHA256_HEX];
    sha256_of(spelled, strlen(spelled), digest);
    const char **place = map_find(wanted, hex_write(digest, SHA256_SIZE, key));
    if (place) *place = number;
    return place != NULL;
}

// Remembers the number if one of the wanted digests is its digest: of its normal form, of the
// fifteen positions that it had before, or of what stands in the export, in capitals.
static void resolve(const struct map *wanted, const char *number) {
    if (!number) return;
    struct buffer spelled = BUFFER_EMPTY;
    char shorter[16];
    identity_normal(IDENTITY_idNumber, number, strlen(number), &spelled);
    if (!remember(wanted, buffer_text(&spelled), number) &&
        !(id_card_shorten(buffer_text(&spelled), shorter) && remember(wanted, shorter, number))) {
        buffer_clear(&spelled);
        for (const char *at = number; *at; at++)
            buffer_add_char(&spelled, *at >= 'a' && *at <= 'z' ? (char)(*at - 32) : *at);
        remember(wanted, buffer_text(&spelled), number);
    }
    buffer_free(&spelled);
}

const struct references *bans_for_batch(const struct references *references,
                                        const struct batch *batch, struct arena *arena) {
    if (!references || !names_by_digest(references)) return references;
    struct map wanted = {0}; // digest in hex -> where the number goes
    for (EACH(struct ban, ban, references->ban))
        if (ban->idSha256 && !ban->idNumber)
            map_add(&wanted, hex_text(arena, ban->idSha256, SHA256_SIZE),
                    arena_alloc(arena, sizeof(const char *)));
    for (EACH(struct candidate, candidate, batch->candidate)) resolve(&wanted, candidate->idNumber);
    for (EACH(struct person, person, batch->person)) resolve(&wanted, person->idNumber);
    struct references *copy = arena_alloc(arena, sizeof *copy);
    *copy = *references;
    struct record **tail = &copy->ban.first;
    for (EACH(struct ban, ban, references->ban)) {
        struct ban *mine = arena_alloc(arena, sizeof *mine);
        *mine = *ban;
        if (ban->idSha256 && !ban->idNumber) {
            const char *const *number =
                map_find(&wanted, hex_text(arena, ban->idSha256, SHA256_SIZE));
            mine->idNumber = *number;
        }
        *tail = &mine->record;
        tail = &mine->record.next;
    }
    map_free(&wanted);
    return copy;
}

// ---- where bans are read from -------------------------------------------------------------------

const struct references *references_open(const struct settings *settings, const char *folder,
                                         struct diagnostics *diagnostics) {
    const struct config *config = settings->config;
    struct arena *arena = settings->arena;
    const char **paths = arena_alloc(arena, (config->referenceFile.count + 2) * sizeof *paths);
    size_t count = 0;
    for (EACH(struct referenceFile, file, config->referenceFile))
        if (file->file) paths[count++] = config_path(config, file->file, arena);
    if (config->banRegister) paths[count++] = config_path(config, config->banRegister, arena);
    const char *own = folder ? arena_printf(arena, "%s/" BAN_REGISTER, folder) : NULL;
    bool named = false;
    for (size_t i = 0; own && i < count; i++) named |= strcmp(paths[i], own) == 0;
    if (own && !named && platform_path_kind(own) != PATH_MISSING) paths[count++] = own;
    return references_load(settings->data_folder, &settings->codes, paths, count, arena,
                           diagnostics);
}
