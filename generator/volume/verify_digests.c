// SPDX-License-Identifier: Apache-2.0
// Digests of all files, and the manifests against them in both directions.
#include <stdlib.h>
#include <string.h>

#include "base/ends.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/memory.h"
#include "volume/bag_names.h"
#include "volume/verified.h"

struct digests {
    struct digest *running[DIGEST_ALGORITHMS]; // NULL: not asked for
};

static bool add_bytes(void *context, const void *bytes, size_t length) {
    struct digests *digests = context;
    for (int i = 0; i < DIGEST_ALGORITHMS; i++)
        if (digests->running[i]) digest_add(digests->running[i], bytes, length);
    return true;
}

void verify_digests(struct verified *verified) {
    struct digests digests = {{NULL}};
    bool wanted[DIGEST_ALGORITHMS] = {false};
    for (size_t i = 0; i < verified->manifest_count; i++)
        wanted[verified->manifests[i].algorithm] = true;
    wanted[DIGEST_SHA256] = true;
    size_t count = verified->store->count;
    for (int a = 0; a < DIGEST_ALGORITHMS; a++) {
        if (!wanted[a]) continue;
        digests.running[a] = digest_new((enum digest_algorithm)a);
        verified->digests[a] = memory_zeroed(count * digest_size((enum digest_algorithm)a));
    }
    for (size_t i = 0; i < count; i++) {
        const struct store_file *file = &verified->store->files[i];
        verified->readable[i] =
            store_stream(verified->store, file, add_bytes, &digests, verified->report);
        for (int a = 0; a < DIGEST_ALGORITHMS; a++)
            if (wanted[a])
                digest_finish(digests.running[a],
                              verified->digests[a] + i * digest_size((enum digest_algorithm)a));
    }
    if (verified->store->source.memory) {
        struct digest *whole = digests.running[DIGEST_SHA256];
        digest_add(whole, verified->store->source.memory, (size_t)verified->store->source.size);
        digest_finish(whole, verified->whole);
    }
    for (int a = 0; a < DIGEST_ALGORITHMS; a++) digest_free(digests.running[a]);
}

static enum verify_layer layer_of(const struct manifest *manifest) {
    return manifest->tag ? LAYER_TAGS : LAYER_MANIFESTS;
}

static void check_row(struct verified *verified, const struct manifest *manifest,
                      const struct manifest_row *row) {
    enum verify_layer layer = layer_of(manifest);
    bool payload = starts_with(row->path, BAG_DATA);
    if (payload == manifest->tag) {
        report_add(verified->report, layer, VERDICT_FAILED, row->path,
                   payload ? _("is payload and is listed in the tag manifest %s")
                           : _("is no payload and is listed in the payload manifest %s"),
                   manifest->name);
        return;
    }
    const struct store_file *file = store_find(verified->store, row->path);
    if (!file) {
        report_add(verified->report, layer, VERDICT_FAILED, row->path,
                   _("is listed in %s but is not there"), manifest->name);
        return;
    }
    size_t index = (size_t)(file - verified->store->files);
    if (!verified->readable[index]) return; // reported by the layer that could not read it
    size_t size = digest_size(manifest->algorithm);
    const unsigned char *found = verified->digests[manifest->algorithm] + index * size;
    if (memcmp(found, row->digest, size) == 0) return;
    char is[DIGEST_HEX_MAX], should_be[DIGEST_HEX_MAX];
    report_add(verified->report, layer, VERDICT_FAILED, row->path,
               _("was changed: its %s is %s, %s says %s"), digest_name(manifest->algorithm),
               hex_write(found, size, is), manifest->name, hex_write(row->digest, size, should_be));
}

// Payload that a manifest does not list. Versions before 1.0 allow manifests that share the work.
static void check_unlisted(struct verified *verified) {
    bool shared = verified->old;
    size_t count = verified->store->count;
    unsigned *listed = memory_zeroed(count * sizeof *listed);
    unsigned manifests = 0;
    for (size_t m = 0; m < verified->manifest_count; m++) {
        const struct manifest *manifest = &verified->manifests[m];
        if (manifest->tag) continue;
        manifests++;
        for (size_t r = 0; r < manifest->count; r++) {
            const struct store_file *file = store_find(verified->store, manifest->rows[r].path);
            if (file) listed[file - verified->store->files]++;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!verified_is_payload(verified, i)) continue;
        if (listed[i] == 0 || (!shared && listed[i] < manifests))
            verify_fault(verified, LAYER_MANIFESTS, verified->store->files[i].name,
                         manifests > 1 ? _("is not listed in every payload manifest")
                                       : _("is not listed in the payload manifest"));
    }
    free(listed);
}

void verify_manifests(struct verified *verified) {
    bool tags = false;
    for (size_t m = 0; m < verified->manifest_count; m++) {
        const struct manifest *manifest = &verified->manifests[m];
        tags = tags || manifest->tag;
        for (size_t r = 0; r < manifest->count; r++)
            check_row(verified, manifest, &manifest->rows[r]);
    }
    check_unlisted(verified);
    if (!tags)
        report_add(verified->report, LAYER_TAGS, VERDICT_NOT_APPLICABLE, NULL, "%s",
                   _("the bag has no tag manifest"));
}
