// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_member.h"

#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "model/volume_record.h"
#include "verify/verify_register.h"
#include "verify/verify_signer.h"
#include "volume/byte_source.h"
#include "xml/reader.h"

enum {
    PIECE = 256 * 1024,
    RECORD_MAX = 256 * 1024 * 1024,
};

static void fault(struct member *member, enum verify_layer layer, const char *message) {
    report_add(member->report, layer, VERDICT_FAILED, NULL, "%s", message);
}

// ---- the file as a whole ----------------------------------------------------------------------

// Of a large volume: its bytes were just read entry by entry, so this reading comes out of memory.
static bool digest_whole(const char *path, unsigned char *sha256, unsigned char *sha512,
                         int64_t *size, struct diagnostics *diagnostics) {
    struct byte_source source;
    if (!byte_source_open(&source, path, diagnostics)) return false;
    struct digest *first = digest_new(DIGEST_SHA256);
    struct digest *second = sha512 ? digest_new(DIGEST_SHA512) : NULL;
    unsigned char *piece = memory_zeroed(PIECE);
    bool ok = true;
    for (int64_t at = 0; ok && at < source.size; at += PIECE) {
        size_t length = source.size - at < PIECE ? (size_t)(source.size - at) : PIECE;
        ok = byte_source_read(&source, at, piece, length);
        if (ok) digest_add(first, piece, length);
        if (ok && second) digest_add(second, piece, length);
    }
    *size = source.size;
    digest_finish(first, sha256);
    if (second) digest_finish(second, sha512);
    digest_free(first);
    digest_free(second);
    free(piece);
    byte_source_close(&source);
    return ok;
}

static void check_row(struct member *member, const unsigned char *sha256, int64_t size) {
    const struct verify_scene *scene = member->scene;
    if (!scene->catalogue) return;
    const struct catalogue_volume *row = map_find(&scene->by_path, member->relative);
    char hex[SHA256_HEX];
    if (!row) {
        const struct catalogue_volume *known =
            member->id ? map_find(&scene->by_id, member->id) : NULL;
        if (map_has(&scene->unfinished, member->relative))
            report_add(member->report, LAYER_CATALOGUE, VERDICT_NOT_APPLICABLE, NULL, "%s",
                       _("was announced by a run that is at work or was interrupted; the next run "
                         "finishes it or takes it back"));
        else if (known)
            report_add(member->report, LAYER_CATALOGUE, VERDICT_FAILED, NULL,
                       _("does not stand where the catalogue says: %s"), known->path);
        else
            fault(member, LAYER_CATALOGUE, _("is not in the catalogue"));
        return;
    }
    if (member->id && strcmp(row->id, member->id) != 0)
        report_add(member->report, LAYER_CATALOGUE, VERDICT_FAILED, NULL,
                   _("stands in the place of %s"), row->id);
    if (row->state == VOLUME_DESTROYED)
        fault(member, LAYER_CATALOGUE, _("is there, though the catalogue says it was destroyed"));
    else if (row->size != size || strcmp(hex_write(sha256, SHA256_SIZE, hex), row->sha256) != 0)
        fault(member, LAYER_CATALOGUE,
              _("is not the file that the catalogue knows (size, SHA-256)"));
    report_pass(member->report, LAYER_CATALOGUE, _("is the file that the catalogue knows"));
}

static void check_cover(struct member *member, const struct cover *cover,
                        const unsigned char *digest) {
    const struct seal_list *list = &cover->listed->list;
    if (memcmp(cover->row->digest, digest, digest_size(list->algorithm)) == 0)
        report_add(member->report, LAYER_SEAL_LIST, VERDICT_PASSED, cover->listed->file,
                   _("stands in the seal list %s"), list->name);
    else
        report_add(member->report, LAYER_SEAL_LIST, VERDICT_FAILED, cover->listed->file,
                   _("is not the volume that the seal list %s names"), list->name);
}

static bool digest_member(const struct member *member, const struct verified *verified,
                          unsigned char *sha256, unsigned char *sha512, int64_t *size,
                          struct diagnostics *diagnostics) {
    const unsigned char *known = verified ? verified_whole_sha256(verified) : NULL;
    if (!known || sha512) return digest_whole(member->path, sha256, sha512, size, diagnostics);
    memcpy(sha256, known, SHA256_SIZE);
    *size = verified_whole_size(verified);
    return true;
}

static void check_archive(struct member *member, const struct verified *verified) {
    const struct verify_scene *scene = member->scene;
    const struct cover *cover = map_find(&scene->covers, member->relative);
    const struct cover *renewed = map_find(&scene->renewed, member->relative);
    unsigned char sha256[SHA256_SIZE] = {0}, sha512[DIGEST_SIZE_MAX] = {0};
    int64_t size;
    if (!digest_member(member, verified, sha256, renewed ? sha512 : NULL, &size,
                       &member->diagnostics)) {
        member->ok = false;
        return;
    }
    check_row(member, sha256, size);
    if (cover) check_cover(member, cover, sha256);
    if (renewed) check_cover(member, renewed, sha512);
    if (!cover && !renewed)
        report_add(member->report, LAYER_SEAL_LIST, VERDICT_NOT_APPLICABLE, NULL, "%s",
                   _("stands in no seal list yet (juance seal)"));
}

// ---- what it says about the others ------------------------------------------------------------

static const struct xml_format record_format = {VOLUME_RECORD_NAMESPACE, VOLUME_RECORD_VERSION,
                                                &volumeRecord_kind, NULL};

static const struct volumeRecord *read_record(struct member *member, struct verified *verified,
                                              enum verify_layer layer) {
    struct buffer bytes = BUFFER_EMPTY;
    struct diagnostics silent = {.quiet = true};
    if (!verify_entry_read(verified, "meta/record.xml", RECORD_MAX, &bytes)) return NULL;
    const struct volumeRecord *record = (const struct volumeRecord *)xml_read_bytes(
        &record_format, NULL, "meta/record.xml", bytes.bytes, bytes.length, member->arena, &silent);
    buffer_free(&bytes);
    if (!record)
        report_add(member->report, layer, VERDICT_FAILED, "meta/record.xml", "%s",
                   _("cannot be read as the record of a volume"));
    return record;
}

static void note_claims(struct member *member, const struct volumeRecord *record) {
    struct sibling_claim *claims =
        arena_alloc(member->arena, (record->sibling.count + 1) * sizeof *claims);
    for (EACH(struct sibling, sibling, record->sibling)) {
        if (!sibling->volume || !sibling->tagManifestSha256) continue;
        struct sibling_claim *claim = &claims[member->claim_count++];
        claim->volume = sibling->volume;
        memcpy(claim->sha256, sibling->tagManifestSha256, SHA256_SIZE);
    }
    member->claims = claims;
}

// What only its record says: whose it is, and, of a permanent volume in an archive, the digests of
// the others. Not read where nobody asks.
static void ask_record(struct member *member, struct verified *verified) {
    const char *class = verified_info(verified, "Retention-Class");
    bool claims = member->scene && class && strcmp(class, "Y") == 0;
    bool signer = verified_signer(verified) != NULL;
    if (!claims && !signer) return;
    const struct volumeRecord *record =
        read_record(member, verified, claims ? LAYER_SIBLINGS : LAYER_CHAIN);
    if (record && claims) note_claims(member, record);
    if (record && signer) verify_signer(verified, record, member->report);
}

static void note_tag_manifest(struct member *member, const struct verified *verified) {
    for (size_t i = 0; i < verified_count(verified); i++) {
        const unsigned char *digest = verified_sha256(verified, i);
        if (digest && strcmp(verified_name(verified, i), "tagmanifest-sha256.txt") == 0)
            memcpy(member->tag_manifest, digest, SHA256_SIZE);
    }
}

static void begin(struct member *member) {
    member->arena = arena_new();
    member->diagnostics = messages_keep(&member->messages, member->arena);
    member->report = report_new();
}

// Frees `verified`, which is NULL when the volume's structure did not allow to go on.
static void end(struct member *member, struct verified *verified,
                const struct member_options *options) {
    if (verified && !options->verify.foreign) {
        member->id = arena_copy(member->arena, verified_id(verified));
        note_tag_manifest(member, verified);
        verify_register(verified, member->report);
        ask_record(member, verified);
    }
    if (member->scene && member->diagnostics.worst < STATUS_INPUT) check_archive(member, verified);
    verified_free(verified);
    member->ok = member->ok && member->report->failures == 0;
    member->failures = member->report->failures;
    for (int layer = 0; layer < VERIFY_LAYERS; layer++) {
        member->verdicts[layer] = report_verdict(member->report, (enum verify_layer)layer);
        member->looked_at[layer] = member->report->looked_at[layer];
    }
}

void member_verify(struct member *member, const struct member_options *options) {
    if (member->resumed) return;
    struct verified *verified;
    begin(member);
    member->ok = verify_volume(member->path, &options->verify, member->report, &verified,
                               &member->diagnostics);
    end(member, verified, options);
}

void member_settle(struct member *member, struct arena *arena) {
    if (!member->arena) return;
    member->id = member->id ? arena_copy(arena, member->id) : NULL;
    struct sibling_claim *claims = arena_alloc(arena, (member->claim_count + 1) * sizeof *claims);
    for (size_t i = 0; i < member->claim_count; i++) {
        claims[i] = member->claims[i];
        claims[i].volume = arena_copy(arena, member->claims[i].volume);
    }
    member->claims = claims;
    report_free(member->report);
    arena_free(member->arena);
    member->report = NULL;
    member->arena = NULL;
}
