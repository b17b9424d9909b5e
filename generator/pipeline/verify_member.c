// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "pipeline/verify_member.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "model/volume_record.h"
#include "pipeline/verify_register.h"
#include "volume/byte_source.h"

enum {
    PIECE = 256 * 1024,
    RECORD_MAX = 256 * 1024 * 1024,
    SMALL = 4 * 1024 * 1024,  // bytes: volumes that are verified in memory, several at a time
    GROUP = 16 * 1024 * 1024, // bytes of the volumes of a group together
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

// "<sibling volume="ID" tagManifestSha256="HEX"/>", as our writer writes it.
static bool take_claim(const char **at, const char *end, struct arena *arena,
                       struct sibling_claim *claim) {
    static const char before[] = "<sibling volume=\"", between[] = "\" tagManifestSha256=\"";
    const size_t before_length = sizeof before - 1, rest = sizeof between - 1 + 2 * SHA256_SIZE + 3;
    if ((size_t)(end - *at) < before_length || memcmp(*at, before, before_length) != 0)
        return false;
    const char *name = *at + before_length, *quote = memchr(name, '"', (size_t)(end - name));
    if (!quote || (size_t)(end - quote) < rest || memcmp(quote, between, sizeof between - 1) != 0 ||
        memchr(name, '&', (size_t)(quote - name)))
        return false;
    const char *hex = quote + sizeof between - 1;
    if (!hex_read(hex, claim->sha256, SHA256_SIZE) || memcmp(hex + 2 * SHA256_SIZE, "\"/>", 3) != 0)
        return false;
    claim->volume = arena_copy_bytes(arena, name, (size_t)(quote - name));
    *at = quote + rest;
    return true;
}

// False when the record is not written as our writer does it: then it is read in full.
static bool take_claims(struct member *member, const struct buffer *bytes) {
    static const char head[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<record xmlns=\"" VOLUME_RECORD_NAMESPACE "\" version=\"" VOLUME_RECORD_VERSION "\" ",
                      tail[] = "</record>\n", mark[] = "<sibling";
    const char *text = buffer_text(bytes), *end = text + bytes->length;
    if (bytes->length < sizeof head + sizeof tail || memcmp(text, head, sizeof head - 1) != 0 ||
        memcmp(end - (sizeof tail - 1), tail, sizeof tail - 1) != 0 ||
        memchr(text, '!', bytes->length))
        return false;
    size_t count = 0, found = 0;
    for (const char *at = text; (at = memmem(at, (size_t)(end - at), mark, sizeof mark - 1)); at++)
        count++;
    struct sibling_claim *claims = arena_alloc(member->arena, (count + 1) * sizeof *claims);
    for (const char *at = text; (at = memmem(at, (size_t)(end - at), mark, sizeof mark - 1));)
        if (!take_claim(&at, end, member->arena, &claims[found++])) return false;
    member->claims = claims;
    member->claim_count = count;
    return true;
}

static void read_claims(struct member *member, struct verified *verified,
                        struct xml_schema *schema) {
    struct buffer bytes = BUFFER_EMPTY;
    struct diagnostics silent = {.quiet = true};
    if (!verify_entry_read(verified, "meta/record.xml", RECORD_MAX, &bytes)) return;
    if (take_claims(member, &bytes)) {
        buffer_free(&bytes);
        return;
    }
    const struct volumeRecord *record = (const struct volumeRecord *)xml_read_bytes(
        &record_format, schema, "meta/record.xml", bytes.bytes, bytes.length, member->arena,
        &silent);
    buffer_free(&bytes);
    if (!record) {
        report_add(member->report, LAYER_SIBLINGS, VERDICT_FAILED, "meta/record.xml", "%s",
                   _("cannot be read as the record of a volume"));
        return;
    }
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
        verify_register(verified, options->register_schema, member->report);
        const char *class = verified_info(verified, "Retention-Class");
        // Only the permanent volume holds digests of the others.
        if (member->scene && class && strcmp(class, "Y") == 0)
            read_claims(member, verified, options->record_schema);
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

// ---- one large volume, or some small ones together --------------------------------------------

static void verify_alone(struct member *member, const struct member_options *options) {
    struct verified *verified;
    begin(member);
    member->ok = verify_volume(member->path, &options->verify, member->report, &verified,
                               &member->diagnostics);
    end(member, verified, options);
}

struct intake {
    unsigned char *bytes;
    size_t left;
};

// The whole volume into the room; false when it does not fit or cannot be read.
static bool take_in(const char *path, struct intake *room, struct byte_source *taken) {
    struct diagnostics silent = {.quiet = true}; // verify_alone() tells what is wrong
    struct byte_source file;
    if (!byte_source_open(&file, path, &silent)) return false;
    bool ok = (uint64_t)file.size <= room->left &&
              byte_source_read(&file, 0, room->bytes, (size_t)file.size);
    if (ok) {
        *taken = byte_source_memory(room->bytes, (size_t)file.size);
        room->bytes += file.size;
        room->left -= (size_t)file.size;
    }
    byte_source_close(&file);
    return ok;
}

static void verify_together(struct member *members, size_t count,
                            const struct member_options *options, struct intake room) {
    struct verified **begun = memory_zeroed(count * sizeof *begun);
    bool *taken = memory_zeroed(count * sizeof *taken);
    struct verified **able = memory_zeroed(count * sizeof *able);
    size_t able_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct byte_source source;
        if (members[i].resumed || !take_in(members[i].path, &room, &source)) continue;
        taken[i] = true;
        begin(&members[i]);
        begun[i] = verify_begin(&source, &options->verify, members[i].report);
        if (begun[i]) able[able_count++] = begun[i];
    }
    verify_digest_together(able, able_count);
    for (size_t i = 0; i < count; i++) {
        if (members[i].resumed) continue;
        if (!taken[i]) {
            verify_alone(&members[i], options);
            continue;
        }
        members[i].ok = begun[i] && verify_end(begun[i], &options->verify, &members[i].diagnostics);
        end(&members[i], begun[i], options);
    }
    free(begun);
    free(taken);
    free(able);
}

static size_t size_of(const struct member *member) {
    int64_t size = member->resumed ? 0 : platform_file_size(member->path);
    return size < 0 ? 0 : (size_t)size;
}

size_t members_group(const struct member *members, size_t count, unsigned jobs, struct arena *arena,
                     const size_t **bounds) {
    size_t *made = arena_alloc(arena, (count + 1) * sizeof *made), groups = 0, bytes = 0;
    size_t share = jobs > 0 ? count / jobs : count; // of members
    for (size_t i = 0; i < count; i++) {
        size_t size = size_of(&members[i]);
        bool joins = groups > 0 && bytes + size <= GROUP && i - made[groups - 1] < share;
        if (!joins) {
            made[groups++] = i;
            bytes = 0;
        }
        bytes += size;
    }
    made[groups] = count;
    *bounds = made;
    return groups;
}

void members_verify(struct member *members, size_t count, const struct member_options *options) {
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) bytes += size_of(&members[i]);
    if (!options->verify.foreign && bytes > 0 && bytes <= GROUP && (count > 1 || bytes <= SMALL)) {
        unsigned char *memory = memory_resize(NULL, bytes);
        verify_together(members, count, options, (struct intake){memory, bytes});
        free(memory);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (!members[i].resumed) verify_alone(&members[i], options);
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
