// SPDX-License-Identifier: Apache-2.0
#include "base/ends.h"
#include "volume_fixture.h"

#include "volume/verify_volume.h"
#include "volume/zip_reader.h"
#include "volume/zip_writer.h"

static const struct verify_options ours = {.foreign = false}, foreign = {.foreign = true};

static struct buffer sample(struct fixture *fixture) {
    struct volume_request request = sample_request(fixture);
    struct volume_written written;
    if (!volume_write(fixture->arena, &request, &written, &fixture->diagnostics))
        fail_msg("%s", fixture->last);
    return read_all(fixture, request.path);
}

static void print_report(const struct verify_report *report) {
    for (size_t i = 0; i < report->count; i++)
        print_error("%s %d %s: %s\n", verify_layer_id(report->items[i].layer),
                    (int)report->items[i].verdict, report->items[i].entry,
                    report->items[i].message);
}

static bool verifies(const struct buffer *bytes, const struct verify_options *options,
                     struct verify_report **report) {
    struct byte_source source = byte_source_memory(bytes->bytes, bytes->length);
    struct diagnostics quiet = {.quiet = true};
    *report = report_new();
    return verify_bytes(&source, options, *report, NULL, &quiet);
}

static void a_whole_volume(void **state) {
    struct fixture *fixture = *state;
    struct buffer bytes = sample(fixture);
    struct verify_report *report = report_new();
    struct verified *verified;
    const char *path = in_folder(fixture, SAMPLE_ID ".zip");
    bool ok = verify_volume(path, &ours, report, &verified, &fixture->diagnostics);
    if (!ok) print_report(report);
    assert_true(ok);
    for (int layer = LAYER_STRUCTURE; layer <= LAYER_TAGS; layer++)
        assert_int_equal(report_verdict(report, (enum verify_layer)layer), VERDICT_PASSED);
    assert_int_equal(report_verdict(report, LAYER_SIGNATURE), VERDICT_NOT_APPLICABLE);
    assert_string_equal(verified_id(verified), SAMPLE_ID);
    assert_string_equal(verified_info(verified, "retention-class"), "D5");
    assert_int_equal(verified_count(verified), 11);
    struct buffer text = BUFFER_EMPTY;
    assert_true(verify_entry_read(verified, "meta/record.xml", 100, &text));
    assert_string_equal(buffer_text(&text), "<record/>\n");
    assert_false(verify_entry_read(verified, "meta/none.xml", 100, &text));
    assert_string_equal(verified_name(verified, 3), "data/01-报名/001-申报表.txt");
    assert_true(verified_is_payload(verified, 3) && !verified_is_payload(verified, 6));
    unsigned char sha256[SHA256_SIZE];
    sha256_of("申报表\n", 10, sha256);
    assert_memory_equal(verified_sha256(verified, 3), sha256, SHA256_SIZE);
    buffer_free(&text);
    buffer_free(&bytes);
    verified_free(verified);
    report_free(report);
}

// Some failure names the entry that the byte belongs to; in the directory, any entry or structure.
static bool says_where(const struct verify_report *report, const struct zip_directory *directory,
                       int64_t byte) {
    const char *owner = NULL;
    for (size_t i = 0; i < directory->count; i++)
        if (byte >= directory->entries[i].header_offset &&
            byte < directory->entries[i].data_offset + directory->entries[i].size)
            owner = directory->entries[i].name;
    for (size_t i = 0; i < report->count; i++) {
        const struct verify_item *item = &report->items[i];
        if (item->verdict != VERDICT_FAILED || *item->entry == '\0' || *item->message == '\0')
            continue;
        if (!owner || ends_with(owner, item->entry)) return true;
    }
    return false;
}

// Each bit of the file, one at a time: found, and the report says where.
static void every_single_bit(void **state) {
    struct fixture *fixture = *state;
    struct buffer bytes = sample(fixture);
    assert_in_range(bytes.length, 2000, 8192);
    struct verify_report *report = report_new();
    struct byte_source source = byte_source_memory(bytes.bytes, bytes.length);
    struct zip_directory directory;
    assert_true(zip_directory_read(fixture->arena, &source, ZIP_OURS, &directory, report));
    report_free(report);
    for (size_t bit = 0; bit < bytes.length * 8; bit++) {
        bytes.bytes[bit / 8] ^= (char)(1 << bit % 8);
        if (verifies(&bytes, &ours, &report)) fail_msg("bit %zu of byte %zu", bit % 8, bit / 8);
        if (!says_where(report, &directory, (int64_t)(bit / 8))) {
            print_report(report);
            fail_msg("bit %zu of byte %zu: not said where", bit % 8, bit / 8);
        }
        report_free(report);
        bytes.bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    buffer_free(&bytes);
}

static void cut_and_padded(void **state) {
    struct fixture *fixture = *state;
    struct buffer bytes = sample(fixture);
    for (size_t length = 0; length < bytes.length; length++) {
        struct buffer cut = {bytes.bytes, length, length};
        struct verify_report *report;
        assert_false(verifies(&cut, &ours, &report));
        report_free(report);
    }
    struct buffer longer = BUFFER_EMPTY;
    buffer_add(&longer, bytes.bytes, bytes.length);
    buffer_add_char(&longer, '\0');
    struct verify_report *report;
    assert_false(verifies(&longer, &ours, &report));
    assert_string_equal(report->items[0].entry, "end record");
    report_free(report);
    buffer_free(&longer);
    buffer_free(&bytes);
}

// ---- whole, well-formed ZIPs whose entries were tampered with
// ----------------------------------------

struct piece {
    const char *name; // with the top folder
    const char *bytes;
    size_t length;
    size_t read;
};

struct pieces {
    struct piece list[32];
    size_t count;
};

static const char *piece_name(void *context, size_t index) {
    return ((struct pieces *)context)->list[index].name;
}

static bool piece_begin(void *context, size_t index, int64_t *size) {
    struct piece *piece = &((struct pieces *)context)->list[index];
    piece->read = 0;
    *size = (int64_t)piece->length;
    return true;
}

static int64_t piece_read(void *context, size_t index, void *bytes, size_t capacity) {
    struct piece *piece = &((struct pieces *)context)->list[index];
    size_t left = piece->length - piece->read, length = left < capacity ? left : capacity;
    memcpy(bytes, piece->bytes + piece->read, length);
    piece->read += length;
    return (int64_t)length;
}

static bool piece_end(void *context, size_t index) {
    (void)context;
    (void)index;
    return true;
}

static struct pieces take_apart(struct fixture *fixture) {
    struct buffer bytes = sample(fixture);
    buffer_free(&bytes);
    struct pieces pieces = {.count = 0};
    struct verified *verified;
    struct verify_report *report = report_new();
    assert_true(verify_volume(in_folder(fixture, SAMPLE_ID ".zip"), &ours, report, &verified,
                              &fixture->diagnostics));
    for (size_t i = 0; i < verified_count(verified); i++) {
        struct buffer text = BUFFER_EMPTY;
        const char *name = verified_name(verified, i);
        assert_true(verify_entry_read(verified, name, 100000, &text));
        pieces.list[pieces.count++] = (struct piece){
            arena_printf(fixture->arena, SAMPLE_ID "/%s", name),
            arena_copy_bytes(fixture->arena, buffer_text(&text), text.length), text.length, 0};
        buffer_free(&text);
    }
    verified_free(verified);
    report_free(report);
    return pieces;
}

static void put_together(struct fixture *fixture, struct pieces *pieces, const char *path,
                         date day) {
    struct zip_contents contents = {pieces,      pieces->count, piece_name,
                                    piece_begin, piece_read,    piece_end};
    struct part *part = part_open(path, &fixture->diagnostics);
    assert_true(zip_write(part, &contents, day, path, &fixture->diagnostics));
    assert_true(part_commit(part, false));
}

static void found_at(struct fixture *fixture, struct pieces *pieces, enum verify_layer layer,
                     const char *entry, const char *message) {
    const char *path = in_folder(fixture, "tampered.zip");
    put_together(fixture, pieces, path, date_of(2026, 1, 15));
    struct verify_report *report = report_new();
    assert_false(verify_volume(path, &ours, report, NULL, &fixture->diagnostics));
    bool found = false;
    for (size_t i = 0; i < report->count; i++)
        found = found ||
                (report->items[i].verdict == VERDICT_FAILED && report->items[i].layer == layer &&
                 strcmp(report->items[i].entry, entry) == 0 &&
                 strstr(report->items[i].message, message));
    if (!found) {
        print_report(report);
        fail_msg("not found: %s %s", entry, message);
    }
    report_free(report);
}

#define SCAN "data/01-报名/002-扫描.jpg"

static void remove_piece(struct pieces *pieces, size_t index) {
    memmove(&pieces->list[index], &pieces->list[index + 1],
            (--pieces->count - index) * sizeof *pieces->list);
}

static void insert_piece(struct pieces *pieces, size_t index, const char *name) {
    memmove(&pieces->list[index + 1], &pieces->list[index],
            (pieces->count++ - index) * sizeof *pieces->list);
    pieces->list[index] = (struct piece){name, "x", 1, 0};
}

static void tampered_entries(void **state) {
    struct fixture *fixture = *state;
    const struct pieces whole = take_apart(fixture);
    struct pieces changed = whole;
    changed.list[4].bytes = "\xFF\xD8\xFF\xE1 not a whole picture";
    found_at(fixture, &changed, LAYER_MANIFESTS, SCAN, "was changed: its sha256 is");
    changed = whole;
    changed.list[7].bytes = "<findings>\n\n";
    found_at(fixture, &changed, LAYER_TAGS, "meta/findings.xml", "was changed");
    changed = whole;
    changed.list[9].bytes =
        arena_copy_bytes(fixture->arena, whole.list[9].bytes, whole.list[9].length);
    ((char *)changed.list[9].bytes)[0] ^= 1;
    found_at(fixture, &changed, LAYER_TAGS, "manifest-sha256.txt", "was changed");

    for (size_t i = 0; i < whole.count; i++) { // removed
        changed = whole;
        remove_piece(&changed, i);
        const char *name = whole.list[i].name + strlen(SAMPLE_ID "/");
        bool payload = strncmp(name, "data/", 5) == 0, meta = strncmp(name, "meta/", 5) == 0;
        found_at(fixture, &changed,
                 payload ? LAYER_MANIFESTS
                 : meta  ? LAYER_TAGS
                         : LAYER_BAG,
                 name, payload || meta ? "but is not there" : "is missing");
    }
    static const struct {
        size_t place;
        const char *name;
        enum verify_layer layer;
        const char *message;
    } added[] = {
        {6, "data/03-x.txt", LAYER_MANIFESTS, "is not listed in the payload manifest"},
        {8, "meta/z.xml", LAYER_TAGS, "is not listed in the tag manifest"},
        {8, "other.txt", LAYER_BAG, "does not belong"},
        {11, "seal/tagmanifest-sha256.txt.p7s", LAYER_BAG, NULL},
    };
    for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
        changed = whole;
        insert_piece(&changed, added[i].place,
                     arena_printf(fixture->arena, SAMPLE_ID "/%s", added[i].name));
        found_at(fixture, &changed, added[i].layer, added[i].message ? added[i].name : "seal/",
                 added[i].message ? added[i].message : "but bag-info.txt announces \"\"");
    }
    changed = whole; // renamed
    changed.list[4].name = SAMPLE_ID "/data/01-报名/003-扫描.jpg";
    found_at(fixture, &changed, LAYER_MANIFESTS, SCAN, "but is not there");
    found_at(fixture, &changed, LAYER_MANIFESTS, "data/01-报名/003-扫描.jpg", "is not listed");
    changed = whole; // contents of two entries exchanged
    changed.list[2].bytes = whole.list[3].bytes, changed.list[2].length = whole.list[3].length;
    changed.list[3].bytes = whole.list[2].bytes, changed.list[3].length = whole.list[2].length;
    found_at(fixture, &changed, LAYER_MANIFESTS, "data/00-案卷/卷内目录.xml", "was changed");
    for (size_t i = 0; i + 1 < whole.count; i++) { // places of two entries exchanged
        changed = whole;
        changed.list[i] = whole.list[i + 1], changed.list[i + 1] = whole.list[i];
        bool meta = i == 6;
        found_at(fixture, &changed, meta ? LAYER_TAGS : LAYER_BAG,
                 meta ? "tagmanifest-sha256.txt" : whole.list[i].name + strlen(SAMPLE_ID "/"),
                 meta ? "in their order" : "wrong place of the order");
    }
    changed = whole; // an entry outside of the top folder
    insert_piece(&changed, 11, "elsewhere/x.txt");
    const char *path = in_folder(fixture, "tampered.zip");
    put_together(fixture, &changed, path, date_of(2026, 1, 15));
    struct verify_report *report = report_new();
    assert_false(verify_volume(path, &ours, report, NULL, &fixture->diagnostics));
    assert_non_null(strstr(report->items[0].message, "below the one top folder"));
    report_free(report);
    changed = whole; // another day on the entries
    put_together(fixture, &changed, path, date_of(2026, 1, 16));
    report = report_new();
    assert_false(verify_volume(path, &ours, report, NULL, &fixture->diagnostics));
    assert_non_null(strstr(report->items[0].message, "Bagging-Date is not the day"));
    report_free(report);
}

// Every further fault is named, not only the first.
static void several_faults(void **state) {
    struct fixture *fixture = *state;
    struct pieces changed = take_apart(fixture);
    changed.list[2].bytes = "<REGISTER/>\n";
    changed.list[3].bytes = "xxxxxxxxx\n";
    changed.list[6].bytes = "<RECORD/>\n";
    found_at(fixture, &changed, LAYER_MANIFESTS, "data/00-案卷/卷内目录.xml", "was changed");
    found_at(fixture, &changed, LAYER_MANIFESTS, "data/01-报名/001-申报表.txt", "was changed");
    found_at(fixture, &changed, LAYER_TAGS, "meta/record.xml", "was changed");
}

// A volume of ours is a bag like any other, also when it was unpacked.
static void as_a_foreign_bag(void **state) {
    struct fixture *fixture = *state;
    struct buffer bytes = sample(fixture);
    struct verify_report *report;
    bool ok = verifies(&bytes, &foreign, &report);
    if (!ok) print_report(report);
    assert_true(ok);
    report_free(report);
    const char *command =
        arena_printf(fixture->arena, "cd '%s' && unzip -q " SAMPLE_ID ".zip", fixture->folder);
    assert_int_equal(system(command), 0);
    report = report_new();
    ok =
        verify_volume(in_folder(fixture, SAMPLE_ID), &foreign, report, NULL, &fixture->diagnostics);
    if (!ok) print_report(report);
    assert_true(ok);
    report_free(report);
    put_file(fixture, SAMPLE_ID "/data/02-成绩/added.txt", "x");
    put_file(fixture, SAMPLE_ID "/meta/record.xml", "other");
    report = report_new();
    assert_false(verify_volume(in_folder(fixture, SAMPLE_ID), &foreign, report, NULL,
                               &fixture->diagnostics));
    assert_int_equal(report->failed[LAYER_MANIFESTS], 1);
    assert_int_equal(report->failed[LAYER_SIZES], 1);
    assert_int_equal(report->failed[LAYER_TAGS], 1);
    report_free(report);
    buffer_free(&bytes);
}

static void files_that_are_no_volumes(void **state) {
    struct fixture *fixture = *state;
    put_file(fixture, "empty.zip", "");
    put_file(fixture, "text.zip", "this is no ZIP file, though it is long enough to be one");
    struct verify_report *report = report_new();
    assert_false(
        verify_volume(in_folder(fixture, "empty.zip"), &ours, report, NULL, &fixture->diagnostics));
    assert_int_equal(report->failures, 1);
    assert_false(
        verify_volume(in_folder(fixture, "text.zip"), &ours, report, NULL, &fixture->diagnostics));
    assert_int_equal(report->failures, 2);
    assert_int_equal(fixture->diagnostics.worst, STATUS_OK);
    assert_false(
        verify_volume(in_folder(fixture, "none.zip"), &ours, report, NULL, &fixture->diagnostics));
    assert_int_equal(report->failures, 2);
    assert_int_equal(fixture->diagnostics.worst, STATUS_ENVIRONMENT);
    report_free(report);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_whole_volume),
        TEST(every_single_bit),
        TEST(cut_and_padded),
        TEST(tampered_entries),
        TEST(several_faults),
        TEST(as_a_foreign_bag),
        TEST(files_that_are_no_volumes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
