// SPDX-License-Identifier: Apache-2.0
// Which fields of the batch hold the id of which other record.
#include <string.h>

#include "expression/path.h"
#include "model/batch.h"

#define SESSION(kind, field)                                                                       \
    { kind, field, "session", field, "id", &session_kind }
#define ROOM(kind, field)                                                                          \
    { kind, field, "room", field, "id", &room_kind }
#define PERSON(kind, field)                                                                        \
    { kind, field, "person", field, "id", &person_kind }
#define CANDIDATE(kind, field)                                                                     \
    { kind, field, "candidate", field, "number", &candidate_kind }
#define MATERIAL(kind, field)                                                                      \
    { kind, field, "material", field, "id", &material_kind }
#define CERTIFICATE(kind, field)                                                                   \
    { kind, field, "candidate/certificate", field, "number", &certificate_kind }
#define OCCUPATION(kind, field)                                                                    \
    { kind, field, "occupation", field " level", "code level", &occupation_kind }

static const struct reference references_of_batch[] = {
    OCCUPATION("planItem", "occupation"),
    OCCUPATION("fee", "occupation"),
    {"planItem", "venue", "venue", "venue", "id", &venue_kind},
    CANDIDATE("receipt", "candidate"),
    {"room", "venue", "venue", "venue", "id", &venue_kind},
    ROOM("session", "room"),
    OCCUPATION("session", "occupation"),
    PERSON("duty", "person"),
    CANDIDATE("conflict", "candidate"),
    OCCUPATION("candidate", "occupation"),
    MATERIAL("candidate", "photo"),
    MATERIAL("candidate", "educationScan"),
    MATERIAL("heldCertificate", "scan"),
    SESSION("seat", "session"),
    PERSON("score", "marker"),
    OCCUPATION("certificate", "occupationCode"),
    MATERIAL("certificate", "lateReason"),
    OCCUPATION("paper", "occupation"),
    PERSON("custody", "person"),
    PERSON("scoreEntry", "enteredBy"),
    PERSON("scoreEntry", "checkedBy"),
    PERSON("scoreEntry", "supervisor"),
    CANDIDATE("scoreChange", "candidate"),
    CERTIFICATE("correction", "certificate"),
    CERTIFICATE("deletion", "certificate"),
    CERTIFICATE("dataOperation", "certificate"),
    ROOM("video", "room"),
    SESSION("video", "session"),
    MATERIAL("video", "material"),
    CANDIDATE("incident", "candidate"),
    SESSION("incident", "session"),
    MATERIAL("incident", "recordForm"),
    MATERIAL("incident", "investigation"),
    MATERIAL("incident", "decision"),
    PERSON("externalSupervision", "person"),
    MATERIAL("answer", "evidence"),
    CANDIDATE("material", "candidate"),
    ROOM("material", "room"),
    SESSION("material", "session"),
    MATERIAL("material", "copyOf"),
};

const struct reference *reference_find(const struct record_kind *kind, const struct field *field) {
    for (size_t i = 0; i < sizeof references_of_batch / sizeof *references_of_batch; i++)
        if (strcmp(references_of_batch[i].kind, kind->name) == 0 &&
            strcmp(references_of_batch[i].field, field->name) == 0)
            return &references_of_batch[i];
    return NULL;
}
