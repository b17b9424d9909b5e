# SPDX-License-Identifier: Apache-2.0
"""The days of a batch, each step in its order and within its time limit, from the first exam day."""

from datetime import date

from workdays import add_days, add_workdays


class Schedule:
    def __init__(self, first_exam, year, subjects):
        self.first_exam = first_exam
        self.days = {"theory": first_exam, "practical": add_days(first_exam, 1),
                     "comprehensive": add_days(first_exam, 2)}
        self.last_exam = max(self.days[subject] for subject in subjects)

        # Hunan (三): annual plan by 31 December before, batch plan seven working days ahead.
        self.annual_plan = add_workdays(date(year, 1, 1), -12)
        self.annual_publication = add_workdays(date(year, 1, 1), -8)
        self.plan_filed = add_workdays(first_exam, -12)
        self.plan_accepted = add_workdays(self.plan_filed, 2)
        self.reviewed = add_workdays(self.plan_filed, -2)
        self.registration_until = add_workdays(self.reviewed, -2)
        self.registration_from = add_workdays(self.registration_until, -9)
        self.announced = add_workdays(self.registration_from, -5)
        self.fees_published = add_workdays(self.announced, -3)

        self.papers_reviewed = add_workdays(first_exam, -20)
        self.external_permission = add_workdays(first_exam, -9)
        self.seating = add_workdays(first_exam, -5)
        self.staffing = add_workdays(first_exam, -4)
        self.avoidance = add_workdays(first_exam, -3)
        self.meeting = add_workdays(first_exam, -1)
        self.posted = add_workdays(first_exam, -1)

        self.uploaded_video = add_days(self.last_exam, 1)
        self.marked = add_workdays(self.last_exam, 1)
        self.entered = add_workdays(self.last_exam, 2)
        self.report = add_workdays(self.last_exam, 2)
        self.decided = add_workdays(self.report, 1)
        self.published_from = add_workdays(self.entered, 1)
        self.published_until = add_workdays(self.published_from, 6)
        self.result_review = add_workdays(self.published_until, 1)
        self.approved = add_workdays(self.result_review, 1)
        self.issued = add_workdays(self.approved, 1)
        # Data guide 10: thirty, thirty and fifteen working days.
        self.uploaded = add_workdays(self.issued, 8)
        self.received = self.uploaded
        # Guide 11: what was sent back is mended and sent again within twenty working days.
        self.returned = add_workdays(self.received, 3)
        self.resent = add_workdays(self.returned, 4)
        self.forwarded = add_workdays(self.received, 10)
        self.searchable = add_workdays(self.forwarded, 8)
        self.correction_applied = add_workdays(self.searchable, 5)
        self.correction_confirmed = add_workdays(self.correction_applied, 6)
        self.archived = add_workdays(self.correction_confirmed, 3)
        self.exported = add_workdays(self.archived, 2)
