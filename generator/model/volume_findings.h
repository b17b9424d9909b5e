// SPDX-License-Identifier: Apache-2.0
// meta/findings.xml of a sealed volume, read back (schemas/findings.xsd), so far as it is counted.
#ifndef JUANCE_MODEL_VOLUME_FINDINGS_H
#define JUANCE_MODEL_VOLUME_FINDINGS_H

#include "model/record.h"

// An element that holds nothing but text.
#define FINDING_TEXT_FIELDS(F, P, R) P(R, text, content, "文字")
RECORD_STRUCT(findingText, FINDING_TEXT_FIELDS)

// Elements <finding> and <title>: names that rules/ and the file's own words have taken.
#define VOLUME_FINDING_FIELDS(F, P, R)                                                             \
    F(R, text, verdict, "结论")                                                                    \
    F(R, text, rule, "规则")                                                                       \
    F(R, text, severity, "程度")                                                                   \
    F(R, text, sourceTitle, "依据文号")                                                            \
    F(R, text, clause, "条款")                                                                     \
    F(R, text, material, "材料种类")                                                               \
    F(R, boolean, late, "逾期")                                                                    \
    F(R, list, title, "要求")
RECORD_STRUCT(volumeFinding, VOLUME_FINDING_FIELDS)

#define VOLUME_FINDINGS_FIELDS(F, P, R)                                                            \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, batch, "批次号")                                                                    \
    F(R, list, finding, "核查结果")
RECORD_STRUCT(volumeFindings, VOLUME_FINDINGS_FIELDS)

#define VOLUME_FINDINGS_NAMESPACE "urn:juance:findings"
#define VOLUME_FINDINGS_VERSION   "1.0"

#endif
