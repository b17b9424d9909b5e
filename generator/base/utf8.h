// SPDX-License-Identifier: Apache-2.0
// UTF-8 and the few Unicode operations that names of files and people need. Sole user of utf8proc.
#ifndef JUANCE_BASE_UTF8_H
#define JUANCE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

// Reads one code point and moves `*text` behind it; 0xFFFD for a broken sequence (one byte is
// eaten). `end` is the first byte not to be read.
uint32_t utf8_next(const char **text, const char *end);

// Writes 1 to 4 bytes and returns how many.
size_t utf8_encode(uint32_t codepoint, char bytes[4]);

bool utf8_valid(const char *text, size_t length); // shortest form, no surrogates
size_t utf8_count(const char *text);              // code points

// Normalisation form C, and NFC with case folding (to find names that differ only by case or
// normalisation). The caller frees the result; NULL when the text is not valid UTF-8.
char *utf8_nfc(const char *text);
char *utf8_fold(const char *text);

// NFKC with case folding of `length` bytes, without what is invisible (default ignorable code
// points) or a control character; a broken byte is U+FFFD. The private-use code points of GBK are
// what they stand for (base/gbk_private.h). The caller frees the result.
char *utf8_compatible(const char *text, size_t length);

bool utf8_is_blank(uint32_t codepoint); // a space of any width, also those that are seen as one

// A person's name as every public output has it, 张*: the first character and one star, however
// long the name is. So also of a compound surname (欧阳) and of a name of parts (阿依·古丽), which
// no rule tells from others without fail.
enum { MASKED_NAME_SIZE = 6 };
void utf8_mask_name(const char *name, char masked[MASKED_NAME_SIZE]);

// For messages: what cannot be seen and moves what can (broken bytes, control characters, line
// separators, changes of direction) as \xNN, a byte each; added to `into`.
void utf8_print(struct buffer *into, const char *text);
// The same in `arena`.
const char *utf8_printable(struct arena *arena, const char *text);

#endif
