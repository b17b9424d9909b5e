// SPDX-License-Identifier: Apache-2.0
// One assessment batch (认定批次) as its export describes it: schemas/assessment-batch.xsd in C.
// Each line: type, name (XML attribute, or element for a list), Chinese term. The annotation of the
// same name in the schema says which clause asks for it. F is read from the export, P filled by the
// program.
#ifndef JUANCE_MODEL_BATCH_H
#define JUANCE_MODEL_BATCH_H

#include "model/record.h"

// ---- institution and plan
#define INSTITUTION_FIELDS(F, P)                                                                   \
    F(text, code, "机构编码") /* first 13 positions of its certificate numbers */                  \
    F(text, name, "机构名称")                                                                      \
    F(text, creditCode, "统一社会信用代码")                                                        \
    F(code, type, "机构类型")                                                                      \
    F(code, filingLevel, "备案层级")                                                               \
    F(text, region, "备案地区") /* GB/T 2260, six digits */                                        \
    F(text, head, "机构负责人")                                                                    \
    F(text, address, "住所")                                                                       \
    F(text, contact, "联系人")                                                                     \
    F(text, telephone, "联系电话")                                                                 \
    F(date, filedOn, "备案日期")                                                                   \
    F(boolean, branch, "分支机构")
RECORD_STRUCT(institution, INSTITUTION_FIELDS)

#define PLAN_ITEM_FIELDS(F, P)                                                                     \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "认定等级")                                                                     \
    F(integer, participants, "计划人数")                                                           \
    F(decimal, fee, "收费标准") /* yuan a person */                                                \
    F(code, mode, "考核方式")                                                                      \
    F(code, paperSource, "试题来源")                                                               \
    F(text, venue, "考点")                                                                         \
    F(date, from, "开始日期")                                                                      \
    F(date, until, "结束日期")
RECORD_STRUCT(planItem, PLAN_ITEM_FIELDS)

#define CHANGE_FIELDS(F, P)                                                                        \
    F(code, aspect, "变更事项")                                                                    \
    F(text, before, "变更前")                                                                      \
    F(text, after, "变更后")                                                                       \
    F(date, reportedOn, "报备日期")
RECORD_STRUCT(change, CHANGE_FIELDS)

#define PLAN_FIELDS(F, P)                                                                          \
    F(date, filedOn, "批次计划报备日期")                                                           \
    F(date, acceptedOn, "批次计划受理日期")                                                        \
    F(text, annualPlanVersion, "所依据的年度计划版本")                                             \
    F(date, registrationFrom, "报名开始日期")                                                      \
    F(date, registrationUntil, "报名截止日期")                                                     \
    F(text, scheme, "考务方案")                                                                    \
    F(text, participants, "参评人员安排")                                                          \
    F(text, method, "考核方式")                                                                    \
    F(text, feeStandard, "收费标准")                                                               \
    F(text, schedule, "时间地点")                                                                  \
    F(text, examStaff, "考务人员安排")                                                             \
    F(text, assessors, "考评人员安排")                                                             \
    F(text, supervision, "内部督导委派")                                                           \
    F(list, planItem, "计划职业等级")                                                              \
    F(list, change, "计划变更")
RECORD_STRUCT(plan, PLAN_FIELDS)

#define ANNOUNCEMENT_FIELDS(F, P)                                                                  \
    F(date, publishedOn, "发布日期")                                                               \
    F(text, channel, "发布渠道")                                                                   \
    F(text, occupations, "职业")                                                                   \
    F(text, levels, "等级")                                                                        \
    F(text, schedule, "时间")                                                                      \
    F(text, place, "地点")                                                                         \
    F(text, conditions, "申报条件及办法")                                                          \
    F(text, feeStandard, "收费标准")
RECORD_STRUCT(announcement, ANNOUNCEMENT_FIELDS)

#define MEETING_FIELDS(F, P)                                                                       \
    F(date, heldOn, "召开日期")                                                                    \
    F(integer, attendees, "参会人数")                                                              \
    F(boolean, theoryRooms, "理论考场已布置")                                                      \
    F(boolean, stations, "操作工位已布置")                                                         \
    F(boolean, defenceRoom, "综合答辩场所已布置")
RECORD_STRUCT(meeting, MEETING_FIELDS)

#define STEP_FIELDS(F, P)                                                                          \
    F(code, kind, "环节")                                                                          \
    F(date, doneOn, "完成日期")
RECORD_STRUCT(step, STEP_FIELDS)

// ---- fees
#define FEE_PUBLICATION_FIELDS(F, P)                                                               \
    F(date, postedOn, "场所公布日期")                                                              \
    F(date, publishedOn, "社会公示日期")                                                           \
    F(text, channel, "公示渠道")
RECORD_STRUCT(feePublication, FEE_PUBLICATION_FIELDS)

#define FEE_FIELDS(F, P)                                                                           \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "等级")                                                                         \
    F(decimal, amount, "公布的收费标准") /* yuan a person */
RECORD_STRUCT(fee, FEE_FIELDS)

#define RECEIPT_LINE_FIELDS(F, P)                                                                  \
    F(code, kind, "收费项目")                                                                      \
    F(decimal, amount, "金额") /* yuan */
RECORD_STRUCT(receiptLine, RECEIPT_LINE_FIELDS)

#define RECEIPT_FIELDS(F, P)                                                                       \
    F(text, number, "票据号")                                                                      \
    F(text, candidate, "准考证号")                                                                 \
    F(date, issuedOn, "开票日期")                                                                  \
    F(list, receiptLine, "票据明细")
RECORD_STRUCT(receipt, RECEIPT_FIELDS)

// ---- occupations, venues, rooms, sessions
#define OCCUPATION_FIELDS(F, P)                                                                    \
    F(text, code, "职业编码")                                                                      \
    F(text, name, "职业名称")                                                                      \
    F(text, workType, "工种/职业方向")                                                             \
    F(code, level, "等级")                                                                         \
    F(text, standard, "国家职业标准或评价规范编号")                                                \
    F(text, standardOccupation, "标准所属职业编码")                                                \
    F(boolean, theory, "含理论知识考试")                                                           \
    F(boolean, practical, "含技能操作考核")                                                        \
    F(boolean, comprehensive, "含综合评审")                                                        \
    F(decimal, passMark, "合格分数线")                                                             \
    F(code, mode, "理论考试方式")                                                                  \
    F(code, paperSource, "试题来源")                                                               \
    F(decimal, assessorRatio, "考评员与考生配比") /* candidates one assessor may judge */          \
    F(boolean, accessControlled, "准入类职业")
RECORD_STRUCT(occupation, OCCUPATION_FIELDS)

#define PERMISSION_FIELDS(F, P)                                                                    \
    F(text, authority, "许可机关")                                                                 \
    F(code, role, "许可机关属地")                                                                  \
    F(date, grantedOn, "许可日期")                                                                 \
    F(text, number, "许可文号")                                                                    \
    F(text, batch, "所准批次号")
RECORD_STRUCT(permission, PERMISSION_FIELDS)

#define CONSENT_FIELDS(F, P)                                                                       \
    F(text, authority, "活动所在地人社部门")                                                       \
    F(date, reportedOn, "报备日期")                                                                \
    F(date, agreedOn, "同意日期")
RECORD_STRUCT(consent, CONSENT_FIELDS)

#define POSTING_FIELDS(F, P)                                                                       \
    F(code, kind, "张贴内容")                                                                      \
    F(date, postedOn, "张贴日期")                                                                  \
    F(text, evidence, "张贴照片") /* material id */
RECORD_STRUCT(posting, POSTING_FIELDS)

#define VENUE_FIELDS(F, P)                                                                         \
    F(text, id, "考点编号")                                                                        \
    F(text, name, "考点名称")                                                                      \
    F(text, region, "所在地区") /* GB/T 2260, six digits */                                        \
    F(text, address, "地址")                                                                       \
    F(boolean, external, "外部考点")                                                               \
    F(list, permission, "外部考点许可")                                                            \
    F(list, consent, "跨市报备")                                                                   \
    F(list, posting, "张贴")
RECORD_STRUCT(venue, VENUE_FIELDS)

#define ROOM_FIELDS(F, P)                                                                          \
    F(text, id, "考场编号")                                                                        \
    F(text, venue, "考点编号")                                                                     \
    F(text, name, "考场名称")                                                                      \
    F(code, type, "考场类型")                                                                      \
    F(integer, capacity, "容量")                                                                   \
    F(decimal, gapAlong, "前后间距")  /* cm */                                                     \
    F(decimal, gapAcross, "左右间距") /* cm */                                                     \
    F(boolean, screens, "防窥隔屏")                                                                \
    F(boolean, deskNumbers, "课桌考号")
RECORD_STRUCT(room, ROOM_FIELDS)

#define DUTY_FIELDS(F, P)                                                                          \
    F(text, person, "人员编号")                                                                    \
    F(code, post, "岗位")                                                                          \
    F(moment, signedInAt, "签到时间")                                                              \
    F(decimal, distance, "打卡距考点距离") /* m */                                                 \
    F(boolean, faceMatched, "人脸识别通过")
RECORD_STRUCT(duty, DUTY_FIELDS)

#define SESSION_FIELDS(F, P)                                                                       \
    F(text, id, "场次编号")                                                                        \
    F(text, room, "考场编号")                                                                      \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "等级")                                                                         \
    F(code, subject, "科目")                                                                       \
    F(code, mode, "考核方式")                                                                      \
    F(text, group, "考评组")                                                                       \
    F(moment, start, "开始时间")                                                                   \
    F(moment, end, "结束时间")                                                                     \
    F(list, duty, "岗位安排")
RECORD_STRUCT(session, SESSION_FIELDS)

// ---- people
#define CONFLICT_FIELDS(F, P)                                                                      \
    F(text, candidate, "准考证号")                                                                 \
    F(text, relation, "关系")                                                                      \
    F(boolean, avoided, "已回避")
RECORD_STRUCT(conflict, CONFLICT_FIELDS)

#define PERSON_FIELDS(F, P)                                                                        \
    F(text, id, "人员编号")                                                                        \
    F(text, name, "姓名")                                                                          \
    F(text, idNumber, "证件号码")                                                                  \
    F(code, role, "人员类别")                                                                      \
    F(text, cardNumber, "证卡编号")                                                                \
    F(date, cardFrom, "证卡有效期起")                                                              \
    F(date, cardUntil, "证卡有效期止")                                                             \
    F(text, occupations, "可考评职业") /* codes separated by blanks */                             \
    F(code, employment, "聘用方式")                                                                \
    F(text, employer, "工作单位")                                                                  \
    F(date, contractFrom, "聘用合同起")                                                            \
    F(date, contractUntil, "聘用合同止")                                                           \
    F(text, group, "考评组")                                                                       \
    F(text, appointedBy, "委派单位")                                                               \
    F(date, avoidanceDeclaredOn, "回避声明日期")                                                   \
    F(boolean, leader, "考评组长")                                                                 \
    F(list, conflict, "申报的利害关系")
RECORD_STRUCT(person, PERSON_FIELDS)

#define HELD_CERTIFICATE_FIELDS(F, P)                                                              \
    F(code, kind, "证书类别")                                                                      \
    F(text, name, "职业或职称名称")                                                                \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "技能等级")                                                                     \
    F(text, grade, "职称等级")                                                                     \
    F(text, number, "证书编号")                                                                    \
    F(date, issuedOn, "发证日期")                                                                  \
    F(text, issuer, "发证机构")                                                                    \
    F(text, scan, "证书扫描件") /* material id */
RECORD_STRUCT(heldCertificate, HELD_CERTIFICATE_FIELDS)

#define SEAT_FIELDS(F, P)                                                                          \
    F(text, session, "场次编号")                                                                   \
    F(text, seat, "座位号")                                                                        \
    F(moment, signedInAt, "签到时间")                                                              \
    F(decimal, distance, "打卡距考点距离") /* m */                                                 \
    F(boolean, faceMatched, "人脸识别通过")                                                        \
    F(boolean, absent, "缺考")
RECORD_STRUCT(seat, SEAT_FIELDS)

#define SCORE_FIELDS(F, P)                                                                         \
    F(code, subject, "科目")                                                                       \
    F(decimal, score, "成绩") /* as entered in the system */                                       \
    F(decimal, sheetScore, "卷面或评分表成绩")                                                     \
    F(text, marker, "阅卷人员") /* person id */                                                    \
    F(text, retainedFrom, "成绩保留自批次")                                                        \
    F(date, markedOn, "阅卷日期")                                                                  \
    F(boolean, passed, "合格")
RECORD_STRUCT(score, SCORE_FIELDS)

#define CERTIFICATE_FIELDS(F, P)                                                                   \
    F(text, number, "证书编号")                                                                    \
    F(text, name, "持证人姓名")                                                                    \
    F(code, idType, "证件类型")                                                                    \
    F(text, idNumber, "证件号码")                                                                  \
    F(text, occupationCode, "职业编码")                                                            \
    F(text, occupationName, "职业名称")                                                            \
    F(text, workType, "工种/职业方向名称")                                                         \
    F(code, level, "职业技能等级")                                                                 \
    F(text, issuer, "发证机构名称")                                                                \
    F(code, status, "证书状态")                                                                    \
    F(text, lateReason, "逾期说明") /* material id */                                              \
    F(date, issuedOn, "发证日期")                                                                  \
    F(date, uploadedOn, "上传日期")                                                                \
    F(date, receivedOn, "省级接收日期")                                                            \
    F(date, forwardedOn, "省级上报日期")                                                           \
    F(date, searchableOn, "可查询日期")                                                            \
    F(date, returnedOn, "退回日期")                                                                \
    F(date, resentOn, "重新上报日期")
RECORD_STRUCT(certificate, CERTIFICATE_FIELDS)

#define CANDIDATE_FIELDS(F, P)                                                                     \
    F(text, number, "准考证号")                                                                    \
    F(text, name, "姓名")                                                                          \
    F(code, sex, "性别")       /* GB/T 2261.1 */                                                   \
    F(code, education, "学历") /* GB/T 4658 */                                                     \
    F(text, major, "专业")                                                                         \
    F(code, idType, "证件类型")                                                                    \
    F(text, idNumber, "证件号码")                                                                  \
    F(text, mobile, "手机号码")                                                                    \
    F(code, category, "人员类别")                                                                  \
    F(text, employer, "工作单位")                                                                  \
    F(text, hostEmployer, "用工单位")                                                              \
    F(text, residence, "户籍")                                                                     \
    F(text, occupation, "申报职业编码")                                                            \
    F(code, level, "申报等级")                                                                     \
    F(text, post, "工作岗位")                                                                      \
    F(text, condition, "申报条件")           /* which condition of the standard is claimed */      \
    F(text, photo, "照片")                   /* material id */                                     \
    F(text, educationScan, "学历证书扫描件") /* material id */                                     \
    F(text, signedBy, "申报表签名人")                                                              \
    F(code, reviewResult, "资格审核结果")                                                          \
    F(text, reviewer, "资格审核人")                                                                \
    F(decimal, years, "岗位累计年限")                                                              \
    F(decimal, feePaid, "实收费用") /* yuan */                                                     \
    F(date, birthDate, "出生日期")                                                                 \
    F(date, registeredOn, "报名日期")                                                              \
    F(date, signedOn, "申报表签名日期")                                                            \
    F(date, commitmentSignedOn, "真实性承诺日期")                                                  \
    F(date, reviewedOn, "资格审核日期")                                                            \
    F(boolean, theory, "申报理论")                                                                 \
    F(boolean, practical, "申报实操")                                                              \
    F(boolean, comprehensive, "申报综合")                                                          \
    F(boolean, standardMatched, "申报资格与标准比对通过")                                          \
    F(list, heldCertificate, "现持有证书")                                                         \
    F(list, seat, "考场安排")                                                                      \
    F(list, score, "成绩")                                                                         \
    F(list, certificate, "证书")
RECORD_STRUCT(candidate, CANDIDATE_FIELDS)

// ---- papers, scores, publication
#define CUSTODY_FIELDS(F, P)                                                                       \
    F(code, kind, "流转环节")                                                                      \
    F(text, person, "经手人")                                                                      \
    F(boolean, hasSigned, "已签字")                                                                \
    F(moment, at, "时间")
RECORD_STRUCT(custody, CUSTODY_FIELDS)

#define PAPER_FIELDS(F, P)                                                                         \
    F(text, id, "试卷编号")                                                                        \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "等级")                                                                         \
    F(code, subject, "科目")                                                                       \
    F(code, source, "试题来源")                                                                    \
    F(date, reviewedOn, "专家审核日期")                                                            \
    F(list, custody, "流转记录")
RECORD_STRUCT(paper, PAPER_FIELDS)

#define SCORE_ENTRY_FIELDS(F, P)                                                                   \
    F(code, subject, "科目")                                                                       \
    F(text, enteredBy, "录入人")                                                                   \
    F(moment, enteredAt, "录入时间")                                                               \
    F(boolean, enteredSigned, "录入人已签字")                                                      \
    F(text, checkedBy, "复核人")                                                                   \
    F(moment, checkedAt, "复核时间")                                                               \
    F(boolean, checkedSigned, "复核人已签字")                                                      \
    F(text, supervisor, "现场监督的内部质量督导员")
RECORD_STRUCT(scoreEntry, SCORE_ENTRY_FIELDS)

#define SCORE_CHANGE_FIELDS(F, P)                                                                  \
    F(text, candidate, "准考证号")                                                                 \
    F(code, subject, "科目")                                                                       \
    F(decimal, before, "更改前成绩")                                                               \
    F(decimal, after, "更改后成绩")                                                                \
    F(moment, changedAt, "更改时间")                                                               \
    F(text, operator, "操作人")                                                                    \
    F(text, approvedBy, "批准人")                                                                  \
    F(date, approvedOn, "批准日期")                                                                \
    F(text, reason, "更改原因")
RECORD_STRUCT(scoreChange, SCORE_CHANGE_FIELDS)

#define PUBLICATION_FIELDS(F, P)                                                                   \
    F(date, from, "公示开始日期")                                                                  \
    F(date, until, "公示结束日期")                                                                 \
    F(text, channel, "公示渠道")                                                                   \
    F(boolean, masked, "已脱敏")                                                                   \
    F(integer, objections, "异议件数")
RECORD_STRUCT(publication, PUBLICATION_FIELDS)

// ---- certificate data
#define CORRECTION_FIELDS(F, P)                                                                    \
    F(code, kind, "办理事项")                                                                      \
    F(text, certificate, "证书编号")                                                               \
    F(code, field, "更改字段")                                                                     \
    F(text, before, "更改前")                                                                      \
    F(text, after, "更改后")                                                                       \
    F(text, newNumber, "新证书编号")                                                               \
    F(text, reason, "原因")                                                                        \
    F(date, appliedOn, "申请日期")                                                                 \
    F(text, confirmedBy, "省级确认机构")                                                           \
    F(date, confirmedOn, "确认日期")
RECORD_STRUCT(correction, CORRECTION_FIELDS)

#define DELETION_FIELDS(F, P)                                                                      \
    F(text, certificate, "证书编号")                                                               \
    F(text, reason, "删除原因")                                                                    \
    F(date, benefitsCancelledOn, "待遇取消日期")                                                   \
    F(text, appliedBy, "申请机构")                                                                 \
    F(date, appliedOn, "申请日期")                                                                 \
    F(boolean, logical, "逻辑删除")
RECORD_STRUCT(deletion, DELETION_FIELDS)

#define DATA_OPERATION_FIELDS(F, P)                                                                \
    F(code, kind, "数据操作")                                                                      \
    F(text, certificate, "证书编号")                                                               \
    F(text, operator, "操作人")                                                                    \
    F(moment, at, "时间")                                                                          \
    F(text, reason, "原因")
RECORD_STRUCT(dataOperation, DATA_OPERATION_FIELDS)

#define QUERY_FIELDS(F, P)                                                                         \
    F(text, operator, "查询人")                                                                    \
    F(code, relation, "查询人身份")                                                                \
    F(moment, at, "时间")                                                                          \
    F(boolean, byNumber, "提供证书编号")                                                           \
    F(boolean, byName, "提供姓名")                                                                 \
    F(boolean, byIdNumber, "提供证件号码")
RECORD_STRUCT(query, QUERY_FIELDS)

// ---- video, incidents, supervision, advertising
#define VIDEO_FIELDS(F, P)                                                                         \
    F(text, id, "视频编号")                                                                        \
    F(text, room, "考场编号")                                                                      \
    F(text, session, "场次编号")                                                                   \
    F(text, material, "视频材料") /* material id */                                                \
    F(moment, start, "录制开始时间")                                                               \
    F(moment, end, "录制结束时间")                                                                 \
    F(moment, uploadedAt, "上传时间")                                                              \
    F(integer, width, "画面宽度")  /* pixels */                                                    \
    F(integer, height, "画面高度") /* pixels */                                                    \
    F(boolean, sound, "含音频")                                                                    \
    F(boolean, blindSpots, "存在死角")                                                             \
    F(boolean, clear, "画面清晰")
RECORD_STRUCT(video, VIDEO_FIELDS)

#define SIGNATURE_FIELDS(F, P)                                                                     \
    F(code, role, "签字人身份")                                                                    \
    F(text, name, "签字人")                                                                        \
    F(text, person, "签字人编号") /* person id, or candidate number */                             \
    F(date, signedOn, "签字日期")
RECORD_STRUCT(signature, SIGNATURE_FIELDS)

#define INCIDENT_FIELDS(F, P)                                                                      \
    F(text, id, "事件编号")                                                                        \
    F(text, candidate, "准考证号")                                                                 \
    F(text, person, "所涉工作人员") /* person id */                                                \
    F(text, session, "场次编号")                                                                   \
    F(text, behaviour, "行为") /* id in the catalogue of misconduct */                             \
    F(text, description, "情况说明")                                                               \
    F(moment, at, "时间")                                                                          \
    F(boolean, reminded, "已提醒")                                                                 \
    F(text, roomHead, "考场负责人")                                                                \
    F(date, confirmedOn, "考场负责人确认日期")                                                     \
    F(text, recordForm, "违纪违规记录单") /* material id */                                        \
    F(text, investigation, "调查材料")    /* material id */                                        \
    F(text, decision, "处理决定")         /* material id */                                        \
    F(text, caseNumber, "案件编号")                                                                \
    F(code, measure, "处理措施")                                                                   \
    F(date, decidedOn, "处理决定日期")                                                             \
    F(date, reportedOn, "报备监管部门日期")                                                        \
    F(list, signature, "工作人员签字")
RECORD_STRUCT(incident, INCIDENT_FIELDS)

#define EXTERNAL_SUPERVISION_FIELDS(F, P)                                                          \
    F(text, person, "外部质量督导员")                                                              \
    F(text, appointedBy, "属地委派机构")                                                           \
    F(text, hostAppointedBy, "考点所在地委派机构")                                                 \
    F(date, endedOn, "督导结束日期")                                                               \
    F(date, reportedOn, "报告日期")
RECORD_STRUCT(externalSupervision, EXTERNAL_SUPERVISION_FIELDS)

#define ADVERTISEMENT_FIELDS(F, P)                                                                 \
    F(text, channel, "渠道")                                                                       \
    F(date, publishedOn, "发布日期")                                                               \
    F(text, wording, "广告内容")
RECORD_STRUCT(advertisement, ADVERTISEMENT_FIELDS)

#define ANSWER_FIELDS(F, P)                                                                        \
    F(text, rule, "规则编号")                                                                      \
    F(code, verdict, "结论")                                                                       \
    F(text, officer, "填报人")                                                                     \
    F(date, answeredOn, "填报日期")                                                                \
    F(text, note, "说明")                                                                          \
    F(text, evidence, "佐证材料") /* material id */
RECORD_STRUCT(answer, ANSWER_FIELDS)

// What a roster or summary lists, where its rows are held against the certificates.
#define ROSTER_ROW_FIELDS(F, P)                                                                    \
    F(text, candidate, "准考证号")                                                                 \
    F(text, certificate, "证书编号")
RECORD_STRUCT(rosterRow, ROSTER_ROW_FIELDS)

// ---- materials: one entry is one material in one medium. Paper has a shelf location and pages and
// no file; its scan is an entry of its own that names it in copyOf.
#define MATERIAL_FIELDS(F, P)                                                                      \
    F(text, id, "材料编号")                                                                        \
    F(code, kind, "材料种类")                                                                      \
    F(code, medium, "载体")                                                                        \
    F(code, subject, "科目")                                                                       \
    F(text, title, "题名")                                                                         \
    F(text, file, "文件") /* relative to the export's folder */                                    \
    F(digest, sha256, "文件摘要")                                                                  \
    F(text, location, "存放位置")                                                                  \
    F(text, batch, "所属批次号")                                                                   \
    F(text, candidate, "准考证号")                                                                 \
    F(text, room, "考场编号")                                                                      \
    F(text, session, "场次编号")                                                                   \
    F(text, copyOf, "原件材料编号")                                                                \
    F(text, reason, "无此项原因")                                                                  \
    F(integer, pages, "页数")                                                                      \
    F(integer, rows, "所载行数")                                                                   \
    F(date, dated, "形成日期")                                                                     \
    F(date, uploadedOn, "上传日期")                                                                \
    F(boolean, none, "无此项")                                                                     \
    F(list, signature, "签字")                                                                     \
    F(list, rosterRow, "名册所载行")                                                               \
    P(code, fileState,                                                                             \
      "文件状态") /* ok, missing, empty, unreadable, outside, notFile, collides, changed */        \
    P(code, fileFormat, "文件格式")   /* sniffed from the first bytes: jpeg, pdf, mp4, ... */      \
    P(digest, fileSha256, "实测摘要") /* absent until the file was read */                         \
    P(decimal, fileSize, "文件大小")  /* bytes */
RECORD_STRUCT(material, MATERIAL_FIELDS)

// ---- the batch
#define BATCH_FIELDS(F, P)                                                                         \
    F(text, version, "格式版本")                                                                   \
    F(text, number, "批次号")                                                                      \
    F(integer, year, "计划年度")                                                                   \
    F(text, title, "批次名称")                                                                     \
    F(code, jurisdiction, "适用地区") /* file name in schemas/jurisdictions */                     \
    F(date, exportedOn, "导出日期")                                                                \
    F(text, platform, "考务管理平台")                                                              \
    F(text, institutionFile, "机构档案文件") /* relative to the export's folder */                 \
    F(list, institution, "评价机构")                                                               \
    F(list, plan, "批次计划")                                                                      \
    F(list, announcement, "考试计划公告")                                                          \
    F(list, meeting, "考务工作会")                                                                 \
    F(list, step, "评价环节")                                                                      \
    F(list, feePublication, "收费公示")                                                            \
    F(list, fee, "收费标准")                                                                       \
    F(list, occupation, "认定职业")                                                                \
    F(list, venue, "考点")                                                                         \
    F(list, room, "考场")                                                                          \
    F(list, person, "工作人员")                                                                    \
    F(list, session, "场次")                                                                       \
    F(list, candidate, "参评人员")                                                                 \
    F(list, receipt, "收费票据")                                                                   \
    F(list, paper, "试卷")                                                                         \
    F(list, scoreEntry, "成绩录入")                                                                \
    F(list, scoreChange, "成绩更改")                                                               \
    F(list, publication, "成绩公示")                                                               \
    F(list, correction, "证书更正补发")                                                            \
    F(list, deletion, "证书数据删除")                                                              \
    F(list, dataOperation, "证书数据操作")                                                         \
    F(list, query, "证书数据查询")                                                                 \
    F(list, video, "视频")                                                                         \
    F(list, incident, "考场事件")                                                                  \
    F(list, externalSupervision, "外部督导")                                                       \
    F(list, advertisement, "广告宣传")                                                             \
    F(list, answer, "人工核查答复")                                                                \
    F(list, material, "归档材料")                                                                  \
    P(text, sourceFile, "导出文件") /* as named on the command line or found */                    \
    P(text, sourceFolder, "导出文件夹")                                                            \
    P(digest, sourceSha256, "导出文件摘要")
RECORD_STRUCT(batch, BATCH_FIELDS)

#define BATCH_NAMESPACE "urn:juance:assessment-batch"
#define BATCH_VERSION   "1.0"

// The one institution and plan of the batch, or an empty record, never NULL.
const struct institution *batch_institution(const struct batch *batch);
const struct plan *batch_plan(const struct batch *batch);

// First and last day on which something was examined; DATE_NONE without sessions.
date batch_first_exam(const struct batch *batch);
date batch_last_exam(const struct batch *batch);

// Day of the batch's last dated step: the latest of examination, publication, certificate issue and
// upload, correction and signature. The retention period starts on 1 January after its year.
date batch_closed_on(const struct batch *batch);

#endif
