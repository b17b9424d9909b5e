// SPDX-License-Identifier: Apache-2.0
// Verifies a volume, or any other bag, offline and without a key. Layers that need more than the
// volume itself (its register's XML, seal lists, siblings, catalogue) are added by verify/.
#ifndef JUANCE_VOLUME_VERIFY_VOLUME_H
#define JUANCE_VOLUME_VERIFY_VOLUME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "volume/byte_source.h"
#include "volume/digest.h"
#include "volume/report.h"

struct verify_options {
    bool foreign; // any RFC 8493 bag, ZIP or folder, instead of one of our volumes
    // For the seal of our volumes; files, each list ending with NULL, as in seal_check.h.
    const char *const *trust;      // trust anchors (PEM); NULL: chains are not checked
    const char *const *time_trust; // of timestamp authorities; NULL: as `trust`
    const char *const *crls;       // newer revocation lists; NULL: none
    moment at;                     // as of when a chain without trusted time is checked; 0: now
};

// What was verified, for further questions; holds the file open.
struct verified;

// Fills `report` (report_new()); true when no layer failed. `verified` may be NULL; else it
// receives what can still be asked, or NULL when the structure does not allow that. False without
// any failure in the report: the file could not be read, which `diagnostics` was told.
bool verify_volume(const char *path, const struct verify_options *options,
                   struct verify_report *report, struct verified **verified,
                   struct diagnostics *diagnostics);

// The same over bytes, which must outlive `verified`.
bool verify_bytes(const struct byte_source *source, const struct verify_options *options,
                  struct verify_report *report, struct verified **verified,
                  struct diagnostics *diagnostics);

void verified_free(struct verified *verified); // NULL is fine

const char *verified_id(const struct verified *verified); // the top folder's name

// Every file of the bag, in the order of the ZIP, with the digest that its bytes have.
size_t verified_count(const struct verified *verified);
const char *verified_name(const struct verified *verified, size_t index); // below the top folder
const unsigned char *verified_sha256(const struct verified *verified,
                                     size_t index); // NULL: the bag was too broken to be digested
// SHA-256 of the ZIP as a whole; NULL of a large volume, which is not held in memory.
const unsigned char *verified_whole_sha256(const struct verified *verified);
int64_t verified_whole_size(const struct verified *verified); // bytes of the ZIP
bool verified_is_payload(const struct verified *verified, size_t index);

// The bytes of one file; false when there is none of this name, when it is larger than `limit`, or
// when it cannot be read (then the report says so).
bool verify_entry_read(struct verified *verified, const char *name, size_t limit,
                       struct buffer *into);

// The values of the subject of who signed it (name, credit code …), ending with NULL; owned by the
// report. NULL: no signature of its own holds.
const char *const *verified_signer(const struct verified *verified);

// A line of bag-info.txt; NULL when it is absent.
const char *verified_info(const struct verified *verified, const char *label);

#endif
