// SPDX-License-Identifier: Apache-2.0
// usage: bench_volume FOLDER: writes FOLDER/payload (one file) into a volume and verifies
// it; prints seconds. bench_volume.sh puts the figures beside sha256sum and zip -0.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/platform.h"
#include "volume/payload.h"
#include "volume/verify_volume.h"
#include "volume/volume_writer.h"

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: bench_volume FOLDER\n");
        return 2;
    }
    struct diagnostics diagnostics = {.quiet = false};
    struct arena *arena = arena_new();
    const char *path = arena_printf(arena, "%s/BENCH-D5.zip", arguments[1]);
    const char *payload = arena_printf(arena, "%s/payload", arguments[1]);
    int folder = platform_open_folder(arguments[1], &diagnostics);
    struct volume_entry entry = {"data/payload", NULL,      platform_file_size(payload),
                                 folder,         "payload", NULL};
    struct volume_request request = {
        .path = path, .id = "BENCH-D5", .day = date_of(2026, 1, 1), .entries = &entry, .count = 1};
    struct volume_written written;
    double start = now();
    if (folder < 0 || !volume_write(arena, &request, &written, &diagnostics)) return 3;
    double made = now();
    struct verify_options options = {.foreign = false};
    struct verify_report *report = report_new();
    bool ok = verify_volume(path, &options, report, NULL, &diagnostics);
    double verified = now();
    struct payload probed;
    payload_probe(folder, "payload", true, &probed);
    double hashed = now();
    printf("hash alone %.2f s\n", hashed - verified);
    printf("write, sync, read back %.2f s\nverify %.2f s\n", made - start, verified - made);
    report_free(report);
    platform_close(folder);
    arena_free(arena);
    return ok ? 0 : 1;
}
