// SPDX-License-Identifier: Apache-2.0
#include "base/hex.h"
#include "volume_fixture.h"

#include "volume/payload.h"

static void put_bytes(struct fixture *fixture, const char *name, const void *bytes, size_t length) {
    FILE *file = fopen(in_folder(fixture, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void known_digests(void **state) {
    (void)state;
    static const struct {
        const char *name, *hex; // of "abc"
    } known[] = {
        {"md5", "900150983cd24fb0d6963f7d28e17f72"},
        {"sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {"sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"sha512", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                   "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
        {"SM3", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        enum digest_algorithm algorithm;
        assert_true(digest_by_name(known[i].name, &algorithm));
        struct digest *digest = digest_new(algorithm);
        for (int again = 0; again < 2; again++) {
            unsigned char bytes[DIGEST_SIZE_MAX], back[DIGEST_SIZE_MAX];
            char hex[DIGEST_HEX_MAX];
            digest_add(digest, "a", 1);
            digest_add(digest, "bc", 2);
            digest_finish(digest, bytes);
            assert_string_equal(hex_write(bytes, digest_size(algorithm), hex), known[i].hex);
            assert_true(hex_read(hex, back, digest_size(algorithm)));
            assert_memory_equal(back, bytes, digest_size(algorithm));
        }
        digest_free(digest);
    }
    enum digest_algorithm algorithm;
    assert_false(digest_by_name("sha3-256", &algorithm));
    unsigned char byte;
    assert_false(hex_read("0g", &byte, 1));
    assert_false(hex_read("0", &byte, 1));
}

static void results(void **state) {
    struct fixture *fixture = *state;
    put_file(fixture, "payload/a.pdf", "%PDF-1.7 ...");
    put_file(fixture, "payload/empty", "");
    put_file(fixture, "secret", "outside");
    assert_int_equal(mkdir(in_folder(fixture, "payload/folder"), 0755), 0);
    assert_int_equal(mkfifo(in_folder(fixture, "payload/fifo"), 0600), 0);
    assert_int_equal(symlink("../secret", in_folder(fixture, "payload/out")), 0);
    assert_int_equal(symlink("a.pdf", in_folder(fixture, "payload/in")), 0);
    assert_int_equal(symlink("/dev/zero", in_folder(fixture, "payload/device")), 0);
    static const struct {
        const char *name;
        enum payload_result result;
    } cases[] = {
        {"a.pdf", PAYLOAD_PRESENT},         {"in", PAYLOAD_PRESENT},
        {"empty", PAYLOAD_EMPTY},           {"gone", PAYLOAD_MISSING},
        {"gone/a.pdf", PAYLOAD_MISSING},    {"a.pdf/b", PAYLOAD_MISSING},
        {"folder", PAYLOAD_NOT_A_FILE},     {"fifo", PAYLOAD_NOT_A_FILE},
        {"out", PAYLOAD_OUTSIDE},           {"device", PAYLOAD_OUTSIDE},
        {"../secret", PAYLOAD_OUTSIDE},     {"folder/../../secret", PAYLOAD_OUTSIDE},
        {"/etc/hostname", PAYLOAD_OUTSIDE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct payload payload;
        payload_probe(fixture->payload, cases[i].name, true, &payload);
        if (payload.result != cases[i].result)
            fail_msg("%s: %s", cases[i].name, payload_result_text(payload.result));
        assert_int_equal(payload.digested, cases[i].result == PAYLOAD_PRESENT);
    }
    struct payload payload;
    payload_probe(fixture->payload, "a.pdf", true, &payload);
    assert_int_equal(payload.size, 12);
    assert_int_equal(payload.format, FORMAT_PDF);
    unsigned char sha256[SHA256_SIZE];
    sha256_of("%PDF-1.7 ...", 12, sha256);
    assert_memory_equal(payload.sha256, sha256, SHA256_SIZE);
}

#define BYTES(text) text, sizeof(text) - 1

static void formats(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *bytes;
        size_t length;
        enum payload_format format;
    } cases[] = {
        {BYTES("\xFF\xD8\xFF\xE0..JFIF"), FORMAT_JPEG},
        {BYTES("\x89PNG\r\n\x1A\n...."), FORMAT_PNG},
        {BYTES("II*\0...."), FORMAT_TIFF},
        {BYTES("MM\0*...."), FORMAT_TIFF},
        {BYTES("\0\0\0\x18"
               "ftypmp42...."),
         FORMAT_MP4},
        {BYTES("\x1A\x45\xDF\xA3....matroska"), FORMAT_MKV},
        {BYTES("RIFF....AVI LIST"), FORMAT_AVI},
        {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...."), FORMAT_OLE},
        {BYTES("<?xml version='1.0'?><a/>"), FORMAT_XML},
        {BYTES("\xEF\xBB\xBF\n<\xE6\xA0\xB9/>"), FORMAT_XML},
        {BYTES("\xFF\xFE<\0?\0x\0m\0l\0"), FORMAT_XML},
        {BYTES("\xFE\xFF\0a\0b"), FORMAT_TEXT},
        {BYTES("\xE5\xA7\x93\xE5\x90\x8D,\xE5\x88\x86\n\xE5\xBC\xA0,90\n"), FORMAT_CSV},
        {BYTES("a,\"b,c\"\n1,2"), FORMAT_CSV},
        {BYTES("one line, with a comma"), FORMAT_TEXT},
        {BYTES("\xE7\x94\xB3\xE6\x8A\xA5\xE8\xA1\xA8"), FORMAT_TEXT},
        {BYTES("\xC9\xEA\xB1\xA8\xB1\xED"), FORMAT_TEXT_GBK},
        {BYTES("\x81\x30\x81\x30 gb18030"), FORMAT_TEXT_GBK},
        {BYTES("binary \0\1\2"), FORMAT_UNKNOWN},
        {BYTES("\xFF\xFF\xFF"), FORMAT_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put_bytes(fixture, "payload/x", cases[i].bytes, cases[i].length);
        struct payload payload;
        payload_probe(fixture->payload, "x", false, &payload);
        if (payload.format != cases[i].format)
            fail_msg("case %zu: %s", i, payload_format_id(payload.format));
        assert_false(payload.digested);
    }
    char packets[188 * 50] = "";
    for (size_t i = 0; i < 50; i++) packets[188 * i] = 0x47;
    put_bytes(fixture, "payload/x", packets, sizeof packets);
    struct payload payload;
    payload_probe(fixture->payload, "x", false, &payload);
    assert_int_equal(payload.format, FORMAT_MPEG_TS);
    char *text = calloc(1, 20001); // a character lies across the end of what is looked at
    for (size_t i = 0; i < 19998; i += 3) memcpy(text + 1 + i, "\xE4\xB8\xAD", 3);
    text[0] = 'x';
    put_bytes(fixture, "payload/x", text, 19999);
    free(text);
    payload_probe(fixture->payload, "x", false, &payload);
    assert_int_equal(payload.format, FORMAT_TEXT);
}

static void packages(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *first, *second;
        enum payload_format format;
    } cases[] = {
        {"Doc_0/Document.xml", "OFD.xml", FORMAT_OFD},
        {"[Content_Types].xml", "word/document.xml", FORMAT_DOCX},
        {"[Content_Types].xml", "xl/workbook.xml", FORMAT_XLSX},
        {"a.txt", "b.txt", FORMAT_ZIP},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *command = arena_printf(fixture->arena,
                                           "cd '%s' && rm -f payload/p && python3 -c \"import "
                                           "zipfile;z=zipfile.ZipFile('payload/p',"
                                           "'w');z.writestr('%s','x');z.writestr('%s','y')\"",
                                           fixture->folder, cases[i].first, cases[i].second);
        assert_int_equal(system(command), 0);
        struct payload payload;
        payload_probe(fixture->payload, "p", false, &payload);
        assert_string_equal(payload_format_id(payload.format), payload_format_id(cases[i].format));
    }
}

static void clashing_names(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(mkdir(in_folder(fixture, "payload/Scans"), 0755), 0);
    put_file(fixture, "payload/Scans/a.jpg", "x");
    put_file(fixture, "payload/Scans/A.JPG", "x");
    put_file(fixture, "payload/caf\xC3\xA9.txt", "x");  // composed
    put_file(fixture, "payload/cafe\xCC\x81.txt", "x"); // decomposed
    put_file(fixture, "payload/alone.txt", "x");
    static const char *const declared[] = {"alone.txt",       "b.txt",           "Scans/a.jpg",
                                           "B.txt",           "caf\xC3\xA9.txt", "scans/c.jpg",
                                           "Scans/other.jpg", "alone.txt"};
    const struct payload_clash *clashes;
    size_t count = payload_names(fixture->arena, in_folder(fixture, "payload"), declared,
                                 sizeof declared / sizeof *declared, &clashes);
    assert_int_equal(count, 4);
    assert_int_equal(clashes[0].index, 2);
    assert_int_equal(clashes[0].kind, NAMES_ON_DISK);
    assert_string_equal(clashes[0].other, "Scans/A.JPG");
    assert_int_equal(clashes[1].index, 3);
    assert_int_equal(clashes[1].kind, NAMES_DECLARED);
    assert_string_equal(clashes[1].other, "b.txt");
    assert_int_equal(clashes[2].index, 4);
    assert_string_equal(clashes[2].other, "cafe\xCC\x81.txt");
    assert_int_equal(clashes[3].index, 5);
    assert_int_equal(clashes[3].kind, NAMES_DECLARED);
    assert_string_equal(clashes[3].other, "Scans");
    count = payload_names(fixture->arena, in_folder(fixture, "payload"), declared, 1, &clashes);
    assert_int_equal(count, 0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_digests),
        TEST(results),
        TEST(formats),
        TEST(packages),
        TEST(clashing_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
