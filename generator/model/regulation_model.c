// SPDX-License-Identifier: Apache-2.0
#include "model/regulation_model.h"

#include "model/record_table.h"

RECORD_TABLE(operation, "运算", OPERATION_FIELDS)
