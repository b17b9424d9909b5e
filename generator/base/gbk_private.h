// SPDX-License-Identifier: Apache-2.0
// Characters that GBK and the editions of GB 18030 of 2000 and 2005 put at private-use code points,
// because Unicode had none for them, and that have one of their own since. Old systems still write
// them: U+E863 for 䶮 (U+4DAE).
#ifndef JUANCE_BASE_GBK_PRIVATE_H
#define JUANCE_BASE_GBK_PRIVATE_H

#include <stdint.h>

// The right code point; 0 for every other one.
uint32_t gbk_private_right(uint32_t codepoint);

#endif
