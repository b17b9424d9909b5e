// SPDX-License-Identifier: Apache-2.0
// Lists that the notices refer to and do not contain: schemas/references.xsd in C. Files of their
// own, named by the configuration and loaded read-only; without a list its rules stay undecided.
// The ban register (ban-register.xml), exported by a regulator, is such a file.
#ifndef JUANCE_MODEL_REFERENCES_H
#define JUANCE_MODEL_REFERENCES_H

#include "model/record.h"

#define OCCUPATION_ENTRY_FIELDS(F, P)                                                              \
    F(text, code, "职业编码")                                                                      \
    F(text, name, "职业名称")                                                                      \
    F(text, workType, "工种名称")                                                                  \
    F(text, replaces, "原职业编码")                                                                \
    F(date, from, "启用日期")                                                                      \
    F(date, until, "停用日期")                                                                     \
    F(boolean, added, "新发布职业")
RECORD_STRUCT(occupationEntry, OCCUPATION_ENTRY_FIELDS)

#define STANDARD_ENTRY_FIELDS(F, P)                                                                \
    F(text, number, "标准编号")                                                                    \
    F(text, title, "标准名称")                                                                     \
    F(text, occupation, "职业编码")                                                                \
    F(code, kind, "标准种类")                                                                      \
    F(text, levels, "等级") /* codes of list "level" separated by blanks */                        \
    F(text, filedBy, "备案部门")                                                                   \
    F(decimal, passMark, "合格分数线")                                                             \
    F(decimal, theoryRatio, "理论监考人员与考生配比")                                              \
    F(decimal, practicalRatio, "实操考评员与考生配比")                                             \
    F(decimal, comprehensiveRatio, "综合评审考评员与考生配比")                                     \
    F(date, from, "施行日期")                                                                      \
    F(date, until, "废止日期")
RECORD_STRUCT(standardEntry, STANDARD_ENTRY_FIELDS)

#define ACCESS_OCCUPATION_FIELDS(F, P)                                                             \
    F(text, code, "职业编码")                                                                      \
    F(text, name, "职业名称")                                                                      \
    F(text, basis, "设定依据")                                                                     \
    F(date, from, "起始日期")                                                                      \
    F(date, until, "截止日期")
RECORD_STRUCT(accessOccupation, ACCESS_OCCUPATION_FIELDS)

// Who may not sit, or serve, until when. The person is named by number or, where a register keeps
// no numbers, by the SHA-256 of the number's text (upper case, UTF-8, nothing before or after it).
#define BAN_FIELDS(F, P)                                                                           \
    F(text, id, "登记编号")                                                                        \
    F(text, name, "姓名")                                                                          \
    F(text, idNumber, "证件号码")                                                                  \
    F(digest, idSha256, "证件号码摘要")                                                            \
    F(code, as, "受限身份")                                                                        \
    F(text, ground, "违纪违规行为")                                                                \
    F(text, decision, "处理决定文号")                                                              \
    F(text, authority, "作出机构")                                                                 \
    F(date, decidedOn, "决定日期")                                                                 \
    F(date, from, "起始日期")                                                                      \
    F(date, until, "截止日期")                                                                     \
    F(boolean, revoked, "已撤销")
RECORD_STRUCT(ban, BAN_FIELDS)

// Directory of filed institutions (评价机构目录清单), one record an occupation.
#define LISTED_SCOPE_FIELDS(F, P)                                                                  \
    F(text, occupation, "职业编码")                                                                \
    F(code, level, "等级")                                                                         \
    F(date, from, "有效期起")                                                                      \
    F(date, until, "有效期止")
RECORD_STRUCT(listedScope, LISTED_SCOPE_FIELDS)

#define LISTED_INSTITUTION_FIELDS(F, P)                                                            \
    F(text, code, "机构编码")                                                                      \
    F(text, name, "机构名称")                                                                      \
    F(code, institutionType, "机构类型")                                                           \
    F(code, area, "布局层级")                                                                      \
    F(text, region, "备案地区")                                                                    \
    F(date, filedOn, "备案日期")                                                                   \
    F(date, removedOn, "移出目录日期")                                                             \
    F(list, listedScope, "备案职业等级")
RECORD_STRUCT(listedInstitution, LISTED_INSTITUTION_FIELDS)

#define DESIGNATED_PLATFORM_FIELDS(F, P)                                                           \
    F(text, name, "平台名称")                                                                      \
    F(code, jurisdiction, "适用地区")                                                              \
    F(date, from, "启用日期")                                                                      \
    F(date, until, "停用日期")
RECORD_STRUCT(designatedPlatform, DESIGNATED_PLATFORM_FIELDS)

#define REFERENCES_FIELDS(F, P)                                                                    \
    F(text, version, "格式版本")                                                                   \
    F(text, holds, "所载清单") /* lists that this file gives in full, even if they are empty */    \
    F(text, title, "清单名称")                                                                     \
    F(text, source, "来源")                                                                        \
    F(text, issuedBy, "编制机构")                                                                  \
    F(date, asOf, "截至日期")                                                                      \
    F(list, occupationEntry, "职业分类大典职业")                                                   \
    F(list, standardEntry, "国家职业标准或评价规范")                                               \
    F(list, accessOccupation, "准入类职业")                                                        \
    F(list, ban, "禁止参加登记")                                                                   \
    F(list, listedInstitution, "评价机构目录清单")                                                 \
    F(list, designatedPlatform, "指定工作平台")                                                    \
    P(text, sourceFile, "清单文件")                                                                \
    P(text, sourceFolder, "清单文件夹")                                                            \
    P(digest, sourceSha256, "清单文件摘要")
RECORD_STRUCT(references, REFERENCES_FIELDS)

#define REFERENCES_NAMESPACE "urn:juance:references"
#define REFERENCES_VERSION   "1.0"

#endif
