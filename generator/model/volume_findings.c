// SPDX-License-Identifier: Apache-2.0
#include "model/volume_findings.h"

#include "model/record_table.h"

#define COUNT(fields) (sizeof(fields) / sizeof *(fields))

#define OWNER findingText
static const struct field text_fields[] = {FINDING_TEXT_FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};
#undef OWNER
static const struct record_kind title_kind = {"title", "要求", sizeof(struct findingText),
                                              text_fields, COUNT(text_fields)};

#define OWNER volumeFinding
static const struct field finding_fields[] = {
    VOLUME_FINDING_FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};
#undef OWNER
static const struct record_kind finding_kind = {"finding", "核查结果", sizeof(struct volumeFinding),
                                                finding_fields, COUNT(finding_fields)};

#define OWNER volumeFindings
static const struct field findings_fields[] = {
    VOLUME_FINDINGS_FIELDS(RECORD_ROW, RECORD_COMPUTED_ROW)};
#undef OWNER
const struct record_kind volumeFindings_kind = {
    "findings", "核查结果", sizeof(struct volumeFindings), findings_fields, COUNT(findings_fields)};
