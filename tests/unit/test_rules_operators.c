// SPDX-License-Identifier: Apache-2.0
// Each operator at its boundary: one batch that just holds, one that just does not.
#include <string.h>

#include "base/words.h"
#include "rules/operators.h"
#include "rules_scene.h"

// A room with its head (who stands on the list twice), an invigilator and a supervisor.
#define ROOM_STAFF                                                                                 \
    "<person id='P1' name='甲' idNumber='1' role='examStaff'/>"                                   \
    "<person id='P2' name='乙' idNumber='2' role='invigilator'/>"                                 \
    "<person id='P3' name='丙' idNumber='3' role='internalSupervisor'/>"                          \
    "<person id='P4' name='甲' idNumber='1' role='examStaff'/>"                                   \
    "<session id='S' subject='theory'><duty person='P1' post='roomHead'/>"                         \
    "<duty person='P2' post='invigilator'/><duty person='P3' "                                     \
    "post='internalSupervisor'/></session>"

struct pair {
    const char *name, *checks; // of rule T-1, in the file from line 5 on
    const char *holds, *breaks;
    const char *findings; // of `breaks`; batch bodies start at line 2
};

#define SESSION(id, start, end)                                                                    \
    "<session id='" id "' room='R1' subject='practical' start='" start "' end='" end "'"
#define DAY "2025-09-15T"

static const struct pair pairs[] = {
    {"present",
     "<check each='plan' message='缺{missing}'><present fields='scheme method'/></check>",
     "<plan scheme='a' method='b'/>", "<plan scheme='a'/>", "T-1 2 缺考核方式\n"},
    {"present",
     "<check each='plan' message='缺{missing}'><present fields='scheme method'/></check>", "",
     "<plan filedOn='2025-01-01'/>", "T-1 2 缺考务方案、考核方式\n"},
    {"present any",
     "<check each='plan' message='x'><present fields='scheme method' any='true'/></check>",
     "<plan method='b'/>", "<plan/>", "T-1 2 x\n"},
    {"records", "<check each='plan' records='1' message='x'><present fields='scheme'/></check>",
     "<plan scheme='a'/>", "", "T-1 1 没有批次计划的记录\n"},
    {"none",
     "<check each='candidate' message='{value} {count}'><none "
     "fields='heldCertificate[kind=title]'/></check>",
     "<candidate number='1'><heldCertificate kind='skill'/></candidate>",
     "<candidate number='1'><heldCertificate kind='title' name='甲'/><heldCertificate "
     "kind='title'/></candidate>",
     "T-1 2 现持有证书 甲 2\n"},
    {"contains",
     "<check each='venue' message='{missing}'><contains field='posting.kind' values='roomMap "
     "signals'/></check>",
     "<venue id='V'><posting kind='signals'/><posting kind='roomMap'/></venue>",
     "<venue id='V'><posting kind='roomMap'/></venue>", "T-1 2 考试信号说明\n"},
    {"oneOf",
     "<check each='candidate' message='{value}'><oneOf field='category' values='student "
     "employee'/></check>",
     "<candidate number='1' category='employee'/>", "<candidate number='1' category='public'/>",
     "T-1 2 社会人员\n"},
    {"oneOf absent",
     "<check each='candidate' message='{value}'><oneOf field='category' values='student'/></check>",
     "<candidate number='1' category='student'/>", "<candidate number='1'/>",
     "T-1 2 未填写：人员类别\n"},
    {"oneOf absent passes",
     "<check each='candidate' absent='pass' message='{value}'><oneOf field='category' "
     "values='student'/></check>",
     "<candidate number='1'/>", "<candidate number='1' category='public'/>", "T-1 2 社会人员\n"},
    {"oneOf absent undecided",
     "<check each='candidate' absent='undecided' message='{value}'><oneOf field='category' "
     "values='student'/></check>",
     "", "<candidate number='1'/><candidate number='2'/>", "?T-1 2 缺少人员类别，2 处无法判定\n"},
    {"equal",
     "<check each='candidate/certificate' message='{value}≠{other}'><equal left='name' "
     "right='candidate.name'/></check>",
     "<candidate number='1' name='王𠮷'><certificate name='王𠮷'/></candidate>",
     "<candidate number='1' name='王𠮷'><certificate name='王吉'/></candidate>",
     "T-1 2 王吉≠王𠮷\n"},
    {"different",
     "<check each='scoreEntry' message='{value}'><different left='enteredBy' "
     "right='checkedBy'/></check>",
     "<person id='P1'/><person id='P2'/><scoreEntry subject='theory' enteredBy='P1' "
     "checkedBy='P2'/>",
     "<person id='P1'/><scoreEntry subject='theory' enteredBy='P1' checkedBy='P1'/>", "T-1 2 P1\n"},
    {"order",
     "<check each='plan' message='{value} {other}'><order earlier='filedOn' "
     "later='acceptedOn'/></check>",
     "<plan filedOn='2025-03-01' acceptedOn='2025-03-01'/>",
     "<plan filedOn='2025-03-02' acceptedOn='2025-03-01'/>", "T-1 2 2025-03-02 2025-03-01\n"},
    {"order strict",
     "<check each='plan' message='x'><order earlier='filedOn' later='acceptedOn' "
     "strict='true'/></check>",
     "<plan filedOn='2025-02-28' acceptedOn='2025-03-01'/>",
     "<plan filedOn='2025-03-01' acceptedOn='2025-03-01'/>", "T-1 2 x\n"},
    {"sequence",
     "<check each='paper' message='{value} / {other}'><sequence of='custody' by='kind' "
     "values='compose print seal' date='at'/></check>",
     "<paper id='A'><custody kind='print' at='" DAY "09:00:00'/><custody kind='compose' at='" DAY
     "09:00:00'/></paper>",
     "<paper id='A'><custody kind='print' at='" DAY "09:00:00'/><custody kind='compose' at='" DAY
     "09:00:01'/></paper>",
     "T-1 2 组卷 2025-09-15 09:00:01 / 印制 2025-09-15 09:00\n"},
    // The last second of the third day.
    {"deadline days",
     "<check each='video' message='{value} {due} {limit} {other}'><deadline field='uploadedAt' "
     "after='session.end' limit='3 days'/></check>",
     SESSION("S", DAY "08:00:00",
             DAY "10:00:00") "/><video id='V' session='S' uploadedAt='2025-09-18T23:59:59'/>",
     SESSION("S", DAY "08:00:00",
             DAY "10:00:00") "/><video id='V' session='S' uploadedAt='2025-09-19T00:00:00'/>",
     "T-1 2 2025-09-19 00:00 2025-09-18 3天 2025-09-15 10:00\n"},
    {"deadline not done",
     "<check each='video' message='{value} {due}'><deadline field='uploadedAt' after='session.end' "
     "limit='3 days'/></check>",
     SESSION("S", "2025-12-28T08:00:00", "2025-12-28T10:00:00") "/><video id='V' session='S'/>",
     SESSION("S", "2025-12-27T08:00:00", "2025-12-27T10:00:00") "/><video id='V' session='S'/>",
     "T-1 2 （尚未办理） 2025-12-30\n"},
    {"deadline working days",
     "<check each='candidate/certificate' message='{due} {limit}'><deadline field='uploadedOn' "
     "after='issuedOn' limit='30 workingDays'/></check>",
     "<candidate number='1'><certificate issuedOn='2025-09-15' "
     "uploadedOn='2025-10-31'/></candidate>",
     "<candidate number='1'><certificate issuedOn='2025-09-15' "
     "uploadedOn='2025-11-01'/></candidate>",
     "T-1 2 2025-10-31 30个工作日\n"},
    {"deadline months",
     "<check each='candidate/certificate' message='{due}'><deadline field='uploadedOn' "
     "after='issuedOn' limit='6 months'/></check>",
     "<candidate number='1'><certificate issuedOn='2024-08-31' "
     "uploadedOn='2025-02-28'/></candidate>",
     "<candidate number='1'><certificate issuedOn='2024-08-31' "
     "uploadedOn='2025-03-01'/></candidate>",
     "T-1 2 2025-02-28\n"},
    {"deadline of a year",
     "<check each='plan' message='{other} {due}'><deadline field='filedOn' dueYear='batch.year' "
     "dueDay='12-31' dueOffset='-1'/></check>",
     "<plan filedOn='2024-12-31'/>", "<plan filedOn='2025-01-01'/>", "T-1 2 2025 2024-12-31\n"},
    {"deadline beyond the calendar",
     "<check each='candidate/certificate' message='x'><deadline field='uploadedOn' "
     "after='issuedOn' limit='30 workingDays'/></check>",
     "<candidate number='1'><certificate issuedOn='2027-03-01' "
     "uploadedOn='2027-03-01'/></candidate>",
     "<candidate number='1'><certificate issuedOn='2027-03-01' "
     "uploadedOn='2027-03-02'/></candidate>",
     "?T-1 2 没有 2027 年的放假调休安排，1 处工作日期限无法判定\n"},
    {"interval min",
     "<check each='batch' message='{value} {other} {limit} {due}'><interval from='plan.filedOn' "
     "to='firstExam' min='7 workingDays'/></check>",
     "<plan filedOn='2025-09-04'/>" SESSION("S", DAY "08:00:00", DAY "10:00:00") "/>",
     "<plan filedOn='2025-09-05'/>" SESSION("S", DAY "08:00:00", DAY "10:00:00") "/>",
     "T-1 1 2025-09-05 2025-09-15 7个工作日 2025-09-04\n"},
    {"interval max",
     "<check each='plan' message='{due}'><interval from='registrationFrom' to='registrationUntil' "
     "max='1 years'/></check>",
     "<plan registrationFrom='2024-03-01' registrationUntil='2025-03-01'/>",
     "<plan registrationFrom='2024-03-01' registrationUntil='2025-03-02'/>", "T-1 2 2025-03-01\n"},
    {"interval exclusive",
     "<check each='plan' message='x'><interval from='registrationFrom' to='registrationUntil' "
     "max='1 years' exclusive='true'/></check>",
     "<plan registrationFrom='2024-03-01' registrationUntil='2025-02-28'/>",
     "<plan registrationFrom='2024-03-01' registrationUntil='2025-03-01'/>", "T-1 2 x\n"},
    {"minimum",
     "<check each='room' message='{value}&lt;{limit}'><minimum field='gapAlong' limit='80 "
     "cm'/></check>",
     "<room id='R' gapAlong='80'/>", "<room id='R' gapAlong='79.9999'/>",
     "T-1 2 79.9999厘米&lt;80厘米\n"},
    {"maximum of a count",
     "<check each='session' message='{value}&gt;{limit}'><maximum "
     "field='count(batch.candidate.seat[session=@id])' limitField='room.capacity'/></check>",
     "<room id='R1' capacity='1'/>" SESSION(
         "S", DAY "08:00:00",
         DAY "10:00:00") "/><candidate number='1'><seat session='S'/></candidate>",
     "<room id='R1' capacity='1'/>" SESSION(
         "S", DAY "08:00:00",
         DAY "10:00:00") "/><candidate number='1'><seat session='S'/></candidate><candidate "
                         "number='2'><seat session='S'/></candidate>",
     "T-1 2 2&gt;1\n"},
    {"smaller side",
     "<check each='video' message='{value} {limit}'><minimum field='smallest(width,height)' "
     "limit='720 px'/></check>",
     "<video id='V' width='720' height='1280'/>", "<video id='V' width='1280' height='719'/>",
     "T-1 2 719像素 720像素\n"},
    {"difference",
     "<check each='candidate' message='{value} {other} {limit}'><difference of='rank(level)' "
     "from='highest(heldCertificate.level)' max='1 levels'/></check>",
     "<candidate number='1' level='3'><heldCertificate kind='skill' level='4'/><heldCertificate "
     "kind='skill' level='5'/></candidate>",
     "<candidate number='1' level='3'><heldCertificate kind='skill' level='5'/></candidate>",
     "T-1 2 3 1 1级\n"},
    {"ratio",
     "<check each='batch' message='{part}/{whole} {value} {limit}'><ratio "
     "part='count(candidate.certificate)' whole='count(candidate)' max='50 %'/></check>",
     "<candidate number='1'><certificate/></candidate><candidate number='2'/>",
     "<candidate number='1'><certificate/></candidate><candidate "
     "number='2'><certificate/></candidate><candidate number='3'/>",
     "T-1 1 2/3 66.66% 50%\n"},
    {"equalSets",
     "<check each='batch' message='少{missing} 多{other} {count}'><equalSets "
     "left='candidate.number' right='incident.candidate'/></check>",
     "<candidate number='1'/><candidate number='2'/><incident id='a' candidate='2'/><incident "
     "id='b' candidate='1'/><incident id='c' candidate='1'/>",
     "<candidate number='1'/><candidate number='2'/><incident id='a' candidate='3'/><incident "
     "id='b' candidate='1'/>",
     "T-1 1 少2 多3 2\n"},
    {"unique",
     "<check each='candidate/certificate' message='{value} {other}'><unique "
     "fields='number'/></check>",
     "<candidate number='1'><certificate number='A'/><certificate number='B'/></candidate>",
     "<candidate number='1'><certificate number='A'/></candidate>\n<candidate "
     "number='2'><certificate number='A'/></candidate>",
     "T-1 3 A 证书 A\n"},
    {"uniform",
     "<check each='session' message='{value} {other}'><uniform field='mode' by='subject'/></check>",
     SESSION("S", DAY "08:00:00",
             DAY "10:00:00") " mode='onsite'/><session id='T' subject='theory' mode='paper'/>",
     SESSION("S", DAY "08:00:00", DAY "10:00:00") " mode='onsite'/>" SESSION(
         "T", DAY "08:00:00", DAY "10:00:00") " mode='review'/>",
     "T-1 2 评审答辩 现场操作 (场次 S)\n"},
    {"ascending",
     "<check each='candidate/certificate' message='{value} {other}'><ascending field='number' "
     "prefix='2' date='issuedOn'/></check>",
     "<candidate number='1'><certificate number='AA3' issuedOn='2025-05-02'/><certificate "
     "number='AA2' issuedOn='2025-05-01'/><certificate number='AA1' issuedOn='2025-05-01'/>"
     "<certificate number='BB1' issuedOn='2025-05-03'/><certificate number='AA10' "
     "issuedOn='2025-05-04'/></candidate>",
     "<candidate number='1'><certificate number='AA3' issuedOn='2025-05-01'/></candidate>\n"
     "<candidate number='2'><certificate number='AA2' issuedOn='2025-05-02'/></candidate>",
     "T-1 3 AA2 AA3 (证书 AA3)\n"},
    {"disjoint",
     "<check each='candidate/seat' message='{value} {other}'><disjoint by='candidate.idNumber' "
     "start='session.start' end='session.end'/></check>",
     SESSION("S", DAY "08:00:00", DAY "10:00:00") "/>" SESSION(
         "T", DAY "10:00:00", DAY "11:00:00") "/><candidate number='1' idNumber='X'><seat "
                                              "session='T'/><seat session='S'/></candidate>",
     SESSION("S", DAY "08:00:00", DAY "10:00:00") "/>" SESSION(
         "T", DAY "09:59:59",
         DAY "11:00:00") "/><candidate number='1' name='甲' idNumber='X'><seat session='T'/><seat "
                         "session='S'/></candidate>",
     "T-1 2 2025-09-15 09:59:59 参评人员 甲 (1)\n"},
    {"chain",
     "<check each='plan' absent='pass' message='{value} {limit} {other}'><chain fields='filedOn "
     "acceptedOn registrationFrom'/></check>",
     "<plan filedOn='2025-03-01' registrationFrom='2025-03-01'/>",
     "<plan filedOn='2025-03-01' acceptedOn='2025-06-01' registrationFrom='2025-03-02'/>",
     "T-1 2 报名开始日期（registrationFrom）2025-03-02 早于 "
     "批次计划受理日期（acceptedOn）2025-06-01\n"},
    {"chain strict",
     "<check each='session' absent='pass' message='{value} {limit}'><chain fields='start end' "
     "strict='true'/></check>",
     SESSION("S", DAY "08:00:00", DAY "08:00:01") "/>",
     SESSION("S", DAY "08:00:00", DAY "08:00:00") "/>",
     "T-1 2 结束时间（end）2025-09-15 08:00 不晚于\n"},
    {"dates",
     "<check each='batch' message='{value} {limit}'><dates except='plan export' "
     "from='2000-01-01' until='batch.exportedOn'/></check>",
     "<plan registrationFrom='1999-12-31'/><step kind='archive' doneOn='2000-01-01'/>",
     "<step kind='archive' doneOn='1999-12-31'/>",
     "T-1 2 完成日期（doneOn）1999-12-31 2000-01-01\n"},
    {"dates of",
     "<check each='batch' message='{value} {limit}'><dates of='plan' to='2025-09-15'/></check>",
     "<plan registrationFrom='2025-09-15'/><step kind='archive' doneOn='2030-01-01'/>",
     "<plan registrationFrom='2025-09-16'/>",
     "T-1 2 报名开始日期（registrationFrom）2025-09-16 2025-09-15\n"},
    {"covered",
     "<check each='session' message='{value}'><covered start='start' end='end' "
     "in='batch.video[session=@id]' from='start' until='end'/></check>",
     SESSION("S", DAY "08:00:00", DAY "10:00:00") "/><video id='B' session='S' start='" DAY
                                                  "09:00:00' end='" DAY
                                                  "10:00:00'/><video id='A' session='S' start='" DAY
                                                  "07:59:00' end='" DAY "09:00:00'/>",
     SESSION("S", DAY "08:00:00", DAY "10:00:00") "/><video id='B' session='S' start='" DAY
                                                  "09:00:01' end='" DAY
                                                  "10:00:00'/><video id='A' session='S' start='" DAY
                                                  "07:59:00' end='" DAY "09:00:00'/>",
     "T-1 2 2025-09-15 09:00\n"},
    {"pattern",
     "<check each='candidate/certificate' message='{value}'><pattern field='number' forms='9{3} "
     "[YS]99'/></check>",
     "<candidate number='1'><certificate number='123'/><certificate number='Y12'/></candidate>",
     "<candidate number='1'><certificate number='X12'/></candidate>", "T-1 2 X12\n"},
    {"part text",
     "<check each='candidate/certificate' message='{value}≠{other}'><part field='number' from='2' "
     "length='1' equals='level'/></check>",
     "<candidate number='1'><certificate number='S3' level='3'/></candidate>",
     "<candidate number='1'><certificate number='S3' level='4'/></candidate>", "T-1 2 3≠4\n"},
    {"part year",
     "<check each='candidate/certificate' message='{value}≠{other}'><part field='number' from='2' "
     "length='2' equals='issuedOn' as='year'/></check>",
     "<candidate number='1'><certificate number='S25' issuedOn='2025-12-31'/></candidate>",
     "<candidate number='1'><certificate number='S25' issuedOn='2026-01-01'/></candidate>",
     "T-1 2 25≠26\n"},
    {"part map",
     "<check each='candidate/certificate' message='{value}≠{other}'><part field='number' from='1' "
     "length='1' equals='batch.institution.type' map='social=S enterprise=Y'/></check>",
     "<institution code='S000043999901' type='school'/><candidate number='1'><certificate "
     "number='Q1'/></candidate>",
     "<institution code='S000043999901' type='social'/><candidate number='1'><certificate "
     "number='Y1'/></candidate>",
     "T-1 2 Y≠S\n"},
    {"idCard",
     "<check each='candidate' message='{value}{other}'><idCard number='idNumber' "
     "birthDate='birthDate' sex='sex'/></check>",
     "<candidate number='1' idNumber='11010519491231002X' birthDate='1949-12-31' sex='2'/>",
     "<candidate number='1' idNumber='11010519491231002X' birthDate='1949-12-31' sex='1'/>",
     "T-1 2 11010519491231002X与性别不一致\n"},
    {"idCard birth",
     "<check each='candidate' message='{other}'><idCard number='idNumber' "
     "birthDate='birthDate'/></check>",
     "<candidate number='1' idNumber='11010519491231002X'/>",
     "<candidate number='1' idNumber='11010519491231002X' birthDate='1949-12-30'/>",
     "T-1 2 与出生日期不一致\n"},
    {"creditCode",
     "<check each='institution' message='{value}'><creditCode field='creditCode'/></check>",
     "<institution code='S000043999901' creditCode='91350100M000100Y43'/>",
     "<institution code='S000043999901' creditCode='91350100M000100Y44'/>",
     "T-1 2 91350100M000100Y44\n"},
    {"keywords",
     "<check each='advertisement' message='{value}'><keywords field='wording' words='国家 包过' "
     "except='国家职业技能标准'/></check>",
     "<advertisement wording='依据国家职业技能标准'/>",
     "<advertisement wording='依据国家职业技能标准的国家认证'/>", "T-1 2 国家\n"},
    {"reaches",
     "<check each='candidate' message='{value} {limit}'><reaches field='condition' "
     "held='heldCertificate.level'/></check>",
     "<candidate number='1' condition='取得四级/中级工或三级/高级工证书后工作5年'>"
     "<heldCertificate kind='title'/><heldCertificate kind='skill' level='4'/></candidate>"
     "<candidate number='2' condition='累计工作6年'/>",
     "<candidate number='1' condition='取得四级/中级工证书后工作5年'>"
     "<heldCertificate kind='skill' level='5'/></candidate>",
     "T-1 2 五级/初级工 四级/中级工\n"},
    {"filter through a list",
     "<check each='batch' message='{value}'><none "
     "fields='candidate[seat.session=C2].number'/></check>",
     "<candidate number='1'><seat session='C1'/></candidate>",
     "<candidate number='1'><seat session='C1'/><seat session='C2'/></candidate>", "T-1 1 1\n"},
    {"where after",
     "<check each='candidate/certificate' message='x'><where field='uploadedOn' after='issuedOn' "
     "by='30 workingDays'/><present fields='lateReason'/></check>",
     "<candidate number='1'><certificate issuedOn='2025-09-15' "
     "uploadedOn='2025-10-31'/></candidate>",
     "<candidate number='1'><certificate issuedOn='2025-09-15' "
     "uploadedOn='2025-11-03'/></candidate>",
     "T-1 2 x\n"},
    {"where",
     "<check each='candidate' message='x'><where field='education' is='11 14 21 31'/><present "
     "fields='major'/></check>",
     "<candidate number='1' education='41'/>", "<candidate number='1' education='31'/>",
     "T-1 2 x\n"},
    {"signer",
     "<check each='incident' message='{value}'><signer field='roomHead' roles='roomHead' "
     "session='session'/></check>",
     ROOM_STAFF "<incident id='E' session='S' roomHead='甲'/>",
     ROOM_STAFF "<incident id='E' session='S' roomHead='乙'/>",
     "T-1 2 乙 不是场次 S的考场负责人（应签字的：甲（P1））\n"},
    {"signer by id",
     "<check each='scoreEntry' message='{value}'><signer field='supervisor' "
     "roles='internalSupervisor'/></check>",
     ROOM_STAFF "<scoreEntry subject='theory' supervisor='P3'/>",
     ROOM_STAFF "<scoreEntry subject='theory' supervisor='P9'/>",
     "T-1 2 P9 不在本批次人员和机构人员名册之中\n"},
    {"signer of a candidate",
     "<check each='candidate' message='{value}'><signer field='signedBy' "
     "roles='candidate'/></check>",
     "<candidate number='1' name='甲' signedBy='甲'/>",
     "<candidate number='1' name='甲' signedBy='乙'/>",
     "T-1 2 由 乙 签字，不是本人（应签字的：甲（1））\n"},
    {"signed",
     "<check each='incident' message='{value}'><signed by='signature' roles='invigilator roomHead' "
     "limit='2 persons' session='session'/></check>",
     ROOM_STAFF "<incident id='E' session='S'><signature role='roomHead' person='P1'/>"
                "<signature role='invigilator' name='乙'/></incident>",
     ROOM_STAFF "<incident id='E' session='S'><signature role='invigilator' person='P2'/>"
                "<signature role='invigilator' name='乙'/></incident>",
     "T-1 2 只有 1 名监考人员/考场负责人签字，应至少 2 人\n"},
    {"twoPersons",
     "<check each='scoreEntry' message='{value} {other}'><twoPersons left='enteredBy' "
     "right='checkedBy'/></check>",
     ROOM_STAFF "<scoreEntry subject='theory' enteredBy='P1' checkedBy='P2'/>",
     ROOM_STAFF "<scoreEntry subject='theory' enteredBy='P1' checkedBy='P4'/>",
     "T-1 2 甲（P1） 甲（P4）\n"},
    {"postsApart",
     "<check each='session/duty' message='{value} {other}'><where field='post' "
     "is='internalSupervisor'/><postsApart field='person' posts='roomHead invigilator'/></check>",
     ROOM_STAFF,
     ROOM_STAFF "<session id='T' subject='theory'><duty person='P4' "
                "post='internalSupervisor'/></session>",
     "T-1 2 甲（P4） 考场负责人\n"},
    {"schedule",
     "<check each='batch' message='x'><schedule/></check><check each='batch' message='y'><present "
     "fields='plan'/></check>",
     "<plan/>", "", "T-1 1 y\n"},
};

static void test_each_operator_at_its_boundary(void **state) {
    struct rules_scene *scene = *state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct pair *pair = &pairs[i];
        if (!rules_scene_checks(scene, pair->checks))
            fail_msg("%s: %s", pair->name, buffer_text(&scene->messages));
        const char *lines = rules_scene_lines(scene, rules_scene_check(scene, pair->holds));
        if (*lines) fail_msg("%s must hold, but: %s", pair->name, lines);
        lines = rules_scene_lines(scene, rules_scene_check(scene, pair->breaks));
        struct buffer expected = BUFFER_EMPTY; // &lt; stands in the file only
        for (const char *at = pair->findings; *at; at++) {
            bool less = strncmp(at, "&lt;", 4) == 0, more = strncmp(at, "&gt;", 4) == 0;
            buffer_add_char(&expected, less ? '<' : more ? '>' : *at);
            if (less || more) at += 3;
        }
        if (strcmp(lines, buffer_text(&expected)) != 0)
            fail_msg("%s: expected \"%s\", found \"%s\"", pair->name, buffer_text(&expected),
                     lines);
        buffer_free(&expected);
    }
}

// A new operator needs a pair here.
static void test_every_operator_has_a_pair(void **state) {
    (void)state;
    // Those of the data format look at whole files: tests/rules/test_refusals.py.
    static const char *const elsewhere = "rates codes characters glyphs references singular ids";
    const struct operator* operator;
    for (size_t i = 0; (operator= operator_at(i)); i++) {
        bool found = words_hold(elsewhere, operator->name);
        for (size_t k = 0; k < sizeof pairs / sizeof *pairs && !found; k++)
            found = strstr(pairs[k].checks, arena_printf(((struct rules_scene *)*state)->arena,
                                                         "<%s", operator->name)) != NULL;
        if (!found) fail_msg("no test of <%s>", operator->name);
    }
}

static struct pastBatch *past(struct rules_scene *scene, struct history *history,
                              const char *number, date last, int examined, int certified) {
    struct pastBatch *batch = record_new(scene->arena, &pastBatch_kind);
    batch->number = number;
    batch->lastExam = last;
    batch->examined = examined;
    batch->certified = certified;
    batch->record.next = history->pastBatch.first;
    history->pastBatch.first = &batch->record;
    history->pastBatch.count++;
    return batch;
}

#define RATES                                                                                      \
    "<check each='batch' message='{count} {pooled} {part}/{whole} {mean} {limit}'><rates "         \
    "in='history.pastBatch' part='certified' whole='examined' date='lastExam' window='12 "         \
    "months' max='90 %'/></check>"

static void test_rates_of_twelve_months(void **state) {
    struct rules_scene *scene = *state;
    struct history *history = record_new(scene->arena, &history_kind);
    assert_true(rules_scene_checks(scene, RATES));
    assert_findings(scene, "", "?T-1 1 未提供档案库以往记录，无法判定\n");
    scene->history = history;
    assert_findings(scene, "", "");
    // Exactly 90 %, pooled and as a mean of thirds and ninths.
    past(scene, history, "1", date_of(2025, 3, 1), 30, 27);
    past(scene, history, "2", date_of(2025, 6, 1), 10, 9);
    assert_findings(scene, "", "");
    // Outside the window: the day twelve months before is not in it any more.
    past(scene, history, "3", date_of(2024, 12, 31), 10, 10);
    assert_findings(scene, "", "");
    // The mean alone is over: 27/30, 9/10 and 1/1 against 37/41.
    past(scene, history, "4", date_of(2025, 1, 1), 1, 1);
    assert_findings(scene, "", "T-1 1 3 90.24% 37/41 93.33% 90%\n");
}

static void hold_to(struct rules_scene *scene, const char *option) {
    struct config *config = record_new(scene->arena, &config_kind);
    struct choice *choice = record_new(scene->arena, &choice_kind);
    choice->topic = "T-1.average";
    choice->option = option;
    choice->officer = "张";
    choice->decidedOn = date_of(2025, 1, 2);
    choice->reason = "例";
    config->choice = (struct list){&choice->record, 1};
    scene->options.config = config;
}

// 99 of 110 is exactly 90 %; the mean of 89 % and 100 % is more.
static void test_a_choice_decides_which_rate(void **state) {
    struct rules_scene *scene = *state;
    struct history *history = record_new(scene->arena, &history_kind);
    scene->history = history;
    assert_true(rules_scene_checks(
        scene, "<check each='batch' message='{basis}'><rates in='history.pastBatch' "
               "part='certified' whole='examined' date='lastExam' window='12 months' max='90 %' "
               "choice='T-1.average'/></check>"));
    past(scene, history, "1", date_of(2025, 3, 1), 100, 89);
    past(scene, history, "2", date_of(2025, 6, 1), 10, 10);
    assert_findings(scene, "", "T-1 1 未选择口径，两种有一项高于即列出\n");
    hold_to(scene, "pooled"); // 99 of 110: exactly 90 %
    assert_findings(scene, "", "");
    hold_to(scene, "mean");
    assert_findings(scene, "", "T-1 1 按批次平均率：张 2025-01-02 选择，理由：例\n");
    hold_to(scene, "either");
    assert_findings(
        scene, "",
        "T-1 1 选择的 either 不是可选项（pooled、mean），未采用；两种有一项高于即列出\n");
    scene->options.config = NULL;
}

static void test_unique_against_the_archive(void **state) {
    struct rules_scene *scene = *state;
    struct history *history = record_new(scene->arena, &history_kind);
    struct pastCertificate *certificate = record_new(scene->arena, &pastCertificate_kind);
    certificate->number = "A";
    history->pastCertificate = (struct list){&certificate->record, 1};
    scene->history = history;
    assert_true(rules_scene_checks(
        scene, "<check each='candidate/certificate' message='{value} {other}'><unique "
               "fields='number' against='history.pastCertificate.number'/></check>"));
    assert_findings(scene, "<candidate number='1'><certificate number='B'/></candidate>", "");
    assert_findings(scene, "<candidate number='1'><certificate number='A'/></candidate>",
                    "T-1 2 A 以往证书 A\n");
}

static void test_questions_wait_for_a_named_officer(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_load(
        scene, "<rule id='T-2' class='C' title='试' clause='(一)' quote='原文' severity='general'"
               " mendable='true' responsible='某' demand='改' question='可以吗？'/>"));
    assert_findings(scene, "", "QT-2 1 可以吗？\n");
    assert_findings(scene, "<answer rule='T-2' verdict='yes'/>", "QT-2 1 可以吗？\n");
    assert_findings(scene,
                    "<answer rule='T-2' verdict='yes' officer='张' answeredOn='2025-12-01'/>", "");
    assert_findings(
        scene, "<answer rule='T-2' verdict='notApplicable' officer='张' answeredOn='2025-12-01'/>",
        "");
    assert_findings(
        scene, "<answer rule='T-2' verdict='no' officer='张' answeredOn='2025-12-01' note='缺人'/>",
        "T-2 2 张 于 2025-12-01 对“可以吗？”答复：否。缺人\n");
}

static void test_what_binds_the_authority_is_listed(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_load(
        scene,
        "<rule id='T-3' class='B' binds='authority' title='试' clause='(二)' quote='原文' "
        "severity='hint'"
        " mendable='false' responsible='中心' demand='由监管部门核对'/>\n"
        "<rule id='T-4' class='B' binds='authority' title='试' clause='(二)' quote='原文' "
        "severity='hint'"
        " mendable='false' responsible='中心' demand='由监管部门核对'>"
        "<check each='dossier/filing' absent='pass' message='{due}'><deadline field='answeredOn' "
        "after='appliedOn' limit='7 workingDays'/></check></rule>"));
    assert_findings(scene, "", "AT-3 1 由监管部门核对\nAT-4 1 未提供机构档案文件，无法判定\n");
    scene->dossier = rules_scene_dossier(
        scene, "<filing kind='first' appliedOn='2025-09-04' answeredOn='2025-09-15'/>");
    assert_findings(scene, "", "AT-3 1 由监管部门核对\n");
    scene->dossier = rules_scene_dossier(
        scene, "<filing kind='first' appliedOn='2025-09-04' answeredOn='2025-09-16'/>");
    assert_findings(scene, "", "T-4 2 2025-09-15\nAT-3 1 由监管部门核对\n");
}

static void test_a_regulation_is_held_from_its_day_on(void **state) {
    struct rules_scene *scene = *state;
    assert_true(rules_scene_checks(
        scene, "<check each='batch' message='x'><present fields='plan'/></check>"));
    assert_findings(scene, "<session id='S' subject='theory' start='2022-06-01T08:00:00'/>",
                    "T-1 1 x\n");
    assert_findings(scene, "<session id='S' subject='theory' start='2022-05-31T08:00:00'/>", "");
    // The configuration's own days come before the file's.
    struct config *config = record_new(scene->arena, &config_kind);
    struct effective *effective = record_new(scene->arena, &effective_kind);
    effective->regulation = "T";
    effective->from = date_of(2022, 5, 31);
    config->effective = (struct list){&effective->record, 1};
    scene->options.config = config;
    assert_findings(scene, "<session id='S' subject='theory' start='2022-05-31T08:00:00'/>",
                    "T-1 1 x\n");
    effective->from = date_of(2022, 6, 2);
    assert_findings(scene, "<session id='S' subject='theory' start='2022-06-01T08:00:00'/>", "");
    effective->from = date_of(2022, 5, 31);
    effective->until = date_of(2022, 6, 1);
    assert_findings(scene, "<session id='S' subject='theory' start='2022-06-01T08:00:00'/>",
                    "T-1 1 x\n");
    assert_findings(scene, "<session id='S' subject='theory' start='2022-06-02T08:00:00'/>", "");
}

#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, rules_scene_open, rules_scene_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_each_operator_at_its_boundary),
        TEST(test_every_operator_has_a_pair),
        TEST(test_rates_of_twelve_months),
        TEST(test_a_choice_decides_which_rate),
        TEST(test_unique_against_the_archive),
        TEST(test_questions_wait_for_a_named_officer),
        TEST(test_what_binds_the_authority_is_listed),
        TEST(test_a_regulation_is_held_from_its_day_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
