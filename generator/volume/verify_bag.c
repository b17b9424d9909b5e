// SPDX-License-Identifier: Apache-2.0
// What makes a bag a bag: its declaration, its bag-info, its manifests (RFC 8493, 2.1 and 2.2).
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/encoding.h"
#include "base/language.h"
#include "base/memory.h"
#include "volume/bag_names.h"
#include "volume/verified.h"

// A tag file as UTF-8 with line feeds; false, with its fault told, when it is not there or cannot
// be.
static bool read_tags(struct verified *verified, const struct store_file *file, size_t limit,
                      struct buffer *into) {
    if (!file || !store_read(verified->store, file, limit, into, verified->report)) return false;
    if (verified->encoding && !encoding_to_utf8(into, verified->encoding)) {
        report_add(verified->report, LAYER_BAG, VERDICT_FAILED, file->name,
                   _("is not in %s, which bagit.txt says of all tag files"), verified->encoding);
        return false;
    }
    bag_text_unify_ends(into);
    return true;
}

static bool read_text(struct verified *verified, const char *name, size_t limit,
                      struct buffer *into) {
    return read_tags(verified, store_find(verified->store, name), limit, into);
}

// The versions of the draft, of which RFC 8493 became 1.0.
static bool is_known_version(const char *version, bool *old) {
    static const char *const drafts[] = {"0.93", "0.94", "0.95", "0.96", "0.97"};
    *old = false;
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++)
        *old |= strcmp(version, drafts[i]) == 0;
    return *old || strcmp(version, "1.0") == 0;
}

// "BagIt-Version: M.N" and "Tag-File-Character-Encoding: UTF-8", nothing else; how the other tag
// files are to be read follows from it.
static void check_declaration(struct verified *verified, const struct buffer *text) {
    const struct bag_text *lines = &verified->declaration;
    const char *version = bag_text_find(lines, "BagIt-Version");
    const char *encoding = bag_text_find(lines, "Tag-File-Character-Encoding");
    if (text->length >= 3 && memcmp(text->bytes, "\xEF\xBB\xBF", 3) == 0)
        verify_fault(verified, LAYER_BAG, "bagit.txt", _("begins with a byte order mark"));
    if (lines->broken || lines->count != 2 || !version || !encoding) {
        verify_fault(verified, LAYER_BAG, "bagit.txt",
                     _("does not consist of BagIt-Version and Tag-File-Character-Encoding"));
        return;
    }
    if (!is_known_version(version, &verified->old))
        report_add(verified->report, LAYER_BAG, VERDICT_FAILED, "bagit.txt",
                   _("the version %s is neither 1.0 nor one of 0.93 to 0.97"), version);
    struct buffer nothing = BUFFER_EMPTY;
    if (strcasecmp(encoding, "UTF-8") == 0) return;
    if (!encoding_to_utf8(&nothing, encoding))
        report_add(verified->report, LAYER_BAG, VERDICT_FAILED, "bagit.txt",
                   _("tag files in %s cannot be read: no such encoding is known"), encoding);
    else
        verified->encoding = encoding;
}

// Files that the bag names instead of holding them.
static void check_fetch(struct verified *verified, const struct buffer *text) {
    for (const char *at = buffer_text(text); *at;) {
        size_t length = strcspn(at, "\r\n");
        const char *path = at, *end = at + length;
        for (int word = 0; word < 2; word++) {
            while (path < end && *path != ' ' && *path != '\t') path++;
            while (path < end && (*path == ' ' || *path == '\t')) path++;
        }
        const char *name = arena_copy_bytes(verified->arena, path, (size_t)(end - path));
        if (length > 0 && *name == '\0')
            verify_fault(verified, LAYER_BAG, "fetch.txt", _("has a line without a path"));
        else if (length > 0 && !store_find(verified->store, name))
            verify_fault(verified, LAYER_BAG, name,
                         _("is not in the bag: fetch.txt says that it has to be fetched"));
        at = end;
        while (*at == '\r' || *at == '\n') at++;
    }
}

static void add_manifest(struct verified *verified, const struct store_file *file) {
    struct manifest manifest = {.name = file->name};
    bool known;
    if (!manifest_name(file->name, &manifest.tag, &manifest.algorithm, &known)) return;
    enum verify_layer layer = manifest.tag ? LAYER_TAGS : LAYER_MANIFESTS;
    if (!known) {
        verify_fault(verified, layer, file->name,
                     _("uses a digest that cannot be computed here: md5, sha1, sha256, sha512 and "
                       "sm3 can"));
        return;
    }
    struct buffer text = BUFFER_EMPTY;
    if (read_tags(verified, file, MANIFEST_MAX, &text)) {
        manifest_parse(verified->arena, buffer_text(&text), text.length, layer, &manifest,
                       verified->report);
        verified->manifests[verified->manifest_count++] = manifest;
    }
    buffer_free(&text);
}

static bool read_manifests(struct verified *verified) {
    const struct store *store = verified->store;
    size_t most = 0;
    bool tag, known, payload = false;
    enum digest_algorithm algorithm;
    for (size_t i = 0; i < store->count; i++)
        most += manifest_name(store->files[i].name, &tag, &algorithm, &known);
    verified->manifests = memory_zeroed(most * sizeof *verified->manifests);
    for (size_t i = 0; i < store->count; i++) add_manifest(verified, &store->files[i]);
    for (size_t i = 0; i < verified->manifest_count; i++)
        payload = payload || !verified->manifests[i].tag;
    if (!payload)
        verify_fault(verified, LAYER_BAG, "manifest-*.txt",
                     _("there is no payload manifest that can be checked"));
    return true;
}

bool verify_declaration(struct verified *verified) {
    struct buffer text = BUFFER_EMPTY;
    if (!store_find(verified->store, "bagit.txt")) {
        verify_fault(verified, LAYER_BAG, "bagit.txt", _("is missing: this is no bag"));
        return false;
    }
    if (read_text(verified, "bagit.txt", TAG_TEXT_MAX, &text)) {
        // Both lines have one form in every version but the drafts, of which none may be known yet.
        verified->declaration =
            bag_text_parse(verified->arena, buffer_text(&text), text.length, false);
        check_declaration(verified, &text);
    }
    buffer_clear(&text);
    const char *name = BAG_INFO;
    if (verified->old && !store_find(verified->store, name)) name = BAG_INFO_OLD;
    if (read_text(verified, name, TAG_TEXT_MAX, &text)) {
        verified->info =
            bag_text_parse(verified->arena, buffer_text(&text), text.length, verified->old);
        if (verified->info.broken)
            report_add(verified->report, LAYER_BAG, VERDICT_FAILED, name,
                       _("line %zu is not \"Label: value\""), verified->info.broken);
    }
    buffer_clear(&text);
    if (read_text(verified, "fetch.txt", TAG_TEXT_MAX, &text)) check_fetch(verified, &text);
    buffer_free(&text);
    return read_manifests(verified);
}

// "Payload-Oxum: bytes.files"
void verify_sizes(struct verified *verified) {
    const char *oxum = bag_text_find(&verified->info, "Payload-Oxum");
    if (!oxum) {
        report_add(verified->report, LAYER_SIZES, VERDICT_NOT_APPLICABLE, "bag-info.txt", "%s",
                   _("says no Payload-Oxum"));
        return;
    }
    uint64_t bytes = 0, files = 0;
    for (size_t i = 0; i < verified->store->count; i++) {
        if (!verified_is_payload(verified, i)) continue;
        bytes += (uint64_t)verified->store->files[i].size;
        files++;
    }
    char found[64];
    snprintf(found, sizeof found, "%" PRIu64 ".%" PRIu64, bytes, files);
    if (strcmp(found, oxum) != 0)
        report_add(verified->report, LAYER_SIZES, VERDICT_FAILED, "bag-info.txt",
                   _("Payload-Oxum is %s, the payload is %s (bytes.files)"), oxum, found);
}
