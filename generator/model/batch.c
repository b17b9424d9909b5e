// SPDX-License-Identifier: Apache-2.0
#include "model/batch.h"

#include "model/record_table.h"

#define OWNER institution
RECORD_TABLE(institution, "评价机构", INSTITUTION_FIELDS)
#undef OWNER

#define OWNER planItem
RECORD_TABLE(planItem, "计划职业等级", PLAN_ITEM_FIELDS)
#undef OWNER

#define OWNER change
RECORD_TABLE(change, "计划变更", CHANGE_FIELDS)
#undef OWNER

#define OWNER plan
RECORD_TABLE(plan, "批次计划", PLAN_FIELDS)
#undef OWNER

#define OWNER announcement
RECORD_TABLE(announcement, "考试计划公告", ANNOUNCEMENT_FIELDS)
#undef OWNER

#define OWNER meeting
RECORD_TABLE(meeting, "考务工作会", MEETING_FIELDS)
#undef OWNER

#define OWNER step
RECORD_TABLE(step, "评价环节", STEP_FIELDS)
#undef OWNER

#define OWNER feePublication
RECORD_TABLE(feePublication, "收费公示", FEE_PUBLICATION_FIELDS)
#undef OWNER

#define OWNER fee
RECORD_TABLE(fee, "收费标准", FEE_FIELDS)
#undef OWNER

#define OWNER receiptLine
RECORD_TABLE(receiptLine, "票据明细", RECEIPT_LINE_FIELDS)
#undef OWNER

#define OWNER receipt
RECORD_TABLE(receipt, "收费票据", RECEIPT_FIELDS)
#undef OWNER

#define OWNER occupation
RECORD_TABLE(occupation, "认定职业", OCCUPATION_FIELDS)
#undef OWNER

#define OWNER permission
RECORD_TABLE(permission, "外部考点许可", PERMISSION_FIELDS)
#undef OWNER

#define OWNER consent
RECORD_TABLE(consent, "跨市报备", CONSENT_FIELDS)
#undef OWNER

#define OWNER posting
RECORD_TABLE(posting, "张贴", POSTING_FIELDS)
#undef OWNER

#define OWNER venue
RECORD_TABLE(venue, "考点", VENUE_FIELDS)
#undef OWNER

#define OWNER room
RECORD_TABLE(room, "考场", ROOM_FIELDS)
#undef OWNER

#define OWNER duty
RECORD_TABLE(duty, "岗位安排", DUTY_FIELDS)
#undef OWNER

#define OWNER session
RECORD_TABLE(session, "场次", SESSION_FIELDS)
#undef OWNER

#define OWNER conflict
RECORD_TABLE(conflict, "申报的利害关系", CONFLICT_FIELDS)
#undef OWNER

#define OWNER person
RECORD_TABLE(person, "工作人员", PERSON_FIELDS)
#undef OWNER

#define OWNER heldCertificate
RECORD_TABLE(heldCertificate, "现持有证书", HELD_CERTIFICATE_FIELDS)
#undef OWNER

#define OWNER seat
RECORD_TABLE(seat, "考场安排", SEAT_FIELDS)
#undef OWNER

#define OWNER score
RECORD_TABLE(score, "成绩", SCORE_FIELDS)
#undef OWNER

#define OWNER certificate
RECORD_TABLE(certificate, "证书", CERTIFICATE_FIELDS)
#undef OWNER

#define OWNER candidate
RECORD_TABLE(candidate, "参评人员", CANDIDATE_FIELDS)
#undef OWNER

#define OWNER custody
RECORD_TABLE(custody, "流转记录", CUSTODY_FIELDS)
#undef OWNER

#define OWNER paper
RECORD_TABLE(paper, "试卷", PAPER_FIELDS)
#undef OWNER

#define OWNER scoreEntry
RECORD_TABLE(scoreEntry, "成绩录入", SCORE_ENTRY_FIELDS)
#undef OWNER

#define OWNER scoreChange
RECORD_TABLE(scoreChange, "成绩更改", SCORE_CHANGE_FIELDS)
#undef OWNER

#define OWNER publication
RECORD_TABLE(publication, "成绩公示", PUBLICATION_FIELDS)
#undef OWNER

#define OWNER correction
RECORD_TABLE(correction, "证书更正补发", CORRECTION_FIELDS)
#undef OWNER

#define OWNER deletion
RECORD_TABLE(deletion, "证书数据删除", DELETION_FIELDS)
#undef OWNER

#define OWNER dataOperation
RECORD_TABLE(dataOperation, "证书数据操作", DATA_OPERATION_FIELDS)
#undef OWNER

#define OWNER query
RECORD_TABLE(query, "证书数据查询", QUERY_FIELDS)
#undef OWNER

#define OWNER video
RECORD_TABLE(video, "视频", VIDEO_FIELDS)
#undef OWNER

#define OWNER signature
RECORD_TABLE(signature, "签字", SIGNATURE_FIELDS)
#undef OWNER

#define OWNER incident
RECORD_TABLE(incident, "考场事件", INCIDENT_FIELDS)
#undef OWNER

#define OWNER externalSupervision
RECORD_TABLE(externalSupervision, "外部督导", EXTERNAL_SUPERVISION_FIELDS)
#undef OWNER

#define OWNER advertisement
RECORD_TABLE(advertisement, "广告宣传", ADVERTISEMENT_FIELDS)
#undef OWNER

#define OWNER answer
RECORD_TABLE(answer, "人工核查答复", ANSWER_FIELDS)
#undef OWNER

#define OWNER rosterRow
RECORD_TABLE(rosterRow, "名册所载行", ROSTER_ROW_FIELDS)
#undef OWNER

#define OWNER material
RECORD_TABLE(material, "归档材料", MATERIAL_FIELDS)
#undef OWNER

#define OWNER batch
RECORD_TABLE(batch, "认定批次", BATCH_FIELDS)
#undef OWNER

static const struct record *only(const struct list *list, const struct record *absent) {
    return list->first ? list->first : absent;
}

// Records without anything in them; their tables say what "absent" is.
static const struct institution no_institution = {.filedOn = DATE_NONE, .branch = BOOLEAN_NONE};
static const struct plan no_plan = {.filedOn = DATE_NONE,
                                    .acceptedOn = DATE_NONE,
                                    .registrationFrom = DATE_NONE,
                                    .registrationUntil = DATE_NONE};

const struct institution *batch_institution(const struct batch *batch) {
    return (const struct institution *)only(&batch->institution, &no_institution.record);
}

const struct plan *batch_plan(const struct batch *batch) {
    return (const struct plan *)only(&batch->plan, &no_plan.record);
}

date batch_first_exam(const struct batch *batch) {
    date first = DATE_NONE;
    for (EACH(struct session, session, batch->session)) {
        date day = moment_date(session->start);
        if (day != DATE_NONE && (first == DATE_NONE || day < first)) first = day;
    }
    return first;
}

static void later(date *latest, date day) {
    if (day > *latest) *latest = day; // DATE_NONE is the smallest
}

date batch_last_exam(const struct batch *batch) {
    date last = DATE_NONE;
    for (EACH(struct session, session, batch->session)) {
        later(&last, moment_date(session->start));
        later(&last, moment_date(session->end));
    }
    return last;
}

date batch_closed_on(const struct batch *batch) {
    date last = batch_last_exam(batch);
    for (EACH(struct publication, publication, batch->publication))
        later(&last, publication->until);
    for (EACH(struct candidate, candidate, batch->candidate))
        for (EACH(struct certificate, certificate, candidate->certificate)) {
            later(&last, certificate->issuedOn);
            later(&last, certificate->uploadedOn);
            later(&last, certificate->resentOn);
        }
    for (EACH(struct correction, correction, batch->correction))
        later(&last, correction->confirmedOn);
    for (EACH(struct material, material, batch->material)) {
        later(&last, material->dated);
        for (EACH(struct signature, signature, material->signature))
            later(&last, signature->signedOn);
    }
    return last;
}
