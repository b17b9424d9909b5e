// SPDX-License-Identifier: Apache-2.0
// Bags that other tools made: RFC 8493 1.0 and 0.97, any digest, folders and ZIPs.
#include "base/hex.h"
#include "volume_fixture.h"

#include "volume/verify_volume.h"

static const char *hex_of(struct fixture *fixture, const char *algorithm, const char *text) {
    enum digest_algorithm which;
    assert_true(digest_by_name(algorithm, &which));
    struct digest *digest = digest_new(which);
    unsigned char bytes[DIGEST_SIZE_MAX];
    char hex[DIGEST_HEX_MAX];
    digest_add(digest, text, strlen(text));
    digest_finish(digest, bytes);
    digest_free(digest);
    return arena_copy(fixture->arena, hex_write(bytes, digest_size(which), hex));
}

static void make_bag(struct fixture *fixture, const char *version) {
    const char *command = arena_printf(fixture->arena, "rm -rf '%s/bag'", fixture->folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(mkdir(in_folder(fixture, "bag"), 0755), 0);
    assert_int_equal(mkdir(in_folder(fixture, "bag/data"), 0755), 0);
    put_file(fixture, "bag/bagit.txt",
             arena_printf(fixture->arena,
                          "BagIt-Version: %s\r\nTag-File-Character-Encoding: UTF-8\r\n", version));
    put_file(fixture, "bag/data/a b.txt", "one");
    put_file(fixture, "bag/data/100%.txt", "two");
}

static void put_manifest(struct fixture *fixture, const char *algorithm, bool both) {
    struct buffer text = BUFFER_EMPTY;
    buffer_printf(&text, "%s  data/a b.txt\r\n", hex_of(fixture, algorithm, "one"));
    if (both) buffer_printf(&text, "%s *data/100%%25.txt\n", hex_of(fixture, algorithm, "two"));
    put_file(fixture, arena_printf(fixture->arena, "bag/manifest-%s.txt", algorithm),
             buffer_text(&text));
    buffer_free(&text);
}

static struct verify_report *verified_bag(struct fixture *fixture, const char *name) {
    const struct verify_options foreign = {.foreign = true};
    struct verify_report *report = report_new();
    bool ok =
        verify_volume(in_folder(fixture, name), &foreign, report, NULL, &fixture->diagnostics);
    assert_int_equal(ok, report->failures == 0);
    return report;
}

static void passes(struct fixture *fixture, const char *name) {
    struct verify_report *report = verified_bag(fixture, name);
    for (size_t i = 0; report->failures && i < report->count; i++)
        print_error("%s: %s\n", report->items[i].entry, report->items[i].message);
    assert_int_equal(report->failures, 0);
    report_free(report);
}

static void fails(struct fixture *fixture, const char *name, enum verify_layer layer,
                  const char *entry, const char *says) {
    struct verify_report *report = verified_bag(fixture, name);
    bool found = false;
    for (size_t i = 0; i < report->count; i++)
        found =
            found ||
            (report->items[i].layer == layer && report->items[i].verdict == VERDICT_FAILED &&
             strcmp(report->items[i].entry, entry) == 0 && strstr(report->items[i].message, says));
    for (size_t i = 0; !found && i < report->count; i++)
        print_error("%s: %s\n", report->items[i].entry, report->items[i].message);
    assert_true(found);
    report_free(report);
}

static void every_digest(void **state) {
    struct fixture *fixture = *state;
    static const char *const algorithms[] = {"md5", "sha1", "sha256", "sha512"};
    for (size_t i = 0; i < 4; i++) {
        make_bag(fixture, i % 2 ? "0.97" : "1.0");
        put_manifest(fixture, algorithms[i], true);
        passes(fixture, "bag");
        put_file(fixture, "bag/data/a b.txt", "onf");
        fails(fixture, "bag", LAYER_MANIFESTS, "data/a b.txt", "was changed");
    }
    make_bag(fixture, "1.0");
    put_file(fixture, "bag/manifest-sha3.txt", "00  data/a b.txt\n");
    fails(fixture, "bag", LAYER_MANIFESTS, "manifest-sha3.txt", "cannot be computed");
    fails(fixture, "bag", LAYER_BAG, "manifest-*.txt", "no payload manifest");
}

static void versions_differ(void **state) {
    struct fixture *fixture = *state;
    make_bag(fixture, "0.97"); // manifests may share the work
    put_manifest(fixture, "md5", false);
    put_manifest(fixture, "sha256", true);
    passes(fixture, "bag");
    make_bag(fixture, "1.0"); // every manifest lists everything
    put_manifest(fixture, "md5", false);
    put_manifest(fixture, "sha256", true);
    fails(fixture, "bag", LAYER_MANIFESTS, "data/100%.txt", "every payload manifest");
    make_bag(fixture, "2.0");
    put_manifest(fixture, "md5", true);
    fails(fixture, "bag", LAYER_BAG, "bagit.txt", "neither 1.0 nor one of 0.93 to 0.97");
}

static void tag_files(void **state) {
    struct fixture *fixture = *state;
    make_bag(fixture, "1.0");
    put_manifest(fixture, "sha256", true);
    put_file(fixture, "bag/bag-info.txt", "Contact-Name: Li\n  Na\nPayload-Oxum: 6.2\n");
    put_file(
        fixture, "bag/tagmanifest-sha512.txt",
        arena_printf(fixture->arena, "%s bag-info.txt\n",
                     hex_of(fixture, "sha512", "Contact-Name: Li\n  Na\nPayload-Oxum: 6.2\n")));
    passes(fixture, "bag");
    put_file(fixture, "bag/bag-info.txt", "Contact-Name: Li\n  Na\nPayload-Oxum: 6.3\n");
    fails(fixture, "bag", LAYER_SIZES, "bag-info.txt", "the payload is 6.2");
    fails(fixture, "bag", LAYER_TAGS, "bag-info.txt", "its sha512 is");
    put_file(fixture, "bag/bag-info.txt", "no label\n");
    fails(fixture, "bag", LAYER_BAG, "bag-info.txt", "line 1");
}

static void what_is_missing(void **state) {
    struct fixture *fixture = *state;
    make_bag(fixture, "1.0");
    put_manifest(fixture, "sha256", true);
    put_file(fixture, "bag/data/extra", "x");
    fails(fixture, "bag", LAYER_MANIFESTS, "data/extra", "is not listed");
    assert_int_equal(unlink(in_folder(fixture, "bag/data/extra")), 0);
    assert_int_equal(unlink(in_folder(fixture, "bag/data/a b.txt")), 0);
    fails(fixture, "bag", LAYER_MANIFESTS, "data/a b.txt", "but is not there");
    put_file(fixture, "bag/fetch.txt", "https://example.org/a 3 data/a b.txt\n");
    fails(fixture, "bag", LAYER_BAG, "data/a b.txt", "has to be fetched");
    assert_int_equal(symlink("/etc/hostname", in_folder(fixture, "bag/data/a b.txt")), 0);
    fails(fixture, "bag", LAYER_STRUCTURE, "data/a b.txt", "leads out of the bag");
    assert_int_equal(unlink(in_folder(fixture, "bag/bagit.txt")), 0);
    fails(fixture, "bag", LAYER_BAG, "bagit.txt", "this is no bag");
}

static void rows_that_are_none(void **state) {
    struct fixture *fixture = *state;
    make_bag(fixture, "1.0");
    put_file(fixture, "bag/manifest-md5.txt",
             arena_printf(fixture->arena,
                          "hello\n%s  data/a b.txt\n%s  data/a b.txt\n%s  ../../etc/passwd\n"
                          "%s  bagit.txt\n",
                          hex_of(fixture, "md5", "one"), hex_of(fixture, "md5", "one"),
                          hex_of(fixture, "md5", "one"), hex_of(fixture, "md5", "one")));
    fails(fixture, "bag", LAYER_MANIFESTS, "manifest-md5.txt", "line 1 is not a digest of 32");
    fails(fixture, "bag", LAYER_MANIFESTS, "manifest-md5.txt", "listed twice");
    fails(fixture, "bag", LAYER_MANIFESTS, "manifest-md5.txt", "\"..\"");
    fails(fixture, "bag", LAYER_MANIFESTS, "bagit.txt", "is no payload");
}

// ZIPs of other tools: deflated, with folder entries, extra fields and descriptors.
static void zips_of_others(void **state) {
    struct fixture *fixture = *state;
    make_bag(fixture, "1.0");
    put_manifest(fixture, "sha256", true);
    assert_int_equal(truncate(in_folder(fixture, "bag/data/a b.txt"), 0), 0);
    put_file(fixture, "bag/data/a b.txt", "one");
    static const char *const commands[] = {
        "zip -qr out.zip bag",
        "zip -qr - bag | cat > out.zip",
        "7z a -bd out.zip bag > output",
        "cd bag && zip -qr ../out.zip .",
        "python3 -c \"import shutil;shutil.make_archive('out','zip','.','bag')\"",
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const char *command = arena_printf(fixture->arena, "cd '%s' && rm -f out.zip && %s",
                                           fixture->folder, commands[i]);
        assert_int_equal(system(command), 0);
        passes(fixture, "out.zip");
    }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_digest),    TEST(versions_differ),    TEST(tag_files),
        TEST(what_is_missing), TEST(rows_that_are_none), TEST(zips_of_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
