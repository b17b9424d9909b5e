// SPDX-License-Identifier: Apache-2.0
// ICC.1:2010 (profile version 4.3).
#include "render/icc.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static void add32(struct buffer *out, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) buffer_add_char(out, (char)(value >> shift));
}

static void add_fixed(struct buffer *out, double value) { // s15Fixed16Number
    add32(out, (uint32_t)(int32_t)lround(value * 65536));
}

static void add_xyz(struct buffer *out, const double xyz[3]) {
    buffer_add(out, "XYZ \0\0\0\0", 8);
    for (int i = 0; i < 3; i++) add_fixed(out, xyz[i]);
}

static void add_text(struct buffer *out, const char *text) { // multiLocalizedUnicodeType
    size_t length = strlen(text);
    buffer_add(out, "mluc\0\0\0\0", 8);
    add32(out, 1);
    add32(out, 12);
    buffer_add_text(out, "enUS");
    add32(out, (uint32_t)length * 2);
    add32(out, 28);
    for (size_t i = 0; i < length; i++) {
        buffer_add_char(out, 0);
        buffer_add_char(out, text[i]);
    }
}

static void add_curve(struct buffer *out) { // parametricCurveType, function 3: IEC 61966-2-1
    static const double parameters[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    buffer_add(out, "para\0\0\0\0\0\3\0\0", 12);
    for (int i = 0; i < 5; i++) add_fixed(out, parameters[i]);
}

static void add_adaptation(struct buffer *out) { // Bradford, D65 to D50
    static const double matrix[] = {1.047886,  0.022919,  -0.050216, 0.029582, 0.990484,
                                    -0.017079, -0.009252, 0.015073,  0.751678};
    buffer_add(out, "sf32\0\0\0\0", 8);
    for (int i = 0; i < 9; i++) add_fixed(out, matrix[i]);
}

static const double d50[] = {0.9642, 1.0, 0.8249};
static const double red[] = {0.436066, 0.222488, 0.013916};
static const double green[] = {0.385147, 0.716873, 0.097076};
static const double blue[] = {0.143066, 0.060608, 0.714096};

static void add_tag(struct buffer *out, const char *tag) {
    if (strcmp(tag, "desc") == 0) add_text(out, ICC_NAME);
    if (strcmp(tag, "cprt") == 0) add_text(out, "No copyright");
    if (strcmp(tag, "wtpt") == 0) add_xyz(out, d50);
    if (strcmp(tag, "chad") == 0) add_adaptation(out);
    if (strcmp(tag, "rXYZ") == 0) add_xyz(out, red);
    if (strcmp(tag, "gXYZ") == 0) add_xyz(out, green);
    if (strcmp(tag, "bXYZ") == 0) add_xyz(out, blue);
    if (strcmp(tag, "rTRC") == 0) add_curve(out);
}

void icc_srgb(struct buffer *profile) {
    // The three channels share one curve.
    static const char *const tags[] = {"desc", "cprt", "wtpt", "chad", "rXYZ",
                                       "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    enum { TAGS = sizeof tags / sizeof *tags, HEADER = 128, TABLE = 4 + 12 * TAGS };
    struct buffer data = BUFFER_EMPTY, table = BUFFER_EMPTY;
    uint32_t offset = 0, length = 0;
    add32(&table, TAGS);
    for (int i = 0; i < TAGS; i++) {
        if (i < 8) {
            offset = (uint32_t)data.length;
            add_tag(&data, tags[i]);
            length = (uint32_t)data.length - offset;
            while (data.length % 4) buffer_add_char(&data, 0);
        }
        buffer_add_text(&table, tags[i]);
        add32(&table, HEADER + TABLE + offset);
        add32(&table, length);
    }
    add32(profile, HEADER + (uint32_t)(table.length + data.length));
    add32(profile, 0);          // no preferred module
    add32(profile, 0x04300000); // version 4.3
    buffer_add_text(profile, "mntrRGB XYZ ");
    buffer_add(profile, "\x07\xE0\0\1\0\1\0\0\0\0\0\0", 12); // a fixed date: 2016-01-01
    buffer_add_text(profile, "acsp");
    for (int i = 0; i < 7; i++) add32(profile, 0); // platform to rendering intent
    for (int i = 0; i < 3; i++) add_fixed(profile, d50[i]);
    for (int i = 0; i < 12; i++) add32(profile, 0); // creator, profile ID, reserved
    buffer_add(profile, table.bytes, table.length);
    buffer_add(profile, data.bytes, data.length);
    buffer_free(&table);
    buffer_free(&data);
}
