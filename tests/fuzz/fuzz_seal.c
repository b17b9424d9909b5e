// SPDX-License-Identifier: Apache-2.0
// libFuzzer: what stands in seal/ is data from strangers. The first byte says which file it is;
// nothing that the fuzzer makes may pass as a signature.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "volume/seal_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static const char covered[] = "0123  bagit.txt\n";
    if (length < 2) return 0;
    struct buffer first = BUFFER_EMPTY, second = BUFFER_EMPTY;
    size_t half = bytes[1] * (length - 2) / 255;
    buffer_add(&first, bytes + 2, half);
    buffer_add(&second, bytes + 2 + half, length - 2 - half);
    struct seal_files files = {0};
    if (bytes[0] & 1) {
        files.signature = &first;
        files.token = &second;
    } else {
        files.sm2_signature = &first;
        files.certificates = files.crls = &second;
    }
    struct seal_trust trust = {0};
    struct diagnostics quiet = {.quiet = true};
    struct verify_report *report = report_new();
    if (!seal_check(&files, "seal/", covered, sizeof covered - 1, &trust, NULL, report, &quiet))
        abort();
    if (report_verdict(report, LAYER_SIGNATURE) != VERDICT_FAILED) abort();
    report_free(report);
    buffer_free(&first);
    buffer_free(&second);
    return 0;
}
