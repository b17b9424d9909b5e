// SPDX-License-Identifier: Apache-2.0
// Reads one content after another, each once: from memory or from a payload file, hashing it on the
// way and watching that the file stays what it was.
#ifndef JUANCE_VOLUME_CONTENT_H
#define JUANCE_VOLUME_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"

struct content;
struct plan_item;

struct content *content_new(struct diagnostics *diagnostics);
void content_free(struct content *content); // NULL is fine; closes what is open

bool content_begin(struct content *content, const struct plan_item *item);
int64_t content_read(struct content *content, void *bytes, size_t capacity); // 0 at the end; -1
// After content_read() gave 0. Checks size, state and the declared digest; writes the SHA-256.
bool content_end(struct content *content, unsigned char *sha256);

#endif
