// SPDX-License-Identifier: Apache-2.0
#include "model/config.h"

#include "model/record_table.h"

#define OWNER retentionLift
RECORD_TABLE(retentionLift, "延长保管期限", RETENTION_LIFT_FIELDS)
#undef OWNER

#define OWNER choice
RECORD_TABLE(choice, "解释取舍", CHOICE_FIELDS)
#undef OWNER

#define OWNER effective
RECORD_TABLE(effective, "规则施行日期", EFFECTIVE_FIELDS)
#undef OWNER

#define OWNER referenceFile
RECORD_TABLE(referenceFile, "参考清单文件", REFERENCE_FILE_FIELDS)
#undef OWNER

#define OWNER dossierFile
RECORD_TABLE(dossierFile, "机构档案文件", DOSSIER_FILE_FIELDS)
#undef OWNER

#define OWNER indicatorFile
RECORD_TABLE(indicatorFile, "评定标准文件", INDICATOR_FILE_FIELDS)
#undef OWNER

#define OWNER calendarFile
RECORD_TABLE(calendarFile, "节假日文件", CALENDAR_FILE_FIELDS)
#undef OWNER

#define OWNER fontFace
RECORD_TABLE(fontFace, "字体", FONT_FACE_FIELDS)
#undef OWNER

#define OWNER missingGlyph
RECORD_TABLE(missingGlyph, "允许缺字", MISSING_GLYPH_FIELDS)
#undef OWNER

#define OWNER documentSettings
RECORD_TABLE(documentSettings, "文书设置", DOCUMENT_SETTINGS_FIELDS)
#undef OWNER

#define OWNER rollTerm
RECORD_TABLE(rollTerm, "名单列入期限", ROLL_TERM_FIELDS)
#undef OWNER

#define OWNER certificateList
RECORD_TABLE(certificateList, "证书吊销列表", CERTIFICATE_LIST_FIELDS)
#undef OWNER

#define OWNER signingKey
RECORD_TABLE(signingKey, "签名密钥", SIGNING_KEY_FIELDS)
#undef OWNER

#define OWNER timeAuthority
RECORD_TABLE(timeAuthority, "时间戳机构", TIME_AUTHORITY_FIELDS)
#undef OWNER

#define OWNER trustAnchor
RECORD_TABLE(trustAnchor, "信任锚", TRUST_ANCHOR_FIELDS)
#undef OWNER

#define OWNER config
RECORD_TABLE(config, "配置", CONFIG_FIELDS)
#undef OWNER

static const struct documentSettings no_document_settings = {.defenceDays = INTEGER_NONE,
                                                             .rectificationDays = INTEGER_NONE,
                                                             .reviewDays = INTEGER_NONE,
                                                             .appealDays = INTEGER_NONE};

const struct documentSettings *config_document_settings(const struct config *config) {
    const struct record *first = config->documentSettings.first;
    return first ? (const struct documentSettings *)first : &no_document_settings;
}
