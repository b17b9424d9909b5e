// SPDX-License-Identifier: Apache-2.0
#include "model/id_card.h"

#include <string.h>

static bool digits(const char *text, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text[i] < '0' || text[i] > '9') return false;
    return true;
}

static int number_of(const char *text, size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; i++) value = value * 10 + (text[i] - '0');
    return value;
}

char id_card_check_digit(const char *number) {
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) sum += (number[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

static bool has_form(const char *number) {
    return strlen(number) == 18 && digits(number, 17) && strchr("0123456789X", number[17]);
}

static date birth_of(const char *number) {
    return date_of(number_of(number + 6, 4), number_of(number + 10, 2), number_of(number + 12, 2));
}

enum id_card_fault id_card_check(const char *number, date *birth, bool *male) {
    if (!has_form(number)) return ID_CARD_FORM;
    *birth = birth_of(number);
    *male = (number[16] - '0') % 2 == 1;
    if (*birth == DATE_NONE) return ID_CARD_BIRTH;
    return id_card_check_digit(number) == number[17] ? ID_CARD_RIGHT : ID_CARD_CHECK;
}

static bool is_permit(const char *number) {
    return number[0] == '8' && strchr("123", number[1]) && memcmp(number + 2, "0000", 4) == 0;
}

static enum id_card_fault permanent_check(const char *number) {
    date birth;
    bool male;
    if (strlen(number) == 15) { // until 2023
        for (int i = 0; i < 3; i++)
            if (number[i] < 'A' || number[i] > 'Z') return ID_CARD_FORM;
        return digits(number + 3, 12) ? ID_CARD_RIGHT : ID_CARD_FORM;
    }
    if (number[0] != '9') return ID_CARD_FORM;
    return id_card_check(number, &birth, &male);
}

// Without a type: at least sixteen digits, and behind them at most an X, were meant to be a
// citizen's number; no other document has so many.
static bool is_meant(const char *number) {
    size_t count = strspn(number, "0123456789");
    return count >= 16 && strspn(number + count, "Xx") == strlen(number + count);
}

enum id_card_fault id_document_check(const char *type, const char *number, date *birth,
                                     bool *male) {
    *birth = DATE_NONE;
    if (type && strcmp(type, "permanentResident") == 0) return permanent_check(number);
    if (type && strcmp(type, "residencePermit") == 0 && has_form(number) && !is_permit(number))
        return ID_CARD_FORM;
    bool checked = type ? strcmp(type, "resident") == 0 || strcmp(type, "residencePermit") == 0
                        : is_meant(number);
    return checked ? id_card_check(number, birth, male) : ID_CARD_RIGHT;
}

bool id_card_lengthen(const char *number, char longer[19]) {
    if (strlen(number) != 15 || !digits(number, 15)) return false;
    memcpy(longer, number, 6);
    memcpy(longer + 6, "19", 2);
    memcpy(longer + 8, number + 6, 9);
    if (birth_of(longer) == DATE_NONE) return false;
    longer[17] = id_card_check_digit(longer);
    longer[18] = '\0';
    return true;
}

bool id_card_shorten(const char *number, char shorter[16]) {
    if (!has_form(number) || memcmp(number + 6, "19", 2) != 0) return false;
    memcpy(shorter, number, 6);
    memcpy(shorter + 6, number + 8, 9);
    shorter[15] = '\0';
    return true;
}
