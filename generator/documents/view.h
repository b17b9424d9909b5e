// SPDX-License-Identifier: Apache-2.0
// What documents print that no export holds: the volume, the rows of its 卷内目录, what the check
// found, and figures. batches/ fills the first three; documents/ computes the others. They
// describe themselves like every record, so that templates name their fields the same way.
#ifndef JUANCE_DOCUMENTS_VIEW_H
#define JUANCE_DOCUMENTS_VIEW_H

#include "model/record.h"

#define VIEW_STRUCT(record_name, FIELDS)                                                           \
    struct record_name##_view {                                                                    \
        struct record record;                                                                      \
        FIELDS(RECORD_MEMBER, RECORD_MEMBER)                                                       \
    };                                                                                             \
    extern const struct record_kind record_name##_view_kind;

// ---- filled by batches/
#define VOLUME_FIELDS(F, P)                                                                        \
    F(text, id, "分卷标识")                                                                        \
    F(code, retention, "保管期限") /* Y, L, D5, D3: code list "retention" */                       \
    F(text, fonds, "全宗名称")                                                                     \
    F(text, category, "类目名称")                                                                  \
    F(text, title, "案卷题名")                                                                     \
    F(text, caption, "封面题名") /* without the institution's name, which stands above it */       \
    F(date, from, "起始时间")    /* of the volume's material */                                    \
    F(date, until, "终止时间")                                                                     \
    F(integer, items, "件数")                                                                      \
    F(integer, pages, "页数")                                                                      \
    F(text, filingNumber, "归档号")                                                                \
    F(text, archivalCode, "档号")                                                                  \
    F(integer, part, "分卷序号")                                                                   \
    F(integer, parts, "分卷总数")                                                                  \
    F(integer, revision, "修订次数") /* absent for the first */                                    \
    F(text, supersedes, "取代的分卷")                                                              \
    F(date, periodFrom, "保管期限起")                                                              \
    F(date, periodUntil, "保管期限止") /* absent: no end */                                        \
    F(date, dueOn, "到期日")                                                                       \
    F(text, periodBasis, "期限依据")      /* clause, or the stated default */                      \
    F(text, incomplete, "不完整封卷原因") /* as the officer gave it; absent: complete */           \
    F(text, incompleteBy, "不完整封卷批准人")                                                      \
    F(text, situation, "本卷情况说明") /* what the sealing officer wishes to add */                \
    F(text, keeper, "立卷人")                                                                      \
    F(text, examiner, "检查人")                                                                    \
    F(date, sealedOn, "立卷时间")
VIEW_STRUCT(volume, VOLUME_FIELDS)

// One row of the 卷内目录: one material in one medium, or one register of this program.
#define ENTRY_FIELDS(F, P)                                                                         \
    F(integer, number, "顺序号")                                                                   \
    F(text, documentNumber, "文号")                                                                \
    F(text, responsible, "责任者")                                                                 \
    F(text, title, "题名")                                                                         \
    F(date, dated, "日期")                                                                         \
    F(text, page, "页号") /* first page; the last item first-last */                               \
    F(text, note, "备注")                                                                          \
    F(code, part, "案卷部分") /* code list material.part */                                        \
    F(code, kind, "材料种类") /* code list material.kind; absent for a register of this program */ \
    F(code, medium, "载体")                                                                        \
    F(code, retention, "保管期限")                                                                 \
    F(text, location, "存放位置")                                                                  \
    F(integer, pages, "页数")                                                                      \
    F(text, file, "文件")        /* in the volume, below its top folder: data/04/... */            \
    F(decimal, size, "文件大小") /* bytes */                                                       \
    F(text, material, "材料编号")                                                                  \
    F(text, person, "参评人员") /* whose material it is: name */                                   \
    F(text, candidate, "准考证号")                                                                 \
    F(text, session, "场次") /* what tells one session's material from another's */                \
    F(text, reason, "无此项原因")                                                                  \
    F(date, dueOn, "到期日")                                                                       \
    F(boolean, generated, "系统生成")
VIEW_STRUCT(entry, ENTRY_FIELDS)

// The check as a whole.
#define CHECK_FIELDS(F, P)                                                                         \
    F(date, heldOn, "核查日期") /* the day the rules were held against */                          \
    F(text, regulations, "核查依据")                                                               \
    F(code, verdict, "结论") /* blocked, findings, passed */                                       \
    F(integer, blocking, "阻断")                                                                   \
    F(integer, serious, "严重")                                                                    \
    F(integer, general, "一般")                                                                    \
    F(integer, hints, "提示")                                                                      \
    F(integer, mending, "封卷前须补正") /* findings that block sealing */                          \
    F(integer, undecided, "未能判定")                                                              \
    F(integer, questions, "待人工核查")                                                            \
    F(integer, authority, "监管部门事项")
VIEW_STRUCT(check, CHECK_FIELDS)

// ---- computed here
#define FINDING_FIELDS(F, P)                                                                       \
    F(integer, number, "序号")                                                                     \
    F(code, verdict, "判定")  /* finding, undecided, question, authority */                        \
    F(code, severity, "程度") /* blocking, serious, general, hint */                               \
    F(boolean, blocks, "阻止封卷")                                                                 \
    F(text, rule, "规则编号")                                                                      \
    F(text, sourceTitle, "依据文件")                                                               \
    F(text, clause, "条款")                                                                        \
    F(text, quote, "条文")                                                                         \
    F(text, title, "核查事项")                                                                     \
    F(text, message, "问题")                                                                       \
    F(text, demand, "要求")                                                                        \
    F(text, consequence, "后果")                                                                   \
    F(text, responsible, "责任人")                                                                 \
    F(text, subject, "对象")                                                                       \
    F(text, subjectId, "对象编号")                                                                 \
    F(code, subjectKind, "对象类别")                                                               \
    F(code, material, "材料种类")                                                                  \
    F(code, medium, "载体")                                                                        \
    F(text, file, "导出文件")                                                                      \
    F(integer, line, "行号")                                                                       \
    F(integer, alike, "同类问题数") /* of a matter: findings of one rule that one person mends */
VIEW_STRUCT(finding, FINDING_FIELDS)

#define RESPONSIBLE_FIELDS(F, P)                                                                   \
    F(text, name, "责任人")                                                                        \
    F(integer, findings, "问题数")                                                                 \
    F(integer, blocking, "封卷前须补正")
VIEW_STRUCT(responsible, RESPONSIBLE_FIELDS)

// Materials of one kind in one medium, counted.
#define HOLDING_FIELDS(F, P)                                                                       \
    F(code, kind, "材料种类")                                                                      \
    F(code, medium, "载体")                                                                        \
    F(integer, present, "已归档")                                                                  \
    F(integer, none, "无此项")                                                                     \
    F(integer, pages, "页数")                                                                      \
    F(integer, withSignature, "有签字")                                                            \
    F(integer, dated, "有日期")                                                                    \
    F(integer, verified, "摘要相符") /* files whose content has the declared digest */             \
    F(integer, files, "文件数")                                                                    \
    F(integer, findings, "问题数")
VIEW_STRUCT(holding, HOLDING_FIELDS)

// One candidate's results. A subject that was not asked for is absent.
#define SCORES_FIELDS(F, P)                                                                        \
    F(decimal, theory, "理论成绩")                                                                 \
    F(decimal, practical, "实操成绩")                                                              \
    F(decimal, comprehensive, "综合成绩")                                                          \
    F(boolean, theoryPassed, "理论合格")                                                           \
    F(boolean, practicalPassed, "实操合格")                                                        \
    F(boolean, comprehensivePassed, "综合合格")                                                    \
    F(boolean, absent, "缺考")                                                                     \
    F(boolean, passed, "评定结果") /* absent while a score that is asked for is missing */
VIEW_STRUCT(scores, SCORES_FIELDS)

// One occupation and level of the batch in figures.
#define FIGURES_FIELDS(F, P)                                                                       \
    F(integer, candidates, "参评人数")                                                             \
    F(integer, accepted, "审核通过")                                                               \
    F(integer, absent, "缺考")                                                                     \
    F(integer, passed, "合格")                                                                     \
    F(integer, failed, "不合格")                                                                   \
    F(integer, open, "结果未定")                                                                   \
    F(integer, certificates, "发证")                                                               \
    F(decimal, passRate, "合格率") /* per cent of candidates that were not absent */
VIEW_STRUCT(figures, FIGURES_FIELDS)

// Who is on duty in a session, names joined.
#define STAFFING_FIELDS(F, P)                                                                      \
    F(text, roomHead, "考场负责人")                                                                \
    F(text, invigilators, "监考人员")                                                              \
    F(text, assessors, "考评人员")                                                                 \
    F(text, leader, "考评组长")                                                                    \
    F(text, supervisors, "质量督导人员")                                                           \
    F(text, others, "考务人员")                                                                    \
    F(integer, seats, "考生人数")
VIEW_STRUCT(staffing, STAFFING_FIELDS)

// The document itself, and what a table counts while its rows go by.
#define DOCUMENT_FIELDS(F, P)                                                                      \
    F(text, title, "标题")                                                                         \
    F(text, note, "标注")                                                                          \
    F(text, kind, "文书种类")
VIEW_STRUCT(document, DOCUMENT_FIELDS)

#define ROWS_FIELDS(F, P)                                                                          \
    F(integer, number, "序号") /* of this row, from 1 */                                           \
    F(integer, count, "行数")  /* rows so far, or of the group in a subtotal */
VIEW_STRUCT(rows, ROWS_FIELDS)

#endif
