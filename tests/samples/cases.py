# SPDX-License-Identifier: Apache-2.0
"""The committed samples: what each batch is and what is wrong with the defective ones."""

import os
from datetime import date

import defects as d
from batch import Batch
from defects import InMaterial, InRecord

SMALL = 24  # candidates of a defective batch


class Case:
    """expected: the rule ids that must be found, of 一般 or above; None for a complete batch.
    `defects` makes them anew, as they count what they have seen."""

    def __init__(self, name, serial, first_exam, expected=None, defects=tuple, **settings):
        self.name, self.expected, self.defects = name, expected, defects
        self.settings = {"serial": serial, "first_exam": date.fromisoformat(first_exam),
                         "first_candidate": serial * 100, **settings}
        if expected is not None:
            self.settings.setdefault("total", SMALL)

    def make(self, province, folder):
        Batch(province, folder, defects=self.defects(), **self.settings).write()
        if self.expected is not None:
            with open(os.path.join(folder, "expected.txt"), "w", encoding="utf-8",
                      newline="\n") as out:
                out.writelines(rule + "\n" for rule in sorted(self.expected))


def hunan_signatures():
    return (InMaterial("scoreSheet", "paper", d.unsigned, 2),
            InMaterial("scoreSummary", "paper", d.signed_as("internalSupervisor", "handler"),
                       subject="practical"),
            InMaterial("certificateApproval", "paper", d.unsigned_by("institutionHead")),
            InMaterial("applicationForm", "paper", d.unsigned, 3),
            InMaterial("supervisionReport", "paper", d.signed_on("2025-06-01")))


def hunan_files():
    return (InMaterial("applicationForm", "electronic", d.lose_file, 5),
            InMaterial("roomRecord", "paper", d.of_batch("2025002"), 2),
            InMaterial("theoryPaper", "electronic", d.other_bytes),
            InMaterial("resultAnnouncement", "electronic", d.empty_file),
            InMaterial("processVideo", "video", d.picture_for_video, 3),
            InMaterial("certificateRoster", "paper", d.leave_out))


def yunnan_people():
    return (InMaterial("applicationForm", "paper", d.unsigned, 4),
            InMaterial("commitment", "paper", d.unsigned, 6),
            InMaterial("candidateRoster", "paper", d.as_electronic),
            InMaterial("assessorRoster", "paper", d.leave_out),
            InMaterial("electronicSet", "electronic", d.empty_file),
            InMaterial("signInSheet", "paper", d.leave_out, subject="theory"))


def yunnan_results():
    return (InMaterial("certificateRoster", "paper", d.of_batch("2024007")),
            InMaterial("processVideo", "video", d.picture_for_video, 2),
            InMaterial("scoreSheet", "paper", d.dated("2025-08-20"), subject="practical"),
            InMaterial("certificateDataSummary", "electronic", d.other_bytes),
            InMaterial("reissueApplication", "paper", d.leave_out, None),
            InMaterial("roomRecord", "paper", d.leave_out, subject="comprehensive"))


def sichuan_signatures():
    return (InMaterial("roomRecord", "paper", d.unsigned_by("invigilator")),
            InMaterial("practicalScoreReport", "paper", d.unsigned_by("leader")),
            InMaterial("scoreRoster", "paper", d.signed_as("institutionHead", "handler")),
            InMaterial("certificateHandling", "paper", d.unsigned_by("approver")),
            InMaterial("supervisionRecord", "paper", d.unsigned))


def sichuan_dates():
    return (InMaterial("examPlan", "electronic", d.lose_file),
            InMaterial("meetingRecord", "paper", d.dated("2025-11-03")),
            InMaterial("practicalScoreReport", "paper", d.of_batch("2025002"), 2),
            InMaterial("scoreRoster", "paper", d.dated("2025-10-20")),
            InMaterial("certificateHandling", "paper", d.leave_out))


def guangxi_files():
    return (InMaterial("applicationForm", "paper", d.leave_out, 7),
            InMaterial("applicationForm", "electronic", d.leave_out, 7),
            InMaterial("signInSheet", "paper", d.dated("2025-07-01")),
            InMaterial("certificateDataSummary", "electronic", d.lose_file),
            InMaterial("archiveRecord", "paper", d.leave_out),
            InMaterial("processVideo", "video", d.picture_for_video))


def guangxi_steps():
    return (InMaterial("scoreSheet", "paper", d.leave_out, subject="practical"),
            InMaterial("resultAnnouncement", "electronic", d.other_bytes),
            InMaterial("resultReview", "paper", d.of_batch("2025001")),
            InMaterial("certificateRoster", "paper", d.leave_out))


def mongolia_evidence():
    return (InMaterial("eligibilityEvidence", "paper", d.leave_out, 9),
            InMaterial("supervisorRoster", "paper", d.of_batch("2024003")),
            InMaterial("supervisionReport", "paper", d.dated("2025-07-01")),
            InMaterial("electronicSet", "electronic", d.empty_file))


def mongolia_results():
    return (InMaterial("theoryPaper", "electronic", d.lose_file),
            InMaterial("scoreSummary", "paper", d.leave_out),
            InMaterial("processVideo", "video", d.picture_for_video, 4),
            InMaterial("certificateDataSummary", "electronic", d.other_bytes))


def hunan_rules():
    return (InRecord("plan", {"filedOn": "2025-10-13", "acceptedOn": "2025-10-14"}),
            InRecord("candidate", {"feePaid": "180.00"}, 8),
            InRecord("candidate", {"idNumber": "439999199001010001"}, 5),
            InRecord("room", {"gapAlong": "75"}, where={"type": "paper"}),
            InRecord("room", {"screens": False}, where={"type": "computer"}),
            InRecord("scoreEntry", {"checkedBy": "P014", "enteredBy": "P014"}, 2),
            InRecord("video", {"uploadedAt": "2025-10-28T09:00:00"}, 2),
            InRecord("video", {"width": 640, "height": 480}),
            InMaterial("processVideo", "video", d.coarse_video),
            InRecord("custody", None, 3),
            InRecord("custody", {"hasSigned": False}, 9),
            InRecord("score", {"marker": None}, where={"marker": "P012"}),
            InRecord("certificate", {"number": "S000043999901255005999"},
                     where={"level": "4"}),
            InRecord("certificate", {"uploadedOn": "2025-12-26"}, 4),
            InRecord("advertisement", {"wording": "技能等级认定，名师辅导，包过"}))


def yunnan_rules():
    return (InRecord("occupation", {"standardOccupation": "4-03-02-02"}),
            InRecord("candidate", {"reviewedOn": "2025-10-20"}, 3),
            InRecord("candidate", {"residence": None}, 6),
            InRecord("certificate", {"issuer": "云南示例分中心"}, 2),
            InRecord("seat", {"faceMatched": False}, 2),
            InRecord("video", {"end": "2025-10-17T10:10:00"}))


def sichuan_rules():
    return (InRecord("announcement", {"conditions": None}),
            InRecord("meeting", {"heldOn": "2025-09-29"}))


def guangxi_rules():
    return (InRecord("step", None, where={"kind": "archive"}),
            InRecord("person", {"cardUntil": "2025-06-30"}, where={"role": "assessor"}),
            InRecord("candidate", {"feePaid": "150.00"}, 2),
            InRecord("publication", {"masked": False}),
            InRecord("planItem", {"until": "2025-09-19"}, 3),
            InRecord("video", None, 4))


def mongolia_rules():
    return (InRecord("candidate", {"employer": "示例机械制造有限公司"}, 4),
            InRecord("candidate", {"category": "public"}, 7),
            InRecord("query", {"byNumber": True, "byName": False, "byIdNumber": False}),
            InRecord("correction", {"confirmedBy": None}))


CASES = {
    "hunan": (
        Case("complete-social-organisation", 1, "2025-04-11"),
        Case("complete-external-venue", 2, "2025-05-16", external=True, total=30),
        Case("defective-signatures", 3, "2025-06-13", ("HN-S1", "HN-S2", "HN-S3", "HN-S8", "HN-08d"),
             hunan_signatures),
        Case("defective-files", 4, "2025-09-12",
             ("HN-M02", "HN-M04", "HN-M05", "HN-M11", "HN-M12", "HN-M13"), hunan_files),
        Case("defective-rules", 5, "2025-10-17",
             ("CERT-1", "CERT-3", "DG-10a", "DG-12a", "HN-03e", "HN-05c", "HN-06c", "HN-06e",
              "HN-07e", "HN-09a", "HN-17a", "HN-17b", "HN-19", "HN-S5", "HN-S7", "ID-chk"), hunan_rules)),
    "yunnan": (
        Case("complete-corrected-certificates", 1, "2025-04-18", correction=True),
        Case("defective-people", 2, "2025-05-23",
             ("YN-M01", "YN-S1", "YN-M04", "YN-M06", "YN-M09", "YN-M16b"), yunnan_people),
        Case("defective-results", 3, "2025-08-22",
             ("YN-M05", "YN-M08", "YN-M12", "YN-M14", "YN-M15", "YN-M18c"), yunnan_results,
             correction=True),
        Case("defective-rules", 4, "2025-10-17",
             ("YN-1a", "YN-2a2", "YN-2b", "YN-v"), yunnan_rules)),
    "sichuan": (
        Case("complete-school", 1, "2025-05-09"),
        Case("defective-signatures", 2, "2025-06-20", ("SC-S1", "SC-S2", "SC-S3", "SC-S4", "SC-S5"),
             sichuan_signatures),
        Case("defective-dates", 3, "2025-10-24", ("SC-M01", "SC-M02", "SC-M04", "SC-M05", "SC-M06"),
             sichuan_dates),
        Case("defective-rules", 4, "2025-09-26", ("SC-04a", "SC-04b"), sichuan_rules)),
    "guangxi": (
        Case("complete-other-city", 1, "2025-04-25", external=True, incident=True),
        Case("defective-files", 2, "2025-07-11",
             ("GX-M02b", "GX-M05", "GX-M08", "GX-M09", "GX-M10"), guangxi_files),
        Case("defective-steps", 3, "2025-11-14", ("GX-M05d", "GX-M06", "GX-M07", "GX-M08b"),
             guangxi_steps),
        Case("defective-rules", 4, "2025-09-19", ("DG-18", "GX-2a", "GX-2c", "GX-2d", "GX-6", "GX-8"),
             guangxi_rules)),
    "inner-mongolia": (
        Case("complete-enterprise", 1, "2025-06-06"),
        Case("defective-evidence", 2, "2025-07-18", ("NM-M02", "NM-M05b", "NM-M11", "NM-M13"),
             mongolia_evidence),
        Case("defective-results", 3, "2025-09-19", ("NM-M06", "NM-M08", "NM-M10", "NM-M12"),
             mongolia_results),
        Case("defective-rules", 4, "2025-10-17", ("DG-14", "DG-20", "NM-3a"), mongolia_rules,
             correction=True)),
}
