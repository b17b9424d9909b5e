// SPDX-License-Identifier: Apache-2.0
#include "volume/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "volume/bag_names.h"
#include "volume/verified.h"

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

static void check_signature(struct verified *verified, bool ours) {
    if (ours && !bag_text_find(&verified->info, BAG_SEAL_LABEL))
        report_add(
            verified->report, LAYER_SIGNATURE, VERDICT_NOT_APPLICABLE, NULL, "%s",
            _("unsigned: the volume carries no signature of its own; a seal list covers it"));
}

// Takes `verified`, whose store is open. Gives it away or frees it.
static bool verify_all(struct verified *verified, bool ours, struct verified **result) {
    struct verify_report *report = verified->report;
    verified->arena = verified->store->arena;
    verified->readable = memory_zeroed(verified->store->count * sizeof *verified->readable);
    if (verify_declaration(verified)) {
        verify_digests(verified);
        verify_manifests(verified);
        verify_sizes(verified);
        if (ours) verify_ours(verified);
        check_signature(verified, ours);
    }
    say_what_passed(verified);
    if (result)
        *result = verified;
    else
        verified_free(verified);
    return report->failures == 0;
}

static bool verify_opened(struct store *store, const struct byte_source *owned, bool ours,
                          struct verify_report *report, struct verified **result) {
    struct verified *verified = memory_zeroed(sizeof *verified);
    verified->store = store;
    verified->report = report;
    if (owned) {
        verified->source = *owned;
        verified->owns = true;
    }
    return verify_all(verified, ours, result);
}

bool verify_bytes(const struct byte_source *source, const struct verify_options *options,
                  struct verify_report *report, struct verified **verified) {
    if (verified) *verified = NULL;
    struct store *store = store_open_zip(source, options->foreign ? ZIP_FOREIGN : ZIP_OURS, report);
    return store && verify_opened(store, NULL, !options->foreign, report, verified);
}

bool verify_volume(const char *path, const struct verify_options *options,
                   struct verify_report *report, struct verified **verified,
                   struct diagnostics *diagnostics) {
    if (verified) *verified = NULL;
    if (options->foreign && platform_path_kind(path) == PATH_FOLDER) {
        struct store *folder = store_open_folder(path, report, diagnostics);
        return folder && verify_opened(folder, NULL, false, report, verified);
    }
    struct byte_source source;
    if (!byte_source_open(&source, path, diagnostics)) return false;
    struct store *store =
        store_open_zip(&source, options->foreign ? ZIP_FOREIGN : ZIP_OURS, report);
    if (!store) {
        byte_source_close(&source);
        return false;
    }
    return verify_opened(store, &source, !options->foreign, report, verified);
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

int64_t verified_size(const struct verified *verified, size_t index) {
    return verified->store->files[index].size;
}

const unsigned char *verified_sha256(const struct verified *verified, size_t index) {
    return verified->digests[DIGEST_SHA256] + index * SHA256_SIZE;
}

bool verified_is_payload(const struct verified *verified, size_t index) {
    return strncmp(verified->store->files[index].name, BAG_DATA, strlen(BAG_DATA)) == 0;
}

bool verify_entry_read(struct verified *verified, const char *name, size_t limit,
                       struct buffer *into) {
    const struct store_file *file = store_find(verified->store, name);
    return file && store_read(verified->store, file, limit, into, verified->report);
}

const char *verified_info(const struct verified *verified, const char *label) {
    return bag_text_find(&verified->info, label);
}
