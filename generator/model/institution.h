// SPDX-License-Identifier: Apache-2.0
// An institution's file (机构档案, 一户一档): schemas/institution.xsd. Everything about an
// institution that no single batch export holds, for the rules of class B. Class C questions about
// the institution are answered with the `answer` of an export, lookups in the certificate data with
// its `query`.
#ifndef JUANCE_MODEL_INSTITUTION_H
#define JUANCE_MODEL_INSTITUTION_H

#include "model/batch.h"
#include "records/institution.h"

#define DOSSIER_NAMESPACE "urn:juance:institution"
#define DOSSIER_VERSION   "1.0"

#endif
