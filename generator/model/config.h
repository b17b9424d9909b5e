// SPDX-License-Identifier: Apache-2.0
// The configuration: schemas/config.xsd in C. Everything may be left out; what is absent has the
// value that the comment of its annotation names. Relative paths are relative to the file's folder.
// No secret stands in it: a passphrase is in a file, an environment variable or a descriptor.
#ifndef JUANCE_MODEL_CONFIG_H
#define JUANCE_MODEL_CONFIG_H

#include "model/record.h"

// A material in a medium is kept longer than its notice asks; never shorter.
#define RETENTION_LIFT_FIELDS(F, P)                                                                \
    F(code, material, "材料种类")                                                                  \
    F(code, medium, "载体")                                                                        \
    F(code, retention, "保管期限")                                                                 \
    F(text, reason, "延长原因")
RECORD_STRUCT(retentionLift, RETENTION_LIFT_FIELDS)

// Where notices differ or leave a choice: which reading is held to, and who decided it.
#define CHOICE_FIELDS(F, P)                                                                        \
    F(text, topic, "事项")                                                                         \
    F(code, option, "取值")                                                                        \
    F(text, officer, "决定人")                                                                     \
    F(date, decidedOn, "决定日期")                                                                 \
    F(text, reason, "理由")
RECORD_STRUCT(choice, CHOICE_FIELDS)

// A notice without a date (Sichuan, Guangxi), or one whose force here differs from its date.
#define EFFECTIVE_FIELDS(F, P)                                                                     \
    F(text, regulation, "规则文件")                                                                \
    F(date, from, "施行日期")                                                                      \
    F(date, until, "停止施行日期")
RECORD_STRUCT(effective, EFFECTIVE_FIELDS)

#define REFERENCE_FILE_FIELDS(F, P) F(text, file, "清单文件")
RECORD_STRUCT(referenceFile, REFERENCE_FILE_FIELDS)

#define DOSSIER_FILE_FIELDS(F, P)                                                                  \
    F(text, institution, "机构编码")                                                               \
    F(text, file, "机构档案文件")
RECORD_STRUCT(dossierFile, DOSSIER_FILE_FIELDS)

#define CALENDAR_FILE_FIELDS(F, P) F(text, file, "节假日文件")
RECORD_STRUCT(calendarFile, CALENDAR_FILE_FIELDS)

#define INDICATOR_FILE_FIELDS(F, P) F(text, file, "评定标准文件")
RECORD_STRUCT(indicatorFile, INDICATOR_FILE_FIELDS)

// ---- pages
#define FONT_FACE_FIELDS(F, P)                                                                     \
    F(code, role, "字体用途")                                                                      \
    F(text, file, "字体文件")                                                                      \
    F(integer, index, "字体集内序号")                                                              \
    F(text, substitutes, "代替字体")
RECORD_STRUCT(fontFace, FONT_FACE_FIELDS)

#define MISSING_GLYPH_FIELDS(F, P)                                                                 \
    F(text, character, "字符")                                                                     \
    F(text, officer, "批准人")                                                                     \
    F(date, allowedOn, "批准日期")                                                                 \
    F(text, reason, "理由")
RECORD_STRUCT(missingGlyph, MISSING_GLYPH_FIELDS)

// Periods and words that no notice fixes; documents mark them as settings.
#define DOCUMENT_SETTINGS_FIELDS(F, P)                                                             \
    F(text, authority, "发文机关")                                                                 \
    F(text, region, "发文机关地区")                                                                \
    F(integer, defenceDays, "陈述申辩期限")                                                        \
    F(integer, rectificationDays, "整改期限")                                                      \
    F(integer, reviewDays, "复核期限")                                                             \
    F(integer, appealDays, "申诉期限")                                                             \
    F(code, dayKind, "期限计算")                                                                   \
    F(text, appealAuthority, "申诉受理机关")                                                       \
    F(code, caseRetention, "案件卷宗保管期限")                                                     \
    F(text, caseRetentionBasis, "案件卷宗保管期限依据")
RECORD_STRUCT(documentSettings, DOCUMENT_SETTINGS_FIELDS)

// How long an entry stays in a list, which no notice fixes.
#define ROLL_TERM_FIELDS(F, P)                                                                     \
    F(code, roll, "名单")                                                                          \
    F(integer, months, "列入期限")                                                                 \
    F(text, basis, "列入期限依据")
RECORD_STRUCT(rollTerm, ROLL_TERM_FIELDS)

// ---- seal
#define CERTIFICATE_LIST_FIELDS(F, P) F(text, file, "证书吊销列表文件")
RECORD_STRUCT(certificateList, CERTIFICATE_LIST_FIELDS)

#define SIGNING_KEY_FIELDS(F, P)                                                                   \
    F(text, id, "密钥编号")                                                                        \
    F(code, kind, "密钥种类")                                                                      \
    F(code, algorithm, "签名算法")                                                                 \
    F(text, institution, "机构编码")                                                               \
    F(text, creditCode, "统一社会信用代码")                                                        \
    F(text, subject, "证书主题中的标识")                                                           \
    F(text, file, "密钥文件")                                                                      \
    F(text, certificate, "证书文件")                                                               \
    F(text, chain, "证书链文件")                                                                   \
    F(text, passphraseFile, "口令文件")                                                            \
    F(text, passphraseVariable, "口令环境变量")                                                    \
    F(integer, passphraseDescriptor, "口令文件描述符")                                             \
    F(text, module, "PKCS#11 模块")                                                                \
    F(text, token, "PKCS#11 令牌")                                                                 \
    F(text, object, "PKCS#11 对象")                                                                \
    F(text, command, "外部签名命令")                                                               \
    F(integer, timeout, "超时")                                                                    \
    F(list, certificateList, "证书吊销列表")
RECORD_STRUCT(signingKey, SIGNING_KEY_FIELDS)

#define TIME_AUTHORITY_FIELDS(F, P)                                                                \
    F(text, id, "时间戳机构编号")                                                                  \
    F(text, url, "网址")                                                                           \
    F(text, command, "命令")                                                                       \
    F(text, trust, "信任锚文件")                                                                   \
    F(text, policy, "策略标识")                                                                    \
    F(code, digest, "摘要算法")                                                                    \
    F(integer, timeout, "超时")
RECORD_STRUCT(timeAuthority, TIME_AUTHORITY_FIELDS)

#define TRUST_ANCHOR_FIELDS(F, P)                                                                  \
    F(text, file, "信任锚文件")                                                                    \
    F(code, use, "用途")
RECORD_STRUCT(trustAnchor, TRUST_ANCHOR_FIELDS)

// ---- the configuration
#define CONFIG_FIELDS(F, P)                                                                        \
    F(text, version, "格式版本")                                                                   \
    F(code, jurisdiction, "适用地区")                                                              \
    F(text, archive, "档案库文件夹")                                                               \
    F(text, inbox, "收件文件夹")                                                                   \
    F(text, reports, "报告文件夹")                                                                 \
    F(text, banRegister, "禁考登记文件")                                                           \
    F(text, fonts, "字体表文件")                                                                   \
    F(code, periodStart, "保管期限起算")                                                           \
    F(code, rosterRetention, "发证名册保管期限")                                                   \
    F(integer, jobs, "并行任务数")                                                                 \
    F(boolean, firstDayCounts, "期间首日计入")                                                     \
    F(boolean, strict, "严格")                                                                     \
    F(boolean, sign, "签名")                                                                       \
    F(text, signWith, "签名密钥编号")                                                              \
    F(list, retentionLift, "延长保管期限")                                                         \
    F(list, choice, "解释取舍")                                                                    \
    F(list, effective, "规则施行日期")                                                             \
    F(list, referenceFile, "参考清单文件")                                                         \
    F(list, dossierFile, "机构档案文件")                                                           \
    F(list, calendarFile, "节假日文件")                                                            \
    F(list, indicatorFile, "评定标准文件")                                                         \
    F(list, fontFace, "字体")                                                                      \
    F(list, missingGlyph, "允许缺字")                                                              \
    F(list, documentSettings, "文书设置")                                                          \
    F(list, rollTerm, "名单列入期限")                                                              \
    F(list, signingKey, "签名密钥")                                                                \
    F(list, timeAuthority, "时间戳机构")                                                           \
    F(list, trustAnchor, "信任锚")                                                                 \
    F(list, certificateList, "证书吊销列表")                                                       \
    P(text, sourceFile, "配置文件")                                                                \
    P(text, sourceFolder, "配置文件夹")
RECORD_STRUCT(config, CONFIG_FIELDS)

#define CONFIG_NAMESPACE "urn:juance:config"
#define CONFIG_VERSION   "1.0"

// The one section of document settings, or an empty one, never NULL.
const struct documentSettings *config_document_settings(const struct config *config);

#endif
