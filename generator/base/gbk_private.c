// SPDX-License-Identifier: Apache-2.0
#include "base/gbk_private.h"

#include <stddef.h>

// A2E3
static const uint32_t euro[] = {0x20AC};
// A6D9 to A6DF, A6EC, A6ED, A6F3
static const uint32_t vertical_forms[] = {0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14,
                                          0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19};
// A8BC, A8BF
static const uint32_t pinyin[] = {0x1E3F, 0x01F9};
// A989 to A995
static const uint32_t description[] = {0x303E, 0x2FF0, 0x2FF1, 0x2FF2, 0x2FF3, 0x2FF4, 0x2FF5,
                                       0x2FF6, 0x2FF7, 0x2FF8, 0x2FF9, 0x2FFA, 0x2FFB};
// FE50 to FEA0
static const uint32_t ideographs[] = {
    0x2E81, 0x20087, 0x20089, 0x200CC, 0x2E84,  0x3473, 0x3447, 0x2E88, 0x2E8B,  0x9FB4,
    0x359E, 0x361A,  0x360E,  0x2E8C,  0x2E97,  0x396E, 0x3918, 0x9FB5, 0x39CF,  0x39DF,
    0x3A73, 0x39D0,  0x9FB6,  0x9FB7,  0x3B4E,  0x3C6E, 0x3CE0, 0x2EA7, 0x215D7, 0x9FB8,
    0x2EAA, 0x4056,  0x415F,  0x2EAE,  0x4337,  0x2EB3, 0x2EB6, 0x2EB7, 0x2298F, 0x43B1,
    0x43AC, 0x2EBB,  0x43DD,  0x44D6,  0x4661,  0x464C, 0x9FB9, 0x4723, 0x4729,  0x477C,
    0x478D, 0x2ECA,  0x4947,  0x497A,  0x497D,  0x4982, 0x4983, 0x4985, 0x4986,  0x499F,
    0x499B, 0x49B7,  0x49B6,  0x9FBA,  0x241FE, 0x4CA3, 0x4C9F, 0x4CA0, 0x4CA1,  0x4C77,
    0x4CA2, 0x4D13,  0x4D14,  0x4D15,  0x4D16,  0x4D17, 0x4D18, 0x4D19, 0x4DAE,  0x9FBB};

// From `from` on, one after the other. Made by `iconv -f GB18030` of the byte pairs that the
// private code points stood for: tests/rules/test_gbk_private.py makes them again.
static const struct run {
    uint32_t from;
    const uint32_t *right;
    uint32_t count;
} runs[] = {
    {0xE76C, euro, sizeof euro / sizeof *euro},
    {0xE78D, vertical_forms, sizeof vertical_forms / sizeof *vertical_forms},
    {0xE7C7, pinyin, sizeof pinyin / sizeof *pinyin},
    {0xE7E7, description, sizeof description / sizeof *description},
    {0xE815, ideographs, sizeof ideographs / sizeof *ideographs},
};

uint32_t gbk_private_right(uint32_t codepoint) {
    if (codepoint == 0xE5E5) return 0x3000; // A3A0: the blank cell at the head of its row
    if (codepoint < runs[0].from || codepoint > 0xE864) return 0;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        if (codepoint >= runs[i].from && codepoint - runs[i].from < runs[i].count)
            return runs[i].right[codepoint - runs[i].from];
    return 0;
}
