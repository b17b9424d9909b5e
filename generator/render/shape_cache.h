// SPDX-License-Identifier: Apache-2.0
// Words that were shaped before. Bounded: when it is full it forgets everything and begins again,
// so that memory does not grow with the rows of a register.
#ifndef JUANCE_RENDER_SHAPE_CACHE_H
#define JUANCE_RENDER_SHAPE_CACHE_H

#include "render/shape.h"

struct shape_cache *shape_cache_new(void);
void shape_cache_free(struct shape_cache *cache); // NULL is fine

// Adds the glyphs of the word, their offsets counted from `at`; false when it is not known.
bool shape_cache_find(const struct shape_cache *cache, const char *word, size_t length,
                      const struct text_style *style, uint32_t at, uint8_t style_number,
                      shaped_list *into);
void shape_cache_add(struct shape_cache *cache, const char *word, size_t length,
                     const struct text_style *style, uint32_t at, const struct shaped *glyphs,
                     size_t count);

#endif
