# SPDX-License-Identifier: Apache-2.0
"""What may be missing from an export, and why. (pattern of the kind, jurisdictions or *, reason)"""

# Noticed in no complete sample.
OPTIONAL = [
    # What happens or does not: no notice asks that there be one. What it must hold when it is there is
    # asked where the rule's condition is met (pairs of the rule named).
    (r"(all )?advertisement(/@.*)?", "*", "an advertisement is held against HN-19 and GX when there is one"),
    (r"(all )?correction(\[.*\])?(/@(after|before|appliedOn|field|confirmedBy|confirmedOn|reason))?", "*",
     "a correction is held against DG-14 when there is one; 1 of 2 in the sample is a reissue"),
    (r"(all )?dataOperation(\[.*\])?(/@(certificate|reason))?", "*",
     "DG-13 asks who and when of each operation; the log itself is kept by the platform"),
    (r"(all )?heldCertificate(\[.*\])?(/@occupation)?", "*", "a candidate need not hold a certificate"),
    (r"(all )?incident(/@.*)?", "*", "nobody need misbehave; N57-20 asks for record, decision and its day"),
    (r"(all )?query(/@.*)?", "*", "a query is held against DG-19 and DG-20 when there is one"),
    (r"(all )?scoreChange(/@.*)?", "*", "a change of a score is held against GX-22-5, in Guangxi only"),
    (r"(all )?conflict(/@(candidate|relation))?", "*", "nobody need be related; HN-08a asks whether a declared one was avoided"),
    (r"(all )?change(/@(after|before))?", "*", "GX-8 asks for a report when plan and sessions differ"),
    (r"(all )?receipt(/@(candidate|issuedOn|number))?|receiptLine/@amount", "*",
     "HN-05b holds the lines of each receipt apart; enterprises charge nothing, and no notice fixes the receipt's form"),
    (r"material\[(avoidanceDeclaration|correctionRequest|crossCityConsent|incidentRecord|lateReason|misconductDecision|"
     r"misconductInvestigation|photo|planChangeReport|postingPhotos|reissueApplication|scoreChangeApproval)\]", "*",
     "evidence of what the export states elsewhere; rows ask for it under conditions or as declared 无此项"),
    # One of several suffices.
    (r"(all )?rosterRow(/@candidate)?|material/@rows", "*", "CERT-3 takes the number of rows or the rows themselves"),
    (r"candidate/@(theory|practical|comprehensive)", "*", "HN-04a asks for one of the three; CERT-2 then asks the occupation"),
    (r"candidate/@feePaid", "*", "who pays nothing has no fee to compare"),
    (r"score/@passed", "*", "it follows from the mark and the pass mark; a claim that differs is found (CERT-4)"),
    (r"occupation/@(theory|practical|comprehensive)", "*", "CERT-2 asks the candidate's subjects first"),
    (r"planItem(/@.*)?", "*", "HN-03f asks for the list; its columns are held against the annual plan (HN-03d)"),
    (r"externalSupervision(/@person)?", "*", "HN-08f asks who sent the supervisor of an external venue in another city; "
     "a batch may be without external supervision"),
    # Kept because documents print it, or another command uses it; no notice asks for it of a batch.
    (r"batch/@(institutionFile|title)", "*", "how files are found and named"),
    (r"institution/@(address|branch|contact|creditCode|filedOn|filingLevel|head|telephone)", "*",
     "asked of the institution's file; the batch repeats it for its cover"),
    (r"(announcement|feePublication|publication)/@(channel|objections|until)", "*", "no notice fixes the channel or the length"),
    (r"candidate/@(commitmentSignedOn|major|registeredOn|reviewer)", "*",
     "the signed form is asked for as material; the major where the standard's condition names one"),
    (r"certificate/@(forwardedOn|receivedOn|returnedOn|searchableOn|status)", "*",
     "DG-10b, DG-10c, DG-11: dates of the authority's desk, checked where they are given"),
    (r"(consent|permission)/@(authority|number)", "*", "GX-2b and HN-06g ask for days and batch"),
    (r"material/@(batch|copyOf|pages|room|sha256|subject|title|uploadedOn)", "*",
     "where an entry belongs; the digest is computed when none is stated; HN-09d takes any uploaded summary"),
    (r"meeting/@(attendees|defenceRoom)", "*", "SC-04b asks for rooms and stations, the defence room where there is one"),
    (r"occupation/@(accessControlled|assessorRatio|mode|name|paperSource|passMark|standardOccupation|workType)", "*",
     "no notice gives ratio or pass mark; the name is held against a list of occupations where one is loaded"),
    (r"paper(/@(level|occupation|reviewedOn|source|subject))?", "*",
     "HN-07e asks for the papers of paper sessions; other papers are registered where there are any"),
    (r"person/@(appointedBy|cardFrom|contractUntil|employer|group|leader|occupations)", "*",
     "an open-ended contract has no end; leader and group are read from the duties"),
    (r"plan/@(acceptedOn|registrationFrom|registrationUntil)", "*", "HN-03f's ten contents do not name them"),
    (r"posting/@(evidence|postedOn)", "*", "HN-06b asks what is posted, not when"),
    (r"(room|venue)/@(name|venue|address)", "*", "rooms and venues are known by their ids"),
    (r"scoreEntry/@(checkedAt|enteredAt)", "*", "HN-09a asks who, not when"),
    (r"seat/@(absent|seat)", "*", "who signed in was not absent; seat numbers are printed"),
    (r"session/@group|signature/@person", "*", "links between records; the signer's name and role are what is asked for"),
    (r"video/@(material|room)", "*", "the session says where"),
]

# A rule asks for it under a condition that the complete samples of these jurisdictions do not meet.
CONDITIONAL = [
    (r"candidate/@(category|employer)", "guangxi", "GX-A2-2 binds enterprises and schools; the sample is a social organisation"),
    (r"institution/@name", "guangxi inner-mongolia", "compared with employers: the sample's staff have the enterprise as host, or it is none"),
    (r"institution/@(region|filingLevel)|venue/@region", "inner-mongolia", "NM-3c and NM-3d bind social organisations; the sample is an enterprise"),
    (r"material\[signInSheet\]/signature\[candidate\]", "*",
     "a sign-in sheet without any line is a scan: undecided; test_signatures.py takes one line away"),
    (r"candidate/@feePaid", "*", "who pays nothing has no fee to compare"),
    (r"dataOperation/@reason", "*", "DG-13 asks for the reason of changes and deletions; the others are uploads"),
    (r"incident/@reportedOn", "guangxi", "P-2 asks for it when staff were sanctioned; the sample's incident concerns a candidate"),
    (r"material/@rows", "*", "the rows themselves are there too"),
    (r"feePublication(/@publishedOn)?", "inner-mongolia", "NM-5d takes the day, the material or the sheet's day"),
    (r"material/@uploadedOn", "hunan", "HN-09d takes any uploaded summary, and the sample has several"),
    (r"permission|consent", "guangxi hunan", "N57-13b takes a filed venue, a permission or a consent; the sample has more than one of them"),
    (r"material\[venuePermission\]|person/@employment", "hunan", "asked for an external venue; one of the two samples has none"),
    (r"occupation/@paperSource", "sichuan", "SC-03 binds occupations under access control; the sample has none"),
    (r"occupation/@name", "yunnan", "YN-1b compares with a list of occupations, which is not loaded: undecided"),
    (r"material\[reissueApplication\]", "yunnan", "YN-M15 asks for correction or reissue; the other application is there"),
    (r"query/@byIdNumber", "yunnan", "DG-20 takes any two of three"),
]
