// SPDX-License-Identifier: Apache-2.0
// Regulation files that are refused: each with its message, file and line. The body of t.xml starts
// at line 4, checks of rule T-1 at line 5.
#include <stdio.h>
#include <string.h>

#include "rules_scene.h"

struct refused {
    const char *checks, *message;
};

static const struct refused refusals[] = {
    // fields and lists
    {"<check each='plan' message='x'><present fields='sceme'/></check>",
     "t.xml:5: \"sceme\": <plan> has no field \"sceme\"; it has: "},
    {"<check each='plans' message='x'><present fields='scheme'/></check>",
     "t.xml:5: \"plans\": <batch> has no field \"plans\"; it has: "},
    {"<check each='plan' message='{scheme} {shceme}'>\n<present fields='scheme'/></check>",
     "t.xml:5: \"shceme\": <plan> has no field \"shceme\"; it has: "},
    {"<check each='number' message='x'><present fields='scheme'/></check>",
     "t.xml:5: \"number\": only lists can be gone through\n"},
    {"<check each='plan' message='x'><present fields='scheme.name'/></check>",
     "t.xml:5: \"scheme.name\": <plan> has no field \"scheme\"; it has: "},
    {"<check each='plan' message='x'><present fields='batch.plan.filedOn.day'/></check>",
     "t.xml:5: \"batch.plan.filedOn.day\": a field that is no list leads nowhere\n"},
    {"<check each='batch' message='x'><present fields='candidate[number]'/></check>",
     "t.xml:5: \"candidate[number]\": a filter needs one of = != < <= > >= ~\n"},
    {"<check each='batch' message='x'><present fields='candidate[level=9]'/></check>",
     "t.xml:5: \"candidate[level=9]\": \"9\" is no value of the code list \"level\"\n"},
    {"<check each='batch' message='x'><present fields='candidate[registeredOn=@year]'/></check>",
     "t.xml:5: \"candidate[registeredOn=@year]\": the two sides of a filter are of different "
     "types\n"},
    {"<check each='batch' message='x'><present "
     "fields='candidate[registeredOn&lt;=@asOf-12cm]'/></check>",
     "t.xml:5: \"candidate[registeredOn<=@asOf-12cm]\": the offset must be a number and a unit of "
     "time, as in -12months\n"},
    {"<check each='batch' message='x'><present fields='candidate[level=5'/></check>",
     "t.xml:5: \"candidate[level=5\": ] is missing\n"},
    // functions
    {"<check each='batch' message='x'><minimum field='total(candidate)' limit='1 items'/></check>",
     "t.xml:5: \"total(candidate)\": there is no such function; see schemas/regulation.xsd\n"},
    {"<check each='batch' message='x'><minimum field='earliest(candidate.name)' limit='1 "
     "items'/></check>",
     "t.xml:5: \"earliest(candidate.name)\": the function does not take a field of this type\n"},
    {"<check each='candidate' message='x'><minimum field='rank(name)' limit='1 levels'/></check>",
     "t.xml:5: \"rank(name)\": the values of this field have no rank in schemas/codes.xml\n"},
    {"<check each='batch' message='x'><minimum field='count(candidate' limit='1 items'/></check>",
     "t.xml:5: \"count(candidate\": ) is missing\n"},
    // units
    {"<check each='room' message='x'>\n<minimum field='gapAlong' limit='80 px'/></check>",
     "t.xml:6: \"gapAlong\" is not measured in px; its unit is one of: cm\n"},
    {"<check each='room' message='x'><minimum field='gapAlong' limit='80 furlongs'/></check>",
     "t.xml:5: limit=\"80 furlongs\": no such unit\n"},
    {"<check each='video' message='x'><deadline field='uploadedAt' after='end' limit='3 "
     "cm'/></check>",
     "t.xml:5: limit=\"3 cm\": its unit is one of: days, workingDays, months, years, hours, "
     "minutes\n"},
    {"<check each='room' message='x'><where field='gapAlong' min='80 px'/><present "
     "fields='name'/></check>",
     "t.xml:5: \"gapAlong\" is not measured in px; its unit is one of: cm\n"},
    // operators and their parameters
    {"<check each='video' message='x'><deadline field='uploadedAt' after='end'/></check>",
     "t.xml:5: deadline: give after and limit, or dueYear and dueDay\n"},
    {"<check each='room' message='x'><minimum field='capacity' limit='1 items' "
     "limitField='capacity'/></check>",
     "t.xml:5: give limit or limitField, not both\n"},
    {"<check each='room' message='x'><minimum field='name' limit='1 items'/></check>",
     "t.xml:5: field=\"name\": it must be a number\n"},
    {"<check each='room' message='x'><equal left='name' right='capacity'/></check>",
     "t.xml:5: \"name\" and \"capacity\" are of different types\n"},
    {"<check each='room' message='x'><oneOf field='type' values='paper tent'/></check>",
     "t.xml:5: \"tent\" is no value of the code list \"room.type\"\n"},
    {"<check each='room' message='x'><pattern field='name' forms='9{'/></check>",
     "t.xml:5: pattern: \"9{\" is no form\n"},
    {"<check each='room' message='{value'><pattern field='name' forms='9'/></check>",
     "t.xml:5: {value: a brace is opened and not closed\n"},
    {"<check each='room' message='{due}'><pattern field='name' forms='9'/></check>",
     "t.xml:5: \"due\": <room> has no field \"due\"; it has: "},
    {"<check each='room' message='x'><where field='name' is='a' not='b'/><present "
     "fields='name'/></check>",
     "t.xml:5: a condition has exactly one test\n"},
    // operators whose parameters do not fit together
    {"<check each='candidate' message='x'><difference of='rank(level)' "
     "from='highest(heldCertificate.level)'/></check>",
     "t.xml:5: difference: give min, max or both\n"},
    {"<check each='batch' message='x'><ratio part='count(candidate)' "
     "whole='count(room)'/></check>",
     "t.xml:5: ratio: give one of min, max and maxField\n"},
    {"<check each='batch' message='x'><ratio part='count(candidate)' whole='count(room)' min='1 %' "
     "max='2 %'/></check>",
     "t.xml:5: ratio: give one of min, max and maxField\n"},
    {"<check each='batch' message='x'><ratio part='count(candidate)' whole='count(room)' "
     "max='5 cm'/></check>",
     "t.xml:5: ratio: the unit of a limit is times or %\n"},
    {"<check each='batch' message='x'><rates in='history.pastBatch' part='certified' "
     "whole='examined' date='lastExam' window='12 months' max='90 points'/></check>",
     "t.xml:5: rates: max is a percentage\n"},
    {"<check each='candidate/certificate' message='x'><part field='number' from='0' length='1' "
     "equals='level'/></check>",
     "t.xml:5: <part> from: \"0\" is no whole number from 1"},
    {"<check each='candidate/certificate' message='x'><part field='number' from='1' length='2' "
     "equals='level' as='year'/></check>",
     "t.xml:5: part: equals is a text, or a date for as=\"year\"\n"},
    {"<check each='batch' message='x'><interval from='plan.filedOn' to='firstExam'/></check>",
     "t.xml:5: interval: give min or max; both together are two checks\n"},
    {"<check each='batch' message='x'><interval from='plan.filedOn' to='firstExam' min='1 days' "
     "max='2 days'/></check>",
     "t.xml:5: interval: give min or max; both together are two checks\n"},
    {"<check each='candidate' message='x'><deadline field='registeredOn' dueYear='batch.year' "
     "dueDay='02-30'/></check>",
     "t.xml:5: deadline: dueDay is no day of a year\n"},
    {"<check each='room' message='x'><oneOf field='capacity' values='1 2'/></check>",
     "t.xml:5: \"capacity\" is not compared with words\n"},
    {"<check each='batch' message='x'><sequence of='number' by='kind' values='a' "
     "date='at'/></check>",
     "t.xml:5: of=\"number\": it must be a list\n"},
    {"<check each='video' message='x'><order earlier='room' later='end'/></check>",
     "t.xml:5: earlier=\"room\": it must be a date or a moment\n"},
    {"<check each='room' message='x'><where field='type' is='paper'/><where field='type' "
     "not='tent'/><present fields='name'/></check>",
     "t.xml:5: \"tent\" is no value of the code list \"room.type\"\n"},
    {"<check each='room' message='x'><guess field='name'/></check>",
     "t.xml:5: <guess>: may not stand here; expected here: "},
    {"<check each='room' message='x'><present fields='name' mode='odd'/></check>",
     "t.xml:5: <present> mode: there is no such attribute\n"},
    {"<check each='room' message='x'><present fields='name'/><present fields='id'/></check>",
     "t.xml:5: <present>: may not stand here\n"},
    {"",
     "t.xml:4: rule T-1 has no check, no question, and does not bind the authority: nothing would "
     "ever come of it\n"},
};

static void test_checks_that_are_refused(void **state) {
    struct rules_scene *scene = *state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refused *refusal = &refusals[i];
        if (rules_scene_checks(scene, refusal->checks)) fail_msg("loaded: %s", refusal->checks);
        size_t length = strlen(refusal->message);
        bool whole = refusal->message[length - 1] == '\n';
        const char *got = buffer_text(&scene->messages);
        if (whole ? strcmp(got, refusal->message) != 0
                  : strncmp(got, refusal->message, length) != 0)
            fail_msg("%s:\nexpected %s\ngot      %s", refusal->checks, refusal->message, got);
    }
}

#define ROW(id, kind, rest)                                                                        \
    "<material id='" id "' kind='" kind                                                            \
    "' per='batch' clause='(一)' quote='文' severity='general' "                                 \
    "responsible='某' demand='改'>" rest "</material>\n"
#define PAPER "<form medium='paper' class='D3'/>"

static void refuse(struct rules_scene *scene, const char *body, const char *message) {
    assert_false(rules_scene_load(scene, body));
    assert_string_equal(buffer_text(&scene->messages), message);
}

static void test_rows_that_are_refused(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_load(scene, ROW("T-M01", "scoreSheet", PAPER)));
    refuse(scene, ROW("T-M01", "scoreSheets", PAPER),
           "t.xml:4: \"scoreSheets\" is no kind of material\n");
    refuse(scene, ROW("T-M01", "scoreSheet", PAPER PAPER),
           "t.xml:4: this medium is there already\n");
    refuse(scene, ROW("T-M01", "scoreSheet", PAPER "<signature role='king'/>"),
           "t.xml:4: \"king\" is no value of the code list \"signature.role\"\n");
    refuse(scene, ROW("T-M01", "scoreSheet", PAPER) ROW("T-M01", "scoreSheet", PAPER),
           arena_printf(
               scene->arena,
               "t.xml:5: the rule id T-M01 is there already: %s/schemas/regulations/t.xml:4\n",
               scene->folder));
}

static void test_files_that_do_not_fit_together(void **state) {
    struct rules_scene *scene = *state;
    rules_scene_write(
        scene, "schemas/regulations/u.xml",
        "<regulation xmlns='urn:juance:regulation' version='1.0' id='T' title='t' issuer='i'"
        " confirmed='true'/>");
    refuse(scene, "",
           arena_printf(scene->arena,
                        "u.xml:1: the regulation id T is there already: "
                        "%s/schemas/regulations/t.xml\n",
                        scene->folder));
    rules_scene_write(
        scene, "schemas/regulations/u.xml",
        "<regulation xmlns='urn:juance:regulation' version='2.0' id='U' title='t' issuer='i'"
        " confirmed='true'/>");
    refuse(scene, "",
           "u.xml:1: version 2.0 of this format is not known; this program reads version 1.0\n");
}

static void test_an_unknown_jurisdiction_names_the_known(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_load(scene, ""));
    assert_null(rulebook_load(scene->folder, "atlantis", &scene->codes, &scene->diagnostics));
    assert_string_equal(buffer_text(&scene->messages),
                        "there is no jurisdiction \"atlantis\"; known: test\n");
}

static void test_a_changed_threshold_changes_the_verdict(void **state) {
    struct rules_scene *scene = *state;
    static const char room[] = "<room id='R' gapAlong='80'/>";
    assert_true(rules_scene_checks(
        scene, "<check each='room' message='x'><minimum field='gapAlong' limit='80 cm'/></check>"));
    assert_findings(scene, room, "");
    assert_true(rules_scene_checks(
        scene, "<check each='room' message='x'><minimum field='gapAlong' limit='81 cm'/></check>"));
    assert_findings(scene, room, "T-1 2 x\n");
}

#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, rules_scene_open, rules_scene_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_checks_that_are_refused),
        TEST(test_rows_that_are_refused),
        TEST(test_files_that_do_not_fit_together),
        TEST(test_an_unknown_jurisdiction_names_the_known),
        TEST(test_a_changed_threshold_changes_the_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
