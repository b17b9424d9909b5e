// SPDX-License-Identifier: Apache-2.0
// libFuzzer: the strict ZIP reader and verify over memory, by our rules and by those for foreign
// bags. Anything but a crash, a leak or a hang is fine; what passes by our rules must also be
// readable. Seeds: tests/volume/zip_attacks.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "volume/verify_volume.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct byte_source source = byte_source_memory(bytes, length);
    for (int foreign = 0; foreign < 2; foreign++) {
        struct verify_options options = {.foreign = foreign};
        struct verify_report *report = report_new();
        struct verified *verified;
        struct diagnostics quiet = {.quiet = true};
        bool ok = verify_bytes(&source, &options, report, &verified, &quiet);
        if (ok != (report->failures == 0)) abort();
        // What is stored is no longer than the whole.
        for (size_t i = 0; ok && !foreign && i < verified_count(verified); i++) {
            struct buffer text = BUFFER_EMPTY;
            if (!verify_entry_read(verified, verified_name(verified, i), length, &text)) abort();
            buffer_free(&text);
        }
        verified_free(verified);
        report_free(report);
    }
    return 0;
}
