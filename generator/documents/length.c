// SPDX-License-Identifier: Apache-2.0
#include "documents/length.h"

#include <string.h>

#include "base/decimal.h"
#include "base/hex.h"

static bool measure(const char *text, bool negative, double *points) {
    static const struct {
        const char *unit;
        double points;
    } units[] = {{"mm", 72.0 / 25.4}, {"cm", 720.0 / 25.4}, {"pt", 1.0}};
    size_t length = strlen(text);
    char number[DECIMAL_TEXT];
    decimal value;
    if (length < 3 || length - 2 >= sizeof number) return false;
    memcpy(number, text, length - 2);
    number[length - 2] = '\0';
    // Parsed as a decimal: strtod() would ask the locale what a point is.
    if (!decimal_parse(number, &value) || (value < 0 && !negative)) return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(text + length - 2, units[i].unit) == 0) {
            *points = (double)value / DECIMAL_ONE * units[i].points;
            return true;
        }
    return false;
}

bool length_points(const char *text, bool negative, double *points) {
    return measure(text, negative, points);
}

bool length_millimetres(const char *text, double *millimetres) {
    double points;
    if (!measure(text, false, &points)) return false;
    *millimetres = points * 25.4 / 72.0;
    return true;
}

bool length_size(const char *text, double *points) {
    static const struct {
        const char *name;
        double points;
    } sizes[] = {
        {"初号", 42},  {"小初", 36},  {"一号", 26},  {"小一", 24}, {"二号", 22},   {"小二", 18},
        {"三号", 16},  {"小三", 15},  {"四号", 14},  {"小四", 12}, {"五号", 10.5}, {"小五", 9},
        {"六号", 7.5}, {"小六", 6.5}, {"七号", 5.5}, {"八号", 5},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (strcmp(text, sizes[i].name) == 0) {
            *points = sizes[i].points;
            return true;
        }
    return measure(text, false, points) && *points > 0;
}

bool colour_parse(const char *text, unsigned *colour) {
    unsigned char rgb[3];
    if (text[0] != '#' || strlen(text) != 7 || !hex_read(text + 1, rgb, 3)) return false;
    *colour = (unsigned)rgb[0] << 16 | (unsigned)rgb[1] << 8 | rgb[2];
    return true;
}
