// SPDX-License-Identifier: Apache-2.0
// A small volume for the tests of volume/, and a folder of its own for each test.
#ifndef JUANCE_TESTS_VOLUME_FIXTURE_H
#define JUANCE_TESTS_VOLUME_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/platform.h"
#include "volume/volume_writer.h"

struct fixture {
    struct arena *arena;
    char folder[64]; // a new folder below /tmp
    int payload;     // descriptor of FOLDER/payload
    struct diagnostics diagnostics;
    char last[4096]; // the last message
};

static void keep_message(void *context, const struct diagnostic *diagnostic) {
    struct fixture *fixture = context;
    snprintf(fixture->last, sizeof fixture->last, "%s%s%s",
             diagnostic->file ? diagnostic->file : "", diagnostic->file ? ": " : "",
             diagnostic->message);
}

static inline const char *in_folder(struct fixture *fixture, const char *name) {
    return arena_printf(fixture->arena, "%s/%s", fixture->folder, name);
}

static inline void put_file(struct fixture *fixture, const char *name, const char *text) {
    const char *path = in_folder(fixture, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static inline int fixture_set_up(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_new();
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/juance-volume-XXXXXX");
    if (!mkdtemp(fixture->folder)) return -1;
    fixture->diagnostics.sink = keep_message;
    fixture->diagnostics.context = fixture;
    if (mkdir(in_folder(fixture, "payload"), 0755) != 0) return -1;
    fixture->payload = platform_open_folder(in_folder(fixture, "payload"), &fixture->diagnostics);
    *state = fixture;
    return 0;
}

static inline int fixture_tear_down(void **state) {
    struct fixture *fixture = *state;
    platform_close(fixture->payload);
    const char *command = arena_printf(fixture->arena, "rm -rf '%s'", fixture->folder);
    int result = system(command);
    arena_free(fixture->arena);
    free(fixture);
    return result;
}

#define SAMPLE_ID "QX01-2025-003-D5"

// Four payload entries, one of them from a file, two of metadata. Below 8 KiB as a volume.
static inline struct volume_request sample_request(struct fixture *fixture) {
    static const char scan[] = "\xFF\xD8\xFF\xE0 not a whole picture";
    put_file(fixture, "payload/scan.jpg", scan);
    struct volume_entry *entries = arena_alloc(fixture->arena, 6 * sizeof *entries);
    entries[0] =
        (struct volume_entry){"data/00-案卷/卷内目录.xml", "<register/>\n", 12, -1, NULL, NULL};
    entries[1] =
        (struct volume_entry){"data/01-报名/001-申报表.txt", "申报表\n", 10, -1, NULL, NULL};
    entries[2] = (struct volume_entry){
        "data/01-报名/002-扫描.jpg", NULL, sizeof scan - 1, fixture->payload, "scan.jpg", NULL};
    entries[3] = (struct volume_entry){"data/02-成绩/empty.txt", "", 0, -1, NULL, NULL};
    entries[4] = (struct volume_entry){"meta/record.xml", "<record/>\n", 10, -1, NULL, NULL};
    entries[5] = (struct volume_entry){"meta/findings.xml", "<findings/>\n", 12, -1, NULL, NULL};
    static const struct bag_line info[] = {{"Bag-Group-Identifier", "QX01-2025-003"},
                                           {"Bag-Count", "1 of 3"},
                                           {"Retention-Class", "D5"}};
    return (struct volume_request){.path = in_folder(fixture, SAMPLE_ID ".zip"),
                                   .id = SAMPLE_ID,
                                   .day = date_of(2026, 1, 15),
                                   .entries = entries,
                                   .count = 6,
                                   .info = info,
                                   .info_count = 3};
}

static inline struct buffer read_all(struct fixture *fixture, const char *path) {
    struct buffer bytes = BUFFER_EMPTY;
    assert_true(platform_read(path, 1u << 30, &bytes, &fixture->diagnostics));
    return bytes;
}

#endif
