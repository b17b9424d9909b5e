// SPDX-License-Identifier: Apache-2.0
#include "model/finding.h"

const char *severity_label(enum severity severity) {
    static const char *const labels[SEVERITY_COUNT] = {"阻断", "严重", "一般", "提示"};
    return labels[severity];
}
