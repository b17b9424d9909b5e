// SPDX-License-Identifier: Apache-2.0
// Seal lists: the digests of an archive's volumes as `sha256sum -c` reads them, run in the
// archive's folder. Each names the list before it in its first line, so that they form a chain;
// comment lines behind the digests hold the Merkle root over all lines but the first of a chained
// list, and the head of the archive's history of events.
#ifndef JUANCE_VOLUME_SEAL_LIST_H
#define JUANCE_VOLUME_SEAL_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "volume/digest.h"
#include "volume/merkle.h"

#define SEALS_FOLDER "seals/"
enum { SEAL_LIST_MAX = 256 * 1024 * 1024 };

struct seal_list_row {
    const char *path; // relative to the archive
    unsigned char digest[DIGEST_SIZE_MAX];
};

struct seal_list {
    const char *name;                // "SEAL-2025", "SEAL-2025-2"
    enum digest_algorithm algorithm; // SHA-256; SHA-512 for a renewal
    bool chained;                    // previous is there
    struct seal_list_row previous;
    struct seal_list_row *rows; // bytewise by path
    size_t count;               // at least 1
    moment made;
    int64_t events;   // how many the history had
    const char *head; // digest of the last of them, hex
    const char *seal; // what its seal consists of: "p7s tsr", in the order of seal_names.h
};

// "SEAL-2025-2.sha256" -> year 2025, number 2 (1 without a suffix), the name without extension.
// False for any other name.
bool seal_list_name(struct arena *arena, const char *file, int *year, int *number,
                    enum digest_algorithm *algorithm, const char **name);
const char *seal_list_extension(enum digest_algorithm algorithm); // ".sha256"

// "digest  path", without a line break.
const char *seal_list_line(struct arena *arena, const struct seal_list_row *row,
                           enum digest_algorithm algorithm);

struct merkle *seal_list_tree(struct arena *arena, const struct seal_list *list);

void seal_list_write(struct arena *arena, const struct seal_list *list, struct buffer *into);

// Reads what seal_list_write() wrote, and nothing else. `name` and `algorithm` are known from the
// file's name. The Merkle root is computed anew and must be that of the text. NULL, or what is
// wrong, translated.
const char *seal_list_parse(struct arena *arena, const char *text, size_t length,
                            struct seal_list *list);

// The row of a path; NULL when the list has none.
const struct seal_list_row *seal_list_find(const struct seal_list *list, const char *path);

// ---- what proves one volume without the others
// seals/NAME/root.txt, signed like the list: the root alone, with the list's name and digest.
void seal_root_write(struct arena *arena, const struct seal_list *list,
                     const unsigned char *list_digest, struct buffer *into);
// seals/NAME/<volume-id>.proof, with the shell lines that follow it up to the root.
void seal_proof_write(struct arena *arena, const struct seal_list *list, const struct merkle *tree,
                      size_t index, struct buffer *into);
// Follows a proof to its root, `size` bytes into `root`; the line that it proves is in `arena`.
// NULL, or what is wrong, translated.
const char *seal_proof_follow(struct arena *arena, const char *text, size_t length,
                              enum digest_algorithm algorithm, const char **line,
                              unsigned char *root);

#endif
