// SPDX-License-Identifier: Apache-2.0
// What documents print that no export holds: the volume, the rows of its 卷内目录, what the check
// found, and figures. batches/ fills the first three; documents/ computes the others. They
// describe themselves like every record, so that templates name their fields the same way.
#ifndef JUANCE_DOCUMENTS_VIEW_H
#define JUANCE_DOCUMENTS_VIEW_H

#include "model/record.h"

// ---- filled by batches/
#define VOLUME_FIELDS(F, P, R)                                                                     \
    F(R, text, id, "分卷标识")                                                                     \
    F(R, code, retention, "保管期限") /* Y, L, D5, D3: code list "retention" */                    \
    F(R, text, fonds, "全宗名称")                                                                  \
    F(R, text, category, "类目名称")                                                               \
    F(R, text, title, "案卷题名")                                                                  \
    F(R, text, caption, "封面题名") /* without the institution's name, which stands above it */    \
    F(R, date, from, "起始时间")    /* of the volume's material */                                 \
    F(R, date, until, "终止时间")                                                                  \
    F(R, integer, items, "件数")                                                                   \
    F(R, integer, pages, "页数")                                                                   \
    F(R, text, filingNumber, "归档号")                                                             \
    F(R, text, archivalCode, "档号")                                                               \
    F(R, integer, part, "分卷序号")                                                                \
    F(R, integer, parts, "分卷总数")                                                               \
    F(R, integer, revision, "修订次数") /* absent for the first */                                 \
    F(R, text, supersedes, "取代的分卷")                                                           \
    F(R, date, periodFrom, "保管期限起")                                                           \
    F(R, date, periodUntil, "保管期限止") /* absent: no end */                                     \
    F(R, date, dueOn, "到期日")                                                                    \
    F(R, text, periodBasis, "期限依据")      /* clause, or the stated default */                   \
    F(R, text, incomplete, "不完整封卷原因") /* as the officer gave it; absent: complete */        \
    F(R, text, incompleteBy, "不完整封卷批准人")                                                   \
    F(R, text, regulations, "核查依据")   /* and until when each was known to be in force */       \
    F(R, text, situation, "本卷情况说明") /* what the sealing officer wishes to add */             \
    F(R, text, keeper, "立卷人")                                                                   \
    F(R, text, examiner, "检查人")                                                                 \
    F(R, date, sealedOn, "立卷时间")
RECORD_STRUCT(volume_view, VOLUME_FIELDS)

// One row of the 卷内目录: one material in one medium, or one register of this program.
#define ENTRY_FIELDS(F, P, R)                                                                      \
    F(R, integer, number, "顺序号")                                                                \
    F(R, text, documentNumber, "文号")                                                             \
    F(R, text, responsible, "责任者")                                                              \
    F(R, text, title, "题名")                                                                      \
    F(R, date, dated, "日期")                                                                      \
    F(R, text, page, "页号") /* first page; the last item first-last */                            \
    F(R, text, note, "备注")                                                                       \
    F(R, code, part, "案卷部分") /* code list material.part */                                     \
    F(R, code, kind,                                                                               \
      "材料种类") /* code list material.kind; absent for a register of this program */             \
    F(R, code, medium, "载体")                                                                     \
    F(R, code, retention, "保管期限")                                                              \
    F(R, text, location, "存放位置")                                                               \
    F(R, integer, pages, "页数")                                                                   \
    F(R, text, file, "文件")        /* in the volume, below its top folder: data/04/... */         \
    F(R, decimal, size, "文件大小") /* bytes */                                                    \
    F(R, text, material, "材料编号")                                                               \
    F(R, text, person, "参评人员") /* whose material it is: name */                                \
    F(R, text, candidate, "准考证号")                                                              \
    F(R, text, session, "场次") /* what tells one session's material from another's */             \
    F(R, text, reason, "无此项原因")                                                               \
    F(R, date, dueOn, "到期日")                                                                    \
    F(R, boolean, generated, "系统生成")
RECORD_STRUCT(entry_view, ENTRY_FIELDS)

// The check as a whole.
#define CHECK_FIELDS(F, P, R)                                                                      \
    F(R, date, heldOn, "核查日期") /* the day the rules were held against */                       \
    F(R, text, regulations, "核查依据")                                                            \
    F(R, code, verdict, "结论") /* blocked, findings, noNotice, passed */                          \
    F(R, integer, blocking, "阻断")                                                                \
    F(R, integer, serious, "严重")                                                                 \
    F(R, integer, general, "一般")                                                                 \
    F(R, integer, hints, "提示")                                                                   \
    F(R, integer, mending, "封卷前须补正") /* findings that block sealing */                       \
    F(R, integer, undecided, "未能判定")                                                           \
    F(R, integer, questions, "待人工核查")                                                         \
    F(R, integer, authority, "监管部门事项")
RECORD_STRUCT(check_view, CHECK_FIELDS)

// ---- computed here
#define FINDING_FIELDS(F, P, R)                                                                    \
    F(R, integer, number, "序号")                                                                  \
    F(R, code, verdict, "判定")  /* finding, undecided, question, authority */                     \
    F(R, code, severity, "程度") /* blocking, serious, general, hint */                            \
    F(R, boolean, blocks, "阻止封卷")                                                              \
    F(R, code, mending, "补正情况") /* first, open, past */                                        \
    F(R, text, rule, "规则编号")                                                                   \
    F(R, text, sourceTitle, "依据文件")                                                            \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, quote, "条文")                                                                      \
    F(R, text, title, "核查事项")                                                                  \
    F(R, text, message, "问题")                                                                    \
    F(R, text, demand, "要求")                                                                     \
    F(R, text, consequence, "后果")                                                                \
    F(R, text, responsible, "责任人")                                                              \
    F(R, text, subject, "对象")                                                                    \
    F(R, text, subjectId, "对象编号")                                                              \
    F(R, code, subjectKind, "对象类别")                                                            \
    F(R, code, material, "材料种类")                                                               \
    F(R, code, medium, "载体")                                                                     \
    F(R, text, file, "导出文件")                                                                   \
    F(R, integer, line, "行号")                                                                    \
    F(R, integer, cases, "处数")       /* absent: one */                                           \
    F(R, integer, own, "各有所述处数") /* of cases whose sentences differ; else absent */          \
    F(R, text, about, "所涉")          /* one case's records; of several the first few by name */  \
    F(R, text, whose,                                                                              \
      "所涉人员、场次、材料")          /* the same; absent when it is the batch as a whole */      \
    F(R, integer, more, "共计处数")    /* where `about` does not name all */                       \
    F(R, text, everyone, "全部对象")   /* then: by name, where one sentence holds for all */       \
    F(R, integer, alike, "同类问题数") /* of a matter: findings of one rule that one person mends  \
                                        */
RECORD_STRUCT(finding_view, FINDING_FIELDS)

#define RESPONSIBLE_FIELDS(F, P, R)                                                                \
    F(R, text, name, "责任人")                                                                     \
    F(R, integer, findings, "问题数")                                                              \
    F(R, integer, blocking, "封卷前须补正")
RECORD_STRUCT(responsible_view, RESPONSIBLE_FIELDS)

// Materials of one kind in one medium, counted.
#define HOLDING_FIELDS(F, P, R)                                                                    \
    F(R, code, kind, "材料种类")                                                                   \
    F(R, code, medium, "载体")                                                                     \
    F(R, integer, present, "已归档")                                                               \
    F(R, integer, none, "无此项")                                                                  \
    F(R, integer, pages, "页数")                                                                   \
    F(R, integer, withSignature, "有签字")                                                         \
    F(R, integer, dated, "有日期")                                                                 \
    F(R, integer, verified, "摘要相符") /* files whose content has the declared digest */          \
    F(R, integer, files, "文件数")                                                                 \
    F(R, integer, findings, "问题数")
RECORD_STRUCT(holding_view, HOLDING_FIELDS)

// One candidate's results. A subject that was not asked for is absent.
#define SCORES_FIELDS(F, P, R)                                                                     \
    F(R, decimal, theory, "理论成绩")                                                              \
    F(R, decimal, practical, "实操成绩")                                                           \
    F(R, decimal, comprehensive, "综合成绩")                                                       \
    F(R, boolean, theoryPassed, "理论合格")                                                        \
    F(R, boolean, practicalPassed, "实操合格")                                                     \
    F(R, boolean, comprehensivePassed, "综合合格")                                                 \
    F(R, boolean, absent, "缺考")                                                                  \
    F(R, boolean, cancelled, "成绩取消")                                                           \
    F(R, boolean, passed, "评定结果") /* absent while a score that is asked for is missing */
RECORD_STRUCT(scores_view, SCORES_FIELDS)

// One occupation and level of the batch in figures.
#define FIGURES_FIELDS(F, P, R)                                                                    \
    F(R, integer, candidates, "参评人数")                                                          \
    F(R, integer, accepted, "审核通过")                                                            \
    F(R, integer, absent, "缺考")                                                                  \
    F(R, integer, passed, "合格")                                                                  \
    F(R, integer, failed, "不合格")                                                                \
    F(R, integer, open, "结果未定")                                                                \
    F(R, integer, certificates, "发证")                                                            \
    F(R, decimal, passRate, "合格率") /* per cent of those who sat */
RECORD_STRUCT(figures_view, FIGURES_FIELDS)

// Who is on duty in a session, names joined.
#define STAFFING_FIELDS(F, P, R)                                                                   \
    F(R, text, roomHead, "考场负责人")                                                             \
    F(R, text, invigilators, "监考人员")                                                           \
    F(R, text, assessors, "考评人员")                                                              \
    F(R, text, leader, "考评组长")                                                                 \
    F(R, text, supervisors, "质量督导人员")                                                        \
    F(R, text, others, "考务人员")                                                                 \
    F(R, integer, seats, "考生人数")
RECORD_STRUCT(staffing_view, STAFFING_FIELDS)

// The document itself, and what a table counts while its rows go by.
#define DOCUMENT_FIELDS(F, P, R)                                                                   \
    F(R, text, title, "标题")                                                                      \
    F(R, text, note, "标注")                                                                       \
    F(R, text, kind, "文书种类")
RECORD_STRUCT(document_view, DOCUMENT_FIELDS)

#define ROWS_FIELDS(F, P, R)                                                                       \
    F(R, integer, number, "序号") /* of this row, from 1 */                                        \
    F(R, integer, count, "行数")  /* rows so far, or of the group in a subtotal */
RECORD_STRUCT(rows_view, ROWS_FIELDS)

#endif
