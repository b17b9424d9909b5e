// SPDX-License-Identifier: Apache-2.0
#include "model/verification.h"

#include "model/record_table.h"

RECORD_TABLE(verifiedCheck, "检测项目", VERIFIED_CHECK_FIELDS)
RECORD_TABLE(verifiedFault, "检测问题", VERIFIED_FAULT_FIELDS)
RECORD_TABLE(verifiedVolume, "检测案卷", VERIFIED_VOLUME_FIELDS)
RECORD_TABLE(verifiedGone, "已销毁案卷", VERIFIED_GONE_FIELDS)
RECORD_TABLE(verification, "检测报告", VERIFICATION_FIELDS)
