// SPDX-License-Identifier: Apache-2.0
// The retention schedule against an export: what is missing, unsigned, signed by the wrong people,
// dated wrongly, of the wrong medium, of another batch; and how long what is there is kept.
#include <string.h>

#include "rules/schedule.h"
#include "rules_scene.h"

#define ROW(id, kind, per, attributes, rest)                                                       \
    "<material id='" id "' kind='" kind "' per='" per "' " attributes                              \
    " clause='(一)' quote='文' severity='blocking' responsible='某' demand='改'>" rest             \
    "</material>\n"
#define PAPER      "<form medium='paper' class='D3'/>"
#define ELECTRONIC "<form medium='electronic' class='D5'/>"
// Who signs is on the export's list.
#define STAFF                                                                                      \
    "<person id='P1' name='丙' role='assessor'/><person id='P2' name='丁' role='assessor'/>"
#define SESSIONS                                                                                   \
    "<room id='R'/>" STAFF                                                                         \
    "<session id='S1' room='R' subject='theory' start='2025-09-15T08:00:00' "                      \
    "end='2025-09-15T10:00:00'/><session id='S2' room='R' subject='practical' "                    \
    "start='2025-09-16T08:00:00' end='2025-09-16T10:00:00'/>"

struct example {
    const char *row, *batch, *findings;
};

static const struct example steps[] = {
    {ROW("T-M01", "implementationPlan", "batch", "", PAPER ELECTRONIC), "",
     "T-M01 1 缺少实施方案（考务方案）：本批次\n"},
    {ROW("T-M01", "implementationPlan", "batch", "", PAPER ELECTRONIC),
     "<material id='M' kind='implementationPlan' medium='paper' location='A1'/>", ""},
    {ROW("T-M01", "implementationPlan", "batch", "", PAPER),
     "<material id='M' kind='implementationPlan' medium='electronic' file='a.pdf'/>",
     "T-M01 1 实施方案（考务方案）（本批次）没有以规定的载体归档：应为纸质\n"},
    {ROW("T-M01", "implementationPlan", "batch", "need='all'", PAPER ELECTRONIC),
     "<material id='M' kind='implementationPlan' medium='paper' location='A1'/>",
     "T-M01 1 实施方案（考务方案）（本批次）还应有载体：电子\n"},
    // 无此项
    {ROW("T-M01", "implementationPlan", "batch", "", PAPER),
     "<material id='M' kind='implementationPlan' medium='paper' none='true'/>",
     "T-M01 2 实施方案（考务方案）声明为无此项，没有写明原因\n"},
    {ROW("T-M01", "implementationPlan", "batch", "", PAPER),
     "<material id='M' kind='implementationPlan' medium='paper' none='true' reason='合并归档'/>",
     "T-M01 2 实施方案（考务方案）声明为无此项：合并归档\n"},
    // per candidate, with a condition
    {ROW("T-M02", "applicationForm", "candidate", "", PAPER),
     "<candidate number='1' name='甲'/><candidate number='2' name='乙'/>"
     "<material id='M' kind='applicationForm' medium='paper' location='A' candidate='1'/>",
     "T-M02 2 缺少职业技能等级认定申报表：参评人员 乙 (2)\n"},
    {ROW("T-M02", "applicationForm", "candidate", "bundle='true'", PAPER),
     "<candidate number='1' name='甲'/><candidate number='2' name='乙'/>"
     "<material id='M' kind='applicationForm' medium='paper' location='A'/>",
     ""},
    {ROW("T-M02", "applicationForm", "candidate", "",
         "<when field='count(certificate)' min='1 items'/>" PAPER),
     "<candidate number='1'/>", ""},
    // per session, per room, per subject
    {ROW("T-M03", "roomRecord", "session", "subject='practical'", PAPER), SESSIONS,
     "T-M03 2 缺少考场记录表：场次 S2\n"},
    {ROW("T-M03", "roomRecord", "session", "", PAPER),
     SESSIONS "<material id='A' kind='roomRecord' medium='paper' location='A' session='S1'/>"
              "<material id='B' kind='roomRecord' medium='paper' location='A' session='S2'/>",
     ""},
    {ROW("T-M03", "seatingPlan", "room", "", PAPER),
     SESSIONS "<material id='A' kind='seatingPlan' medium='paper' location='A' session='S1'/>", ""},
    {ROW("T-M03", "seatingPlan", "room", "", PAPER), SESSIONS, "T-M03 2 缺少考场安排表：考场 R\n"},
    {ROW("T-M08", "scoreSummary", "subject", "", PAPER),
     SESSIONS "<material id='A' kind='scoreSummary' medium='paper' location='A' subject='theory'/>",
     "T-M08 1 缺少成绩汇总表：技能操作考核\n"},
    // signatures
    {ROW("T-M07", "scoreSheet", "batch", "", PAPER "<signature role='assessor leader'/>"),
     "<material id='A' kind='scoreSheet' medium='paper' location='A'/>",
     "T-M07 2 考评员签字的评分表未签字：应由考评员/考评组长签字\n"},
    {ROW("T-M07", "scoreSheet", "batch", "",
         PAPER "<signature role='assessor' rule='T-S1' clause='(九)'/>"),
     "<material id='A' kind='scoreSheet' medium='paper' location='A'><signature role='invigilator' "
     "name='丙'/></material>",
     "T-S1 2 考评员签字的评分表签字人身份不符：应由考评员签字，现为 监考人员 丙\n"},
    {ROW("T-M07", "scoreSheet", "batch", "", PAPER "<signature role='assessor' least='2'/>"),
     STAFF
     "<material id='A' kind='scoreSheet' medium='paper' location='A'>"
     "<signature role='assessor' name='丙'/><signature role='assessor' name='丙'/></material>",
     "T-M07 2 考评员签字的评分表签字人不足：应有考评员至少 2 "
     "人签字（应签字的：丙（P1）、丁（P2）），现为 考评员 丙、考评员 丙\n"},
    {ROW("T-M07", "scoreSheet", "batch", "", PAPER "<signature role='assessor' least='2'/>"),
     STAFF
     "<material id='A' kind='scoreSheet' medium='paper' location='A'>"
     "<signature role='assessor' name='丙'/><signature role='assessor' name='丁'/></material>",
     ""},
    {ROW("T-M07", "scoreSheet", "batch", "", PAPER "<signature role='assessor' dated='true'/>"),
     STAFF
     "<material id='A' kind='scoreSheet' medium='paper' location='A'><signature role='assessor' "
     "name='丙'/></material>",
     "T-M07 2 考评员签字的评分表上 丙 的签字没有日期\n"},
    {ROW("T-M07", "scoreSheet", "session", "subject='practical' notBefore='start'",
         PAPER "<signature role='assessor'/>"),
     SESSIONS "<material id='A' kind='scoreSheet' medium='paper' location='A' session='S2' "
              "dated='2025-09-16'>"
              "<signature role='assessor' name='丙' signedOn='2025-09-16'/></material>",
     ""},
    {ROW("T-M07", "scoreSheet", "session", "subject='practical' notBefore='start'",
         PAPER "<signature role='assessor'/>"),
     SESSIONS "\n<material id='A' kind='scoreSheet' medium='paper' location='A' session='S2' "
              "dated='2025-09-15'>"
              "<signature role='assessor' name='丙' signedOn='2025-09-15'/></material>",
     "T-M07 3 考评员签字的评分表上 丙 的签字日期 2025-09-15 早于所记事项 2025-09-16\n"
     "T-M07 3 考评员签字的评分表的日期 2025-09-15 早于所记事项 2025-09-16\n"},
    {ROW("T-M02", "applicationForm", "candidate", "", PAPER "<signature role='candidate'/>"),
     "<candidate number='1' name='甲'/><material id='M' kind='applicationForm' medium='paper' "
     "location='A' candidate='1'>"
     "<signature role='candidate' name='乙'/></material>",
     "T-M02 2 职业技能等级认定申报表由 乙 签字，不是本人（应签字的：甲（1））\n"},
    // A scan has the signatures of its original.
    {ROW("T-M07", "scoreSheet", "batch", "", ELECTRONIC "<signature role='assessor'/>"),
     STAFF
     "<material id='A' kind='scoreSheet' medium='paper' location='A'><signature role='assessor' "
     "name='丙'/></material>"
     "<material id='B' kind='scoreSheet' medium='electronic' file='b.pdf' copyOf='A'/>",
     ""},
    {ROW("T-M07", "scoreSheet", "batch", "", ELECTRONIC "<signature role='assessor'/>"),
     "<material id='A' kind='scoreSheet' medium='paper' location='A'/>"
     "\n<material id='B' kind='scoreSheet' medium='electronic' file='b.pdf' copyOf='A'/>",
     "T-M07 2 考评员签字的评分表未签字：应由考评员签字\n"},
    // the entry itself
    {ROW("T-M01", "implementationPlan", "batch", "", PAPER),
     "<material id='M' kind='implementationPlan' medium='paper' location='A' batch='2025009'/>",
     "T-M01 2 实施方案（考务方案）属于另一批次 2025009\n"},
    {ROW("T-M01", "implementationPlan", "batch", "", PAPER),
     "<material id='M' kind='implementationPlan' medium='paper' location='A' file='a.pdf'/>",
     "T-M01 2 实施方案（考务方案）登记为纸质，却带有文件 a.pdf；其扫描件应另登记为电子件\n"},
    {ROW("T-M01", "implementationPlan", "batch", "", ELECTRONIC),
     "<material id='M' kind='implementationPlan' medium='electronic'/>",
     "T-M01 2 实施方案（考务方案）登记为电子，却没有文件\n"},
    {ROW("T-M01", "implementationPlan", "batch", "", PAPER),
     "<material id='M' kind='implementationPlan' medium='paper'/>",
     "T-M01 2 实施方案（考务方案）没有登记存放位置\n"},
};

static void test_what_the_schedule_finds(void **state) {
    struct rules_scene *scene = *state;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (!rules_scene_load(scene, steps[i].row)) fail_msg("%s", buffer_text(&scene->messages));
        const char *lines = rules_scene_lines(scene, rules_scene_check(scene, steps[i].batch));
        if (strcmp(lines, steps[i].findings) != 0)
            fail_msg("step %zu: expected \"%s\", found \"%s\"", i, steps[i].findings, lines);
    }
}

static const char *lines_of(struct rules_scene *scene, const struct batch *batch) {
    return rules_scene_lines(
        scene, check_batch(scene->book, batch, NULL, NULL, NULL, &scene->options, scene->arena));
}

static void test_what_the_probe_of_the_files_says(void **state) {
    struct rules_scene *scene = *state;
    static const uint8_t one[32] = {1}, two[32] = {2};
    assert_true(rules_scene_load(
        scene, ROW("T-M12", "processVideo", "batch", "", "<form medium='video' class='D5'/>")));
    struct batch *batch = rules_scene_batch(
        scene, "<material id='V' kind='processVideo' medium='video' file='v.mp4'/>");
    struct material *entry = (struct material *)batch->material.first;
    entry->fileState = "ok";
    entry->fileFormat = "mp4";
    entry->sha256 = one;
    entry->fileSha256 = one;
    assert_string_equal(lines_of(scene, batch), "");
    entry->fileSha256 = two;
    assert_string_equal(lines_of(scene, batch),
                        "T-M12 2 认定全过程视频资料（v.mp4）与所报摘要不一致\n");
    entry->sha256 = NULL;
    entry->fileFormat = "jpeg";
    assert_string_equal(lines_of(scene, batch),
                        "T-M12 2 认定全过程视频资料登记为视频，文件 v.mp4 却是JPEG 图像\n");
    entry->fileState = "empty";
    assert_string_equal(lines_of(scene, batch), "T-M12 2 认定全过程视频资料（v.mp4）：空文件\n");
}

static void test_only_what_can_be_mended_blocks(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_load(scene, ROW("T-M01", "implementationPlan", "batch", "", PAPER)));
    assert_true(rules_scene_check(scene, "")->blocked);
    assert_false(
        rules_scene_check(scene, "<material id='M' kind='implementationPlan' medium='paper'/>")
            ->blocked);
    assert_true(rules_scene_load(
        scene, ROW("T-M01", "implementationPlan", "batch", "notAfter='firstExam'", PAPER)));
    const struct findings *late =
        rules_scene_check(scene, SESSIONS "<material id='M' kind='implementationPlan' "
                                          "medium='paper' location='A' dated='2025-09-16'/>");
    assert_int_equal(late->count, 1);
    assert_string_equal(late->items[0].message,
                        "实施方案（考务方案）的日期 2025-09-16 晚于 2025-09-15");
    assert_false(late->blocked);
}

static void test_the_matrix_counts(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_load(scene, ROW("T-M02", "applicationForm", "candidate", "",
                                            PAPER "<signature role='candidate'/>")));
    const struct findings *findings = rules_scene_check(
        scene,
        "<candidate number='1'/><candidate number='2'/><candidate number='3'/>"
        "<material id='A' kind='applicationForm' medium='paper' location='A' "
        "candidate='1'><signature role='candidate' name='甲'/></material>"
        "<material id='B' kind='applicationForm' medium='paper' location='A' candidate='2'/>");
    assert_int_equal(findings->material_count, 1);
    const struct material_line *line = findings->materials;
    assert_int_equal(line->expected, 3);
    assert_int_equal(line->there, 2);
    assert_int_equal(line->need_sign, 2);
    assert_int_equal(line->are_signed, 1);
}

static void test_the_longest_class_wins_and_is_never_shortened(void **state) {
    struct rules_scene *scene = *state;
    date day = date_of(2025, 9, 15);
    assert_true(rules_scene_load(
        scene, ROW("T-M01", "theoryPaper", "batch", "", PAPER ELECTRONIC)
                   ROW("T-M02", "theoryPaper", "batch", "", "<form medium='paper' class='L'/>")));
    struct retention kept = schedule_retention(scene->book, day, "theoryPaper", "paper", NULL);
    assert_string_equal(kept.label, "长期");
    assert_string_equal(kept.volume, "Y");
    assert_string_equal(kept.rule, "T-M02");
    kept = schedule_retention(scene->book, day, "theoryPaper", "electronic", NULL);
    assert_string_equal(kept.volume, "D5");
    // No row: the jurisdiction's default, said to be stated.
    kept = schedule_retention(scene->book, day, "photo", "paper", NULL);
    assert_string_equal(kept.volume, "D3");
    assert_null(kept.rule);
    assert_true(kept.stated);
    // The roster is lifted by the jurisdiction; a setting may lower that to the notice's class.
    kept = schedule_retention(scene->book, day, "certificateRoster", "paper", NULL);
    assert_string_equal(kept.volume, "Y");
    assert_true(kept.lifted);
    struct config *config = record_new(scene->arena, &config_kind);
    config->rosterRetention = "D3";
    kept = schedule_retention(scene->book, day, "certificateRoster", "paper", config);
    assert_string_equal(kept.volume, "D3");
    struct retentionLift *lift = record_new(scene->arena, &retentionLift_kind);
    lift->retention = "D5";
    config->retentionLift = (struct list){&lift->record, 1};
    kept = schedule_retention(scene->book, day, "photo", "paper", config);
    assert_string_equal(kept.volume, "D5");
    kept = schedule_retention(scene->book, day, "theoryPaper", "paper", config);
    assert_string_equal(kept.volume, "Y"); // never to a shorter one
}

static void test_the_period(void **state) {
    struct rules_scene *scene = *state;
    struct retention_period period = retention_period(RETENTION_D3, date_of(2025, 9, 15), NULL);
    assert_int_equal(period.start, date_of(2026, 1, 1));
    assert_int_equal(period.end, date_of(2028, 12, 31));
    assert_int_equal(period.due, date_of(2029, 1, 1));
    period = retention_period(RETENTION_Y, date_of(2025, 12, 31), NULL);
    assert_int_equal(period.start, date_of(2026, 1, 1));
    assert_int_equal(period.end, DATE_NONE);
    assert_int_equal(period.due, DATE_NONE);
    period = retention_period(RETENTION_D3, DATE_NONE, NULL);
    assert_int_equal(period.start, DATE_NONE);
    struct config *config = record_new(scene->arena, &config_kind);
    config->periodStart = "dayAfter";
    period = retention_period(RETENTION_D5, date_of(2024, 2, 28), config);
    assert_int_equal(period.start, date_of(2024, 2, 29));
    assert_int_equal(period.due, date_of(2029, 2, 28));
}

#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, rules_scene_open, rules_scene_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_what_the_schedule_finds),
        TEST(test_what_the_probe_of_the_files_says),
        TEST(test_only_what_can_be_mended_blocks),
        TEST(test_the_matrix_counts),
        TEST(test_the_longest_class_wins_and_is_never_shortened),
        TEST(test_the_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
