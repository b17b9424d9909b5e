// SPDX-License-Identifier: Apache-2.0
// A Merkle tree over lines of text, so that one of them can be proved without the others. Leaf and
// node are digests of plain text, so that a shell with sha256sum can follow a proof:
//     leaf  = digest of "leaf LINE" LF
//     node  = digest of "node LEFT RIGHT" LF, both in lower-case hex
// A node without a right neighbour moves up as it is (the shape of RFC 6962, 2.1).
#ifndef JUANCE_VOLUME_MERKLE_H
#define JUANCE_VOLUME_MERKLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "volume/digest.h"

struct merkle;

// `lines` without line breaks; at least one. In `arena`.
struct merkle *merkle_new(struct arena *arena, enum digest_algorithm algorithm,
                          const char *const *lines, size_t count);
const unsigned char *merkle_root(const struct merkle *tree);

struct merkle_step {
    bool left; // the neighbour stands left of what we have
    const unsigned char *digest;
};
enum { MERKLE_STEPS = 64 };
// The way from leaf `index` up to the root; how many steps.
size_t merkle_proof(const struct merkle *tree, size_t index,
                    struct merkle_step steps[MERKLE_STEPS]);

// The root that a line and its proof lead to, digest_size() bytes into `root`.
void merkle_follow(enum digest_algorithm algorithm, const char *line,
                   const struct merkle_step *steps, size_t count, unsigned char *root);

#endif
