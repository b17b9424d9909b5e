// SPDX-License-Identifier: Apache-2.0
// Seal lists and Merkle proofs over bytes: names, round trips, and every single-bit change.
#include "base/hex.h"
#include "unit.h"

#include <string.h>

#include "volume/seal_list.h"

static struct seal_list list_of(struct arena *arena, size_t count, enum digest_algorithm algorithm,
                                bool chained) {
    struct seal_list list = {.name = "SEAL-2025-3",
                             .algorithm = algorithm,
                             .chained = chained,
                             .rows = arena_alloc(arena, count * sizeof *list.rows),
                             .count = count,
                             .made = moment_of(date_of(2025, 12, 31), 23, 59, 59),
                             .events = 17,
                             .head =
                                 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                             .seal = "p7s tsr"};
    list.previous.path = "seals/SEAL-2025-2.sha256";
    for (size_t i = 0; i < count; i++) {
        list.rows[i].path = arena_printf(arena, "volumes/2025/S1/S1-2025-%03zu-D5.zip", i);
        for (int k = 0; k < DIGEST_SIZE_MAX; k++)
            list.rows[i].digest[k] = (unsigned char)(i * 7 + (size_t)k);
    }
    return list;
}

static void names(void **state) {
    (void)state;
    static const struct {
        const char *file;
        int year, number; // 0: no name of a list
    } cases[] = {
        {"SEAL-2025.sha256", 2025, 1},     {"SEAL-2025-2.sha256", 2025, 2},
        {"SEAL-2025-12.sha512", 2025, 12}, {"SEAL-2025-1.sha256", 0, 0}, // the first has no number
        {"SEAL-2025-02.sha256", 0, 0},     {"SEAL-2025.p7s", 0, 0},
        {"SEAL-2025-.sha256", 0, 0},       {"SEAL-2025-2x.sha256", 0, 0},
        {"SEAL- 2025.sha256", 0, 0},       {"SEAL-25.sha256", 0, 0},
        {"SEAL-2025--2.sha256", 0, 0},     {"seal-2025.sha256", 0, 0},
        {"SEAL-2025.sha256.bak", 0, 0},    {".sha256", 0, 0},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int year = 0, number = 0;
        enum digest_algorithm algorithm;
        const char *name;
        bool is = seal_list_name(arena, cases[i].file, &year, &number, &algorithm, &name);
        if (is != (cases[i].year != 0) ||
            (is && (year != cases[i].year || number != cases[i].number)))
            fail_msg("%s", cases[i].file);
        if (is)
            assert_string_equal(arena_printf(arena, "%s%s", name, seal_list_extension(algorithm)),
                                cases[i].file);
    }
    arena_free(arena);
}

// Every line of trees of every small size leads to the root, and no other line does.
static void proofs(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (size_t count = 1; count <= 40; count++) {
        const char *lines[40];
        for (size_t i = 0; i < count; i++)
            lines[i] = arena_printf(arena, "line %zu of %zu", i, count);
        const struct merkle *tree = merkle_new(arena, DIGEST_SHA256, lines, count);
        for (size_t i = 0; i < count; i++) {
            struct merkle_step steps[MERKLE_STEPS];
            unsigned char root[SHA256_SIZE];
            size_t way = merkle_proof(tree, i, steps);
            merkle_follow(DIGEST_SHA256, lines[i], steps, way, root);
            assert_memory_equal(root, merkle_root(tree), SHA256_SIZE);
            merkle_follow(DIGEST_SHA256, lines[(i + 1) % count], steps, way, root);
            if (count > 1) assert_memory_not_equal(root, merkle_root(tree), SHA256_SIZE);
            merkle_follow(DIGEST_SHA256, "another line", steps, way, root);
            assert_memory_not_equal(root, merkle_root(tree), SHA256_SIZE);
        }
    }
    arena_free(arena);
}

// A node cannot be passed off as a leaf: their texts begin differently.
static void nodes_are_no_leaves(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    const char *lines[2] = {"a", "b"};
    const struct merkle *tree = merkle_new(arena, DIGEST_SHA256, lines, 2);
    struct merkle_step step[MERKLE_STEPS];
    char left[SHA256_HEX], right[SHA256_HEX];
    unsigned char root[SHA256_SIZE];
    merkle_proof(tree, 0, step);
    hex_write(step[0].digest, SHA256_SIZE, right);
    merkle_proof(tree, 1, step);
    hex_write(step[0].digest, SHA256_SIZE, left);
    merkle_follow(DIGEST_SHA256, arena_printf(arena, "%s %s", left, right), NULL, 0, root);
    assert_memory_not_equal(root, merkle_root(tree), SHA256_SIZE);
    arena_free(arena);
}

static void round_trips(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (int kind = 0; kind < 4; kind++) {
        enum digest_algorithm algorithm = kind & 1 ? DIGEST_SHA512 : DIGEST_SHA256;
        struct seal_list made = list_of(arena, 5, algorithm, kind & 2);
        struct seal_list read = {.name = made.name, .algorithm = algorithm};
        struct buffer text = BUFFER_EMPTY;
        seal_list_write(arena, &made, &text);
        const char *fault = seal_list_parse(arena, text.bytes, text.length, &read);
        if (fault) fail_msg("%s", fault);
        assert_int_equal(read.count, 5);
        assert_int_equal(read.chained, made.chained);
        assert_int_equal(read.made, made.made);
        assert_int_equal(read.events, 17);
        assert_string_equal(read.head, made.head);
        assert_string_equal(read.seal, made.seal);
        const struct seal_list_row *row = seal_list_find(&read, made.rows[3].path);
        assert_non_null(row);
        assert_memory_equal(row->digest, made.rows[3].digest, digest_size(algorithm));
        assert_null(seal_list_find(&read, "volumes/2025/S1/none.zip"));
        buffer_free(&text);
    }
    arena_free(arena);
}

// Rows and root hold each other; what stands in the other lines is held by the signature.
static void every_bit_of_the_rows(void **state) {
    (void)state;
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct seal_list made = list_of(arena, 4, DIGEST_SHA256, true);
    struct buffer text = BUFFER_EMPTY;
    seal_list_write(arena, &made, &text);
    size_t first = (size_t)(strchr(text.bytes, '\n') + 1 - text.bytes); // behind the previous list
    size_t end = (size_t)(strstr(text.bytes, "# list") - text.bytes);
    for (size_t bit = first * 8; bit < end * 8; bit++) {
        struct seal_list read = {.name = made.name, .algorithm = DIGEST_SHA256};
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
        if (!seal_list_parse(scratch, text.bytes, text.length, &read))
            fail_msg("bit %zu of byte %zu", bit % 8, bit / 8);
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
        arena_reset(scratch);
    }
    for (size_t length = 0; length < text.length; length++) {
        struct seal_list read = {.name = made.name, .algorithm = DIGEST_SHA256};
        assert_non_null(seal_list_parse(scratch, text.bytes, length, &read));
        arena_reset(scratch);
    }
    buffer_free(&text);
    arena_free(scratch);
    arena_free(arena);
}

static void every_bit_of_a_proof(void **state) {
    (void)state;
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct seal_list list = list_of(arena, 6, DIGEST_SHA256, false);
    const struct merkle *tree = seal_list_tree(arena, &list);
    const char *wanted = seal_list_line(arena, &list.rows[2], DIGEST_SHA256);
    struct buffer text = BUFFER_EMPTY;
    seal_proof_write(arena, &list, tree, 2, &text);
    unsigned char root[DIGEST_SIZE_MAX];
    const char *line;
    assert_null(seal_proof_follow(arena, text.bytes, text.length, DIGEST_SHA256, &line, root));
    assert_string_equal(line, wanted);
    assert_memory_equal(root, merkle_root(tree), SHA256_SIZE);
    size_t start = (size_t)(strstr(text.bytes, "\nvolume ") + 1 - text.bytes);
    for (size_t bit = start * 8; bit < text.length * 8; bit++) {
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
        const char *fault =
            seal_proof_follow(scratch, text.bytes, text.length, DIGEST_SHA256, &line, root);
        // Hex digits read the same in either case: the digest is what counts.
        bool proves = !fault && strcmp(line, wanted) == 0 &&
                      memcmp(root, merkle_root(tree), SHA256_SIZE) == 0;
        text.bytes[bit / 8] ^= (char)(1 << bit % 8);
        bool letter = bit % 8 == 5 && strchr("abcdef", text.bytes[bit / 8]);
        if (proves && !letter) fail_msg("bit %zu of byte %zu", bit % 8, bit / 8);
        arena_reset(scratch);
    }
    buffer_free(&text);
    arena_free(scratch);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(proofs),
        cmocka_unit_test(nodes_are_no_leaves),
        cmocka_unit_test(round_trips),
        cmocka_unit_test(every_bit_of_the_rows),
        cmocka_unit_test(every_bit_of_a_proof),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
