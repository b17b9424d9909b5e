// SPDX-License-Identifier: Apache-2.0
// Checks the seal of a volume: signature, certificate chain, revocation, trusted time; each its own
// layer. Used by verify.c alone, and for seal lists.
#ifndef JUANCE_VOLUME_SEAL_CHECK_H
#define JUANCE_VOLUME_SEAL_CHECK_H

#include "base/buffer.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "volume/report.h"

struct seal_trust {
    // Files, each list ending with NULL.
    const char *const *anchors;      // PEM, brought by the reader; NULL: chains are not checked
    const char *const *time_anchors; // of timestamp authorities; NULL: as `anchors`
    const char *const *crls;         // newer revocation lists than those archived; NULL: none
    moment at;                       // the moment to check as of when no trusted time says another
};

// What stands in seal/; a file that is not there is NULL.
struct seal_files {
    const struct buffer *signature;     // CMS
    const struct buffer *sm2_signature; // raw
    const struct buffer *certificates;  // PEM, for the raw signature
    const struct buffer *crls;
    const struct buffer *token;
    const char *stem; // what the files are named after (seal_names.h); NULL: a volume's own seal
};

// What a seal tells about itself, whether it holds or not.
struct seal_info {
    moment stamped;     // what the token says; MOMENT_NONE: no token
    moment token_until; // end of its certificate; MOMENT_NONE: not known
    // Values of the signer's subject, ending with NULL, owned by the report; NULL: no signature
    // holds.
    const char *const *signer;
};

// `bytes` are what was signed: a tag manifest, a seal list. Entries are named below `folder`
// ("seal/"). `info`, which may be NULL, gets what is worth knowing beyond the verdicts. False,
// after a diagnosis, when an anchor or list that was named cannot be read; all other faults are in
// the report.
bool seal_check(const struct seal_files *files, const char *folder, const void *bytes,
                size_t length, const struct seal_trust *trust, struct seal_info *info,
                struct verify_report *report, struct diagnostics *diagnostics);

#endif
