// SPDX-License-Identifier: Apache-2.0
#include "volume_fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>

#include "volume/content.h"
#include "volume/plan.h"
#include "volume/verify_volume.h"

static void nothing_left(struct fixture *fixture) {
    assert_int_equal(platform_path_kind(in_folder(fixture, SAMPLE_ID ".zip")), PATH_MISSING);
    assert_int_equal(platform_path_kind(in_folder(fixture, SAMPLE_ID ".zip.part")), PATH_MISSING);
}

static void refused(struct fixture *fixture, const struct volume_request *request,
                    enum status status, const char *why, const char *entry) {
    struct volume_written written;
    fixture->diagnostics.worst = STATUS_OK;
    assert_false(volume_write(fixture->arena, request, &written, &fixture->diagnostics));
    assert_int_equal(fixture->diagnostics.worst, status);
    if (!strstr(fixture->last, why)) fail_msg("\"%s\" does not say \"%s\"", fixture->last, why);
    if (entry)
        assert_string_equal(written.failed_entry, entry);
    else
        assert_null(written.failed_entry);
    nothing_left(fixture);
}

static void must_write(struct fixture *fixture, const struct volume_request *request,
                       struct volume_written *written) {
    if (!volume_write(fixture->arena, request, written, &fixture->diagnostics))
        fail_msg("%s", fixture->last);
}

static void order_and_digests(void **state) {
    struct fixture *fixture = *state;
    struct volume_request request = sample_request(fixture);
    struct volume_written written;
    must_write(fixture, &request, &written);
    static const char *const order[] = {"bagit.txt",
                                        "bag-info.txt",
                                        "data/00-案卷/卷内目录.xml",
                                        "data/01-报名/001-申报表.txt",
                                        "data/01-报名/002-扫描.jpg",
                                        "data/02-成绩/empty.txt",
                                        "meta/record.xml",
                                        "meta/findings.xml",
                                        "VERIFY.txt",
                                        "manifest-sha256.txt",
                                        "tagmanifest-sha256.txt"};
    assert_int_equal(written.count, sizeof order / sizeof *order);
    for (size_t i = 0; i < written.count; i++) assert_string_equal(written.files[i].name, order[i]);
    assert_int_equal(written.payload_count, 4);
    assert_int_equal(written.payload_size, 12 + 10 + 24 + 0);
    struct buffer bytes = read_all(fixture, request.path);
    assert_int_equal(written.size, bytes.length);
    unsigned char sha256[SHA256_SIZE];
    sha256_of(bytes.bytes, bytes.length, sha256);
    assert_memory_equal(sha256, written.sha256, SHA256_SIZE);
    sha256_of("申报表\n", 10, sha256);
    assert_memory_equal(sha256, written.files[3].sha256, SHA256_SIZE);
    struct stat status;
    assert_int_equal(stat(request.path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0400);
    buffer_free(&bytes);
}

// libzip takes the time through the machine's zone; ours must not move with it.
static void same_bytes_in_every_zone(void **state) {
    struct fixture *fixture = *state;
    static const char *const zones[] = {"UTC", "Asia/Shanghai", "America/New_York",
                                        "Pacific/Kiritimati"};
    unsigned char first[SHA256_SIZE];
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        struct volume_request request = sample_request(fixture);
        request.day = date_of(2025, 3, 9); // New York skips 02:00 to 03:00
        request.path = in_folder(fixture, arena_printf(fixture->arena, "%zu.zip", i));
        struct volume_written written;
        must_write(fixture, &request, &written);
        if (i == 0) memcpy(first, written.sha256, SHA256_SIZE);
        assert_memory_equal(first, written.sha256, SHA256_SIZE);
    }
    setenv("TZ", "UTC", 1);
    tzset();
}

static void sizes_and_digests_are_held(void **state) {
    struct fixture *fixture = *state;
    struct volume_request request = sample_request(fixture);
    struct volume_entry *entries = (struct volume_entry *)request.entries;
    entries[2].size++;
    refused(fixture, &request, STATUS_INPUT, "has 24 bytes now", entries[2].name);
    entries[2].size--;
    static const unsigned char wrong[SHA256_SIZE] = {1, 2, 3};
    entries[2].sha256 = wrong;
    refused(fixture, &request, STATUS_FINDINGS, "was declared for", entries[2].name);
    entries[2].sha256 = NULL;
    entries[1].sha256 = wrong; // in memory
    refused(fixture, &request, STATUS_FINDINGS, "0102030000", entries[1].name);
    unsigned char right[SHA256_SIZE];
    sha256_of(entries[1].bytes, (size_t)entries[1].size, right);
    entries[1].sha256 = right;
    struct volume_written written;
    must_write(fixture, &request, &written);
}

static void files_that_are_not_there(void **state) {
    struct fixture *fixture = *state;
    struct volume_request request = sample_request(fixture);
    struct volume_entry *entry = (struct volume_entry *)&request.entries[2];
    entry->file = "gone.jpg";
    refused(fixture, &request, STATUS_INPUT, "gone.jpg: does not exist", entry->name);
    assert_int_equal(mkfifo(in_folder(fixture, "payload/fifo"), 0600), 0);
    entry->file = "fifo";
    refused(fixture, &request, STATUS_INPUT, "is not a regular file", entry->name);
    assert_int_equal(symlink("/etc/hostname", in_folder(fixture, "payload/link")), 0);
    entry->file = "link";
    refused(fixture, &request, STATUS_INPUT, "leads out of", entry->name);
    entry->file = "../payload/scan.jpg";
    refused(fixture, &request, STATUS_INPUT, "leads out of", entry->name);
}

static void names_that_are_not_allowed(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *name, *why;
    } bad[] = {
        {"data/02-成绩/a%b", "holds one of"},
        {"data/02-成绩/a\\b", "holds one of"},
        {"data/02-成绩/a\nb", "control character"},
        {"data/02-成绩/e\xCC\x81", "normalisation form C"},
        {"data/02-成绩/../x", "\".\" or \"..\""},
        {"data/02-成绩//x", "empty component"},
        {"data/02-成绩/x ", "ends with a space"},
        {"data/02-成绩/\xFF", "is not UTF-8"},
        {"data/02-成绩/a\xE2\x80\xAEgpj", "control character"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct volume_request request = sample_request(fixture);
        ((struct volume_entry *)&request.entries[3])->name = bad[i].name;
        refused(fixture, &request, STATUS_INPUT, bad[i].why, NULL);
    }
    struct volume_request request = sample_request(fixture);
    ((struct volume_entry *)&request.entries[4])->name = "meta/Findings.xml";
    refused(fixture, &request, STATUS_INPUT, "differ only by case", NULL);
}

// What the seal callback was given, and what it answers.
struct sealing {
    unsigned char sha256[SHA256_SIZE];
    int calls;
    bool fails, empty;
};

static bool make_seal(void *context, const void *tag_manifest, size_t length, struct buffer *files,
                      struct diagnostics *diagnostics) {
    struct sealing *sealing = context;
    sealing->calls++;
    sha256_of(tag_manifest, length, sealing->sha256);
    if (sealing->fails) return diagnose(diagnostics, STATUS_ENVIRONMENT, NULL, 0, "no key");
    buffer_add_text(&files[0], "signature");
    if (!sealing->empty) buffer_add_text(&files[1], "token");
    return true;
}

// The seal is asked for only when every byte before it is written and hashed: what it is given is
// the very tag manifest of the volume, though libzip was handed all entries before it wrote any.
static void seal_is_made_last(void **state) {
    struct fixture *fixture = *state;
    struct sealing sealing = {.calls = 0};
    static const char *const names[] = {"tagmanifest-sha256.txt.p7s", "tagmanifest-sha256.txt.tsr"};
    struct volume_seal seal = {names, 2, make_seal, &sealing};
    struct volume_request request = sample_request(fixture);
    request.seal = &seal;
    struct volume_written written;
    must_write(fixture, &request, &written);
    assert_int_equal(sealing.calls, 1);
    assert_memory_equal(sealing.sha256, written.tag_manifest_sha256, SHA256_SIZE);
    assert_string_equal(written.files[written.count - 1].name, "seal/tagmanifest-sha256.txt.tsr");
    assert_int_equal(written.files[written.count - 1].size, 5);
    assert_int_equal(unlink(request.path), 0);
    sealing.empty = true;
    refused(fixture, &request, STATUS_ENVIRONMENT, "came out empty",
            "seal/tagmanifest-sha256.txt.p7s");
    sealing.fails = true;
    refused(fixture, &request, STATUS_ENVIRONMENT, "no key", "seal/tagmanifest-sha256.txt.p7s");
}

static void never_replaces(void **state) {
    struct fixture *fixture = *state;
    struct volume_request request = sample_request(fixture);
    struct volume_written written;
    must_write(fixture, &request, &written);
    assert_false(volume_write(fixture->arena, &request, &written, &fixture->diagnostics));
    assert_int_equal(fixture->diagnostics.worst, STATUS_ENVIRONMENT);
    assert_non_null(strstr(fixture->last, "never replaced"));
    assert_int_equal(platform_path_kind(request.path), PATH_FILE);
}

// A full disk, as a limit on the size of files.
static void disk_is_full(void **state) {
    struct fixture *fixture = *state;
    struct volume_request request = sample_request(fixture);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    for (rlim_t limit = 0; limit <= 2000; limit += 500) {
        small = (struct rlimit){limit, before.rlim_max};
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        struct volume_written written;
        fixture->diagnostics.worst = STATUS_OK;
        bool ok = volume_write(fixture->arena, &request, &written, &fixture->diagnostics);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_false(ok);
        assert_int_equal(fixture->diagnostics.worst, STATUS_ENVIRONMENT);
        assert_non_null(strstr(fixture->last, "cannot be written"));
        nothing_left(fixture);
    }
    struct volume_written written;
    must_write(fixture, &request, &written);
}

// More entries than the plain end record can count: the ZIP64 records, by our reader and by
// others'.
static void more_than_65535_entries(void **state) {
    struct fixture *fixture = *state;
    const size_t count = 66000;
    struct volume_entry *entries = arena_alloc(fixture->arena, count * sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] = (struct volume_entry){
            arena_printf(fixture->arena, "data/%05zu.txt", i), "x", 1, -1, NULL, NULL};
    struct volume_request request = sample_request(fixture);
    request.entries = entries;
    request.count = count;
    struct volume_written written;
    must_write(fixture, &request, &written);
    assert_int_equal(written.payload_count, count);
    struct verify_options options = {.foreign = false};
    struct verify_report *report = report_new();
    assert_true(verify_volume(request.path, &options, report, NULL, &fixture->diagnostics));
    report_free(report);
    const char *command = arena_printf(
        fixture->arena,
        "python3 -c \"import zipfile;assert len(zipfile.ZipFile('%s').namelist())==66005\"",
        request.path);
    assert_int_equal(system(command), 0);
}

enum change { GROWS, SHRINKS, IS_TOUCHED, STAYS };

static void change_file(enum change change, const char *path) {
    if (change == GROWS) assert_int_equal(truncate(path, 3 << 20), 0);
    if (change == SHRINKS) assert_int_equal(truncate(path, 1 << 20), 0);
    if (change != IS_TOUCHED) return;
    int file = open(path, O_WRONLY);
    assert_int_equal(pwrite(file, "x", 1, 0), 1);
    close(file);
}

static void file_changes_while_it_is_read(void **state) {
    struct fixture *fixture = *state;
    const char *path = in_folder(fixture, "payload/big");
    for (enum change how = GROWS; how <= STAYS; how++) {
        int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
        assert_int_equal(ftruncate(file, 2 << 20), 0);
        close(file);
        struct volume_entry entry = {"data/big", NULL, 2 << 20, fixture->payload, "big", NULL};
        struct volume_file item_file = {"data/big", 2 << 20, {0}};
        struct plan_item item = {ITEM_FILE, "ID/data/big", &entry, NULL, &item_file};
        struct content *content = content_new(&fixture->diagnostics);
        assert_true(content_begin(content, &item));
        char piece[8192];
        assert_int_equal(content_read(content, piece, sizeof piece), sizeof piece);
        change_file(how, path);
        int64_t got;
        while ((got = content_read(content, piece, sizeof piece)) > 0) {
        }
        unsigned char sha256[SHA256_SIZE];
        bool ok = got == 0 && content_end(content, sha256);
        content_free(content);
        if (how == STAYS) {
            assert_true(ok);
        } else {
            assert_false(ok);
            assert_non_null(strstr(fixture->last, "changed while it was read"));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(order_and_digests, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(same_bytes_in_every_zone, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(sizes_and_digests_are_held, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(files_that_are_not_there, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(names_that_are_not_allowed, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(seal_is_made_last, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(never_replaces, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(disk_is_full, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(more_than_65535_entries, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(file_changes_while_it_is_read, fixture_set_up,
                                        fixture_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
