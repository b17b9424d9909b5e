// SPDX-License-Identifier: Apache-2.0
// A bag while and after it is verified. Used by the files of verify alone.
#ifndef JUANCE_VOLUME_VERIFIED_H
#define JUANCE_VOLUME_VERIFIED_H

#include "volume/bag_text.h"
#include "volume/manifest.h"
#include "volume/store.h"
#include "volume/verify_volume.h"

struct verified {
    struct store *store;
    struct verify_report *report;
    struct arena *arena;
    struct byte_source source; // ours to close when `owns` is set
    bool owns;
    struct bag_text declaration, info;
    const char *encoding; // of its tag files, as bagit.txt says; NULL: not known yet, or UTF-8
    bool old;             // of a version before 1.0, which knew looser forms
    struct manifest *manifests;
    size_t manifest_count;
    unsigned char *digests[DIGEST_ALGORITHMS]; // digest_size() bytes a file; NULL: not computed
    bool *readable;                            // a file: all its bytes were read
    unsigned char whole[SHA256_SIZE];          // of the ZIP as a whole, when it is in memory
    const char *const *signer;                 // as in seal_check.h; the report's
    bool is_bag;                               // its declaration could be read
};

enum {
    TAG_TEXT_MAX = 16 * 1024 * 1024,
    MANIFEST_MAX = 256 * 1024 * 1024,
};

// A failure that names one file.
void verify_fault(struct verified *verified, enum verify_layer layer, const char *entry,
                  const char *message);

// bagit.txt, bag-info.txt, fetch.txt; reads the manifests. False when there is nothing to go on
// with.
bool verify_declaration(struct verified *verified);

// Reads every byte once and computes the digests that the manifests ask for, and SHA-256; checks
// the ZIP's checksums.
void verify_digests(struct verified *verified);

void verify_manifests(struct verified *verified); // both ways, payload and tag
void verify_sizes(struct verified *verified);     // Payload-Oxum

// What only our own volumes keep: exact order, exact texts, nothing that is not listed.
void verify_ours(struct verified *verified);

#endif
