// SPDX-License-Identifier: Apache-2.0
// usage: flip_bits EVERY VOLUME headers        each bit of each byte that is no entry's content
//        flip_bits EVERY VOLUME seeded COUNT   a bit each at so many places of the file, seeded
//        flip_bits EVERY FOLDER small          each bit of a volume of 8,192 bytes, made in FOLDER
// Flips one bit at a time, in memory, verifies in process, and prints what was not found, or found
// without a place. EVERY 1 tries all, 7 every seventh. Ends with 1 when something was not found.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/platform.h"
#include "volume/verify_volume.h"
#include "volume/volume_writer.h"
#include "volume/zip_reader.h"

enum { SMALL = 8192, VOLUME_MAX = 1 << 30 };

struct trial {
    struct buffer bytes;
    size_t every, turn;
    size_t tried, missed, placeless;
};

static bool verify(const struct trial *trial, bool *placed) {
    static const struct verify_options ours = {.foreign = false};
    struct byte_source source = byte_source_memory(trial->bytes.bytes, trial->bytes.length);
    struct diagnostics quiet = {.quiet = true};
    struct verify_report *report = report_new();
    bool ok = verify_bytes(&source, &ours, report, NULL, &quiet);
    *placed = false;
    for (size_t i = 0; i < report->count; i++)
        *placed =
            *placed || (report->items[i].verdict == VERDICT_FAILED && *report->items[i].entry);
    report_free(report);
    return ok;
}

static void flip(struct trial *trial, size_t byte, int bit) {
    bool placed;
    if (trial->turn++ % trial->every) return;
    trial->bytes.bytes[byte] ^= (char)(1 << bit);
    bool passes = verify(trial, &placed);
    trial->bytes.bytes[byte] ^= (char)(1 << bit);
    trial->tried++;
    trial->missed += passes;
    trial->placeless += !passes && !placed;
    if (passes || !placed)
        printf("bit %d of byte %zu: %s\n", bit, byte, passes ? "not found" : "no place is named");
}

static void flip_range(struct trial *trial, int64_t from, int64_t to) {
    for (int64_t byte = from; byte < to; byte++)
        for (int bit = 0; bit < 8; bit++) flip(trial, (size_t)byte, bit);
}

static bool flip_headers(struct trial *trial) {
    struct arena *arena = arena_new();
    struct verify_report *report = report_new();
    struct zip_directory directory;
    struct byte_source source = byte_source_memory(trial->bytes.bytes, trial->bytes.length);
    bool ok = zip_directory_read(arena, &source, ZIP_OURS, &directory, report);
    for (size_t i = 0; ok && i < directory.count; i++)
        flip_range(trial, directory.entries[i].header_offset, directory.entries[i].data_offset);
    if (ok) flip_range(trial, directory.central_offset, (int64_t)trial->bytes.length);
    report_free(report);
    arena_free(arena);
    return ok;
}

static void flip_seeded(struct trial *trial, long count) {
    uint64_t state = 20251120; // Knuth's MMIX generator
    for (long i = 0; i < count; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        flip(trial, (size_t)((state >> 20) % trial->bytes.length), (int)(state >> 16 & 7));
    }
}

static bool write_volume(const char *folder, size_t payload_size, const char **path,
                         struct arena *arena, struct diagnostics *diagnostics) {
    char *payload = arena_alloc(arena, payload_size + 1);
    for (size_t i = 0; i < payload_size; i++) payload[i] = (char)(i * 31 + (i >> 3));
    *path = arena_printf(arena, "%s/SMALL-D5.zip", folder);
    struct volume_entry entry = {
        "data/01-报名/001-申报表.bin", payload, (int64_t)payload_size, -1, NULL, NULL};
    struct volume_request request = {
        .path = *path, .id = "SMALL-D5", .day = date_of(2026, 1, 1), .entries = &entry, .count = 1};
    struct volume_written written;
    remove(*path);
    return volume_write(arena, &request, &written, diagnostics);
}

// Until the whole of it has the size that is wanted.
static bool make_small(struct trial *trial, const char *folder, struct diagnostics *diagnostics) {
    struct arena *arena = arena_new();
    const char *path;
    size_t payload = 1000;
    bool ok = true;
    for (int i = 0; ok && trial->bytes.length != SMALL && i < 9; i++) {
        buffer_free(&trial->bytes);
        ok = write_volume(folder, payload, &path, arena, diagnostics) &&
             platform_read(path, VOLUME_MAX, &trial->bytes, diagnostics);
        payload = payload + SMALL - trial->bytes.length;
    }
    arena_free(arena);
    return ok && trial->bytes.length == SMALL;
}

int main(int count, char **arguments) {
    struct diagnostics diagnostics = {.quiet = false};
    struct trial trial = {.every = count > 3 ? (size_t)atol(arguments[1]) : 0};
    if (trial.every == 0) {
        fprintf(stderr, "usage: flip_bits EVERY VOLUME|FOLDER headers|seeded COUNT|small\n");
        return 2;
    }
    bool placed, small = strcmp(arguments[3], "small") == 0;
    bool ok = small ? make_small(&trial, arguments[2], &diagnostics)
                    : platform_read(arguments[2], VOLUME_MAX, &trial.bytes, &diagnostics);
    if (!ok || !verify(&trial, &placed)) {
        fprintf(stderr, "%s: no whole volume to begin with\n", arguments[2]);
        return 3;
    }
    if (small)
        flip_range(&trial, 0, (int64_t)trial.bytes.length);
    else if (strcmp(arguments[3], "headers") == 0)
        ok = flip_headers(&trial);
    else
        flip_seeded(&trial, count > 4 ? atol(arguments[4]) : 0);
    printf("%s of %zu bytes, %s: %zu bits flipped, %zu not found, %zu without a place\n",
           small ? "volume" : arguments[2], trial.bytes.length, arguments[3], trial.tried,
           trial.missed, trial.placeless);
    buffer_free(&trial.bytes);
    return !ok || trial.tried == 0 || trial.missed || trial.placeless;
}
