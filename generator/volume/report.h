// SPDX-License-Identifier: Apache-2.0
// What a verification found, layer by layer. Every check leaves one item: passed, failed (one item
// a fault, so that nothing hides behind the first), or not applicable with its reason.
#ifndef JUANCE_VOLUME_REPORT_H
#define JUANCE_VOLUME_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum verify_layer {
    LAYER_STRUCTURE,  // the ZIP: headers, directory, order, checksums
    LAYER_BAG,        // RFC 8493: declaration, bag-info, what must be there
    LAYER_MANIFESTS,  // payload digests, both ways
    LAYER_SIZES,      // Payload-Oxum, Bag-Count and sizes
    LAYER_TAGS,       // tag manifest digests, both ways
    LAYER_REGISTER,   // the volume's own register against the manifest (verify/ reads the XML)
    LAYER_SIGNATURE,  // over the tag manifest
    LAYER_CHAIN,      // the signer's certificates at the time of signing
    LAYER_REVOCATION, // of those certificates
    LAYER_TIMESTAMP,  // RFC 3161
    LAYER_SEAL_LIST,  // the archive's seal lists
    LAYER_SIBLINGS,   // the other volumes of the batch
    LAYER_CATALOGUE,  // catalogue against disk
};
enum { VERIFY_LAYERS = LAYER_CATALOGUE + 1 };

enum verify_verdict { VERDICT_NOT_APPLICABLE, VERDICT_PASSED, VERDICT_FAILED };

struct verify_item {
    enum verify_layer layer;
    enum verify_verdict verdict;
    const char
        *entry; // name below the top folder, or the structure; "" when it is the whole volume
    const char *message;
};

enum { REPORT_ITEMS_MAX = 1000 }; // failures kept; further ones are only counted

struct verify_report {
    struct arena *arena; // owns the texts
    struct verify_item *items;
    size_t count;
    size_t capacity;
    size_t failures;               // of all layers, also those that are not kept
    size_t failed[VERIFY_LAYERS];  // failures a layer
    bool looked_at[VERIFY_LAYERS]; // the layer has at least one item
};

struct verify_report *report_new(void);
void report_free(struct verify_report *report); // NULL is fine

// `entry` and the message are copied. `entry` may be NULL.
void report_add(struct verify_report *report, enum verify_layer layer, enum verify_verdict verdict,
                const char *entry, const char *format, ...) __attribute__((format(printf, 5, 6)));

// Leaves a "passed" item with this message when nothing was said about the layer before.
void report_pass(struct verify_report *report, enum verify_layer layer, const char *message);

// Everything that `from` says, behind what `report` says.
void report_append(struct verify_report *report, const struct verify_report *from);

enum verify_verdict report_verdict(const struct verify_report *report, enum verify_layer layer);
const char *verify_layer_name(enum verify_layer layer); // short, translated: "structure"
// Stable identifier for --json: "structure", "manifests", ...
const char *verify_layer_id(enum verify_layer layer);

#endif
