// SPDX-License-Identifier: Apache-2.0
#include "model/institution_archive.h"

#include "model/record_table.h"

RECORD_TABLE(heldBatch, "批次", HELD_BATCH_FIELDS)
RECORD_TABLE(heldFigures, "证书", HELD_FIGURES_FIELDS)
RECORD_TABLE(heldCase, "案件", HELD_CASE_FIELDS)
RECORD_TABLE(heldRating, "评定", HELD_RATING_FIELDS)
RECORD_TABLE(heldHold, "冻结", HELD_HOLD_FIELDS)
RECORD_TABLE(heldVolume, "案卷", HELD_VOLUME_FIELDS)
RECORD_TABLE(contentsRow, "目录行", CONTENTS_ROW_FIELDS)
RECORD_TABLE(institutionArchive, "机构在档情况", INSTITUTION_ARCHIVE_FIELDS)
