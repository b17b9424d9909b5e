// SPDX-License-Identifier: Apache-2.0
// One person, spelled in several ways.
#include <string.h>

#include "base/gbk_private.h"
#include "expression/value.h"
#include "model/id_card.h"
#include "model/person_identity.h"
#include "unit.h"

static void one_name(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"李四", "李\u00a0四"},
        {"李四", "李\u3000四"},
        {"李四", "李 四"},
        {"王阿里", "王\u200b阿里"},
        {"王阿里", "\ufeff王阿\u2060里\u00ad"},
        {"王阿里", "王阿里\U000E0100"}, // a variant of the glyph
        {"王䶮", "王\ue863"},
        {"金玉", "\uf90a玉"},
        {"阿里·买买提", "阿里•买买提"},
        {"阿里·买买提", "阿里・买买提"},
        {"阿里·买买提", "阿里‧买买提"},
        {"阿里·买买提", "阿里･买买提"},
        {"阿里·买买提", "阿里 · 买买提"},
        {"阿里·买买提", "阿里.买买提"},
        {"阿里·买买提", "阿里．买买提"},
        {"Anna Müller", "ANNA MU\u0308LLER"},
        {"ＡＮＮＡ", "anna"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!same_name(pairs[i][0], pairs[i][1]) || !same_name(pairs[i][1], pairs[i][0]))
            fail_msg("%s %s", pairs[i][0], pairs[i][1]);
    assert_false(same_name("李四", "李五"));
    assert_false(same_name("阿里·买买提", "阿里买买提"));
    assert_false(same_name("李四", NULL));
    assert_false(same_name(NULL, NULL));
    assert_false(same_name("\u200b", "\u200c")); // nothing is left of them
}

static void one_number(void **state) {
    (void)state;
    const char *number = "51999920071111000X";
    assert_true(same_id_number(number, "51999920071111000x"));
    assert_true(same_id_number(number, "５１９９９９２００７１１１１０００Ｘ"));
    assert_true(same_id_number(number, "519999 20071111 000X"));
    assert_true(same_id_number(number, "519999\u200b20071111-000Ⅹ"));
    assert_true(same_id_number("E12345678", "e1234 5678"));
    assert_true(same_id_number("11010519491231002X", "110105491231002"));
    assert_false(same_id_number("11010519491231002X", "110105491231003"));
    assert_false(same_id_number("E12345678", "E12345679"));
    assert_false(same_id_number("999999999999999", "99999919999999999X")); // no day of birth
}

static void one_person(void **state) {
    (void)state;
    struct person_identity li = {"李四", "resident", "51999920071111000X"};
    struct person_identity same = {"李思", NULL, "51999920071111000x"};
    struct person_identity passport = {"李四", "passport", "51999920071111000X"};
    struct person_identity other = {"李四", "resident", "11010519491231002X"};
    struct person_identity unknown = {"李 四", NULL, NULL};
    struct person_identity nobody = {NULL, NULL, NULL};
    assert_true(same_person(&li, &same));
    assert_false(same_person(&li, &passport));
    assert_false(same_person(&li, &other));
    assert_true(same_person(&li, &unknown));
    assert_true(same_person(&unknown, &unknown));
    assert_false(same_person(&nobody, &nobody));
    assert_false(same_person(&nobody, &li));
}

// What is equal has one hash, and the normal form is its own.
static void hash_and_order_agree(void **state) {
    (void)state;
    static const char *const names[] = {"李四",        "李\u00a0四",  "王\ue863", "王䶮",
                                        "阿里·买买提", "阿里･买买提", "\u200b",   "Li Si"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            struct value a = value_text(names[i]), b = value_text(names[k]);
            a.identity = b.identity = IDENTITY_personName;
            assert_int_equal(value_equal(&a, &b), same_name(names[i], names[k]));
            assert_int_equal(value_compare(&a, &b), -value_compare(&b, &a));
            if (value_equal(&a, &b)) assert_true(value_hash(&a) == value_hash(&b));
        }
    struct value a = value_text("李四"), b = value_text("李 四");
    assert_false(value_equal(&a, &b)); // no names: texts
}

static void documents(void **state) {
    (void)state;
    date birth;
    bool male;
    static const struct {
        const char *type, *number;
        enum id_card_fault fault;
    } cases[] = {
        {"resident", "11010519491231002X", ID_CARD_RIGHT},
        {"resident", "110105194912310021", ID_CARD_CHECK},
        {"residencePermit", "810000199408230021", ID_CARD_RIGHT},
        {"residencePermit", "830000199201300022", ID_CARD_RIGHT},
        {"residencePermit", "830000199201300023", ID_CARD_CHECK},
        {"residencePermit", "11010519491231002X", ID_CARD_FORM},
        {"permanentResident", "USA110081040605", ID_CARD_RIGHT},
        {"permanentResident", "US1100810406051", ID_CARD_FORM},
        {"permanentResident", "11010519491231002X", ID_CARD_FORM},
        {"passport", "E1", ID_CARD_RIGHT},
        {NULL, "E12345678", ID_CARD_RIGHT},
        {NULL, "110105194912310021", ID_CARD_CHECK},
        {NULL, "1101051949123100", ID_CARD_FORM},
        {NULL, "11010519491231002x", ID_CARD_FORM},
        {NULL, "08012345", ID_CARD_RIGHT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (id_document_check(cases[i].type, cases[i].number, &birth, &male) != cases[i].fault)
            fail_msg("%s", cases[i].number);
    char number[19] = "91184019900307001", shorter[16];
    number[17] = id_card_check_digit(number);
    assert_int_equal(id_document_check("permanentResident", number, &birth, &male), ID_CARD_RIGHT);
    number[17] = number[17] == '1' ? '2' : '1';
    assert_int_equal(id_document_check("permanentResident", number, &birth, &male), ID_CARD_CHECK);
    assert_true(id_card_shorten("11010519491231002X", shorter));
    assert_string_equal(shorter, "110105491231002");
    assert_false(id_card_shorten("440524188001010014", shorter));
}

static void private_use(void **state) {
    (void)state;
    assert_int_equal(gbk_private_right(0xE863), 0x4DAE);
    assert_int_equal(gbk_private_right(0xE81E), 0x9FB4);
    assert_int_equal(gbk_private_right(0xE78E), 0xFE12);
    assert_int_equal(gbk_private_right(0xE000), 0);
    assert_int_equal(gbk_private_right(0xE865), 0);
    assert_int_equal(gbk_private_right(0x4E00), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_name),   cmocka_unit_test(one_number),
        cmocka_unit_test(one_person), cmocka_unit_test(hash_and_order_agree),
        cmocka_unit_test(documents),  cmocka_unit_test(private_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
