// SPDX-License-Identifier: Apache-2.0
// The little that has to be known of a Compact Font Format table: which CID a glyph has.
#ifndef JUANCE_RENDER_CFF_H
#define JUANCE_RENDER_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// True when the font is CID-keyed. `*cids` then gets a table glyph -> CID of `glyphs` entries (the
// caller frees it), or NULL when every glyph's CID is its number.
bool cff_cids(const unsigned char *table, size_t length, size_t glyphs, uint16_t **cids);

#endif
