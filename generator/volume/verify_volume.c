// SPDX-License-Identifier: Apache-2.0
#include "volume/verify_volume.h"

#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "volume/bag_names.h"
#include "volume/seal_check.h"
#include "volume/seal_names.h"
#include "volume/verified.h"

enum { SMALL_VOLUME = 16 * 1024 * 1024 }; // bytes: read once, into memory

void verify_fault(struct verified *verified, enum verify_layer layer, const char *entry,
                  const char *message) {
    report_add(verified->report, layer, VERDICT_FAILED, entry, "%s", message);
}

void verified_free(struct verified *verified) {
    if (!verified) return;
    for (int i = 0; i < DIGEST_ALGORITHMS; i++) free(verified->digests[i]);
    free(verified->readable);
    free(verified->manifests);
    store_free(verified->store);
    if (verified->owns) byte_source_close(&verified->source);
    free(verified);
}

static const char *passed[] = {
    [LAYER_STRUCTURE] = N_("every byte is accounted for"),
    [LAYER_BAG] = N_("a whole bag"),
    [LAYER_MANIFESTS] = N_("every file of the payload has the digest that its manifest says"),
    [LAYER_SIZES] = N_("bytes and files are as many as Payload-Oxum says"),
    [LAYER_TAGS] = N_("every tag file has the digest that the tag manifest says"),
};

static void say_what_passed(struct verified *verified) {
    for (int layer = LAYER_STRUCTURE; layer <= LAYER_TAGS; layer++)
        report_pass(verified->report, (enum verify_layer)layer, _(passed[layer]));
}

static bool is_below_seal(const char *name) {
    return starts_with(name, BAG_SEAL);
}

// Reads seal/NAME into `into`; NULL when it is not there.
static const struct buffer *take(struct verified *verified, const char *name, struct buffer *into) {
    return verify_entry_read(verified, name, TAG_TEXT_MAX, into) ? into : NULL;
}

static bool check_signed(struct verified *verified, const struct verify_options *options,
                         struct diagnostics *diagnostics) {
    struct buffer texts[6] = {BUFFER_EMPTY};
    struct seal_files files = {
        take(verified, BAG_SEAL SEAL_SIGNATURE, &texts[0]),
        take(verified, BAG_SEAL SEAL_SM2_SIGNATURE, &texts[1]),
        take(verified, BAG_SEAL SEAL_CERTIFICATES, &texts[2]),
        take(verified, BAG_SEAL SEAL_CRLS, &texts[3]),
        take(verified, BAG_SEAL SEAL_TOKEN, &texts[4]),
        NULL,
    };
    const struct buffer *signed_text = take(verified, BAG_TAG_MANIFEST, &texts[5]);
    struct seal_trust trust = {options->trust, options->time_trust, options->crls,
                               options->at ? options->at : platform_now()};
    struct seal_info info = {MOMENT_NONE, MOMENT_NONE, NULL};
    bool ok = true;
    if (!signed_text || (!files.signature && !files.sm2_signature))
        verify_fault(verified, LAYER_SIGNATURE, BAG_SEAL, _("holds no signature"));
    else
        ok = seal_check(&files, BAG_SEAL, buffer_text(signed_text), signed_text->length, &trust,
                        &info, verified->report, diagnostics);
    verified->signer = info.signer;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) buffer_free(&texts[i]);
    return ok;
}

// False when something that the caller named cannot be read.
static bool check_signature(struct verified *verified, const struct verify_options *options,
                            struct diagnostics *diagnostics) {
    bool sealed = bag_text_find(&verified->info, BAG_SEAL_LABEL) != NULL;
    for (size_t i = 0; i < verified->store->count; i++)
        sealed = sealed || is_below_seal(verified->store->files[i].name);
    if (sealed) return check_signed(verified, options, diagnostics);
    report_add(verified->report, LAYER_SIGNATURE, VERDICT_NOT_APPLICABLE, NULL, "%s",
               _("unsigned: the volume carries no signature of its own; a seal list covers it"));
    return true;
}

static bool finish(struct verified *verified, const struct verify_options *options,
                   struct diagnostics *diagnostics) {
    bool ours = !options->foreign, ok = true;
    if (verified->is_bag) {
        verify_digests(verified);
        verify_manifests(verified);
        verify_sizes(verified);
        if (ours) verify_ours(verified);
        if (ours) ok = check_signature(verified, options, diagnostics);
    }
    say_what_passed(verified);
    return ok && verified->report->failures == 0;
}

static struct verified *begin(struct store *store, struct verify_report *report) {
    struct verified *verified = memory_zeroed(sizeof *verified);
    verified->store = store;
    verified->report = report;
    verified->arena = store->arena;
    verified->readable = memory_zeroed(store->count * sizeof *verified->readable);
    verified->is_bag = verify_declaration(verified);
    return verified;
}

static struct verified *open_zip(const struct byte_source *source,
                                 const struct verify_options *options,
                                 struct verify_report *report) {
    struct store *store = store_open_zip(source, options->foreign ? ZIP_FOREIGN : ZIP_OURS, report);
    if (store && source->memory) store_checksum(store);
    return store ? begin(store, report) : NULL;
}

// Ends what was begun, and gives it away or frees it.
static bool end(struct verified *verified, const struct verify_options *options,
                struct verified **result, struct diagnostics *diagnostics) {
    bool ok = finish(verified, options, diagnostics);
    if (result)
        *result = verified;
    else
        verified_free(verified);
    return ok;
}

bool verify_bytes(const struct byte_source *source, const struct verify_options *options,
                  struct verify_report *report, struct verified **verified,
                  struct diagnostics *diagnostics) {
    if (verified) *verified = NULL;
    struct verified *begun = open_zip(source, options, report);
    return begun && end(begun, options, verified, diagnostics);
}

bool verify_volume(const char *path, const struct verify_options *options,
                   struct verify_report *report, struct verified **verified,
                   struct diagnostics *diagnostics) {
    if (verified) *verified = NULL;
    if (options->foreign && platform_path_kind(path) == PATH_FOLDER) {
        struct store *folder = store_open_folder(path, report, diagnostics);
        return folder && end(begin(folder, report), options, verified, diagnostics);
    }
    struct byte_source source;
    if (!byte_source_open(&source, path, diagnostics)) return false;
    byte_source_load(&source, SMALL_VOLUME);
    struct verified *begun = open_zip(&source, options, report);
    if (!begun) {
        byte_source_close(&source);
        return false;
    }
    begun->source = source;
    begun->owns = true;
    return end(begun, options, verified, diagnostics);
}

// ---- questions
// ------------------------------------------------------------------------------------

const char *verified_id(const struct verified *verified) {
    return verified->store->top;
}

size_t verified_count(const struct verified *verified) {
    return verified->store->count;
}

const char *verified_name(const struct verified *verified, size_t index) {
    return verified->store->files[index].name;
}

const unsigned char *verified_sha256(const struct verified *verified, size_t index) {
    const unsigned char *digests = verified->digests[DIGEST_SHA256];
    return digests ? digests + index * SHA256_SIZE : NULL;
}

const unsigned char *verified_whole_sha256(const struct verified *verified) {
    return verified->store->source.memory && verified->is_bag ? verified->whole : NULL;
}

int64_t verified_whole_size(const struct verified *verified) {
    return verified->store->source.size;
}

bool verified_is_payload(const struct verified *verified, size_t index) {
    return starts_with(verified->store->files[index].name, BAG_DATA);
}

bool verify_entry_read(struct verified *verified, const char *name, size_t limit,
                       struct buffer *into) {
    const struct store_file *file = store_find(verified->store, name);
    return file && store_read(verified->store, file, limit, into, verified->report);
}

const char *verified_info(const struct verified *verified, const char *label) {
    return bag_text_find(&verified->info, label);
}

const char *const *verified_signer(const struct verified *verified) {
    return verified->signer;
}
