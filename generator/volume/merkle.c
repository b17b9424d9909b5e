// SPDX-License-Identifier: Apache-2.0
#include "volume/merkle.h"

#include <string.h>

#include "base/hex.h"
#include "base/memory.h"

struct level {
    unsigned char *nodes; // `size` bytes each
    size_t count;
};

struct merkle {
    size_t size; // of a digest
    struct level levels[MERKLE_STEPS];
    size_t depth; // levels; the last has one node
};

static void add_hex(struct digest *digest, const unsigned char *bytes, size_t size) {
    char hex[DIGEST_HEX_MAX];
    digest_add(digest, hex_write(bytes, size, hex), 2 * size);
}

static void leaf_of(struct digest *digest, const char *line, unsigned char *into) {
    digest_add(digest, "leaf ", 5);
    digest_add(digest, line, strlen(line));
    digest_add(digest, "\n", 1);
    digest_finish(digest, into);
}

static void node_of(struct digest *digest, const unsigned char *left, const unsigned char *right,
                    size_t size, unsigned char *into) {
    digest_add(digest, "node ", 5);
    add_hex(digest, left, size);
    digest_add(digest, " ", 1);
    add_hex(digest, right, size);
    digest_add(digest, "\n", 1);
    digest_finish(digest, into);
}

static void raise_level(struct digest *digest, size_t size, const struct level *below,
                        struct level *above) {
    for (size_t i = 0; i < above->count; i++) {
        const unsigned char *left = below->nodes + 2 * i * size;
        unsigned char *into = above->nodes + i * size;
        if (2 * i + 1 < below->count)
            node_of(digest, left, left + size, size, into);
        else
            memcpy(into, left, size);
    }
}

struct merkle *merkle_new(struct arena *arena, enum digest_algorithm algorithm,
                          const char *const *lines, size_t count) {
    if (count == 0) BUG("a tree without leaves");
    struct merkle *tree = arena_alloc(arena, sizeof *tree);
    struct digest *digest = digest_new(algorithm);
    *tree = (struct merkle){.size = digest_size(algorithm), .depth = 1};
    tree->levels[0] = (struct level){arena_alloc(arena, count * tree->size), count};
    for (size_t i = 0; i < count; i++)
        leaf_of(digest, lines[i], tree->levels[0].nodes + i * tree->size);
    while (tree->levels[tree->depth - 1].count > 1) {
        const struct level *below = &tree->levels[tree->depth - 1];
        struct level *above = &tree->levels[tree->depth++];
        above->count = (below->count + 1) / 2;
        above->nodes = arena_alloc(arena, above->count * tree->size);
        raise_level(digest, tree->size, below, above);
    }
    digest_free(digest);
    return tree;
}

const unsigned char *merkle_root(const struct merkle *tree) {
    return tree->levels[tree->depth - 1].nodes;
}

size_t merkle_proof(const struct merkle *tree, size_t index,
                    struct merkle_step steps[MERKLE_STEPS]) {
    size_t count = 0;
    for (size_t level = 0; level + 1 < tree->depth; level++, index /= 2) {
        size_t neighbour = index ^ 1;
        if (neighbour < tree->levels[level].count)
            steps[count++] = (struct merkle_step){neighbour < index, tree->levels[level].nodes +
                                                                         neighbour * tree->size};
    }
    return count;
}

void merkle_follow(enum digest_algorithm algorithm, const char *line,
                   const struct merkle_step *steps, size_t count, unsigned char *root) {
    struct digest *digest = digest_new(algorithm);
    size_t size = digest_size(algorithm);
    leaf_of(digest, line, root);
    for (size_t i = 0; i < count; i++)
        node_of(digest, steps[i].left ? steps[i].digest : root,
                steps[i].left ? root : steps[i].digest, size, root);
    digest_free(digest);
}
