// SPDX-License-Identifier: Apache-2.0
#include "model/id_card.h"
#include "rules/identifiers.h"

#include <string.h>

#include "unit.h"

static enum id_card_fault card(const char *number) {
    date birth;
    bool male;
    return id_card_check(number, &birth, &male);
}

static void test_id_cards(void **state) {
    (void)state;
    date birth;
    bool male;
    assert_int_equal(id_card_check("11010519491231002X", &birth, &male), ID_CARD_RIGHT);
    assert_int_equal(birth, date_of(1949, 12, 31));
    assert_false(male);
    assert_int_equal(id_card_check("440524188001010014", &birth, &male), ID_CARD_RIGHT);
    assert_true(male);
    assert_int_equal(card("110105194912310021"), ID_CARD_CHECK);
    assert_int_equal(card("11010519491331002X"), ID_CARD_BIRTH);
    assert_int_equal(card("11010519491231002x"), ID_CARD_FORM);
    assert_int_equal(card("1101051949123100"), ID_CARD_FORM);
    assert_int_equal(card("1101051949123100222"), ID_CARD_FORM);
    assert_int_equal(card("A1010519491231002X"), ID_CARD_FORM);
    assert_int_equal(card(""), ID_CARD_FORM);
}

static void test_any_wrong_digit_of_a_card_is_found(void **state) {
    (void)state;
    for (int i = 0; i < 17; i++)
        for (char c = '0'; c <= '9'; c++) {
            char number[] = "11010519491231002X";
            if (number[i] == c) continue;
            number[i] = c;
            if (card(number) == ID_CARD_RIGHT) fail_msg("%s", number);
        }
}

static void test_credit_codes(void **state) {
    (void)state;
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    assert_true(credit_code_right("91350100M000100Y43"));
    assert_false(credit_code_right("91350100M000100Y4"));
    assert_false(credit_code_right("91350100M000100Y433"));
    assert_false(credit_code_right("91350100I000100Y43")); // I is not in the alphabet
    assert_false(credit_code_right(""));
    for (int i = 0; i < 18; i++)
        for (const char *c = alphabet; *c; c++) {
            char code[] = "91350100M000100Y43";
            if (code[i] == *c) continue;
            code[i] = *c;
            if (credit_code_right(code)) fail_msg("%s", code);
        }
}

static void test_forms(void **state) {
    (void)state;
    assert_true(form_matches("[YS]9{21}", "S000043999901255000001"));
    assert_false(form_matches("[YS]9{21}", "X000043999901255000001"));
    assert_false(form_matches("[YS]9{21}", "S00004399990125500000"));
    assert_false(form_matches("[YS]9{21}", "S0000439999012550000012"));
    assert_true(form_matches("9-99-99-99", "6-18-01-01"));
    assert_false(form_matches("9-99-99-99", "6-18-01-0A"));
    assert_true(form_matches("AN?", "A7*"));
    assert_false(form_matches("AN?", "A7"));
    assert_true(form_valid("9{3}[AB]"));
    assert_false(form_valid("9{"));
    assert_false(form_valid("9{0}"));
    assert_false(form_valid("[A"));
    assert_false(form_valid("[]"));
    assert_false(form_valid(""));
    assert_false(form_valid("}"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_id_cards),
        cmocka_unit_test(test_any_wrong_digit_of_a_card_is_found),
        cmocka_unit_test(test_credit_codes),
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
