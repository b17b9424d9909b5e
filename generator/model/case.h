// SPDX-License-Identifier: Apache-2.0
// A sanction case (案件): schemas/case.xsd. The case file of one misconduct from its discovery
// to its archive: who, what (by id in the catalogue of misconduct, schemas/misconduct), evidence,
// each procedural step with date and person, the officer's choices with their reasons, service,
// review, appeal. Nothing here is computed: what the program makes of it is model/judgement.h.
// Document numbers are the office's own; the program checks their form and that none is used twice.
#ifndef JUANCE_MODEL_CASE_H
#define JUANCE_MODEL_CASE_H

#include "model/batch.h"
#include "model/config.h"
#include "model/institution.h"
#include "records/case.h"

#define CASE_NAMESPACE "urn:juance:case"
#define CASE_VERSION   "1.0"

#endif
