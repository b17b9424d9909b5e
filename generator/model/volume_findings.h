// SPDX-License-Identifier: Apache-2.0
// meta/findings.xml of a sealed volume, read back (schemas/findings.xsd), so far as it is counted.
#ifndef JUANCE_MODEL_VOLUME_FINDINGS_H
#define JUANCE_MODEL_VOLUME_FINDINGS_H

#include "model/record.h"

// An element that holds nothing but text.
#define FINDING_TEXT_FIELDS(F, P) P(text, content, "文字")
struct findingText {
    struct record record;
    FINDING_TEXT_FIELDS(RECORD_MEMBER, RECORD_MEMBER)
};

// Elements <finding> and <title>: names that rules/ and the file's own words have taken.
#define VOLUME_FINDING_FIELDS(F, P)                                                                \
    F(text, verdict, "结论")                                                                       \
    F(text, rule, "规则")                                                                          \
    F(text, severity, "程度")                                                                      \
    F(text, sourceTitle, "依据文号")                                                               \
    F(text, clause, "条款")                                                                        \
    F(text, material, "材料种类")                                                                  \
    F(boolean, late, "逾期")                                                                       \
    F(list, title, "要求")
struct volumeFinding {
    struct record record;
    VOLUME_FINDING_FIELDS(RECORD_MEMBER, RECORD_MEMBER)
};

#define VOLUME_FINDINGS_FIELDS(F, P)                                                               \
    F(text, version, "格式版本")                                                                   \
    F(text, batch, "批次号")                                                                       \
    F(list, finding, "核查结果")
struct volumeFindings {
    struct record record;
    VOLUME_FINDINGS_FIELDS(RECORD_MEMBER, RECORD_MEMBER)
};
extern const struct record_kind volumeFindings_kind;

#define VOLUME_FINDINGS_NAMESPACE "urn:juance:findings"
#define VOLUME_FINDINGS_VERSION   "1.0"

#endif
