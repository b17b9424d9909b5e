// SPDX-License-Identifier: Apache-2.0
// What head and rows of a table share.
#ifndef JUANCE_RENDER_TABLE_H
#define JUANCE_RENDER_TABLE_H

#include "documents/document.h"

#define TABLE_LINE        0.5 // points
#define TABLE_FRAME       0.8
#define TABLE_HEAD_SHADE  0xEEEEEEu
#define TABLE_GROUP_SHADE 0xF3F3F3u
#define TABLE_ZEBRA_SHADE 0xF8F8F8u

// A cell's style: no indents, tight lines unless the template says a pitch.
struct text_style table_style(const struct text_style *base, enum alignment align, bool bold);

#endif
