// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_signer.h"

#include <string.h>

#include "base/language.h"
#include "model/batch.h"

static bool is_one_of(const char *wanted, const char *const *names) {
    for (; wanted && *names; names++)
        if (strcmp(*names, wanted) == 0) return true;
    return false;
}

void verify_signer(const struct verified *verified, const struct volumeRecord *record,
                   struct verify_report *report) {
    const char *const *names = verified_signer(verified);
    const struct institution *institution = (const struct institution *)record->institution.first;
    if (!names || !institution) return;
    const char *code = institution->creditCode, *name = institution->name;
    if (code && !is_one_of(code, names))
        report_add(
            report, LAYER_CHAIN, VERDICT_FAILED, "seal/",
            _("the signer's certificate does not name the volume's institution %s (%s): it is "
              "that of somebody else"),
            name ? name : "", code);
    else if (!code && !is_one_of(name, names))
        report_add(report, LAYER_CHAIN, VERDICT_NOT_APPLICABLE, "seal/",
                   _("the record of %s has no credit code to hold the signer against: look at the "
                     "name of who signed"),
                   name ? name : "");
}
